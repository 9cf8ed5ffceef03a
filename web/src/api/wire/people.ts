/** Refusals, sessions, accounts and posts. */

import type { JournalEntry } from './case';
import type { Texts } from './scenario';

export interface ProblemBody {
  code: string;
  title?: string;
  detail?: string;
  next?: string;
  errors?: { path: string; code: string; detail?: string }[];
  version?: number;
  entries?: JournalEntry[];
  /** The version in force, where a report was filled in on another one. */
  scenarioVersion?: string;
}

export interface Session {
  signedIn: boolean;
  /** What every change must carry: this header with this token; the token is empty while nobody is signed in. */
  header: string;
  token: string;
  /** Whether one came in by the other provider. */
  byProvider?: boolean;
  sample: boolean;
  accounts?: SampleAccount[];
}

export interface SampleAccount {
  name: string;
  password: string;
  /** The role of the post, or `resident`. */
  post: string;
  area: string;
  postNames: Texts;
  areaNames: Texts;
  /** The invented name. */
  display: string;
  departmentNames: Texts;
}

export interface Me {
  account: string;
  signInName: string;
  name: string;
  posts: Post[];
  languages: string[];
  /** The time zone in which the city works (IANA). */
  zone: string;
}

export interface Post {
  id: string;
  role: string;
  name: string;
  names: Texts;
  level: string;
  area: string;
  areaName: string;
  areaNames: Texts;
  /** What it opens inside its areas. */
  verbs?: string[];
  /** Why one may act in a post that one does not hold, and until when. */
  forATime?: {
    id: string;
    verbs: string[];
    via: string;
    until: string;
    /** The name of the temporary body in which it is a seat. */
    body?: string;
    /** For what another office shares its cases: such a seat only reads, on the page of rights. */
    purpose?: string;
  };
}
