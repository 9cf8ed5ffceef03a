import type { Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import { changed, onSheet, sources, type Sheet } from '../src/map/atlas';

const square: Polygon = { type: 'Polygon', coordinates: [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]] };

const sheet = (over: Partial<Sheet> = {}): Sheet => ({
  cells: [{ code: '1', name: 'One', count: 2, households: undefined, unplaced: 0, shade: { value: 2, few: false }, ours: true, shape: square }],
  classes: [{ low: 1, high: 1 }, { low: 2, high: 9 }],
  outline: [square],
  lattice: [],
  land: [square],
  spots: [{ id: 'a', kind: 'new', count: 1, x: 0.2, y: 0.3 }, { id: 'b', kind: 'new', count: 1, x: 0.6, y: 0.7 }],
  unplaced: 0,
  chosen: '',
  pick: undefined,
  show: { points: true, shade: 'count', names: true },
  ...over,
});

const against = (over: Partial<Sheet>) => changed(sources(sheet()), sources(sheet(over)));

test('a sheet counts what is at its place and what is only in its area', () => {
  expect(onSheet(sheet({ unplaced: 4, cells: sheet().cells.map((cell) => ({ ...cell, unplaced: 3 })) }))).toBe(9);
});

describe('what the map is given again', () => {
  test('is nothing when a sheet says the same', () => {
    expect(against({})).toEqual([]);
    expect(against({ spots: sheet().spots.map((spot) => ({ ...spot })) })).toEqual([]);
  });

  test('is the marks when one comes, goes or moves', () => {
    expect(against({ spots: sheet().spots.slice(1) })).toEqual(['spots']);
    expect(against({ spots: sheet().spots.map((spot) => ({ ...spot, y: 0.4 })) })).toEqual(['spots']);
  });

  test('is the mark that was chosen beside the others', () => {
    expect(against({ chosen: 'a' })).toEqual(['spots', 'chosen']);
  });

  test('is the cells when a number falls into another class, and the names when one is called otherwise', () => {
    expect(against({ cells: sheet().cells.map((cell) => ({ ...cell, shade: { value: 1, few: false } })) })).toEqual(['cells']);
    expect(against({ cells: sheet().cells.map((cell) => ({ ...cell, name: 'Eins' })) })).toEqual(['names']);
  });

  test('is the cells when one has too few to be coloured, and the marks of areas when one has cases at no point', () => {
    expect(against({ cells: sheet().cells.map((cell) => ({ ...cell, shade: { value: undefined, few: true } })) })).toEqual(['cells']);
    expect(against({ cells: sheet().cells.map((cell) => ({ ...cell, unplaced: 3 })) })).toEqual(['areas']);
    expect(against({ unplaced: 4 })).toEqual(['areas']);
  });

  test('is what has another shape, though it may be equal', () => {
    expect(against({ outline: [structuredClone(square)] })).toEqual(['outline']);
  });
});
