import { beforeAll, expect, test, vi } from 'vitest';

let route: typeof import('../src/view/route');

beforeAll(async () => {
  vi.stubGlobal('location', { search: '', pathname: '/' });
  vi.stubGlobal('history', { state: null });
  route = await import('../src/view/route');
});

test('what is shown can be sent as a link and read again', () => {
  const place = {
    area: '441521000000000',
    kinds: ['new' as const, 'check' as const],
    q: '积水 & 路灯',
    need: 'overdue' as const,
    layers: ['general-event', 'dispute'],
    time: '7' as const,
    source: 'telephone',
    case: '01923456-789a-7fff-bfff-ffffffffffff',
    full: true,
    wall: false,
  };
  expect(route.read(route.write(place))).toEqual(place);
});

test('nothing chosen has an empty address', () => {
  expect(route.write(route.read(''))).toBe('');
});

test('what is no area and no kind is left out', () => {
  const place = route.read('?area=javascript:1&state=new,ghost&need=never&layer=A*b,&time=9&source=%27&view=case');
  expect(place).toEqual({ area: '', kinds: ['new'], q: '', need: '', layers: [], time: '', source: '', case: '', full: false, wall: false });
});

test('one day of reports is a time, a day that never was is none', () => {
  expect(route.read('?time=2026-11-20').time).toBe('2026-11-20');
  expect(route.write(route.read('?time=2026-11-20'))).toBe('?time=2026-11-20');
  expect(route.read('?time=2026-19-40').time).toBe('');
});

test('an older link to what is due still shows it', () => {
  expect(route.read('?due=overdue').need).toBe('overdue');
});
