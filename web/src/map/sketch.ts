import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { Box } from './geometry';

export interface Sketch {
  point: (at: Position) => [number, number];
  path: (shape: Polygon | MultiPolygon) => string;
  /** What lies under a place of the drawing. */
  ground: (x: number, y: number) => { x: number; y: number };
}

/** A small drawing of shapes, to scale at the middle of the box; for a picture that nobody moves. */
export function sketch([west, south, east, north]: Box, width: number, height: number, margin = 12): Sketch {
  const stretch = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min(
    (width - 2 * margin) / Math.max((east - west) * stretch, 1e-9),
    (height - 2 * margin) / Math.max(north - south, 1e-9),
  );
  const left = (width - (east - west) * stretch * scale) / 2;
  const top = (height - (north - south) * scale) / 2;
  const point = ([x, y]: Position): [number, number] => [
    round(left + (x! - west) * stretch * scale),
    round(top + (north - y!) * scale),
  ];
  const ring = (positions: Position[]) => `M${positions.map((at) => point(at).join(' ')).join('L')}Z`;
  return {
    point,
    ground: (x, y) => ({ x: west + (x - left) / (stretch * scale), y: north - (y - top) / scale }),
    path: (shape) => (shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates).flat().map(ring).join(''),
  };
}

const round = (n: number) => Math.round(n * 10) / 10;
