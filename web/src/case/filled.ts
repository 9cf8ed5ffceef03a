import type { FormField, Texts } from '../api/wire';
import type { FieldState, FormState } from '../form/live';

type Answers = Readonly<Record<string, unknown>>;

/**
 * What stands under a name itself: a field may be called as something that every object has. It is read first, so that whoever
 * follows the answers is told when one is added; asking whether it is there is followed by nobody.
 */
function own<T>(of: Readonly<Record<string, T>>, name: string): T | undefined {
  const found = of[name];
  return Object.hasOwn(of, name) ? found : undefined;
}

/** The answers that are given at all, in the types that the server wants; neither what is hidden nor what is computed. */
export function given(form: readonly FormField[], answers: Answers, state: FormState = {}): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const field of form) {
    const answer = own(answers, field.id);
    const of = own(state, field.id);
    if (empty(answer) || field.computed !== undefined || of?.hidden) continue;
    out[field.id] = typed(field, answer, of);
  }
  return out;
}

function typed(field: FormField, answer: unknown, state: FieldState | undefined): unknown {
  if (field.type === 'number' || field.type === 'decimal') return Number(answer);
  if (field.type !== 'group' || !Array.isArray(answer)) return answer;
  return answer.map((row, at) => given(field.fields ?? [], row as Answers, state?.rows?.[at]));
}

/** The words for what is wrong with an answer. */
export interface Wording {
  missing: string;
  broken(constraint: Texts): string;
}

/** What must be answered and is not, and what breaks its constraint, by path into the form. */
export function wrong(form: readonly FormField[], answers: Answers, state: FormState, words: Wording): Record<string, string> {
  const out: Record<string, string> = {};
  for (const field of form) {
    const of = own(state, field.id);
    if (of?.hidden || field.computed !== undefined) continue;
    const answer = own(answers, field.id);
    if ((of?.required ?? field.required) && empty(answer)) out[field.id] = words.missing;
    else if (of?.broken) out[field.id] = words.broken(of.broken);
    if (field.type !== 'group' || !Array.isArray(answer)) continue;
    answer.forEach((row, at) => {
      const inner = wrong(field.fields ?? [], row as Answers, of?.rows?.[at] ?? {}, words);
      for (const [path, text] of Object.entries(inner)) out[`${field.id}.${at}.${path}`] = text;
    });
  }
  return out;
}

function empty(answer: unknown): boolean {
  if (typeof answer === 'string') return answer.trim() === '';
  return answer === undefined || answer === null || (Array.isArray(answer) && answer.length === 0);
}
