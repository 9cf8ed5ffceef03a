import type { Due } from '../api/wire';
import { w } from '../words';

/** Where something stands against its clock. */
export type Standing = 'far' | 'soon' | 'late' | 'still';

const MINUTE = 60_000;
/** What the filter of the list means by soon. */
const SOON = 24 * 60 * MINUTE;

export function standing(at: string | undefined, now: number): Standing {
  if (!at) return 'still';
  const left = Date.parse(at) - now;
  if (left < 0) return 'late';
  return left <= SOON ? 'soon' : 'far';
}

/** Elapsed time in the two largest units that say something. */
export function span(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / MINUTE);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days >= 1) return w.value.due.days(days, days < 10 ? hours % 24 : 0);
  if (hours >= 1) return w.value.due.hours(hours, hours < 6 ? minutes % 60 : 0);
  return w.value.due.minutes(minutes);
}

export function standingText(at: string | undefined, now: number): string {
  if (!at) return w.value.due.still;
  const left = Date.parse(at) - now;
  return left < 0 ? w.value.due.late(span(-left)) : w.value.due.left(span(left));
}

/** The clock that counts in a list: the nearest due time; one that stands still only where no other runs. */
export function nearest(due: readonly Due[]): Due | undefined {
  return due.find((one) => one.at) ?? due[0];
}

/** A limit as the scenario writes it, `5 working days`, in the language of the page. */
export function limitText(limit: string): string {
  const [, amount, unit] = /^(\d+) (minute|hour|day|working hour|working day)s?$/.exec(limit) ?? [];
  return amount && unit ? w.value.due.units[unit]!(Number(amount)) : limit;
}

const UNITS: Record<string, string> = {
  minutes: 'minute',
  hours: 'hour',
  'calendar-days': 'day',
  'working-hours': 'working hour',
  'working-days': 'working day',
};

/** What a line counted, in the unit of its clock. */
export function countedText(amount: number, unit: string): string {
  if (amount === 0) return w.value.due.notCounted;
  return w.value.due.units[UNITS[unit] ?? '']?.(Math.round(amount * 100) / 100) ?? `${amount} ${unit}`;
}
