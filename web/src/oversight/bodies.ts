import type { Seat } from '../account/delegations';
import { get, send } from '../api/http';
import type { Texts } from '../api/wire';
import { named, w } from '../words';

/** What everybody reads of a temporary body. */
export interface Body {
  id: string;
  name: string;
  basis: string;
  purpose: string;
  area: number;
  areaNames: Texts;
  begins: string;
  until: string;
  /** When it was dissolved, before its end. */
  ended?: string;
  running: boolean;
}

export const SEATS = ['lead', 'member', 'observer'] as const;
export type SeatCode = (typeof SEATS)[number];

/** What those read who make, oversee or belong to it. */
export interface WholeBody {
  body: Body;
  maker: Seat;
  members: { post: Seat; seat: SeatCode }[];
  /** Whether the own post may dissolve it. */
  mine: boolean;
}

/** A post by its area, role and department. */
export function seatWords(one: Seat): string {
  const office = [named(one.names, one.role), named(one.departmentNames, '')].filter(Boolean).join(' ');
  return `${named(one.areaNames, '')} ${one.seat ? w.value.duty.seat(office, one.seat) : office}`;
}

const as = (post: string) => `in-post=${post}`;

/** The endpoints of temporary bodies, one function each. */
export const bodies = {
  list: () => get<Body[]>('/bodies'),
  whole: (id: string) => get<WholeBody>(`/bodies/${id}`),
  posts: (post: string, area: number | string) => get<Seat[]>(`/bodies/posts?area=${area}&${as(post)}`),
  make: (post: string, id: string, body: object) => send<WholeBody>('PUT', `/bodies/${id}?${as(post)}`, body),
  dissolve: (id: string) => send<WholeBody>('POST', `/bodies/${id}/dissolve`),
};
