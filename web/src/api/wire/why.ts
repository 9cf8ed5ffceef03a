/** Why a case is where it is, and why it is due when it is. */

import type { Texts } from './scenario';

/** A post that was looked at when somebody was sought for a case, and what came of it. */
export interface Considered {
  role: string;
  level: string;
  /** The post that was sought, in words, also where nobody holds one. */
  officeName: string;
  post?: string;
  postName?: string;
  standIn?: string;
  standInName?: string;
  result: string;
}

/** A search for an assignee: by which row of which table, and where it looked. */
export interface Look {
  version: number;
  action: string;
  at: string;
  by?: { table: string; row: number; asked: Record<string, string>; departmentName?: string };
  considered: Considered[];
}

/** “Not ours”, and what came of it; nothing did yet without `decided`. */
export interface Objection {
  version: number;
  at: string;
  byName?: string;
  decided?: { action: string; at: string; byName?: string; byTime: boolean; toName?: string };
}

/** Why a case is with the post that it is with. */
export interface Dispatch {
  assignee?: string;
  looks: Look[];
  objections: Objection[];
}

/** Until when, and why then. */
export interface Deadlines {
  clocks: ClockRun[];
  /** Rests on days that nobody has announced yet. */
  provisional: boolean;
  asOf: string;
}

/** One run of a clock. */
export interface ClockRun {
  clock: string;
  names: Texts;
  began: string;
  ended?: string;
  due?: string;
  /** As the scenario writes it, such as `5 working days`. */
  limit: string;
  row: number;
  because: Record<string, string>;
  source: Texts;
  unit: string;
  counted: number;
  /** Whether somebody compared the rule with its source. */
  checked: boolean;
  /** The clock that it lies in. */
  within?: string;
  /** `department` where it begins anew with each department that has the case. */
  per?: string;
  /** How its time can grow; with `askedBy` only when whoever has the case has asked for it. */
  moreTime?: { action: string; by: string; askedBy?: string; source: Texts };
  lines: DeadlineLine[];
  extensions: string[];
  /** Empty for those who have no work on the case. */
  held: Held[];
}

export interface DeadlineLine {
  from: string;
  to: string;
  counted: number;
  why: string;
  rule: string;
  source: string;
}

/** How long a post had the case while a clock ran; nobody had it where there is no post. */
export interface Held {
  post?: string;
  postName?: string;
  elapsedMinutes: number;
  workingMinutes: number;
  overdueMinutes: number;
}
