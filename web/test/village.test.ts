import { expect, test, vi } from 'vitest';
import type { FormField } from '../src/api/wire';

vi.stubGlobal('localStorage', { getItem: () => 'zh-CN', setItem: () => undefined });
vi.stubGlobal('location', { search: '', pathname: '/village/', href: 'http://localhost/village/' });
const { setLanguage, useZone } = await import('../src/words');
const { cardsOf } = await import('../src/village/cards');
const { keptFor, whyAsked } = await import('../src/form/why');
const { newCode } = await import('../src/report/code');
const { day, span, untilWords, when } = await import('../src/village/plain');
const { link, read } = await import('../src/village/route');

useZone('Asia/Shanghai');
const NOW = Date.parse('2026-11-28T01:00:00Z');

test('a day is said as people say it, with its year where it is another one', () => {
  expect(day('2026-10-12T17:00:00Z', NOW)).toBe('10 月 13 日');
  expect(when('2026-10-13T09:30:00Z', NOW)).toBe('10 月 13 日 17:30');
  expect(day('2027-01-11T01:00:00Z', NOW)).toBe('2027 年 1 月 11 日');
  setLanguage('en');
  expect(when('2026-10-13T09:30:00Z', NOW)).toBe('October 13 17:30');
  setLanguage('zh-CN');
});

test('from when to when is said once where it is the same minute, and without the second day where it is the same', () => {
  const now = Date.parse('2026-10-13T12:00:00Z');
  expect(span('2026-10-13T09:30:10Z', '2026-10-13T09:30:50Z', now)).toBe('10 月 13 日 17:30');
  expect(span('2026-10-13T09:30:10Z', '2026-10-13T10:05:00Z', now)).toBe('10 月 13 日 17:30 到 18:05');
  expect(span('2026-10-12T09:30:10Z', '2026-10-13T10:05:00Z', now)).toBe('10 月 12 日 17:30 到 10 月 13 日 18:05');
});

test('what is late says by when it was due, and what stands still has no time', () => {
  const due = (at?: string) => untilWords({ due: [{ clock: 'handle', ...(at && { at }) }] }, NOW);
  expect(due('2026-11-27T09:30:00Z')).toEqual({ text: '晚了，该在 11 月 27 日 17:30 前', standing: 'late' });
  expect(due('2026-11-30T09:30:00Z')?.standing).toBe('far');
  expect(due()?.standing).toBe('still');
  expect(untilWords({ due: [] }, NOW)).toBeUndefined();
});

test('how long something is kept is said in years, months or days', () => {
  expect(['P3Y', 'P6M', 'P180D', 'PT1H'].map(keptFor)).toEqual(['3 年', '6 个月', '180 天', 'PT1H']);
});

test('a question about a person says why it is asked and how long the answer is kept', () => {
  const telephone: FormField = {
    id: 'telephone',
    type: 'text',
    required: false,
    open: false,
    names: { zh: '电话', en: 'Telephone' },
    about: {
      concept: 'telephone',
      names: { zh: '电话', en: 'Telephone' },
      why: { zh: '只用来就这件事联系。', en: 'Only to call about this matter.' },
      keep: 'P180D',
      then: 'erase',
    },
  };
  expect(whyAsked(telephone)).toBe('只用来就这件事联系。事情办完后存 180 天，到期销毁。');
  setLanguage('en');
  expect(whyAsked({ ...telephone, about: { ...telephone.about!, keep: 'P5Y', then: 'archive' } })).toBe(
    'Only to call about this matter. Kept for 5 years after the matter is over, then handed to the archive.',
  );
  setLanguage('zh-CN');

  const { keep: _, then: __, ...open } = telephone.about!;
  expect(whyAsked({ ...telephone, about: open })).toBe('只用来就这件事联系。');
  expect(whyAsked({ ...telephone, about: { ...telephone.about!, concept: 'record' } })).toBe('');
  const { about: ___, ...nobody } = telephone;
  expect(whyAsked(nobody)).toBe('');
});

test('a code has twenty signs of which none is misread, and is another one each time', () => {
  expect(newCode(Uint8Array.from({ length: 20 }, (_, at) => at + 32))).toBe('01234-56789-ABCDE-FGHJK');
  const codes = Array.from({ length: 50 }, () => newCode());
  expect(codes.filter((one) => !/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/.test(one))).toEqual([]);
  expect(new Set(codes).size).toBe(50);
});

test('few answers are cards; many are a list, and words are written', () => {
  const field = (more: Partial<FormField>): FormField => ({ id: 'one', type: 'text', required: true, open: true, names: {}, ...more });
  const options = (n: number) => Array.from({ length: n }, (_, at) => ({ code: `c${at}`, names: { zh: `第${at}` } }));
  expect(cardsOf(field({ type: 'boolean' })).map((one) => one.value)).toEqual([true, false]);
  expect(cardsOf(field({ type: 'number', least: 1, most: 5 })).map((one) => one.value)).toEqual([1, 2, 3, 4, 5]);
  expect(cardsOf(field({ type: 'number', least: 1, most: 500 }))).toEqual([]);
  expect(cardsOf(field({ type: 'choice', options: options(6) }))).toHaveLength(6);
  expect(cardsOf(field({ type: 'choice', options: options(7) }))).toEqual([]);
  expect(cardsOf(field({}))).toEqual([]);
});

test('a page is an address, and an address that nobody made is the first page', () => {
  const id = '01923456-789a-7fff-bfff-ffffffffffff';
  expect(read(new URL(link('matter', id), 'http://localhost/village/').search)).toEqual({ page: 'matter', case: id });
  expect(read('?page=../../etc&case=<script>')).toEqual({ page: 'home', case: '' });
});
