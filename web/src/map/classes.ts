/** A class of a choropleth: counts from low to high, both included. */
export interface Class {
  low: number;
  high: number;
}

/**
 * At most five classes with round limits, so that each holds about the same number of areas.
 * Zero is no class: an area where nothing is open keeps the colour of the land.
 */
export function classes(counts: readonly number[], most = 5): Class[] {
  const sorted = counts.filter((n) => n > 0).sort((a, b) => a - b);
  if (sorted.length === 0) return [];
  const lows = [sorted[0]!];
  const wanted = Math.min(most, new Set(sorted).size);
  for (let i = 1; i < wanted; i++) {
    const low = rounded(sorted[Math.floor((i * sorted.length) / wanted)]!);
    if (low > lows.at(-1)!) lows.push(low);
  }
  const top = sorted.at(-1)!;
  return lows
    .filter((low) => low <= top)
    .map((low, i, all) => ({ low, high: i + 1 < all.length ? all[i + 1]! - 1 : top }));
}

/** The place of a count among the classes from 1, or 0 where nothing is open. */
export function classOf(count: number, all: readonly Class[]): number {
  return all.findIndex((c) => count >= c.low && count <= c.high) + 1;
}

/** Two leading digits at most: 37 stays, 137 becomes 130. */
function rounded(n: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(n)) - 1);
  return Math.floor(n / step) * step;
}
