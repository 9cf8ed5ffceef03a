import { reactive } from 'vue';
import { session } from '../view/session';
import type { Spot } from './spot';

export type ReportStep = 1 | 2 | 3;

/** A report that was begun: it lives in this window alone, so that one press beside the mark costs nothing. */
export interface Begun {
  step: ReportStep;
  photos: unknown;
  spot: Spot | undefined;
  scenario: string;
  answers: Record<string, unknown>;
}

let kept: { account: string; report: Begun } | undefined;

/** The pictures of photos that were handed in, for as long as the window is open. */
export const pictures = reactive(new Map<string, string>());

/** What this person began and neither sent nor closed. */
export function begunBefore(): Begun | undefined {
  return kept && kept.account === session.value.me?.account ? kept.report : undefined;
}

export function keepBegun(report: Begun): void {
  const account = session.value.me?.account;
  kept = account ? { account, report } : undefined;
}

export function forgetBegun(): void {
  kept = undefined;
}
