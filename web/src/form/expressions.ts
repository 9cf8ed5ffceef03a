import { Environment } from '@marcbachmann/cel-js';

/** What kind of value an answer has in expressions; the rows of a group have kinds of their own. */
export type Kind = 'text' | 'whole' | 'decimal' | 'flag' | 'texts' | { rows: Kinds };
export type Kinds = { [field: string]: Kind };
export type Answers = Readonly<Record<string, unknown>>;

/** Where a running case stands, as the server tells it. */
export interface Facts {
  state: string;
  round: number;
  level: string;
  sampled: string[];
}

export interface Situation {
  answers: Answers;
  facts?: Facts | undefined;
  row?: Answers | undefined;
}

const LARGEST = 2n ** 53n;

/**
 * The expressions of one scenario, with the meaning that the server gives them; the server's own answer wins. The page
 * loads this with the engine behind it only when a form has expressions.
 */
export class Expressions {
  private readonly environment: Environment;
  private readonly programs = new Map<string, (context: object) => unknown>();

  constructor(
    private readonly kinds: Kinds,
    patterns: Readonly<Record<string, string>>,
    private readonly rowKinds: Kinds = {},
  ) {
    const whole = new Map(Object.entries(patterns).map(([name, one]) => [name, new RegExp(`^(?:${one})$`, 'su')]));
    this.environment = new Environment({ limits: { maxAstNodes: 2_000, maxDepth: 64 } })
      .registerVariable({ name: 'answers', schema: schema(kinds) })
      .registerVariable({ name: 'row', schema: schema(rowKinds) })
      .registerVariable({ name: 'case', schema: { state: 'string', round: 'int', level: 'string', sampled: 'list<string>' } })
      .registerFunction('fits(string, string): bool', (text: string, name: string) => {
        const pattern = whole.get(name);
        if (!pattern) throw new Error('no such pattern');
        return pattern.test(text);
      })
      .registerFunction('days(string, string): int', (from: string, until: string) => BigInt(dayNumber(until) - dayNumber(from)))
      .registerFunction('round(double): int', (value: number) => {
        if (!Number.isFinite(value) || Math.abs(value) > Number(LARGEST)) throw new Error('too large to be rounded');
        return BigInt(Math.round(value));
      })
      .registerFunction('sum(list): int', (numbers: unknown) =>
        [...(numbers as bigint[])].reduce((sum, one) => inWord(sum + one), 0n),
      )
      .registerFunction('total(list): double', (numbers: unknown) =>
        [...(numbers as number[])].reduce((total, one) => total + one, 0),
      );
  }

  /** Why an expression cannot be used, if so; the server has said more about it before it was published. */
  fault(written: string): string | undefined {
    try {
      const found = this.environment.check(written);
      return found.valid ? undefined : String(found.error?.message);
    } catch (cause) {
      return String(cause);
    }
  }

  /** The value of an expression as JSON would hold it; undefined when it has none. */
  value(written: string, situation: Situation): unknown {
    try {
      return result(this.program(written)(this.context(situation)));
    } catch {
      return undefined;
    }
  }

  private program(written: string): (context: object) => unknown {
    let program = this.programs.get(written);
    if (!program) {
      program = this.environment.parse(written) as (context: object) => unknown;
      this.programs.set(written, program);
    }
    return program;
  }

  private context(situation: Situation): object {
    const { facts, row } = situation;
    return {
      answers: values(this.kinds, situation.answers),
      ...(facts ? { case: { ...facts, round: BigInt(facts.round) } } : {}),
      ...(row ? { row: values(this.rowKinds, row) } : {}),
    };
  }
}

/** How a field id is written in an expression. */
const written = (id: string) => id.replaceAll('-', '_');

type Schema = { [name: string]: string };

function schema(kinds: Kinds): Schema {
  const names = { text: 'string', whole: 'int', decimal: 'double', flag: 'bool', texts: 'list<string>' };
  return Object.fromEntries(
    Object.entries(kinds).map(([id, kind]) => [written(id), typeof kind === 'string' ? names[kind] : 'list']),
  );
}

/** Answers as the engine wants them; one that is not of its field's kind counts as absent. */
function values(kinds: Kinds, answers: Answers): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [id, kind] of Object.entries(kinds)) {
    const value = valueOf(kind, answers[id]);
    if (value !== undefined) out[written(id)] = value;
  }
  return out;
}

function valueOf(kind: Kind, answer: unknown): unknown {
  if (typeof kind !== 'string') return Array.isArray(answer) ? answer.map((row) => values(kind.rows, row as Answers)) : undefined;
  if (kind === 'whole') return Number.isSafeInteger(answer) || answer === Number(LARGEST) ? BigInt(answer as number) : undefined;
  if (kind === 'texts') return Array.isArray(answer) ? answer.map(String) : undefined;
  const wanted = { text: 'string', decimal: 'number', flag: 'boolean' }[kind];
  return typeof answer === wanted ? answer : undefined;
}

function result(value: unknown): unknown {
  if (typeof value === 'bigint') return value <= LARGEST && value >= -LARGEST ? Number(value) : undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return typeof value === 'string' || typeof value === 'boolean' ? value : undefined;
}

/** The server counts in 64 bits and has no value beyond. */
function inWord(value: bigint): bigint {
  if (BigInt.asIntN(64, value) !== value) throw new Error('too large');
  return value;
}

function dayNumber(day: string): number {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day) throw new Error('no day');
  return at / 86_400_000;
}
