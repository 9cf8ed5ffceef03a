import { reactive, watch } from 'vue';
import { KINDS, type Kind } from '../api/wire';

export const DUES = ['overdue', 'soon'] as const;
export type DueFilter = '' | (typeof DUES)[number];

/** What the page shows, exactly as its address says it: a selection is a link that can be sent. */
export interface Place {
  area: string;
  /** Which kinds of state are pressed; none pressed means all that is not over. */
  kinds: Kind[];
  q: string;
  /** Only cases whose time has passed, or passes within a day. */
  due: DueFilter;
  case: string;
  /** The case on a page of its own instead of in the panel. */
  full: boolean;
}

export function read(search: string): Place {
  const p = new URLSearchParams(search);
  const area = p.get('area') ?? '';
  return {
    area: /^\d{1,15}$/.test(area) ? area : '',
    kinds: KINDS.filter((kind) => (p.get('state') ?? '').split(',').includes(kind)),
    q: p.get('q') ?? '',
    due: DUES.find((due) => due === p.get('due')) ?? '',
    case: p.get('case') ?? '',
    full: p.get('view') === 'case' && p.has('case'),
  };
}

export function write(place: Place): string {
  const p = new URLSearchParams();
  if (place.area) p.set('area', place.area);
  if (place.kinds.length) p.set('state', place.kinds.join(','));
  if (place.q) p.set('q', place.q);
  if (place.due) p.set('due', place.due);
  if (place.case) p.set('case', place.case);
  if (place.case && place.full) p.set('view', 'case');
  const text = p.toString().replaceAll('%2C', ',');
  return text ? `?${text}` : '';
}

export const place = reactive<Place>(read(location.search));

export function followAddress(): void {
  addEventListener('popstate', () => Object.assign(place, read(location.search)));
  watch(place, () => {
    const next = write(place);
    if (next !== location.search) history.pushState(null, '', `${location.pathname}${next}`);
  });
}

export function enterArea(code: string): void {
  Object.assign(place, { area: code, case: '', full: false });
}

export function openCase(id: string): void {
  place.case = id;
}

export function closeCase(): void {
  Object.assign(place, { case: '', full: false });
}
