import { expect, test } from 'vitest';
import { uuidV7 } from '../src/view/uuid';

test('carries the moment in its first 48 bits, its version and its variant', () => {
  const id = uuidV7(0x0192_3456_789a, new Uint8Array(10).fill(0xff));
  expect(id).toBe('01923456-789a-7fff-bfff-ffffffffffff');
});

test('sorts by time', () => {
  const ids = [1_000, 2_000, 1_800_000_000_000].map((now) => uuidV7(now));
  expect([...ids].sort()).toEqual(ids);
});

test('is another one each time', () => {
  const ids = new Set(Array.from({ length: 1_000 }, () => uuidV7(1)));
  expect(ids.size).toBe(1_000);
});
