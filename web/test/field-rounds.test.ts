import { expect, test, vi } from 'vitest';
import type { CaseItem, FormField, Me, Offers, Scenario } from '../src/api/wire';
import type { Package } from '../src/field/shift/package';

vi.stubGlobal('navigator', { language: 'zh-CN', onLine: true });
const { after, begin, end, inRounds, placeIn } = await import('../src/field/shift/rounds');

const field = (type: FormField['type'], required = true): FormField => ({ id: type, type, required, open: true, names: {} });
const scenario = (id: string) => ({ id, version: 'v', mainLine: ['contact'] }) as Scenario;
const me = { posts: [{ id: 'post' }] } as Me;
const item = (id: string, { of = 'lead', area = '1', assignee = 'post' } = {}) => ({ id, scenario: of, scenarioVersion: 'v', area, assignee }) as CaseItem;
const offers = (action: string, ...form: FormField[]): Offers => ({ version: 1, tasks: [], actions: [{ action, names: {}, form }] });
const pack = (items: CaseItem[], offered: (one: CaseItem) => Offers) =>
  ({ me, scenarios: [scenario('lead'), scenario('event')], items, offers: new Map(items.map((one) => [one.id, offered(one)])) }) as unknown as Package;
const shown = (all: Package) => inRounds(all.items, all).map(({ item: one, round }) => one?.id ?? round!.items.map((each) => each.id).join('+'));

const choosing = () => offers('contact', field('choice'), field('text', false));

test('what is answered by choosing in one grid stands together, where its most urgent case stood', () => {
  const items = [item('x', { of: 'event' }), item('a'), item('b'), item('y', { of: 'event' }), item('c')];
  expect(shown(pack(items, (one) => (one.scenario === 'lead' ? choosing() : offers('contact'))))).toEqual(['x', 'a+b+c', 'y']);
});

test('two, another grid, another post, and what must be written or photographed stay lines of their own', () => {
  expect(shown(pack([item('a'), item('b')], choosing))).toEqual(['a', 'b']);
  expect(shown(pack([item('a'), item('b'), item('c', { area: '2' })], choosing))).toEqual(['a', 'b', 'c']);
  expect(shown(pack([item('a'), item('b'), item('c', { assignee: 'other' })], choosing))).toEqual(['a', 'b', 'c']);
  for (const asked of [[], [field('text')], [field('choice'), field('photo')], [{ ...field('choice'), requiredWhen: 'true' }]]) {
    expect(shown(pack([item('a'), item('b'), item('c')], () => offers('contact', ...asked)))).toEqual(['a', 'b', 'c']);
  }
  expect(shown(pack([item('a'), item('b'), item('c')], () => offers('say-unsafe', field('choice'))))).toEqual(['a', 'b', 'c']);
});

test('a round goes on from one to the next and ends after the last', () => {
  expect(begin({ scenario: 'lead', area: '1', items: [item('a'), item('b'), item('c')] })).toBe('a');
  expect([placeIn('a'), placeIn('c'), placeIn('z')]).toEqual([1, 3, 0]);
  expect([after('a'), after('b'), after('c'), after('z')]).toEqual(['b', 'c', undefined, undefined]);
  end();
  expect(placeIn('a')).toBe(0);
});
