import { nearest, standing } from '../case/due';
import type { CaseItem, Scenario } from '../api/wire';
import { definition, published } from '../view/definitions';
import { named, written } from '../words';
import { v } from './words';

/** 10 月 13 日; with the year where it is another one. */
export function day(instant: string, now: number = Date.now()): string {
  const at = new Date(instant);
  const year = written({ year: 'numeric' });
  const other = year.format(at) !== year.format(now);
  return spaced(written({ month: 'long', day: 'numeric', ...(other && { year: 'numeric' }) }).format(at));
}

/** 10 月 13 日 17:30. */
export function when(instant: string, now?: number): string {
  return `${day(instant, now)} ${hour(instant)}`;
}

const hour = (instant: string): string => written({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(instant));

/** From when to when, said once where it is the same: the minute, or the day. */
export function span(first: string, last: string, now?: number): string {
  const [from, to] = [when(first, now), when(last, now)];
  if (from === to) return from;
  return v.value.data.lookSpan(from, day(first, now) === day(last, now) ? hour(last) : to);
}

/** A figure stands apart from the sign behind it: 10 月 13 日. */
const spaced = (text: string): string => text.replace(/(\d)(?=\p{Script=Han})/gu, '$1 ').replace(/(?<=\p{Script=Han})(?=\d)/gu, ' ');

/** Until when, in a few words, and whether it is late. */
export function untilWords(item: Pick<CaseItem, 'due'>, now: number): { text: string; standing: 'far' | 'soon' | 'late' | 'still' } | undefined {
  const due = nearest(item.due);
  if (!due) return undefined;
  const where = standing(due.at, now);
  if (!due.at) return { text: v.value.matters.still, standing: where };
  const at = when(due.at, now);
  return { text: where === 'late' ? v.value.matters.late(at) : v.value.matters.until(at), standing: where };
}

/** Where it stands, in the words that the scenario has for its reporter. */
export function standsAt(item: Pick<CaseItem, 'scenario' | 'scenarioVersion' | 'state'>): string {
  const state = definition(item.scenario, item.scenarioVersion)?.states.find((one) => one.id === item.state);
  return named(state?.forReporter, named(state?.names, item.state));
}

/** What anybody may report. */
export const forAnybody = (): Scenario[] => published.filter((one) => one.actions.some((action) => !action.from.length && action.by.includes('anyone')));

/** The states in which the one who reported has a step to take, while nothing is over. */
export function askMe(): string[] {
  const states = published.flatMap((one) => {
    const mine = one.actions.filter((action) => action.by.includes('reporter') && one.mainLine.includes(action.id));
    return mine.flatMap((action) => action.from).filter((id) => one.states.find((state) => state.id === id)?.kind !== 'end');
  });
  return [...new Set(states)];
}

/** The states of what is not over and waits for nobody's answer. */
export function running(): string[] {
  const waiting = askMe();
  const all = published.flatMap((one) => one.states.filter((state) => ['new', 'work', 'check'].includes(state.kind)).map((state) => state.id));
  return [...new Set(all)].filter((id) => !waiting.includes(id));
}
