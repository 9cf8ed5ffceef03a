import { get, send } from '../api/http';
import type { Post, Texts } from '../api/wire';
import type { Choices, Office, SharePurpose, Sight } from './shares';

/** What one office asks another one to let it see, as both of them read it. */
export interface ShareRequest {
  id: string;
  by: Office;
  of: Office;
  purpose: SharePurpose;
  area: number;
  areaNames: Texts;
  sight: Sight;
  export: boolean;
  until: string;
  /** Absent when its words have come to their end. */
  why?: string;
  askedAt: string;
  /** When nobody waits for an answer any more. */
  lapses: string;
  state: 'waiting' | 'granted' | 'refused' | 'withdrawn' | 'lapsed';
  answeredAt?: string;
  refusal?: Refusal;
  /** Whether the own office asked. */
  mine: boolean;
}

/** Why it is not granted. */
export const REFUSALS = ['not-needed', 'too-wide', 'no-basis', 'elsewhere'] as const;
export type Refusal = (typeof REFUSALS)[number];

/** A request, and in which of one's own posts it is read and answered. */
export interface Read {
  post: string;
  request: ShareRequest;
}

const as = (post: string) => `in-post=${post}`;

/** The endpoints of requests for shares, one function each; all for one post of one's own. */
export const requests = {
  list: async (posts: Post[]): Promise<Read[]> => {
    const each = await Promise.all(posts.map(async ({ id }) => (await get<ShareRequest[]>(`/share-requests?${as(id)}`)).map((request) => ({ post: id, request }))));
    // Two posts of one office read the same.
    return [...new Map(each.flat().map((one) => [one.request.id, one])).values()].toSorted((one, other) => other.request.askedAt.localeCompare(one.request.askedAt));
  },
  choices: (post: string) => get<Choices>(`/share-requests/choices?${as(post)}`),
  ask: (post: string, id: string, wish: object) => send<void>('PUT', `/share-requests/${id}?${as(post)}`, wish),
  refuse: (post: string, id: string, reason: string) => send<void>('POST', `/share-requests/${id}/refuse?${as(post)}`, { reason }),
  withdraw: (post: string, id: string) => send<void>('POST', `/share-requests/${id}/withdraw?${as(post)}`),
};
