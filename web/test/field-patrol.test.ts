import { expect, test, vi } from 'vitest';
import { lockNew } from '../src/field/store/sealing';
import type { KeptPatrol } from '../src/field/patrol/kept';

let disk: KeptPatrol[] | undefined;
vi.mock('../src/field/store/database', () => ({
  part: () => Promise.resolve(disk),
  keepPart: (_: string, value: KeptPatrol[]) => Promise.resolve(void (disk = value)),
  dropPart: () => Promise.resolve(void (disk = undefined)),
}));
const { along, deletedAt, keepPatrols, keptPatrols, sealPatrolsAnew, sweepPatrols } = await import('../src/field/patrol/kept');

const patrol = { begunAt: '2026-10-12T07:00:00.000Z', endedAt: '2026-10-12T08:00:00.000Z', grids: ['1'], track: [{ x: 115.2495, y: 23.0185, at: '' }] };
const sources = import.meta.glob('../src/field/**/*.{vue,ts}', { query: '?raw', import: 'default', eager: true }) as Record<string, string>;

test('the way is kept under the PIN only, and goes with it', async () => {
  await keepPatrols([patrol], undefined);
  expect(disk).toEqual([{ begunAt: patrol.begunAt, endedAt: patrol.endedAt, grids: ['1'] }]);
  const [first, second] = [(await lockNew('111111')).key, (await lockNew('222222')).key];
  await keepPatrols([patrol], first);
  expect(JSON.stringify(disk)).not.toContain('115.2');
  expect(await keptPatrols(first)).toEqual([patrol]);
  expect((await keptPatrols(second))[0]!.track).toEqual([]);
  await sealPatrolsAnew(first, second);
  expect(await keptPatrols(second)).toEqual([patrol]);
  await sealPatrolsAnew(second, undefined);
  expect(disk).toEqual([{ begunAt: patrol.begunAt, endedAt: patrol.endedAt, grids: ['1'] }]);
});

test('seven days after its end it is gone, and one that nobody ended ends by itself', async () => {
  const forgotten = { begunAt: patrol.begunAt, grids: [], track: [] };
  expect(deletedAt(patrol).toISOString()).toBe('2026-10-19T08:00:00.000Z');
  expect(deletedAt(forgotten).toISOString()).toBe('2026-10-19T11:00:00.000Z');
  await keepPatrols([patrol, forgotten], undefined);
  await sweepPatrols(Date.parse('2026-10-19T09:00:00Z'));
  expect(disk).toHaveLength(1);
  await sweepPatrols(Date.parse('2026-10-19T11:00:00Z'));
  expect(disk).toBeUndefined();
});

test('a grid is noted once, and a way only where a PIN keeps it', () => {
  const begun = { begunAt: patrol.begunAt, grids: [], track: [] };
  const at = { x: 115.2495, y: 23.0185 };
  const without = along(begun, at, 7, false);
  expect(without).toMatchObject({ grids: ['7'], track: [] });
  expect(along(without, at, 7, false)).toBe(without);
  const kept = along(begun, at, 7, true);
  expect(kept.track).toHaveLength(1);
  expect(along(kept, { x: at.x + 0.00005, y: at.y }, 7, true)).toBe(kept);
  expect(along(kept, { x: at.x + 0.0005, y: at.y }, 8, true)).toMatchObject({ grids: ['7', '8'], track: [{}, {}] });
});

test('the place is read through one door only, and a patrol knows of no server', () => {
  const reads = Object.entries(sources).filter(([, text]) => text.includes('geolocation')).map(([file]) => file);
  expect(reads).toEqual(['../src/field/position.ts']);
  const opens = Object.entries(sources).filter(([, text]) => /from '.*\/position'/.test(text)).map(([file]) => file.replace('../src/field/', ''));
  expect(opens.sort()).toEqual(['patrol/patrol.ts', 'report/PlaceStep.vue']);
  const patrols = Object.entries(sources).filter(([file]) => file.includes('/patrol/')).map(([, text]) => text).join('\n');
  expect(patrols).not.toMatch(/\/(api|outbox|live)\/|fetch\(|sendBeacon/);
});
