import { dropPart, keepPart, part } from '../store/database';
import { openValue, sealValue, type Sealed } from '../store/sealing';
import { metres, type Spot } from '../shift/ground';

/** A point of one's own way, with when it was read. */
export interface Footprint extends Spot {
  at: string;
}

/** A patrol of this phone's person. It is on this phone only: nothing of it is ever sent, so nothing here knows of the server. */
export interface Patrol {
  begunAt: string;
  endedAt?: string;
  /** Codes of the small grids in which it was. */
  grids: string[];
  /** The way; empty where no PIN keeps it. */
  track: Footprint[];
}

/** What stands on the disk: the way only sealed under the PIN's key. */
export interface KeptPatrol extends Omit<Patrol, 'track'> {
  track?: Sealed;
}

/** So many days after its end a patrol is gone from the phone. */
export const KEPT_DAYS = 7;

/** A patrol that nobody ended ends by itself after so many hours. */
export const LONGEST_HOURS = 4;

/** A new point is kept when it is so far from the last; a way needs no more. */
const STEP_METRES = 20;
/** More than a shift's way has; whoever walks further keeps the newest. */
const MOST_POINTS = 2_000;

const DAY = 86_400_000;

export function deletedAt(patrol: Pick<Patrol, 'begunAt' | 'endedAt'>): Date {
  return new Date(Date.parse(endOf(patrol)) + KEPT_DAYS * DAY);
}

/** When it ended, or ends by itself. */
export function endOf({ begunAt, endedAt }: Pick<Patrol, 'begunAt' | 'endedAt'>): string {
  return endedAt ?? new Date(Date.parse(begunAt) + LONGEST_HOURS * 3_600_000).toISOString();
}

/** The patrol with another point: its way only where a PIN keeps it, its grid in any case. */
export function along(patrol: Patrol, at: Spot, grid: string | number | undefined, keepsWay: boolean): Patrol {
  const last = patrol.track.at(-1);
  const moved = keepsWay && (!last || metres(last, at) >= STEP_METRES);
  const entered = grid !== undefined && !patrol.grids.includes(String(grid));
  if (!moved && !entered) return patrol;
  const track = moved ? [...patrol.track, { x: at.x, y: at.y, at: new Date().toISOString() }].slice(-MOST_POINTS) : patrol.track;
  return { ...patrol, grids: entered ? [...patrol.grids, String(grid)] : patrol.grids, track };
}

/** What is due to be deleted goes, whether the phone is locked or not. */
export async function sweepPatrols(now: number): Promise<void> {
  const all = (await part('patrols')) ?? [];
  const left = all.filter((one) => deletedAt(one).getTime() > now);
  if (left.length < all.length) await put(left);
}

export async function keptPatrols(key: CryptoKey | undefined): Promise<Patrol[]> {
  const all = (await part('patrols')) ?? [];
  return Promise.all(all.map(async (one) => ({ ...one, track: await trackOf(one, key) })));
}

export async function keepPatrols(patrols: readonly Patrol[], key: CryptoKey | undefined): Promise<void> {
  await put(
    await Promise.all(
      patrols.map(async ({ track, ...told }): Promise<KeptPatrol> => (key && track.length ? { ...told, track: await sealValue(key, track) } : told)),
    ),
  );
}

/** The PIN was changed or dropped: what it sealed is sealed anew, or is gone. */
export async function sealPatrolsAnew(before: CryptoKey | undefined, after: CryptoKey | undefined): Promise<void> {
  await keepPatrols(await keptPatrols(before), after);
}

async function trackOf(one: KeptPatrol, key: CryptoKey | undefined): Promise<Footprint[]> {
  if (!one.track || !key) return [];
  return openValue<Footprint[]>(key, one.track).catch(() => []);
}

const put = (all: KeptPatrol[]): Promise<void> => (all.length ? keepPart('patrols', all) : dropPart('patrols'));
