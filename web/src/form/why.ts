import type { FormField } from '../api/wire';
import { named, w } from '../words';

/** P3Y as 3 years. */
export function keptFor(period: string): string {
  const [, amount, unit] = /^P(\d+)([YMD])$/.exec(period) ?? [];
  const of = { Y: w.value.asking.years, M: w.value.asking.months, D: w.value.asking.days }[unit ?? ''];
  return of ? of(Number(amount)) : period;
}

/** What whoever handles a case writes of it themselves; nobody is asked for it. */
const WRITTEN_BY_THE_OFFICE = 'record';

/** Why a field asks about a person, for how long the answer is kept and what happens then; nothing where it asks about nobody. */
export function whyAsked({ about }: FormField): string {
  if (!about || about.concept === WRITTEN_BY_THE_OFFICE) return '';
  const why = named(about.why, '');
  if (!about.keep) return why;
  const kept = keptFor(about.keep);
  return about.then === 'archive' ? w.value.asking.archived(why, kept) : w.value.asking.erased(why, kept);
}
