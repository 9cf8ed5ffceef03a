import { get, send } from '../api/http';
import type { CasePage, Texts } from '../api/wire';

export interface Order {
  id: string;
  version: number;
  state: 'coming' | 'running' | 'over' | 'destroyed';
  scenario: string;
  scenarioNames: Texts;
  purpose: string;
  legalBasis: Texts;
  area: number;
  areaNames: Texts;
  begins: string;
  ends: string;
  decided: { number: string; at: string; ends: string; by: Texts }[];
  /** Absent below five. */
  cases?: number;
  destroyedAt?: string;
}

/** A post by its role and area; for somebody without a post, the name. */
export interface Looker {
  role?: Texts;
  areaNames?: Texts;
  name?: string;
}

export interface Stop {
  id: string;
  at: string;
  looker: Looker;
  most: number;
  lifted?: { at: string; by: Looker; reason: string };
}

/** How often something happened on a day; `known` where an account is known. */
export interface EntranceDay {
  day: string;
  kind: 'entrance.signed-in' | 'entrance.refused' | 'request.refused';
  known: boolean;
  times: number;
}

/** A filter by which a post listed cases; without an area all of the post. */
export interface Listed {
  area?: number;
  areaNames?: Texts;
  filter: Partial<Record<string, string[]>>;
  most: number;
}

export interface Listers {
  items: { by: Looker; lists: Listed[] }[];
  /** More than the items, where only the first are told. */
  total: number;
}

export interface DelayCode {
  code: string;
  names: Texts;
  mostDays: number;
}

export interface Delay {
  delay: string;
  id: string;
  looker: Looker;
  code: string;
  names: Texts;
  until: string;
  at: string;
  by: Looker;
  over: boolean;
}

export interface IdentityRequest {
  id: string;
  postName?: string;
  at: string;
  until: string;
  state: 'waiting' | 'confirmed' | 'refused' | 'expired';
  openUntil?: string;
  reason?: string;
  mayDecide: boolean;
}

export interface Identity {
  requests: IdentityRequest[];
  mayAsk: boolean;
  name?: string;
}

/** What the page of rights and oversight asks, one function each. */
export const oversight = {
  orders: () => get<{ items: Order[] }>('/orders', { limit: 100 }).then((page) => page.items),
  giveOrder: (id: string, body: object) => send<void>('PUT', `/orders/${id}`, body),
  actOnOrder: (id: string, body: object) => send<void>('POST', `/orders/${id}/commands`, body),
  entrances: () => get<EntranceDay[]>('/oversight/entrances'),
  listers: (area: string, month: string) => get<Listers>('/oversight/listings', { area, month }),
  stops: () => get<Stop[]>('/oversight/stops'),
  lift: (id: string, reason: string) => send<Stop>('POST', `/oversight/stops/${id}/lift`, { reason }),
  delays: () => get<Delay[]>('/oversight/delays'),
  delayCodes: () => get<DelayCode[]>('/oversight/delays/codes'),
  delay: (body: object) => send<Delay>('POST', '/oversight/delays', body),
  numbered: async (number: string) => (await get<CasePage>('/cases', { q: number, limit: 2 })).items.find((one) => one.number === number),
  identity: (id: string) => get<Identity>(`/cases/${id}/identity`),
  askIdentity: (id: string, request: string, reason: string) => send<void>('PUT', `/cases/${id}/identity/${request}`, { reason }),
  decideIdentity: (id: string, request: string, command: string, deed: 'confirm' | 'refuse') =>
    send<void>('POST', `/cases/${id}/identity/${request}/commands`, { command, deed }),
};
