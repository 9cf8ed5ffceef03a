// What both measurements need: a browser of one's own, signed in, and figures of a row of times.
import { Browser } from '../e2e/browser.mjs';

export async function opened(url) {
  const { accounts } = await (await fetch(new URL('/api/v1/session', url))).json();
  return Browser.open({ url, accounts: accounts ?? [] });
}

const rounded = (ms) => Math.round(ms * 10) / 10;

/** The middle, the slow end and the slowest of some times, in milliseconds. */
export function figures(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => rounded(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return { n: sorted.length, p50_ms: at(0.5), p95_ms: at(0.95), p99_ms: at(0.99), most_ms: at(1) };
}

/** Says on stderr what is being done, for whoever waits. */
export const say = (words) => console.error(words);
