/** Cases: lists, one with its time line, and what may be done. */

import type { FormField, Texts } from './scenario';

/** A clock that runs; without `at` it stands still. */
export interface Due {
  clock: string;
  at?: string;
}

export interface CaseItem {
  id: string;
  number?: string;
  scenario: string;
  scenarioVersion: string;
  state: string;
  area: string;
  areaName?: string;
  reportedAt: string;
  changedAt: string;
  endedAt?: string;
  attributes: Record<string, unknown>;
  point?: { x: number; y: number };
  /** By which way it came in, where somebody took it in for another. */
  source?: string;
  assignee?: string;
  assigneeName?: string;
  version: number;
  /** The clocks that run, the nearest due time first. */
  due: Due[];
  sample?: boolean;
  imported?: boolean;
}

/** A way by which reports come in. */
export interface Source {
  code: string;
  names: Texts;
}

export interface CasePage {
  items: CaseItem[];
  next?: string | null;
  total: number;
  /** When the server said so: due times are read against its clock. */
  asOf: string;
}

export interface CasePoint {
  count: number;
  /** Only where nobody knows more than the area; such a feature has no geometry. */
  area?: string;
  id?: string;
  state?: string;
}

export interface Count {
  key: string;
  count: number;
}

/** Ratings under one key: how many at least, and in which fifths, by their lower borders. */
export interface Rating {
  key: string;
  ratings: number;
  solved: number;
  satisfied: number;
}

export interface CaseDetail extends CaseItem {
  /** Answers that this person may see; a field that is kept from them is in `masked`. */
  /** Fields in whose words somebody else may be named; parts of them are covered. */
  covered: string[];
  fields: Record<string, unknown>;
  masked: string[];
  /** The exact place, for those who may know it. */
  place?: { x: number; y: number };
  tasks: CaseTask[];
  /** What the case waits for while others are asked. */
  joint?: { answered: number; needed: number; met: boolean; tasks: number[] };
  /** The cases that it opened. */
  called: CalledCase[];
  /** The case that opened it. */
  calledBy?: { case: string; caseNumber: string; scenario: string };
}

/** What one post was asked to do in joint work. */
export interface CaseTask {
  number: number;
  /** The action that opened it, and its kind in that action. */
  action: string;
  task: string;
  names: Texts;
  state: string;
  postName?: string;
  /** The department that was asked, as the form of the action names it. */
  department?: string;
  askedAt: string;
  due?: string;
  fields: Record<string, unknown>;
}

export interface CalledCase {
  number: number;
  scenario: string;
  case: string;
  caseNumber: string;
  /** What the caller knows of it: running, ended or refused. */
  state: string;
  /** Its state now, for those who may see it. */
  caseState?: string;
}

export interface JournalEntry {
  version: number;
  kind: string;
  action?: string;
  from?: string;
  to?: string;
  recordedAt: string;
  observedAt?: string;
  account?: string;
  post?: string;
  /** The post in words. */
  postName?: string;
  erased?: boolean;
  fields?: Record<string, unknown>;
  attachments?: string[];
  refusal?: string;
  /** What a clock said of the case. */
  reminder?: Reminder;
  /** The posts that it told, in words. */
  toldNames?: string[];
  /** The tasks that it opened, or the one to which something was done. */
  tasks?: number[];
}

export interface Reminder {
  clock: string;
  step: 'warn' | 'due' | 'escalate';
  due: string;
  told: string[];
  reporter: boolean;
}

export interface Offers {
  version: number;
  actions: Offer[];
  withheld?: { action: string; reason: string } | null;
  /** Where the case stands, for the expressions of the forms. */
  facts?: { state: string; round: number; level: string; sampled: string[] };
  /** What I may do with tasks of the case. */
  tasks: { task: number; action: string; form: FormField[] }[];
}

export interface Offer {
  action: string;
  names: Texts;
  form: FormField[];
}

export interface Answer {
  case: string;
  version: number;
  state: string;
}

export interface Upload {
  hash: string;
  type: string;
  size: number;
}

export interface UploadProgress {
  has: number;
  file?: Upload | undefined;
}
