import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Expressions, type Facts, type Kind, type Kinds } from '../src/form/expressions';

interface Example {
  say: string;
  answers?: Record<string, unknown>;
  case?: Facts;
  row?: Record<string, unknown>;
  is?: unknown;
  none?: boolean;
  fault?: string;
}

// The same file is read by the server's tests: both engines must say the same.
const corpus = JSON.parse(readFileSync(new URL('expressions.json', import.meta.url), 'utf8')) as {
  fields: Record<string, string | Record<string, string>>;
  patterns: Record<string, string>;
  expressions: Example[];
};

const kinds: Kinds = Object.fromEntries(
  Object.entries(corpus.fields).map(([id, kind]): [string, Kind] => [
    id,
    typeof kind === 'string' ? (kind as Kind) : { rows: kind as Kinds },
  ]),
);
const whole = new Expressions(kinds, corpus.patterns);
const inRows = new Expressions(kinds, corpus.patterns, corpus.fields['persons'] as Kinds);

describe('the expressions of the corpus', () => {
  test.each(corpus.expressions.filter((one) => !one.fault).map((one) => [one.say, one] as const))('%s', (say, one) => {
    const expressions = one.row ? inRows : whole;
    const value = expressions.value(say, { answers: one.answers ?? {}, facts: one.case, row: one.row });
    expect(value).toStrictEqual(one.none ? undefined : one.is);
  });

  // What this engine learns only when it meets an answer is left to the server's check.
  const left = ['answers.persons.exists(p, p.height > 1)', 'has(answers.colour)'];
  const seenHere = corpus.expressions.filter((one) => one.fault && !left.includes(one.say));
  test.each(seenHere.map((one) => [one.say, one] as const))('refuses %s', (say) => {
    expect(whole.fault(say)).toBeDefined();
  });
});
