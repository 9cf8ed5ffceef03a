import { expect, test } from 'vitest';
import type { FormField, Scenario } from '../src/api/wire';
import { given, wrong } from '../src/case/filled';
import { engine } from '../src/form/engine';
import { formState, hasRules, kindsOf, rounded } from '../src/form/live';

const field = (id: string, type: FormField['type'], more: Partial<FormField> = {}): FormField => ({
  id, type, required: false, open: false, names: { en: id }, ...more,
});

const form = [
  field('kind', 'choice', { required: true }),
  field('floors', 'number', {
    requiredWhen: "answers.kind == 'lodging'",
    constraint: { holds: "answers.kind != 'shop' || answers.floors <= 3", words: { en: 'Three at most', zh: '至多三层' } },
  }),
  field('area', 'decimal', { places: 2 }),
  field('total-area', 'decimal', { places: 2, computed: 'answers.area * double(answers.floors)' }),
  field('large', 'boolean', { computed: 'answers.total_area > 100' }),
  field('phone', 'text', { visibleWhen: "answers.kind == 'lodging'", constraint: { holds: "fits(answers.phone, 'mobile')", words: { en: 'No number' } } }),
  field('people', 'group', {
    fields: [
      field('name', 'text', { required: true }),
      field('age', 'number'),
      field('guardian', 'text', { visibleWhen: 'row.age < 18', requiredWhen: 'row.age < 18' }),
    ],
  }),
  field('minors', 'number', { computed: 'answers.people.filter(p, has(p.age) && p.age < 18).size()' }),
  field('after', 'photo', { evidence: true }),
];
const scenario = { form, actions: [] } as Pick<Scenario, 'form' | 'actions'>;
const engines = engine(form, kindsOf(scenario), { mobile: '1[3-9][0-9]{9}' });
const state = (answers: Record<string, unknown>, known = {}) => formState(form, given(form, answers), engines, { known });

test('shows what other answers call for, and asks for it', () => {
  expect(state({ kind: 'shop' })['phone']!.hidden).toBe(true);
  expect(state({ kind: 'lodging' })['phone']!.hidden).toBe(false);
  expect(state({ kind: 'lodging' })['floors']!.required).toBe(true);
  expect(state({ kind: 'shop' })['floors']!.required).toBe(false);
});

test('asks nothing that waits for an expression while the engine is on its way', () => {
  const waiting = formState(form, { kind: 'lodging' }, undefined, { known: {} });
  expect(waiting['phone']!.hidden).toBe(true);
  expect(waiting['kind']!.hidden).toBe(false);
});

test('computes one answer from another, over several turns', () => {
  const now = state({ kind: 'shop', floors: '3', area: '34.5' });
  expect(now['total-area']!.computed).toBe(103.5);
  expect(now['large']!.computed).toBe(true);
  expect(state({ kind: 'shop', area: '34.5' })['total-area']!.computed).toBeUndefined();
});

test('settles each row of a group by itself and counts over all', () => {
  const now = state({ people: [{ name: 'a', age: '40' }, { name: 'b', age: '8' }] });
  expect(now['people']!.rows!.map((row) => row['guardian']!.hidden)).toEqual([true, false]);
  expect(now['people']!.rows![1]!['guardian']!.required).toBe(true);
  expect(now['minors']!.computed).toBe(1);
});

test('sends neither what is hidden nor what is computed', () => {
  const answers = { kind: 'shop', phone: '13800000000', floors: '2', area: '1.5', people: [{ name: 'a', age: '40', guardian: 'left over' }] };
  expect(given(form, answers, state(answers))).toEqual({ kind: 'shop', floors: 2, area: 1.5, people: [{ name: 'a', age: 40 }] });
});

test('says what is missing and what breaks its constraint, by path', () => {
  const answers = { kind: 'shop', floors: '4', people: [{ age: '8' }] };
  expect(wrong(form, answers, state(answers), { missing: 'please', broken: (texts) => texts['zh'] ?? '' })).toEqual({
    floors: '至多三层', 'people.0.name': 'please', 'people.0.guardian': 'please', after: 'please',
  });
});

test('wants no evidence that the case has already', () => {
  expect(state({})['after']!.required).toBe(true);
  expect(state({}, { after: ['ab'] })['after']!.required).toBe(false);
});

test('knows whether a form needs the engine at all', () => {
  expect(hasRules(form)).toBe(true);
  expect(hasRules([field('what', 'text')])).toBe(false);
  expect(hasRules([field('rows', 'group', { fields: [field('a', 'text', { visibleWhen: 'true' })] })])).toBe(true);
});

test('rounds by the digits that are written', () => {
  expect([1.005, 2.675, -2.675, 10.344, 1e21, 0.5].map((one) => rounded(one, 2))).toEqual([1.01, 2.68, -2.68, 10.34, 1e21, 0.5]);
  expect(rounded('text', 2)).toBe('text');
  expect(rounded(-0.001, 2)).toBe(0);
});
