import type { Polygon, Position } from 'geojson';
import { expect, test } from 'vitest';
import { boxOf, labelPoint } from '../src/map/geometry';
import { sketch } from '../src/map/sketch';

const square = (x: number, y: number, side: number): Position[] => [
  [x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y],
];

test('the box holds every part', () => {
  const shape = { type: 'MultiPolygon' as const, coordinates: [[square(0, 0, 1)], [square(5, 7, 2)]] };
  expect(boxOf([shape])).toEqual([0, 0, 7, 9]);
  expect(boxOf([])).toBeUndefined();
});

test('a name stands in the largest part', () => {
  const shape = { type: 'MultiPolygon' as const, coordinates: [[square(0, 0, 1)], [square(5, 7, 2)]] };
  const [x, y] = labelPoint(shape) as [number, number];
  expect(x).toBeGreaterThan(5);
  expect(y).toBeGreaterThan(7);
});

test('a name stands inside a shape whose centre is outside of it', () => {
  const horseshoe: Polygon = {
    type: 'Polygon',
    coordinates: [[[0, 0], [10, 0], [10, 10], [8, 10], [8, 2], [2, 2], [2, 10], [0, 10], [0, 0]]],
  };
  const [x, y] = labelPoint(horseshoe) as [number, number];
  expect(y <= 2 || x <= 2 || x >= 8).toBe(true);
});

test('a sketch keeps north up and stays inside its frame', () => {
  const drawing = sketch([115, 22, 116, 23], 400, 200);
  const [left, bottom] = drawing.point([115, 22]);
  const [right, top] = drawing.point([116, 23]);
  expect(top).toBeLessThan(bottom);
  expect(left).toBeGreaterThanOrEqual(0);
  expect(right).toBeLessThanOrEqual(400);
  expect(drawing.path({ type: 'Polygon', coordinates: [square(115, 22, 1)] })).toMatch(/^M[\d. L]+Z$/);
});
