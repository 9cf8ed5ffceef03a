import { shallowRef } from 'vue';
import { picture, Problem, Unreachable } from '../../api/http';
import { keepUnderLock, part } from '../store/database';
import { open, seal, type Sealed } from '../store/sealing';
import { inLines } from './lines';
import { wants, type Package } from './package';

/** On the phone at most so many, of one case at most so many; each is at most 30 kB, which the server sees to. */
export const MOST_PREVIEWS = 40;
const MOST_OF_A_CASE = 3;
/** What waits to be sent has the other lines. */
const LINES = 2;

/** Small pictures by case and photo; nothing for a photo of which the server draws none. */
const kept = shallowRef<Record<string, Sealed | null>>({});
let busy = false;

const nameOf = (id: string, hash: string): string => `${id} ${hash}`;

/** What the phone has is known again: after the PIN was typed, or when there is none and therefore nothing. */
export async function openPreviews(key: CryptoKey | undefined): Promise<void> {
  kept.value = key ? ((await part('previews')) ?? {}) : {};
}

export function forgetPreviews(): void {
  kept.value = {};
}

/** The photos of a case of which the phone has a small picture. */
export function previewed(id: string): string[] {
  const own = Object.keys(kept.value).filter((name) => name.startsWith(`${id} `) && kept.value[name]);
  return own.map((name) => name.slice(id.length + 1));
}

/** The small picture of a photo, where the phone has it. */
export async function preview(id: string, hash: string, key: CryptoKey | undefined): Promise<Blob | undefined> {
  const sealed = kept.value[nameOf(id, hash)];
  if (!sealed || !key) return undefined;
  // A picture from before the PIN was changed opens no more.
  return open(key, sealed).then((bytes) => new Blob([bytes], { type: 'image/jpeg' }), () => undefined);
}

/** The photos that are worth their room: of cases in which there is work for me, what is due first; never a signature. */
export function worthKeeping(all: Package): { id: string; hash: string }[] {
  const found = all.items.flatMap((item) => {
    const written = all.written.get(item.id);
    if (!written || wants(item, all.offers.get(item.id), all) !== 'work') return [];
    const scenario = all.scenarios.find((one) => one.id === item.scenario && one.version === item.scenarioVersion);
    const fields = [...(scenario?.form ?? []), ...(scenario?.actions.flatMap((one) => one.form) ?? [])];
    const asked = fields.filter((field) => field.type === 'photo' && field.about?.concept !== 'signature').map((field) => field.id);
    const hashes = [...new Set(asked)].flatMap((field) => (written.fields[field] as string[] | undefined) ?? []);
    return [...new Set(hashes)].slice(0, MOST_OF_A_CASE).map((hash) => ({ id: item.id, hash }));
  });
  return found.slice(0, MOST_PREVIEWS);
}

/**
 * Takes along what is missing, after everything else is here, and drops what is worth its room no more. Each is a look at the
 * photo, as if it were opened. Where the person saves data, or the phone is gone meanwhile, nothing is taken.
 */
export async function takePreviews(all: Package, key: CryptoKey, still: () => boolean): Promise<void> {
  if (busy || savesData()) return;
  busy = true;
  try {
    const wanted = worthKeeping(all);
    const before = kept.value;
    const same = wanted.map(({ id, hash }) => nameOf(id, hash)).filter((name) => name in before);
    const next: Record<string, Sealed | null> = Object.fromEntries(same.map((name) => [name, before[name]!]));
    const missing = wanted.filter(({ id, hash }) => !(nameOf(id, hash) in before));
    if (!missing.length && same.length === Object.keys(before).length) return;
    await inLines(missing, LINES, async ({ id, hash }) => {
      if (!still()) return;
      const small = await picture(`/cases/${id}/attachments/${hash}/preview`);
      next[nameOf(id, hash)] = small ? await seal(key, await small.arrayBuffer()) : null;
    }).catch((cause: unknown) => {
      // What came before the line was cut stays; the rest comes with the next round.
      if (!(cause instanceof Unreachable || cause instanceof Problem)) throw cause;
    });
    if (!still()) return;
    kept.value = next;
    // Without room for pictures the phone does without them.
    await keepUnderLock('previews', next).catch(() => undefined);
  } finally {
    busy = false;
  }
}

function savesData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
}
