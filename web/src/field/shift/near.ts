import type { CaseItem } from '../../api/wire';
import { metres, type Spot } from './ground';

/** What may be the same thing: an open case of the same scenario this near. */
const NEAR = 150;
const SHOWN = 2;

export interface Alike {
  item: CaseItem;
  /** Unknown where the case tells its grid only. */
  metres: number | undefined;
}

/** Open cases that may be the one that is about to be reported: near or in the same grid, the same kind first, of those equally near the newest. */
export function alike(items: readonly CaseItem[], report: { scenario: string; grid: string | undefined; at: Spot | undefined; answers: Record<string, unknown> }): Alike[] {
  const shared = (item: CaseItem) => Object.entries(item.attributes).filter(([field, value]) => report.answers[field] === value).length;
  return items
    .filter((item) => item.scenario === report.scenario && !item.endedAt)
    .map((item) => ({ item, metres: item.point && report.at ? Math.round(metres(item.point, report.at)) : undefined, shared: shared(item) }))
    .filter((one) => one.shared > 0)
    .filter((one) => (one.metres === undefined ? one.item.area === report.grid : one.metres <= NEAR))
    .sort((a, b) => b.shared - a.shared || (a.metres ?? NEAR) - (b.metres ?? NEAR) || b.item.reportedAt.localeCompare(a.item.reportedAt))
    .slice(0, SHOWN);
}

/** What needs me, the most urgent first: late before soon, and of what is equally urgent the nearest. */
export function byNeed(items: readonly CaseItem[], now: number, from: Spot | undefined): CaseItem[] {
  const left = (item: CaseItem) => {
    const at = item.due.find((one) => one.at)?.at;
    return at ? Date.parse(at) - now : Infinity;
  };
  // Within the same few hours the way counts more than the minutes.
  const step = (item: CaseItem) => (left(item) < 0 ? -1 : Math.floor(left(item) / (4 * 3_600_000)));
  const way = (item: CaseItem) => (item.point && from ? metres(item.point, from) : Infinity);
  return [...items].sort((a, b) => {
    if (step(a) !== step(b)) return step(a) - step(b);
    const ways = way(a) - way(b);
    return Math.abs(ways) > 1 ? ways : left(a) - left(b) || 0;
  });
}
