import type { FeatureCollection, MultiPolygon, Point, Polygon } from 'geojson';
import { computed, ref, shallowRef, watch } from 'vue';
import { server, type AreaShapes, type Which } from '../api/server';
import type { Area, CaseItem, CasePage, CasePoint, Count, Kind } from '../api/wire';
import type { Spot } from '../map/atlas';
import { kindsByState, published, readPublished, statesOf } from './definitions';
import { reading } from './loading';
import { dayBefore } from '../words';
import { heard, now as time } from './now';
import { isDay, NEEDS, place, type Day, type NeedFilter, type Time } from './route';
import { session } from './session';
import { readSources } from './sources';

/** The area that is shown, its way up, what is below it, and their outlines. */
export interface Ground {
  chain: Area[];
  children: Area[];
  shapes: AreaShapes;
  outline: AreaShapes;
  lattice: AreaShapes | undefined;
}

/** Land around the city; a city folder may have none. */
export const surroundings = shallowRef<FeatureCollection<Polygon | MultiPolygon>>();

const MOST_WITH_LATTICE = 12;
/** So many rows are read again with news; further down they are as they were read, until somebody opens them. */
const MOST_READ_AGAIN = 1_000;

const groundRead = reading<Ground>();
const listRead = reading<CasePage>();
const pointsRead = reading<FeatureCollection<Point | null, CasePoint>>();
const byAreaRead = reading<Count[]>();
const byStateRead = reading<Count[]>();
const byNeedRead = reading<Record<NeedFilter, number>>();
const byLayerRead = reading<Count[]>();
const byDayRead = reading<Count[]>();

export const ground = groundRead.part;
export const list = listRead.part;

/** The marks of the map: the same cases as the list, all of its pages. */
export const spots = computed<Spot[]>(() => {
  const kinds = kindsByState();
  return (pointsRead.part.value?.features ?? []).flatMap(({ geometry, properties: { id, state, count } }) => {
    if (!geometry) return [];
    const [x, y] = geometry.coordinates as [number, number];
    return [{ id: id ?? '', kind: id ? (kinds.get(state ?? '') ?? 'work') : 'crowd', count, x, y }];
  });
});

/** Cases of which only the area is known, by the area that is drawn. */
export const unplaced = computed(() => {
  const areas = (pointsRead.part.value?.features ?? []).filter((one) => !one.geometry);
  return new Map(areas.map(({ properties: { area, count } }) => [area ?? '', count]));
});

export const here = computed<Area | undefined>(() => ground.value?.chain.at(-1));

/** How many cases of each kind are in the area, whatever kinds are pressed. */
export const byKind = computed<Record<Kind, number>>(() => {
  const kinds = kindsByState();
  const sums: Record<Kind, number> = { new: 0, work: 0, check: 0, answered: 0, end: 0 };
  for (const { key, count } of byStateRead.part.value ?? []) sums[kinds.get(key) ?? 'work'] += count;
  return sums;
});

/** The four numbers that need somebody, whichever is pressed: each is the length of the list that pressing it shows. */
export const byNeed = computed(() => byNeedRead.part.value);

/** How many cases each layer has, whichever layers are shown. */
export const byLayer = computed(() => new Map((byLayerRead.part.value ?? []).map((c) => [c.key, c.count])));

/** When the list was last read, by the server's clock. */
export const asOf = computed(() => list.value?.asOf);

/** The days of the strip, the last one today. */
export const DAYS = 30;
export const days = computed(() => (time.value, Array.from({ length: DAYS }, (_, at) => dayBefore(DAYS - 1 - at) as Day)));

/** How many cases were reported on each of them, whichever day is shown. */
export const byDay = computed(() => byDayRead.part.value && new Map(byDayRead.part.value.map((c) => [c.key, c.count])));

export const byArea = computed(() => new Map((byAreaRead.part.value ?? []).map((c) => [c.key, c.count])));

/** Where somebody without a post looks: at all of it. */
const root = ref('');
const home = computed(() => session.value.me?.posts[0]?.area ?? root.value);
const which = computed<Which>(() => ({
  area: place.area || home.value,
  state: statesOf(place.kinds),
  scenario: place.layers,
  q: place.q,
  source: place.source,
  ...waiting(place.need),
  ...daysOf(place.time),
}));

/** One day, or so many up to today. */
function daysOf(time: Time): Pick<Which, 'from' | 'to'> {
  if (isDay(time)) return { from: time, to: time };
  return { from: time ? dayBefore(Number(time) - 1) : '', to: '' };
}

