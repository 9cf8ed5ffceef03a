import type { FormField } from '../api/wire';
import { named, w } from '../words';

export interface Option {
  code: string;
  name: string;
  group: string;
}

/** The leaves of a choice, each with the names of the groups above it. */
export function optionsOf(field: FormField): Option[] {
  const leaves = (options: FormField['options'] = [], group: string): Option[] =>
    options.flatMap((one) => {
      const name = named(one.names, one.code);
      return one.under?.length ? leaves(one.under, group ? `${group} · ${name}` : name) : [{ code: one.code, name, group }];
    });
  return leaves(field.options, '');
}

/** The name of a choice or of a group of choices. */
export function optionName(field: FormField, code: string): string {
  const find = (options: FormField['options'] = []): string | undefined => {
    for (const one of options) {
      const name = one.code === code ? named(one.names, code) : find(one.under);
      if (name) return name;
    }
    return undefined;
  };
  return find(field.options) ?? code;
}

export function choiceName(field: FormField, code: string): string {
  return optionsOf(field).find((one) => one.code === code)?.name ?? code;
}

/** An answer in words; photos have no words and are shown. */
export function answerText(field: FormField, answer: unknown): string {
  if (answer === undefined || answer === null || answer === '') return w.value.case.empty;
  if (field.type === 'choice') return choiceName(field, String(answer));
  if (field.type === 'boolean') return answer ? w.value.act.yes : w.value.act.no;
  if (field.type === 'group' && Array.isArray(answer)) return answer.map((row) => rowText(field, row as Record<string, unknown>)).join('; ');
  return String(answer);
}

function rowText(field: FormField, row: Record<string, unknown>): string {
  const said = (field.fields ?? []).filter((inner) => inner.type !== 'photo' && row[inner.id] !== undefined);
  return said.map((inner) => `${named(inner.names, inner.id)} ${answerText(inner, row[inner.id])}`).join(', ');
}
