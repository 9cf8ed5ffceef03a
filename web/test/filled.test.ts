import { expect, test } from 'vitest';
import { computed, reactive } from 'vue';
import { given, wrong } from '../src/case/filled';
import type { FormField } from '../src/api/wire';

const field = (id: string, type: FormField['type'], required = false): FormField => ({
  id, type, required, open: false, names: {},
});

const form = [field('what', 'text', true), field('count', 'number'), field('urgent', 'boolean'), field('before', 'photo', true)];

test('sends what was answered, in its type, and nothing else', () => {
  const answers = { what: 'a tree', count: '3', urgent: false, before: [], other: 'no' };
  expect(given(form, answers)).toEqual({ what: 'a tree', count: 3, urgent: false });
});

test('names what must be answered and is not', () => {
  expect(wrong(form, { what: '  ', before: [] }, {}, { missing: 'please', broken: String })).toEqual({ what: 'please', before: 'please' });
  expect(wrong(form, { what: 'x', before: ['h'] }, {}, { missing: 'please', broken: String })).toEqual({});
});

test('is worked out again when an answer is added', () => {
  const answers = reactive<Record<string, unknown>>({});
  const sent = computed(() => given(form, answers));
  expect(sent.value).toEqual({});
  answers['what'] = 'a tree';
  expect(sent.value).toEqual({ what: 'a tree' });
});
