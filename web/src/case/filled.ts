import type { FormField } from '../api/wire';

/** The answers that are given at all, in the types that the server wants. */
export function given(form: readonly FormField[], answers: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const field of form) {
    const answer = answers[field.id];
    if (empty(answer)) continue;
    out[field.id] = field.type === 'number' ? Number(answer) : answer;
  }
  return out;
}

/** What must be answered and is not, with the words to say so. */
export function missing(
  form: readonly FormField[],
  answers: Readonly<Record<string, unknown>>,
  words: string,
): Record<string, string> {
  return Object.fromEntries(
    form.filter((field) => field.required && empty(answers[field.id])).map((field) => [field.id, words]),
  );
}

function empty(answer: unknown): boolean {
  if (typeof answer === 'string') return answer.trim() === '';
  return answer === undefined || answer === null || (Array.isArray(answer) && answer.length === 0);
}
