import type { AreaShapes } from '../src/api/server';
import type { CaseItem } from '../src/api/wire';
import { expect, test } from 'vitest';
import { contains, gridAt, inWords, metres } from '../src/field/shift/ground';
import { alike, byNeed } from '../src/field/shift/near';
import { sketch } from '../src/map/sketch';

const square = (west: number, south: number, side = 1) => [[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]];
const grid = (code: number, west: number): AreaShapes['features'][number] => ({
  type: 'Feature',
  properties: { code, name: `${code}`, level: 'small-grid', synthetic: true, runBy: '' },
  geometry: { type: 'Polygon', coordinates: [square(west, 0)] },
});
const shapes: AreaShapes = { type: 'FeatureCollection', features: [grid(1, 0), grid(2, 1)] };

test('a point lies in one grid, also on the border between two, and outside in none', () => {
  expect(gridAt(shapes, { x: 0.5, y: 0.5 })?.properties.code).toBe(1);
  expect(gridAt(shapes, { x: 1.5, y: 0.5 })?.properties.code).toBe(2);
  expect(gridAt(shapes, { x: 1, y: 0.5 })?.properties.code).toBe(2);
  expect(gridAt(shapes, { x: 2.5, y: 0.5 })).toBeUndefined();
});

test('a grid is told by the village before it and by what both lie in, and by itself where that is not known', () => {
  const ground = { readAt: '', of: '', own: [], shapes, above: { 1: ['汕尾市', '海丰县', '可塘镇', '长桥村'], 2: ['汕尾市'] } };
  expect(inWords(ground, grid(1, 0))).toEqual({ name: '长桥村 1', within: '海丰县 可塘镇' });
  expect(inWords(ground, grid(2, 1))).toEqual({ name: '2', within: '' });
  expect(inWords({ ...ground, above: undefined }, grid(1, 0))).toEqual({ name: '1', within: '' });
});

test('a hole is outside, and each part of an area that lies apart is inside', () => {
  const holed = { type: 'Polygon' as const, coordinates: [square(0, 0, 3), square(1, 1)] };
  expect(contains(holed, { x: 1.5, y: 1.5 })).toBe(false);
  expect(contains(holed, { x: 0.5, y: 1.5 })).toBe(true);
  const apart = { type: 'MultiPolygon' as const, coordinates: [[square(0, 0)], [square(5, 5)]] };
  expect(contains(apart, { x: 5.5, y: 5.5 })).toBe(true);
  expect(contains(apart, { x: 3, y: 3 })).toBe(false);
});

test('metres are metres where the phone is', () => {
  expect(metres({ x: 115.25, y: 23 }, { x: 115.25, y: 23.001 })).toBeCloseTo(111.2, 1);
  expect(metres({ x: 115.25, y: 23 }, { x: 115.251, y: 23 })).toBeCloseTo(102.4, 1);
});

test('a tap on the drawing is the place under it', () => {
  const drawing = sketch([115.2, 23, 115.3, 23.1], 358, 300);
  const [x, y] = drawing.point([115.24, 23.06]);
  const ground = drawing.ground(x, y);
  expect(ground.x).toBeCloseTo(115.24, 3);
  expect(ground.y).toBeCloseTo(23.06, 3);
});

const item = (id: string, more: Partial<CaseItem> = {}): CaseItem => ({
  id, scenario: 'general-event', scenarioVersion: 'v', state: 'reported', area: '1', reportedAt: '2026-10-12T07:00:00Z', changedAt: '', attributes: { kind: 'waste' }, version: 1, due: [], ...more,
});

test('what may be the same thing is near, open, of the same scenario and of the same kind', () => {
  const at = { x: 115.25, y: 23 };
  const near = item('near', { point: { x: 115.2505, y: 23 } });
  const all = [
    near, item('far', { point: { x: 115.26, y: 23 } }), item('over', { point: at, endedAt: '2026-10-12T08:00:00Z' }),
    item('other kind', { point: at, attributes: { kind: 'noise' } }), item('other scenario', { point: at, scenario: 'dispute' }),
    item('grid only'), item('other grid', { area: '2' }),
  ];
  const found = alike(all, { scenario: 'general-event', grid: '1', at, answers: { kind: 'waste' } });
  expect(found.map((one) => [one.item.id, one.metres])).toEqual([['near', 51], ['grid only', undefined]]);
});

test('of what is equally near and alike the newest is asked about first', () => {
  const at = { x: 115.25, y: 23 };
  const all = ['2026-10-12T07:00:00Z', '2026-10-12T09:00:00Z', '2026-10-12T08:00:00Z'].map((reportedAt) => item(reportedAt, { point: at, reportedAt }));
  const found = alike(all, { scenario: 'general-event', grid: '1', at, answers: { kind: 'waste' } });
  expect(found.map((one) => one.item.id)).toEqual(['2026-10-12T09:00:00Z', '2026-10-12T08:00:00Z']);
});

test('the late come first, then what is due within hours, and of these the nearest', () => {
  const now = Date.parse('2026-10-12T08:00:00Z');
  const due = (id: string, minutes: number, x: number) => item(id, { due: [{ clock: 'handle', at: new Date(now + minutes * 60_000).toISOString() }], point: { x, y: 0 } });
  const all = [item('no limit'), due('soon, far', 60, 1), due('soon, near', 120, 0.001), due('tomorrow', 1440, 0), due('late', -50, 2)];
  expect(byNeed(all, now, { x: 0, y: 0 }).map((one) => one.id)).toEqual(['late', 'soon, near', 'soon, far', 'tomorrow', 'no limit']);
});
