import { expect, test, vi } from 'vitest';

vi.stubGlobal('localStorage', { getItem: () => 'en', setItem: () => undefined });
const { clock, moment, useZone } = await import('../src/words');

test('a moment is shown as the clocks of the city show it, over midnight and summer time', () => {
  useZone('America/New_York');
  expect(moment('2026-11-28T04:30:00Z')).toBe('11-27 23:30');
  expect(moment('2026-07-01T04:30:00Z')).toBe('07-01 00:30');
  expect(clock(new Date('2026-11-28T04:30:00Z'))).toBe('23:30');

  useZone('Asia/Shanghai');
  expect(moment('2026-11-28T04:30:00Z')).toBe('11-28 12:30');
});
