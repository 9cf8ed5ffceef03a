import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { AreaShapes } from '../../api/server';
import type { Ground } from '../store/database';

export interface Spot {
  x: number;
  y: number;
}

type Outline = AreaShapes['features'][number];

/** The grid that a point lies in, by the outlines that the phone has; the server decides in the end. */
export function gridAt(shapes: AreaShapes, at: Spot): Outline | undefined {
  return shapes.features.find((one) => contains(one.geometry, at));
}

export function contains(shape: Polygon | MultiPolygon, at: Spot): boolean {
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
  return polygons.some(([outer, ...holes]) => outer && inRing(outer, at) && !holes.some((hole) => inRing(hole, at)));
}

/** A ray to the east crosses an edge an odd number of times from inside; an edge owns its lower end only. */
function inRing(ring: readonly Position[], { x, y }: Spot): boolean {
  let inside = false;
  for (let i = 0, before = ring.length - 1; i < ring.length; before = i++) {
    const [x1, y1] = ring[before] as [number, number];
    const [x2, y2] = ring[i] as [number, number];
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  }
  return inside;
}

export const METRES_A_DEGREE = 111_195;

/** Metres between two points that are near each other. */
export function metres(a: Spot, b: Spot): number {
  const stretch = Math.cos((((a.y + b.y) / 2) * Math.PI) / 180);
  return Math.hypot((a.x - b.x) * stretch, a.y - b.y) * METRES_A_DEGREE;
}

/** A grid as people call it: the village with the grid, and beside it what both lie in. A number alone tells nobody where it is. */
export function inWords(ground: Ground, { properties }: Outline): { name: string; within: string } {
  const [, ...above] = ground.above?.[properties.code] ?? [];
  return { name: [above.at(-1), properties.name].filter(Boolean).join(' '), within: above.slice(0, -1).join(' ') };
}
