import type { Texts } from '../api/wire';

/** Who has the watch of a centre now, and whether somebody has said that they are there. */
export interface Duty {
  centre: string;
  area: number;
  name: string;
  shift?: string;
  from?: string;
  to?: string;
  acknowledged?: string;
  handedOver?: string;
  manned: boolean;
}

export interface Watch {
  shift: string;
  from: string;
  to: string;
  post: string;
  /** Which of the centre's posts, from 1; nobody's name. */
  seat: number;
  roleNames: Texts;
}

/** A line of a centre's log; with `to` the duty was handed over, without it was taken up. */
export interface LogLine {
  id: string;
  from: string;
  at: string;
  post: string;
  to?: string;
  cases: string[];
}

export interface Sheet {
  now: Duty;
  mine: boolean;
  roster: Watch[];
  log: LogLine[];
}

export interface Notice {
  id: string;
  kind: string;
  text: Texts;
  /** The case or the centre that it is about. */
  subject: string;
  parameters: Record<string, string>;
  at: string;
  count: number;
  urgent: boolean;
  read?: string;
}

export interface NoticePage {
  items: Notice[];
  total: number;
}
