import { expect, test } from 'vitest';
import { Feed, type News } from '../src/live/feed';

/** A stream that the test opens, breaks and speaks through. */
class FixedSource {
  readyState = 0;
  closed = false;
  private readonly listeners = new Map<string, ((event: Event) => void)[]>();

  constructor(readonly url: string) {}

  addEventListener(name: string, listener: unknown): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener as (event: Event) => void]);
  }

  close(): void {
    this.closed = true;
  }

  say(name: string, data = ''): void {
    for (const listener of this.listeners.get(name) ?? []) listener(new MessageEvent(name, { data }));
  }
}

function fixture() {
  const sources: FixedSource[] = [];
  const heard: (News | undefined)[] = [];
  const waits: { then: () => void; ms: number }[] = [];
  const feed = new Feed((news) => heard.push(news), {
    open: (url) => {
      sources.push(new FixedSource(url));
      return sources.at(-1)!;
    },
    now: () => new Date('2026-10-12T07:20:00Z'),
    wait: (then, ms) => waits.push({ then, ms }),
    stop: () => {},
  });
  return { feed, sources, heard, waits };
}

test('tells which case has news', () => {
  const { feed, sources, heard } = fixture();
  feed.follow('441521000000000');
  sources[0]!.say('open');
  sources[0]!.say('case', '{"case":"0192","state":"accepted"}');
  expect(sources[0]!.url).toBe('/api/v1/stream?area=441521000000000');
  expect(feed.line.state).toBe('live');
  expect(heard, 'first what may have been missed before it was open').toEqual([undefined, { case: '0192' }]);
});

test('says since when the connection is lost, and reads everything again once it is back', () => {
  const { feed, sources, heard, waits } = fixture();
  feed.follow('1');
  sources[0]!.say('open');
  sources[0]!.say('error');
  waits[0]!.then();
  expect(feed.line).toEqual({ state: 'lost', since: new Date('2026-10-12T07:20:00Z') });
  sources[0]!.say('open');
  expect(feed.line).toEqual({ state: 'live', since: undefined });
  expect(heard).toEqual([undefined, undefined]);
});

test('makes no word of a break that is over within seconds', () => {
  const { feed, sources } = fixture();
  feed.follow('1');
  sources[0]!.say('open');
  sources[0]!.say('error');
  expect(feed.line.state).toBe('live');
});

test('opens a stream that was refused for good again, later each time', () => {
  const { feed, sources, waits } = fixture();
  feed.follow('1');
  for (let i = 0; i < 3; i++) {
    sources.at(-1)!.readyState = 2;
    sources.at(-1)!.say('error');
    waits.at(-1)!.then();
  }
  expect(sources).toHaveLength(4);
  expect(waits.map((w) => w.ms).filter((ms) => ms !== 5_000)).toEqual([1_000, 2_000, 4_000]);
});

test('leaves the old area when it follows another one', () => {
  const { feed, sources } = fixture();
  feed.follow('1');
  feed.follow('2');
  expect(sources.map((s) => s.closed)).toEqual([true, false]);
});
