import { beforeEach, expect, test, vi } from 'vitest';
import type { CaseItem, Me, Offers, Scenario } from '../src/api/wire';
import type { Package, Written } from '../src/field/shift/package';
import type { Sealed } from '../src/field/store/sealing';

const asked: string[] = [];
let disk: Record<string, Sealed | null> | undefined;
let cut = false;
vi.stubGlobal('navigator', { language: 'zh-CN', onLine: true });
vi.mock('../src/field/store/database', () => ({
  part: () => Promise.resolve(disk),
  keepUnderLock: (_: string, value: Record<string, Sealed | null>) => Promise.resolve((disk = value)),
}));
vi.mock('../src/api/http', () => {
  class Unreachable extends Error {}
  return {
    Unreachable,
    Problem: class extends Error {},
    picture: (path: string) => {
      asked.push(path);
      if (cut) return Promise.reject(new Unreachable());
      return Promise.resolve(path.includes('webp') ? undefined : new Blob([`示例 ${path}`], { type: 'image/jpeg' }));
    },
  };
});
const { forgetPreviews, MOST_PREVIEWS, openPreviews, preview, takePreviews, worthKeeping } = await import('../src/field/shift/previews');
const { lockNew } = await import('../src/field/store/sealing');
const { key } = await lockNew('270406');

const photos = (id: string, concept?: string) => ({ id, type: 'photo' as const, required: false, open: true, names: {}, ...(concept && { about: { concept, names: {}, why: {} } }) });
const scenario = {
  id: 'event', version: 'v', names: {}, forResidents: {}, retention: [], reporterOnly: [], mainLine: ['receive'], deadlines: [],
  form: [photos('photos'), photos('signed', 'signature')],
  states: [{ id: 'sent', kind: 'work', names: {}, forReporter: {} }],
  actions: [{ id: 'receive', names: {}, from: ['sent'], to: 'sent', by: ['assignee'], form: [], bulk: false }],
} as Scenario;
const me = { account: 'me', posts: [{ id: 'post', area: '1' }] } as Me;
const item = (id: string, assignee = 'post') => ({ id, scenario: 'event', scenarioVersion: 'v', state: 'sent', area: '1', attributes: {}, assignee, version: 1, due: [] }) as unknown as CaseItem;
const written = (fields: Record<string, unknown>) => ({ fields, masked: [], place: undefined, tasks: [], assigneeName: undefined }) as Written;
const pack = (...all: [CaseItem, Record<string, unknown>][]): Package =>
  ({ me, scenarios: [scenario], items: all.map(([one]) => one), offers: new Map<string, Offers>(), written: new Map(all.map(([one, fields]) => [one.id, written(fields)])) }) as unknown as Package;

beforeEach(() => {
  asked.length = 0;
  disk = undefined;
  cut = false;
  forgetPreviews();
});

test('pictures are taken of cases in which there is work for me, few of each, and never of a signature', () => {
  const all = pack([item('mine'), { photos: ['a', 'b', 'a', 'c', 'd'], signed: ['s'] }], [item('theirs', 'other'), { photos: ['x'] }]);
  expect(worthKeeping(all)).toEqual([{ id: 'mine', hash: 'a' }, { id: 'mine', hash: 'b' }, { id: 'mine', hash: 'c' }]);
  const many = pack(...Array.from({ length: 50 }, (_, at): [CaseItem, Record<string, unknown>] => [item(`c${at}`), { photos: [`p${at}`] }]));
  expect(worthKeeping(many)).toHaveLength(MOST_PREVIEWS);
});

test('they lie sealed on the phone, are asked for once, and go with their case', async () => {
  const both = pack([item('a'), { photos: ['p', 'webp'] }], [item('b'), { photos: ['q'] }]);
  await takePreviews(both, key, () => true);
  expect(asked).toHaveLength(3);
  expect(new TextDecoder().decode(disk!['a p']!.data)).not.toContain('示例');
  expect(await (await preview('a', 'p', key))!.text()).toContain('示例');
  expect(await preview('a', 'webp', key)).toBeUndefined();
  expect(await preview('a', 'p', undefined)).toBeUndefined();
  expect(await preview('a', 'p', (await lockNew('111111')).key)).toBeUndefined();
  await takePreviews(both, key, () => true);
  expect(asked, 'nothing is asked for again').toHaveLength(3);
  await takePreviews(pack([item('b'), { photos: ['q'] }]), key, () => true);
  expect(Object.keys(disk!)).toEqual(['b q']);
  forgetPreviews();
  await openPreviews(key);
  expect(await preview('b', 'q', key)).toBeDefined();
});

test('a cut line keeps what came, and a phone that was emptied meanwhile keeps nothing', async () => {
  cut = true;
  await takePreviews(pack([item('a'), { photos: ['p'] }]), key, () => true);
  expect(await preview('a', 'p', key)).toBeUndefined();
  cut = false;
  await takePreviews(pack([item('a'), { photos: ['p'] }]), key, () => false);
  expect(disk?.['a p']).toBeUndefined();
});
