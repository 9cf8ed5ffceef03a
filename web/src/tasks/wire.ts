/** What the server sends and takes about tasks (directives), as docs/contract.md says it. */

export interface Tally {
  areas: number;
  waiting: number;
  received: number;
  answered: number;
  done: number;
  notPossible: number;
  returned: number;
  overdue: number;
  gaps: number;
  /** Only where the task asks for a number. */
  sum?: number;
}

export const STAGES = ['given', 'received', 'done', 'not-possible', 'returned'] as const;
export type Stage = (typeof STAGES)[number];

export type Deed = 'receive' | 'pass-on' | 'answer' | 'return' | 'withdraw' | 'close';

/** An area of the reader's own that has the task. */
export interface OwnArea {
  area: number;
  name: string;
  stage: Stage;
  version: number;
  passedOn: boolean;
  deeds: Deed[];
}

export interface TaskItem {
  id: string;
  title: string;
  from: number;
  fromName: string;
  given: string;
  due: string;
  state: 'open' | 'withdrawn' | 'closed';
  overdue: boolean;
  areas: number;
  answered: number;
  mine: OwnArea[];
}

export interface TaskList {
  items: TaskItem[];
  next?: string;
  total: number;
  asOf: string;
  mayGive: boolean;
}

export interface Task {
  id: string;
  version: number;
  title: string;
  text: string;
  unit?: string;
  from: number;
  fromName: string;
  fromPost?: string;
  given: string;
  due: string;
  state: TaskItem['state'];
  ended?: string;
  tally: Tally;
  levels: { level: string; name: string; tally: Tally }[];
  mine: OwnArea[];
  deeds: Deed[];
  asOf: string;
}

export interface TreeNode {
  area: number;
  name: string;
  level: string;
  below: boolean;
  tally: Tally;
}

export const WHICH = ['all', 'waiting', 'received', 'answered', 'unanswered', 'overdue', 'gap'] as const;
export type Which = (typeof WHICH)[number];

export interface TaskArea {
  area: number;
  name: string;
  level: string;
  above?: number;
  post?: string;
  stage: Stage;
  version: number;
  passedOn: boolean;
  gap: boolean;
  overdue: boolean;
  received?: string;
  receivedBy?: string;
  answered?: string;
  answeredBy?: string;
  number?: number;
  text?: string;
  deeds: Deed[];
}

export interface TaskAreas {
  items: TaskArea[];
  next?: string;
  total: number;
}

export interface TaskLine {
  kind: string;
  at: string;
  post?: string;
  done?: boolean;
  number?: number;
  text?: string;
}

export const VIEWS = ['mine', 'given', 'seen'] as const;
export type View = (typeof VIEWS)[number];
