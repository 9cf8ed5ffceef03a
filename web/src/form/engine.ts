import type { FormField } from '../api/wire';
import { Expressions, type Kinds } from './expressions';
import { kindOf, type Engine } from './live';

/** Prepares the expressions of a form, those of its groups included. */
export function engine(form: readonly FormField[], kinds: Kinds, patterns: Readonly<Record<string, string>>): Engine {
  const whole = new Expressions(kinds, patterns);
  const groups = new Map<string, Expressions>();
  for (const field of form) {
    const kind = kindOf(field);
    if (typeof kind !== 'string') groups.set(field.id, new Expressions(kinds, patterns, kind.rows));
  }
  return {
    value: (written, situation) => whole.value(written, situation),
    rowValue: (group, written, situation) => groups.get(group)?.value(written, situation),
  };
}
