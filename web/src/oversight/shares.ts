import type { Seat } from '../account/delegations';
import { address, get, send } from '../api/http';
import type { CaseDetail, CasePage, Texts } from '../api/wire';
import { published } from '../view/definitions';
import { named } from '../words';

/** A department at a place, or those of one role there. */
export interface Office {
  id: string;
  area: number;
  areaNames: Texts;
  names: Texts;
}

/** What everybody reads of a share. */
export interface Share {
  id: string;
  from: Office;
  to: Office;
  purpose: string;
  purposeNames: Texts;
  basis: Texts;
  area: number;
  areaNames: Texts;
  classes: string[];
  sight: Sight;
  export: boolean;
  begins: string;
  until: string;
  /** When it was withdrawn, before its end. */
  ended?: string;
  running: boolean;
}

/** So many uses are told at once. */
export const MOST_USES = 200;

export const SIGHTS = ['open', 'sealed'] as const;
export type Sight = (typeof SIGHTS)[number];

/** A purpose of sharing, and which kinds of cases may be seen for it. */
export interface SharePurpose {
  code: string;
  names: Texts;
  basis: Texts;
  classes: string[];
}

/** What a post may share or ask for, and with whom or of whom. */
export interface Choices {
  purposes: SharePurpose[];
  offices: Office[];
}

/** What a form asks of a share: the office, and a day until when. */
export interface ShareWish {
  office: string;
  purpose: string;
  classes: string[];
  area: string;
  sight: Sight;
  export: boolean;
  until: string;
}

export const noWish = (): ShareWish => ({ office: '', purpose: '', classes: [], area: '', sight: 'open', export: false, until: '' });

export const isWhole = (wish: ShareWish): boolean => Boolean(wish.office && wish.purpose && wish.classes.length && wish.area && wish.until);

/** What of it goes to the server, beside the office. */
export const bounds = ({ purpose, classes, area, sight, export: mayExport }: ShareWish) => ({ purpose, classes, area: Number(area), sight, export: mayExport });

/** One time that it was used. */
export interface Use {
  at: string;
  /** Absent where the post is not known any more. */
  by?: Seat;
  way: 'look' | 'list' | 'export';
  /** The case that was opened. */
  thing?: string;
  said: string[];
  things: number;
}

export const officeWords = (office: Office): string => `${named(office.areaNames, '')} ${named(office.names, office.id)}`;

/** The scenarios of a class: a class has no name of its own. */
export function classWords(code: string): string {
  const names = published.filter((one) => one.scenarioClass === code).map((one) => named(one.names, one.id));
  return names.length ? names.join(' / ') : code;
}

const as = (post: string) => `in-post=${post}`;

/** The endpoints of shares, one function each; the last three read in the seat of one. */
export const shares = {
  list: () => get<Share[]>('/shares'),
  choices: (post: string) => get<Choices>(`/shares/choices?${as(post)}`),
  give: (post: string, id: string, wish: object) => send<void>('PUT', `/shares/${id}?${as(post)}`, wish),
  /** Refused for those who neither gave it nor are above. */
  whole: (id: string) => get<{ share: Share; mine: boolean }>(`/shares/${id}`),
  uses: (id: string, before?: string) => get<Use[]>(`/shares/${id}/uses`, { before }),
  withdraw: (id: string) => send<void>('POST', `/shares/${id}/withdraw`),
  cases: (seat: string, cursor?: string) => get<CasePage>('/cases', { 'in-post': seat, cursor, limit: 20 }),
  case: (seat: string, id: string) => get<CaseDetail>(`/cases/${id}?${as(seat)}`),
  photo: (seat: string, id: string, hash: string) => address(`/cases/${id}/attachments/${hash}`, { 'in-post': seat }),
};
