import type { MultiPolygon, Polygon, Position } from 'geojson';

export type Box = [west: number, south: number, east: number, north: number];
type Shape = Polygon | MultiPolygon;

const outers = (shape: Shape): Position[][] =>
  shape.type === 'Polygon' ? shape.coordinates.slice(0, 1) : shape.coordinates.map((p) => p[0]!).filter(Boolean);

export function boxOf(shapes: readonly Shape[]): Box | undefined {
  let box: Box | undefined;
  for (const shape of shapes) {
    for (const ring of outers(shape)) {
      for (const [x, y] of ring as [number, number][]) {
        box = box
          ? [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)]
          : [x, y, x, y];
      }
    }
  }
  return box;
}

/** A point for the name: inside the largest part, in the middle of its widest run at about half height. */
export function labelPoint(shape: Shape): Position {
  const ring = outers(shape).reduce((a, b) => (Math.abs(area(a)) >= Math.abs(area(b)) ? a : b));
  const ys = ring.map((p) => p[1]!);
  const low = Math.min(...ys);
  const high = Math.max(...ys);
  let best = { width: -1, point: ring[0]! };
  for (const share of [0.5, 0.42, 0.58, 0.34, 0.66]) {
    const y = low + (high - low) * share;
    const run = widestRun(ring, y);
    // A run nearer to the middle is worth a little more than a wider one far from it.
    const width = run ? (run[1] - run[0]) * (1 - Math.abs(share - 0.5)) : -1;
    if (run && width > best.width) best = { width, point: [(run[0] + run[1]) / 2, y] };
  }
  return best.point;
}

function widestRun(ring: Position[], y: number): [number, number] | undefined {
  const cuts: number[] = [];
  for (let i = 0; i < ring.length - 1; i++) {
    const [x1, y1] = ring[i] as [number, number];
    const [x2, y2] = ring[i + 1] as [number, number];
    if (y1 > y !== y2 > y) cuts.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
  }
  cuts.sort((a, b) => a - b);
  let best: [number, number] | undefined;
  for (let i = 0; i + 1 < cuts.length; i += 2) {
    const run: [number, number] = [cuts[i]!, cuts[i + 1]!];
    if (!best || run[1] - run[0] > best[1] - best[0]) best = run;
  }
  return best;
}

function area(ring: Position[]): number {
  let twice = 0;
  for (let i = 0; i < ring.length - 1; i++) {
    const [x1, y1] = ring[i] as [number, number];
    const [x2, y2] = ring[i + 1] as [number, number];
    twice += x1 * y2 - x2 * y1;
  }
  return twice / 2;
}
