import type { Feature, FeatureCollection, GeoJsonProperties, Geometry, LineString, MultiPolygon, Point, Polygon } from 'geojson';
import type { ExpressionSpecification, LayerSpecification, StyleSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import type { Kind } from '../api/wire';
import { classOf, type Class } from './classes';
import { labelPoint, type Box } from './geometry';
import type { Paints } from './paints';
import type { Shade, ShadeBy } from './shading';

/** Marks nearer to each other than this, in pixels, become one crowd with its number, down to a zoom. */
const CROWD_RADIUS = 40;
const CROWD_ZOOM = 13;
const AWAY = -1;
const FEW = -2;

/** One area as the map draws it. */
export interface Cell {
  code: string;
  name: string;
  count: number;
  households: number | undefined;
  /** Cases of which nobody knows more than that they are here. */
  unplaced: number;
  shade: Shade;
  /** False where another body runs the area: shown, not counted. */
  ours: boolean;
  shape: Polygon | MultiPolygon;
}

/** One case as the map draws it, or a crowd of them, which has no id. */
export interface Spot {
  id: string;
  kind: Kind | 'crowd';
  count: number;
  x: number;
  y: number;
}

export interface Sheet {
  cells: Cell[];
  classes: Class[];
  outline: (Polygon | MultiPolygon)[];
  lattice: (Polygon | MultiPolygon)[];
  /** Land around the city, as far as its folder has it; without it nothing is known to be sea. */
  land: (Polygon | MultiPolygon)[];
  spots: Spot[];
  /** How many lie somewhere in the area that is shown, and in none of its cells. */
  unplaced: number;
  chosen: string;
  pick: { x: number; y: number } | undefined;
  show: { points: boolean; shade: ShadeBy; names: boolean };
}

/** How many cases the sheet shows, at their place or in their area. */
export const onSheet = ({ spots, cells, unplaced }: Pick<Sheet, 'spots' | 'cells' | 'unplaced'>): number =>
  unplaced + [...spots.map((one) => one.count), ...cells.map((one) => one.unplaced)].reduce((sum, one) => sum + one, 0);

export type Sources = Record<'land' | 'cells' | 'lattice' | 'names' | 'outline' | 'spots' | 'areas' | 'chosen' | 'pick', FeatureCollection>;

const collect = <G extends Geometry>(features: { geometry: G; properties: Record<string, unknown> }[]) =>
  ({
    type: 'FeatureCollection',
    features: features.map((f) => ({ type: 'Feature', ...f })),
  }) satisfies FeatureCollection<G>;

const dot = (x: number, y: number): Point => ({ type: 'Point', coordinates: [x, y] });

const middle = (shape: Polygon | MultiPolygon): Point => {
  const [x, y] = labelPoint(shape) as [number, number];
  return dot(x, y);
};

/** The class of a cell from 1, 0 without colour, or a sign: run by others, or too few to say. */
function colourOf({ ours, shade }: Cell, classes: readonly Class[]): number {
  if (!ours) return AWAY;
  if (shade.few) return FEW;
  return shade.value === undefined ? 0 : classOf(shade.value, classes);
}

/** A mark with its number for each area that has cases at no point of their own. */
function areas(sheet: Sheet) {
  const whole = sheet.outline.length && sheet.unplaced ? [{ geometry: middle(sheet.outline[0]!), properties: { count: sheet.unplaced } }] : [];
  const cells = sheet.cells.filter((cell) => cell.unplaced > 0).map((cell) => ({ geometry: middle(cell.shape), properties: { count: cell.unplaced } }));
  return [...cells, ...whole];
}

/** What the sheet holds, as the sources of the style. */
export function sources(sheet: Sheet): Sources {
  const isChosen = (spot: Spot) => spot.id !== '' && spot.id === sheet.chosen;
  return {
    land: collect(sheet.land.map((geometry) => ({ geometry, properties: {} }))),
    cells: collect(
      sheet.cells.map((cell) => ({
        geometry: cell.shape,
        properties: { code: cell.code, shade: colourOf(cell, sheet.classes) },
      })),
    ),
    names: collect(
      sheet.cells.map((cell) => {
        const dark = colourOf(cell, sheet.classes) >= 5;
        return { geometry: middle(cell.shape), properties: { name: cell.name, dark } };
      }),
    ),
    lattice: collect(sheet.lattice.map((geometry) => ({ geometry, properties: {} }))),
    outline: collect(sheet.outline.map((geometry) => ({ geometry, properties: {} }))),
    spots: collect(
      sheet.spots.filter((spot) => !isChosen(spot)).map(({ id, kind, count, x, y }) => ({
        geometry: dot(x, y),
        properties: { id, kind, count },
      })),
    ),
    areas: collect(areas(sheet)),
    chosen: collect(
      sheet.spots.filter(isChosen).map(({ id, kind, x, y }) => ({ geometry: dot(x, y), properties: { id, kind } })),
    ),
    pick: collect(sheet.pick ? [{ geometry: dot(sheet.pick.x, sheet.pick.y), properties: {} }] : []),
  };
}

/** Which of the sources hold something else than before: only these have to be cut and drawn again. */
export function changed(before: Sources, after: Sources): (keyof Sources)[] {
  return (Object.keys(after) as (keyof Sources)[]).filter((name) => !alike(before[name].features, after[name].features));
}

function alike(before: Feature[], after: Feature[]): boolean {
  return (
    before.length === after.length &&
    after.every(({ geometry, properties }, i) => samePlace(before[i]!.geometry, geometry) && sameWords(before[i]!.properties, properties))
  );
}

// Shapes are read once and handed on; points are made anew for each sheet.
function samePlace(a: Geometry, b: Geometry): boolean {
  return a === b || (a.type === 'Point' && b.type === 'Point' && a.coordinates[0] === b.coordinates[0] && a.coordinates[1] === b.coordinates[1]);
}

function sameWords(a: GeoJsonProperties, b: GeoJsonProperties): boolean {
  return Object.entries(b ?? {}).every(([key, value]) => a?.[key] === value);
}

/** Lines of longitude and latitude around a box, at a step that leaves a handful of them. */
export function graticule([west, south, east, north]: Box): FeatureCollection<LineString> {
  const span = Math.max(east - west, north - south);
  const step = [0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2].find((s) => span / s < 8) ?? 5;
  const lines: LineString[] = [];
  const first = (low: number) => Math.floor((low - span) / step) * step;
  for (let x = first(west); x <= east + span; x += step) {
    lines.push({ type: 'LineString', coordinates: [[x, south - 2 * span], [x, north + 2 * span]] });
  }
  for (let y = first(south); y <= north + span; y += step) {
    lines.push({ type: 'LineString', coordinates: [[west - 2 * span, y], [east + 2 * span, y]] });
  }
  return collect(lines.map((geometry) => ({ geometry, properties: {} })));
}

/** An atlas page as a MapLibre style: land on a ground, classes, outlines, names, cases. No tile, no glyph, no sprite. */
export function atlas(p: Paints, data: Sources, grid: FeatureCollection, show: Sheet['show']): StyleSpecification {
  const source = (collection: FeatureCollection, promoteId?: string) => ({
    type: 'geojson' as const,
    data: collection,
    ...(promoteId ? { promoteId } : {}),
  });
  return {
    version: 8,
    sources: {
      land: source(data.land),
      grid: source(grid),
      cells: source(data.cells, 'code'),
      lattice: source(data.lattice),
      names: source(data.names),
      outline: source(data.outline),
      spots: {
        type: 'geojson',
        data: data.spots,
        cluster: true,
        clusterRadius: CROWD_RADIUS,
        clusterMaxZoom: CROWD_ZOOM,
        clusterProperties: { count: ['+', ['get', 'count']] },
      },
      areas: source(data.areas),
      chosen: source(data.chosen),
      pick: source(data.pick),
    },
    layers: [...around(p, data.land.features.length > 0), ...ground(p), ...names(p, show.names), ...spots(p, show.points)],
  };
}

const HOVER: ExpressionSpecification = ['boolean', ['feature-state', 'hover'], false];

/** What lies around the city: washed sea with ripples along the shore, and land that is not ours. */
function around(p: Paints, sea: boolean): LayerSpecification[] {
  const ripple = (id: string, gap: number, opacity: number): LayerSpecification => ({
    id,
    type: 'line',
    source: 'land',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': p['--map-ripple'], 'line-width': 1, 'line-gap-width': gap, 'line-opacity': opacity },
  });
  return [
    { id: 'around', type: 'background', paint: { 'background-color': sea ? p['--map-sea'] : p['--map-abroad'] } },
    ripple('ripple-4', 62, 0.3),
    ripple('ripple-3', 40, 0.5),
    ripple('ripple-2', 22, 0.7),
    ripple('ripple-1', 8, 0.9),
    { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': p['--map-abroad'] } },
    { id: 'coast', type: 'line', source: 'land', paint: { 'line-color': p['--map-ripple'], 'line-width': 1 } },
    { id: 'grid', type: 'line', source: 'grid', paint: { 'line-color': p['--map-grid'], 'line-width': 0.7, 'line-opacity': 0.8 } },
  ];
}

function ground(p: Paints): LayerSpecification[] {
  const shade: ExpressionSpecification = [
    'match', ['get', 'shade'],
    AWAY, p['--map-abroad'],
    FEW, p['--seq-none'],
    1, p['--seq-1'], 2, p['--seq-2'], 3, p['--seq-3'], 4, p['--seq-4'], 5, p['--seq-5'],
    p['--map-land'],
  ];
  return [
    { id: 'home', type: 'fill', source: 'outline', paint: { 'fill-color': p['--map-land'] } },
    { id: 'cells', type: 'fill', source: 'cells', paint: { 'fill-color': shade, 'fill-antialias': true } },
    { id: 'few', type: 'fill', source: 'cells', filter: ['==', ['get', 'shade'], FEW], paint: { 'fill-pattern': 'few' } },
    { id: 'lattice', type: 'line', source: 'lattice', paint: { 'line-color': p['--map-town'], 'line-width': 0.7, 'line-opacity': 0.85 } },
    { id: 'cells-over', type: 'fill', source: 'cells', paint: { 'fill-color': p['--accent'], 'fill-opacity': ['case', HOVER, 0.16, 0] } },
    { id: 'cells-line', type: 'line', source: 'cells', layout: { 'line-join': 'round' }, paint: { 'line-color': p['--map-county'], 'line-width': 0.9, 'line-opacity': 0.75 } },
    { id: 'cells-hover', type: 'line', source: 'cells', layout: { 'line-join': 'round' }, paint: { 'line-color': p['--accent'], 'line-width': ['case', HOVER, 2.4, 0] } },
    { id: 'shore', type: 'line', source: 'outline', layout: { 'line-join': 'round' }, paint: { 'line-color': p['--map-shore'], 'line-width': 1.5 } },
  ];
}

function names(p: Paints, visible: boolean): LayerSpecification[] {
  return [
    {
      id: 'names',
      type: 'symbol',
      source: 'names',
      layout: {
        'text-field': ['get', 'name'],
        'text-size': ['interpolate', ['linear'], ['zoom'], 8, 15, 12, 15],
        'text-letter-spacing': 0.06,
        'text-max-width': 7,
        // A name gives way to a number on its place: it moves aside, and only then is left out.
        'text-variable-anchor': ['center', 'bottom', 'top'],
        'text-radial-offset': 0.9,
        'text-padding': 3,
        visibility: visible ? 'visible' : 'none',
      },
      paint: {
        'text-color': ['case', ['get', 'dark'], p['--map-halo'], p['--map-label']],
        'text-halo-color': ['case', ['get', 'dark'], p['--seq-5'], p['--map-halo']],
        'text-halo-width': 1.6,
      },
    },
  ];
}

function spots(p: Paints, visible: boolean): LayerSpecification[] {
  const visibility = visible ? 'visible' : 'none';
  const crowd: ExpressionSpecification = ['>', ['get', 'count'], 1];
  const marks: SymbolLayerSpecification['layout'] = {
    'icon-image': ['get', 'kind'],
    // Every mark stands, and names make room for it. Marks that lie close together are a crowd, so they are few.
    'icon-allow-overlap': true,
    'icon-padding': 0,
    visibility,
  };
  return [
    {
      id: 'areas',
      type: 'symbol',
      source: 'areas',
      layout: {
        'icon-image': 'area',
        'icon-text-fit': 'both',
        'icon-text-fit-padding': [3, 6, 3, 6],
        'icon-allow-overlap': true,
        'text-allow-overlap': true,
        'text-field': ['to-string', ['get', 'count']],
        'text-size': 12.5,
        'text-offset': [0, 1.5],
        visibility,
      },
      paint: { 'text-color': p['--map-label'] },
    },
    {
      id: 'crowds',
      type: 'circle',
      source: 'spots',
      filter: crowd,
      layout: { visibility },
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['sqrt', ['get', 'count']], 1, 9, 5, 13, 20, 22, 60, 32],
        'circle-color': p['--panel'],
        'circle-opacity': 0.92,
        'circle-stroke-color': p['--map-shore'],
        'circle-stroke-width': 1.4,
      },
    },
    {
      id: 'crowd-counts',
      type: 'symbol',
      source: 'spots',
      filter: crowd,
      layout: { 'text-field': ['to-string', ['get', 'count']], 'text-size': 12.5, 'text-allow-overlap': true, 'text-padding': 8, visibility },
      paint: { 'text-color': p['--map-label'] },
    },
    { id: 'spots', type: 'symbol', source: 'spots', filter: ['<=', ['get', 'count'], 1], layout: marks },
    { id: 'chosen', type: 'symbol', source: 'chosen', layout: marks },
    {
      id: 'chosen-ring',
      type: 'circle',
      source: 'chosen',
      layout: { visibility },
      paint: { 'circle-radius': 13, 'circle-color': 'transparent', 'circle-stroke-color': p['--accent'], 'circle-stroke-width': 2.6 },
    },
    {
      id: 'pick',
      type: 'circle',
      source: 'pick',
      paint: { 'circle-radius': 8, 'circle-color': p['--accent'], 'circle-stroke-color': p['--panel'], 'circle-stroke-width': 3 },
    },
  ];
}
