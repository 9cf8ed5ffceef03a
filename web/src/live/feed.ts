import { reactive } from 'vue';
import { inPost } from '../api/acting';
import { address } from '../api/http';

/** How the live feed stands, in what a person wants to know: is what I see of now, and if not, of when. */
export interface Line {
  state: 'waiting' | 'live' | 'lost';
  since: Date | undefined;
}

/** One piece of news: something happened to this case. */
export interface News {
  case: string;
}

type Source = Pick<EventSource, 'close' | 'readyState' | 'addEventListener'>;

interface Ends {
  open: (url: string) => Source;
  now: () => Date;
  wait: (then: () => void, ms: number) => number;
  stop: (timer: number) => void;
}

const browser: Ends = {
  open: (url) => new EventSource(url),
  now: () => new Date(),
  wait: (then, ms) => window.setTimeout(then, ms),
  stop: (timer) => window.clearTimeout(timer),
};

const CLOSED = 2;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
/** The server ends each stream after some minutes and the browser comes back at once: that is no loss worth a word. */
const GRACE = 5_000;

/**
 * Follows the server's stream for an area. The browser resumes a broken stream by itself with the last token; where the
 * stream is refused for good it is opened again, a little later each time. Whoever listens is told to read everything
 * anew whenever it opens (`news` undefined): after a gap a token may have been forgotten, and what a page read before its
 * stream was open may have changed in between.
 */
export class Feed {
  readonly line = reactive<Line>({ state: 'waiting', since: undefined });

  private source: Source | undefined;
  private timer: number | undefined;
  private grace: number | undefined;
  private brokenAt: Date | undefined;
  private pause = FIRST_WAIT;
  private area = '';

  constructor(
    private readonly hear: (news: News | undefined) => void,
    private readonly ends: Ends = browser,
  ) {}

  follow(area: string): void {
    this.close();
    this.area = area;
    this.connect();
  }

  close(): void {
    this.source?.close();
    this.source = undefined;
    for (const timer of [this.timer, this.grace]) if (timer !== undefined) this.ends.stop(timer);
    this.timer = undefined;
    this.grace = undefined;
  }

  private connect(): void {
    const source = this.ends.open(address('/stream', { area: this.area, ...inPost() }));
    this.source = source;
    source.addEventListener('open', () => this.arrived());
    source.addEventListener('error', () => this.broken(source));
    for (const name of ['message', 'case', 'snapshot']) {
      source.addEventListener(name, (event) => this.hear(news((event as MessageEvent<string>).data)));
    }
  }

  private arrived(): void {
    if (this.grace !== undefined) this.ends.stop(this.grace);
    this.grace = undefined;
    this.brokenAt = undefined;
    this.pause = FIRST_WAIT;
    Object.assign(this.line, { state: 'live', since: undefined });
    this.hear(undefined);
  }

  private broken(source: Source): void {
    this.brokenAt ??= this.ends.now();
    this.grace ??= this.ends.wait(() => this.lost(), GRACE);
    if (source.readyState !== CLOSED) return;
    this.timer = this.ends.wait(() => this.connect(), this.pause);
    this.pause = Math.min(this.pause * 2, LONGEST_WAIT);
  }

  private lost(): void {
    Object.assign(this.line, { state: 'lost', since: this.brokenAt });
  }
}

function news(data: string): News | undefined {
  try {
    const body: unknown = JSON.parse(data);
    if (typeof body === 'object' && body !== null && 'case' in body) return { case: String(body.case) };
  } catch {
    // A line that is no news of a case still says that something happened.
  }
  return undefined;
}
