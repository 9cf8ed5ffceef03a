import type { Texts } from '../api/wire';

/** A post by its role and area; for somebody without a post, the name. */
export interface Looker {
  role?: Texts;
  area?: number;
  areaNames?: Texts;
  name?: string;
  /** The office that let them see it, where another one did. */
  sharedBy?: Texts;
}

/** A visit: the looks of one person in one post at one thing for one purpose. */
export interface LookLine {
  at: string;
  first: string;
  count: number;
  kind: string;
  id: string;
  number?: string;
  way: 'opened' | 'exported';
  purpose: string;
  purposeNames: Texts;
  by: Looker;
  fields: { id: string; names: Texts }[];
  everything: boolean;
  delayed: boolean;
}

export interface LookPage {
  items: LookLine[];
  next?: string;
  total: number;
  /** Since when no look is missing. */
  completeSince: string;
}