/** The question that the list shows now. */
export const asked = which;

function waiting(need: '' | NeedFilter): Pick<Which, 'due' | 'need'> {
  if (need === 'soon' || need === 'overdue') return { due: need, need: '' };
  return { due: '', need };
}

/** Reads the desk and keeps it in step with the address. */
export async function startDesk(): Promise<void> {
  await Promise.all([readPublished(), readSources(), findRoot()]);
  void server.surroundings().then(
    (land) => (surroundings.value = land),
    () => (surroundings.value = undefined),
  );
  watch(() => which.value.area, readGround, { immediate: true });
  watch([which, () => published.length], readCases, { immediate: true, deep: true });
}

async function findRoot(): Promise<void> {
  if (session.value.me?.posts.length === 0) root.value = (await server.areas())[0]?.code ?? '';
}

export async function readGround(): Promise<void> {
  const code = which.value.area;
  await groundRead.read(() => groundOf(code));
}

/** List, counts and marks together, so that they say the same number. */
export async function readCases(): Promise<void> {
  const now = which.value;
  if (!now.area) return;
  if (listOf !== JSON.stringify(now)) {
    // Another question: its list begins at its beginning.
    listOf = JSON.stringify(now);
    firstRows = 50;
  }
  await Promise.all([
    listRead.read(() => firstOf(now).then(heard)),
    pointsRead.read(() => server.points(now)),
    readCounts(),
  ]);
}

/** Figures are kept by a reader of the journal, a moment behind the list. */
export async function readCounts(): Promise<void> {
  const now = which.value;
  await Promise.all([
    byAreaRead.read(() => server.counts('area', now)),
    byStateRead.read(() => server.counts('state', { ...now, state: [] })),
    byLayerRead.read(() => server.counts('scenario', { ...now, scenario: [] })),
    byDayRead.read(() => server.counts('day', { ...now, from: dayBefore(DAYS - 1), to: '' })),
    byNeedRead.read(async () => {
      const counts = await Promise.all(NEEDS.map((need) => server.counts('state', { ...now, ...waiting(need) })));
      return Object.fromEntries(NEEDS.map((need, at) => [need, sumOf(counts[at]!)])) as Record<NeedFilter, number>;
    }),
  ]);
}

/** As many rows as somebody has read so far, so that nobody is thrown back when news comes in. */
async function firstOf(now: Which): Promise<CasePage> {
  let read = await server.cases(now, undefined, Math.min(firstRows, 200));
  while (read.next && read.items.length < Math.min(firstRows, MOST_READ_AGAIN)) {
    const page = await server.cases(now, read.next);
    read = { ...page, items: merged(read.items, page.items) };
  }
  const before = list.value;
  if (firstRows <= MOST_READ_AGAIN || !read.next || !before) return read;
  return { ...read, next: before.next ?? null, items: merged(read.items, before.items) };
}

let listOf = '';
let firstRows = 50;

const sumOf = (counts: Count[]): number => counts.reduce((sum, one) => sum + one.count, 0);

export async function readMore(): Promise<void> {
  const before = list.value;
  if (!before?.next || list.busy) return;
  const now = which.value;
  await listRead.read(async () => {
    const page = await server.cases(now, before.next!);
    const items = merged(before.items, page.items);
    firstRows = items.length;
    return { ...page, items };
  });
}

function merged(before: CaseItem[], more: CaseItem[]): CaseItem[] {
  const known = new Set(before.map((item) => item.id));
  return [...before, ...more.filter((item) => !known.has(item.id))];
}

async function groundOf(code: string): Promise<Ground> {
  const self = await server.area(code);
  const [chain, children, outline] = await Promise.all([
    Promise.all(self.chain.map((one) => (one === self.code ? self : server.area(one)))),
    server.areas(self.code),
    server.shapes(self.level, self.code),
  ]);
  const below = children[0]?.level;
  const shapes = below ? await server.shapes(below, self.code) : outline;
  return { chain, children, shapes, outline, lattice: await latticeOf(children) };
}

/** One level deeper, as fine lines, where that is still a picture. */
async function latticeOf(children: Area[]): Promise<AreaShapes | undefined> {
  const first = children[0];
  if (!first?.parent || children.length > MOST_WITH_LATTICE) return undefined;
  const deeper = (await server.areas(first.code))[0];
  return deeper && server.shapes(deeper.level, first.parent);
}
