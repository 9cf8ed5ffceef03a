import { optionsOf } from '../case/answers';
import type { FormField } from '../api/wire';
import { w } from '../words';

export interface Card {
  value: unknown;
  name: string;
}

/** More than these are a list. */
const MOST = 6;

/** The few answers that a field has; none for a field that is written or chosen from a list. */
export function cardsOf(field: FormField): Card[] {
  if (field.computed !== undefined) return [];
  if (field.type === 'boolean') return [{ value: true, name: w.value.act.yes }, { value: false, name: w.value.act.no }];
  if (field.type === 'number' && field.least !== undefined && field.most !== undefined && field.most - field.least < MOST) {
    const { least } = field;
    return Array.from({ length: field.most - least + 1 }, (_, at) => ({ value: least + at, name: String(least + at) }));
  }
  if (field.type !== 'choice') return [];
  const options = optionsOf(field);
  return options.length <= MOST ? options.map((one) => ({ value: one.code, name: one.name })) : [];
}
