import { reactive, watch } from 'vue';
import { KINDS, type Kind } from '../api/wire';

export const DUES = ['overdue', 'soon'] as const;
export type DueFilter = '' | (typeof DUES)[number];

/** The four numbers that need somebody; the two in the middle are the due times. */
export const NEEDS = ['unassigned', 'soon', 'overdue', 'approval'] as const;
export type NeedFilter = (typeof NEEDS)[number];

/** Reported within so many days up to today, or on one local day; empty for whenever. */
export const TIMES = ['', '1', '7', '30'] as const;
export type Day = `${number}-${number}-${number}`;
export type Time = (typeof TIMES)[number] | Day;

export const isDay = (time: string): time is Day => /^\d{4}-\d\d-\d\d$/.test(time) && !Number.isNaN(Date.parse(time));

/** What the page shows, exactly as its address says it: a selection is a link that can be sent. */
export interface Place {
  area: string;
  /** Which kinds of state are pressed; none pressed means all that is not over. */
  kinds: Kind[];
  q: string;
  /** Which of the four numbers is pressed. */
  need: '' | NeedFilter;
  /** Which layers are shown, by scenario; none named means all. */
  layers: string[];
  time: Time;
  /** By which way they came in; empty for all. */
  source: string;
  case: string;
  /** The case on a page of its own instead of in the panel. */
  full: boolean;
  /** The view for a big screen: larger, without controls, turning through the saved views. */
  wall: boolean;
}

export function read(search: string): Place {
  const p = new URLSearchParams(search);
  const area = p.get('area') ?? '';
  return {
    area: /^\d{1,15}$/.test(area) ? area : '',
    kinds: KINDS.filter((kind) => (p.get('state') ?? '').split(',').includes(kind)),
    q: p.get('q') ?? '',
    need: NEEDS.find((need) => need === (p.get('need') ?? p.get('due'))) ?? '',
    layers: (p.get('layer') ?? '').split(',').filter((layer) => /^[a-z][a-z0-9-]{0,63}$/.test(layer)),
    time: timeOf(p.get('time') ?? ''),
    source: (p.get('source') ?? '').match(/^[a-z][a-z0-9-]{0,39}$/)?.[0] ?? '',
    case: p.get('case') ?? '',
    full: p.get('view') === 'case' && p.has('case'),
    wall: p.get('view') === 'wall',
  };
}

function timeOf(word: string): Time {
  return isDay(word) ? word : (TIMES.find((time) => time === word) ?? '');
}

export function write(place: Place): string {
  const p = new URLSearchParams();
  if (place.area) p.set('area', place.area);
  if (place.kinds.length) p.set('state', place.kinds.join(','));
  if (place.q) p.set('q', place.q);
  if (place.need) p.set('need', place.need);
  if (place.layers.length) p.set('layer', place.layers.join(','));
  if (place.time) p.set('time', place.time);
  if (place.source) p.set('source', place.source);
  if (place.case) p.set('case', place.case);
  if (place.wall) p.set('view', 'wall');
  else if (place.case && place.full) p.set('view', 'case');
  const text = p.toString().replaceAll('%2C', ',');
  return text ? `?${text}` : '';
}

/** What was looked for stands in no address, for those are kept and shown; the way back in this window knows it. */
const words = (): string => (history.state as { q?: string } | null)?.q ?? '';

const here = (): Place => {
  const there = read(location.search);
  return { ...there, q: there.q || words() };
};

export const place = reactive<Place>(here());

export function followAddress(): void {
  const shown = () => `${location.pathname}${write({ ...place, q: '' })}`;
  // An address of before, or one that somebody wrote.
  if (read(location.search).q) history.replaceState({ q: place.q }, '', shown());
  addEventListener('popstate', () => Object.assign(place, here()));
  watch(place, () => {
    if (shown() !== `${location.pathname}${location.search}` || place.q !== words()) history.pushState({ q: place.q }, '', shown());
  });
}

export function enterArea(code: string): void {
  Object.assign(place, { area: code, case: '', full: false });
}

export function openCase(id: string): void {
  place.case = id;
}

/** Whether anything is filtered away, apart from the area. */
export const filtered = (of: Place): boolean =>
  of.kinds.length > 0 || of.q !== '' || of.need !== '' || of.layers.length > 0 || of.time !== '' || of.source !== '';

export function clearFilters(): void {
  Object.assign(place, { kinds: [], q: '', need: '', layers: [], time: '', source: '' });
}

export function press(need: NeedFilter): void {
  place.need = place.need === need ? '' : need;
}

export function closeCase(): void {
  Object.assign(place, { case: '', full: false });
}
