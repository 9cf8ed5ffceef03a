import { beforeEach, expect, test, vi } from 'vitest';
import { nextTick } from 'vue';

const asked: { url: string; words: string | null }[] = [];
const pushed: { state: unknown; url: string }[] = [];

beforeEach(() => {
  asked.length = 0;
  pushed.length = 0;
  vi.resetModules();
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({ url, words: new Headers(init.headers).get('X-Minqing-Words') });
    return new Response('{}', { status: 200 });
  });
  const history = {
    state: null as unknown,
    pushState: (state: unknown, _: string, url: string) => pushed.push({ state, url }) && (history.state = state),
    replaceState: (state: unknown, _: string, url: string) => pushed.push({ state, url }) && (history.state = state),
  };
  vi.stubGlobal('history', history);
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('sessionStorage', { getItem: () => null, setItem: () => undefined, removeItem: () => undefined });
});

test('words go in a header and in no address', async () => {
  const { get, take } = await import('../src/api/http');
  await get('/cases', { q: '张三 & 积水', limit: 5 });
  await take('/cases/export', { q: '张三', area: '441521' }, { reason: 'x' });
  await get('/cases', { q: '' });
  expect(asked).toEqual([
    { url: '/api/v1/cases?limit=5', words: encodeURIComponent('张三 & 积水') },
    { url: '/api/v1/cases/export?area=441521', words: encodeURIComponent('张三') },
    { url: '/api/v1/cases', words: null },
  ]);
});

test('the address of the desk does not show them, and the way back knows them', async () => {
  vi.stubGlobal('location', { search: '?state=new', pathname: '/' });
  const { followAddress, place } = await import('../src/view/route');
  followAddress();
  place.q = '张三';
  await nextTick();
  expect(pushed).toEqual([{ state: { q: '张三' }, url: '/?state=new' }]);
});

test('an address of before loses them when it is opened', async () => {
  vi.stubGlobal('location', { search: '?q=%E5%BC%A0%E4%B8%89&state=new', pathname: '/' });
  const { followAddress, place } = await import('../src/view/route');
  followAddress();
  expect(place.q).toBe('张三');
  expect(pushed).toEqual([{ state: { q: '张三' }, url: '/?state=new' }]);
});
