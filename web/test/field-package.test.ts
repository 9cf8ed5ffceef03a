import { expect, test, vi } from 'vitest';
import type { CaseItem, Me, Offers, Scenario } from '../src/api/wire';

const asked: string[] = [];
const answers: Record<string, unknown> = {};
vi.stubGlobal('navigator', { language: 'zh-CN', onLine: true });
vi.mock('../src/field/store/database', () => ({ part: () => Promise.resolve({ readAt: new Date().toISOString() }) }));
vi.mock('../src/api/http', () => ({
  get: (path: string, query: Record<string, unknown> = {}) => {
    asked.push('case' in query ? `${path} ${String(query['case'])}` : path);
    return Promise.resolve(typeof answers[path] === 'function' ? (answers[path] as (q: object) => unknown)(query) : answers[path]);
  },
}));
const { keptCase, readPackage, wants } = await import('../src/field/shift/package');
const { ahead } = await import('../src/field/shift/ahead');
const { lockNew, openValue } = await import('../src/field/store/sealing');

const action = (id: string, from: string[], to: string, by: string[]) => ({ id, names: { zh: id }, from, to, by, form: [], bulk: false });
const scenario: Scenario = {
  id: 'event', version: 'v', names: {}, forResidents: {}, retention: [], reporterOnly: [], form: [], mainLine: ['receive', 'rate'], deadlines: [],
  states: [{ id: 'sent', kind: 'work', names: {}, forReporter: {} }, { id: 'over', kind: 'end', names: {}, forReporter: {} }],
  actions: [
    action('receive', ['sent'], 'received', ['assignee']), action('start', ['received'], 'working', ['assignee']),
    { ...action('ask', ['received'], 'asked', ['assignee']), guard: { holds: 'true', words: {} } },
    action('accept', ['received'], 'x', ['duty-officer@town']), action('rate', ['sent'], 'rated', ['reporter']), action('add', ['sent'], 'same', ['reporter']),
  ],
};
const me: Me = { account: 'me', signInName: 'worker', name: '示例', languages: ['zh'], zone: 'Asia/Shanghai', posts: [{ id: 'post', role: 'worker', name: '', names: {}, level: 'grid', area: '1', areaName: '', areaNames: {} }] };
const item = (id: string, version = 1, assignee = 'post'): CaseItem => ({ id, scenario: 'event', scenarioVersion: 'v', state: 'sent', area: '1', reportedAt: '', changedAt: '', attributes: { kind: 'a' }, assignee, assigneeName: '示例岗位', version, due: [] });
const offers = (version: number, ...actions: string[]): Offers => ({ version, actions: actions.map((one) => ({ action: one, names: {}, form: [] })), tasks: [] });
const detail = (one: CaseItem) => ({ ...one, fields: { description: '示例：漏水' }, masked: [], tasks: [], called: [] });

test('a later sync asks only for what has changed', async () => {
  let cases = [item('a'), item('b')];
  answers['/scenarios'] = [scenario];
  answers['/areas/1'] = { code: 1, level: 'grid', chain: [1], parent: 0 };
  answers['/areas'] = [];
  answers['/areas.geojson'] = { type: 'FeatureCollection', features: [] };
  answers['/cases'] = () => ({ items: cases, total: cases.length, asOf: '2026-10-12T08:00:00Z' });
  answers['/cases/actions'] = ({ case: ids }: { case: string[] }) => ids.map((id) => ({ case: id, offers: offers(cases.find((one) => one.id === id)!.version, 'receive') }));
  answers['/cases/opened'] = ({ case: ids }: { case: string[] }) => ids.map((id) => detail(item(id)));
  const first = await readPackage(undefined, me, Date.now());
  expect([...first.written.keys()]).toEqual(['a', 'b']);
  asked.length = 0;
  cases = [item('a'), item('b', 2)];
  const second = await readPackage(first, me, Date.now());
  expect(asked.filter((one) => one !== '/cases')).toEqual(['/cases/actions b', '/cases/opened b']);
  expect(second.ground).toBe(first.ground);
  expect(second.offers.get('b')?.version).toBe(2);
});

test('a case that may not be known any more is left out, of many all steps are known, and what is due first is opened in handfuls', async () => {
  const cases = Array.from({ length: 130 }, (_, at) => item(`c${at}`));
  answers['/cases'] = () => ({ items: cases, total: cases.length, asOf: '2026-10-12T08:00:00Z' });
  answers['/cases/actions'] = ({ case: ids }: { case: string[] }) => ids.map((id) => ({ case: id, offers: offers(1, 'receive') }));
  answers['/cases/opened'] = ({ case: ids }: { case: string[] }) => ids.filter((id) => id !== 'c13').map((id) => detail(item(id)));
  asked.length = 0;
  const all = await readPackage(undefined, me, Date.now());
  const questions = (path: string) => asked.filter((one) => one.startsWith(path)).map((one) => one.split(',').length);
  expect(all.offers.size).toBe(130);
  expect(questions('/cases/actions')).toEqual([100, 30]);
  expect(all.written.size).toBe(71);
  expect(questions('/cases/opened')).toEqual([12, 12, 12, 12, 12, 12]);
});

test('what people wrote is opened only where there is something to do', () => {
  const all = { me, scenarios: [scenario] };
  expect(wants(item('a'), undefined, all)).toBe('work');
  expect(wants(item('a', 1, 'other'), offers(1, 'receive'), all)).toBe('work');
  expect(wants(item('a', 1, 'other'), offers(1, 'rate'), all)).toBe('word');
  expect(wants(item('a', 1, 'other'), offers(1, 'add', 'rate'), all)).toBe('word');
  expect(wants(item('a', 1, 'other'), offers(1, 'add'), all)).toBe('nothing');
  expect(wants(item('a', 1, 'other'), offers(1), all)).toBe('nothing');
  expect(wants({ ...item('a'), endedAt: '2026-10-12T08:00:00Z' }, offers(1, 'receive'), all)).toBe('nothing');
});

test('without a PIN the phone keeps codes, places and times, and nothing that anybody wrote and no name', async () => {
  const written = new Map([['a', { fields: { description: '示例：漏水' }, masked: [], place: undefined, tasks: [], assigneeName: '示例岗位' }]]);
  const from = { offers: new Map(), written };
  expect(JSON.stringify(await keptCase(item('a'), from, undefined))).not.toContain('示例');
  const { key } = await lockNew('123456');
  const kept = await keptCase(item('a'), from, key);
  expect(await openValue(key, kept.written!)).toEqual(written.get('a'));
});

test('what waits is counted with: the holder goes on with the next plain step, and nobody else does', () => {
  const waiting = [{ action: 'receive' }] as never[];
  const next = ahead(item('a'), offers(1, 'receive'), waiting, scenario, me);
  expect(next.state).toBe('received');
  expect(next.offers.actions.map((one) => one.action)).toEqual(['start']);
  expect(ahead(item('a', 1, 'other'), offers(1, 'receive'), waiting, scenario, me).offers.actions).toEqual([]);
  expect(ahead(item('a'), offers(1, 'receive'), [], scenario, me).offers.actions).toHaveLength(1);
});
