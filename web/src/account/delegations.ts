import { get, send } from '../api/http';
import type { Texts } from '../api/wire';

export interface Seat {
  id: string;
  role: string;
  names: Texts;
  areaNames: Texts;
  /** Empty for a post without a department. */
  departmentNames: Texts;
  /** Which one it is, where several posts of its kind stand at its place. */
  seat?: number;
}

export interface Receiver {
  post: Seat;
  /** What may be handed to it. */
  verbs: string[];
}

export interface Delegation {
  id: string;
  from: Seat;
  to: Seat;
  verbs: string[];
  reason: string;
  begins: string;
  until: string;
  /** When it was taken back or ended with its post. */
  ended?: string;
  running: boolean;
  /** Whether the own post gave it. */
  mine: boolean;
}

export const REASONS = ['away', 'handover', 'workload'] as const;
export type Reason = (typeof REASONS)[number];

export interface Wish {
  to: string;
  /** None for all that may be handed over. */
  verbs: string[];
  reason: string;
  from: string;
  until: string;
}

/** In which of several own posts it is asked. */
const as = (post: string) => `in-post=${post}`;

/** The endpoints of handing over, one function each; all but the list for one post of one's own. */
export const delegations = {
  list: () => get<Delegation[]>('/delegations'),
  /** Refused for whoever acts in no post of their own. */
  receivers: (post: string) => get<Receiver[]>(`/delegations/receivers?${as(post)}`),
  give: (post: string, id: string, wish: Wish) => send<Delegation>('PUT', `/delegations/${id}?${as(post)}`, wish),
  recall: (post: string, id: string) => send<Delegation>('POST', `/delegations/${id}/recall?${as(post)}`),
};
