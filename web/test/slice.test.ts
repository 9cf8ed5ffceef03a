import { expect, test } from 'vitest';
import { slice } from '../src/view/slice';

test('a list of a hundred thousand draws what is seen and little more', () => {
  for (const top of [0, 54_000, 2_700_000, 5_399_400]) {
    const { from, to, before, after } = slice(100_000, 54, top, 600);
    expect(to - from).toBeLessThan(32);
    expect(before + (to - from) * 54 + after).toBe(5_400_000);
    expect(from * 54).toBeLessThanOrEqual(top);
    expect(to * 54).toBeGreaterThanOrEqual(Math.min(top + 600, 5_400_000));
  }
});

test('an empty list and a list that became shorter have no rows that are not there', () => {
  expect(slice(0, 54, 0, 600)).toEqual({ from: 0, to: 0, before: 0, after: 0 });
  const { from, to, after } = slice(3, 54, 9_000, 600);
  expect([from, to, after]).toEqual([0, 3, 0]);
});
