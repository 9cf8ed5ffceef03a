/** Supervision as the server sends it (docs/contract.md). */

export interface Limit {
  amount: number;
  unit: string;
}

export const UNITS = ['working-hours', 'working-days', 'hours', 'days'] as const;

/** A question of somebody above to whoever has a case, and its answer. */
export interface Supervision {
  id: string;
  /** The entry of the case that asked. */
  version: number;
  state: 'open' | 'answered' | 'withdrawn' | 'ended';
  askerName?: string;
  askedName?: string;
  at: string;
  due: string;
  /** Absent for those who may not read it, and when it has been erased. */
  text?: string;
  answer?: { version: number; byName?: string; at: string; until: string; text?: string };
  may: ('answer' | 'withdraw')[];
}

export interface Supervisions {
  items: Supervision[];
  mayAsk: boolean;
}

/** What came of a question about all cases of an area: a result for each, and how many were left out. */
export interface Round {
  results: { case: string; number: string; result: string }[];
  left: number;
}
