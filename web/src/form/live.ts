import type { FormField, Scenario, Texts } from '../api/wire';
import type { Answers, Facts, Kind, Kinds } from './expressions';

/** How an expression is evaluated; undefined while the engine is still on its way. */
export interface Engine {
  value(written: string, situation: { answers: Answers; facts?: Facts | undefined }): unknown;
  rowValue(group: string, written: string, situation: { answers: Answers; facts?: Facts | undefined; row: Answers }): unknown;
}

/** What a form stands in: the open answers that the case has, and where it stands. */
export interface Around {
  known: Answers;
  facts?: Facts | undefined;
}

/** What is to be shown of a field. */
export interface FieldState {
  hidden: boolean;
  required: boolean;
  /** The answer that follows from others and is not sent. */
  computed?: unknown;
  /** What to say when the answer breaks its constraint. */
  broken?: Texts;
  rows?: FormState[];
}

export type FormState = Record<string, FieldState>;

/** Whether anything in a form depends on an expression. */
export function hasRules(form: readonly FormField[]): boolean {
  return form.some(
    (one) =>
      one.visibleWhen !== undefined ||
      one.requiredWhen !== undefined ||
      one.computed !== undefined ||
      one.constraint !== undefined ||
      hasRules(one.fields ?? []),
  );
}

/** The kinds of all fields of a scenario, whichever step asks for them. */
export function kindsOf(scenario: Pick<Scenario, 'form' | 'actions'> | undefined): Kinds {
  const forms = scenario ? [scenario.form, ...scenario.actions.map((one) => one.form)] : [];
  return Object.fromEntries(forms.flat().map((one) => [one.id, kindOf(one)]));
}

export function kindOf(field: FormField): Kind {
  switch (field.type) {
    case 'number': return 'whole';
    case 'decimal': return 'decimal';
    case 'boolean': return 'flag';
    case 'photo': return 'texts';
    case 'group': return { rows: Object.fromEntries((field.fields ?? []).map((one) => [one.id, kindOf(one)])) };
    default: return 'text';
  }
}

type Evaluate = (written: string, counted: Answers) => unknown;

/** What a form looks like for these answers, as the server will judge it. */
export function formState(form: readonly FormField[], given: Answers, engine: Engine | undefined, around: Around): FormState {
  const evaluate: Evaluate = (written, answers) => engine?.value(written, { answers, facts: around.facts });
  const inRow = (group: string, answers: Answers): Evaluate => (written, row) =>
    engine?.rowValue(group, written, { answers, facts: around.facts, row });
  return settled(form, given, around.known, evaluate, inRow).state;
}

function settled(
  form: readonly FormField[],
  given: Answers,
  known: Answers,
  evaluate: Evaluate,
  inRow?: (group: string, answers: Answers) => Evaluate,
): { state: FormState; counted: Record<string, unknown> } {
  const counted: Record<string, unknown> = { ...known, ...given };
  for (const field of form) if (field.computed !== undefined) delete counted[field.id];
  const state: FormState = {};
  // Fields wait for each other in no more turns than there are fields.
  for (let turn = 0, before = ''; turn <= form.length; turn += 1) {
    for (const field of form) state[field.id] = look(field, given, counted, evaluate, inRow);
    const now = JSON.stringify(counted);
    if (now === before) break;
    before = now;
  }
  for (const field of form) judge(field, state[field.id]!, given, known, counted, evaluate);
  return { state, counted };
}

/** Settles one field, and lets its answer count or not. */
function look(
  field: FormField,
  given: Answers,
  counted: Record<string, unknown>,
  evaluate: Evaluate,
  inRow?: (group: string, answers: Answers) => Evaluate,
): FieldState {
  const hidden = field.visibleWhen !== undefined && evaluate(field.visibleWhen, counted) !== true;
  if (hidden) {
    delete counted[field.id];
    return { hidden, required: false };
  }
  if (field.computed !== undefined) {
    const computed = rounded(evaluate(field.computed, counted), field.places);
    if (computed === undefined) delete counted[field.id];
    else counted[field.id] = computed;
    return { hidden, required: false, computed };
  }
  if (given[field.id] !== undefined) counted[field.id] = given[field.id];
  const rows = given[field.id];
  if (field.type !== 'group' || !Array.isArray(rows) || !inRow) return { hidden, required: false };
  const all = rows.map((row) => settled(field.fields ?? [], row as Answers, {}, inRow(field.id, counted)));
  counted[field.id] = all.map((one) => one.counted);
  return { hidden, required: false, rows: all.map((one) => one.state) };
}

function judge(field: FormField, state: FieldState, given: Answers, known: Answers, counted: Answers, evaluate: Evaluate): void {
  if (state.hidden || field.computed !== undefined) return;
  const lacksEvidence = field.evidence === true && known[field.id] === undefined;
  const needed = field.requiredWhen !== undefined && evaluate(field.requiredWhen, counted) === true;
  state.required = field.required || lacksEvidence || needed;
  const broken = field.constraint && given[field.id] !== undefined && evaluate(field.constraint.holds, counted) === false;
  if (broken) state.broken = field.constraint!.words;
}

/** Halves go away from nought, by the digits that are written. */
export function rounded(value: unknown, places: number | undefined): unknown {
  if (typeof value !== 'number' || places === undefined) return value;
  const moved = (number: number, by: number) => {
    const [digits, exponent] = String(number).split('e');
    return Number(`${digits}e${Number(exponent ?? 0) + by}`);
  };
  return Math.sign(value) * moved(Math.round(moved(Math.abs(value), places)), -places) || 0;
}
