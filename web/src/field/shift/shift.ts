import { computed, reactive, ref, shallowRef, toRaw } from 'vue';
import { Problem, Unreachable } from '../../api/http';
import { server } from '../../api/server';
import type { CaseItem, Me, Offers } from '../../api/wire';
import { boxOf } from '../../map/geometry';
import { know } from '../../view/definitions';
import { heard, now } from '../../view/now';
import { ask, session } from '../../view/session';
import { language, useZone } from '../../words';
import { sealPatrolsAnew } from '../patrol/kept';
import { discardOutbox, dropPart, forgetPackage, keepPart, part, type Parts } from '../store/database';
import { lockByPasskey, openByPasskey } from '../store/passkey';
import { imported, lockNew, MOST_TRIES, rawKey, unlock, type Lock } from '../store/sealing';
import { forgetPreviews, openPreviews, takePreviews } from './previews';
import { keepPackage, keptPackage, readPackage, wants, type Package, type Want, type Written } from './package';

/** So long may a phone keep what it has without hearing from the server. */
const LONGEST_SILENCE = 7 * 86_400_000;

/**
 * What the person sees: the phone is opening; its store cannot be opened; a PIN is asked for; the door; a first opening
 * without a network; or the shift itself.
 */
export type Phase = 'opening' | 'broken' | 'locked' | 'door' | 'far' | 'in';

interface Shift {
  phase: Phase;
  /** Whether the server answered last. */
  online: boolean;
  /** Whose session the server knows: mine, none, or not heard yet. */
  signedIn: 'me' | 'nobody' | 'unknown';
  syncing: boolean;
  /** When the server last answered, by this phone's clock. */
  contactAt: number | undefined;
  /** How far the server's clock is ahead of this phone's. */
  clockAhead: number;
  hasPin: boolean;
  /** The phone's own fingerprint, face or code opens it too. */
  hasPasskey: boolean;
  triesLeft: number;
  /** There was no room on the phone for what came last. */
  full: boolean;
  /** Something was removed from the phone: by too many tries, or by too long a silence. */
  removed: '' | 'tries' | 'silence';
}

export const shift = reactive<Shift>({
  phase: 'opening',
  online: navigator.onLine,
  signedIn: 'unknown',
  syncing: false,
  contactAt: undefined,
  clockAhead: 0,
  hasPin: false,
  hasPasskey: false,
  triesLeft: MOST_TRIES,
  full: false,
  removed: '',
});

const package_ = shallowRef<Package>();
export const pack = computed(() => package_.value);
export const owner = shallowRef<Parts['owner']>();
/** The owner asked for the door, for the session is over. */
export const signingIn = ref(false);

// In memory only: a page that is closed must ask for the PIN again.
let key: CryptoKey | undefined;

/** The key under which the phone keeps what only its person may read; nothing without a PIN. */
export const pinKey = (): CryptoKey | undefined => key;

/** What is on the phone, by what it wants of me. */
export const wanted = computed<Record<Want, CaseItem[]>>(() => {
  const all = package_.value;
  const by = Object.groupBy(all?.items ?? [], (item) => wants(item, all?.offers.get(item.id), all!));
  return { work: by.work ?? [], word: by.word ?? [], nothing: by.nothing ?? [] };
});

/** The middle of the first of my areas: what near means while nobody's position is read. */
export const home = computed(() => {
  const ground = package_.value?.ground;
  const own = new Set(ground?.own.map((area) => area.code));
  const box = boxOf((ground?.shapes.features ?? []).filter((one) => own.has(String(one.properties.code))).map((one) => one.geometry));
  return box && { x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2 };
});

/** What was just read of one case stands in the package at once. */
export function noteCase(item: CaseItem, offers: Offers, written: Written): void {
  const before = package_.value;
  if (!before) return;
  const items = before.items.some((one) => one.id === item.id) ? before.items.map((one) => (one.id === item.id ? item : one)) : [...before.items, item];
  package_.value = { ...before, items, offers: new Map(before.offers).set(item.id, offers), written: new Map(before.written).set(item.id, written) };
}

/** Opens the phone: first what it has, then what the server says. */
export async function begin(): Promise<void> {
  try {
    owner.value = await part('owner');
    await forgetAfterSilence();
    const lock = await part('lock');
    shift.hasPin = Boolean(lock);
    shift.hasPasskey = Boolean(lock?.passkey);
    shift.triesLeft = MOST_TRIES - (lock?.tries ?? 0);
    if (lock && !key) {
      shift.phase = 'locked';
      return;
    }
    show(await keptPackage(key));
    await openPreviews(key);
  } catch {
    shift.phase = 'broken';
    return;
  }
  if (package_.value) shift.phase = 'in';
  await comeIn();
}

export const silentTooLong = (): boolean => shift.contactAt !== undefined && Date.now() - shift.contactAt > LONGEST_SILENCE;

async function forgetAfterSilence(): Promise<void> {
  const contact = await part('contact');
  shift.contactAt = contact?.at;
  if (!contact) return;
  shift.clockAhead = contact.ahead;
  heard({ asOf: new Date(Date.now() + contact.ahead).toISOString() });
  if (!silentTooLong()) return;
  await forget();
  // Whoever has the phone now is let in by the password alone, though the session may last.
  await keepPart('endSession', true);
  shift.removed = 'silence';
}

function show(next: Package | undefined): void {
  package_.value = next;
  if (!next) return;
  useZone(next.me.zone);
  know(next.scenarios);
}

/** Asks the server who is in, and goes where that leads. Who has a package on this phone goes on with it in any case. */
export async function comeIn(): Promise<void> {
  await keepPart('language', language.value).catch(() => undefined);
  if (await part('endSession')) await endLate();
  await ask(Boolean(owner.value));
  const { phase, me } = session.value;
  shift.online = phase !== 'unreachable';
  if (phase === 'unreachable') {
    if (shift.phase !== 'in') shift.phase = 'far';
    return;
  }
  if (!me) {
    shift.signedIn = 'nobody';
    if (!package_.value) shift.phase = 'door';
    return;
  }
  await entered();
}

/** Somebody is in: the owner of what is here, or another person, who gets nothing of it. */
export async function entered(): Promise<void> {
  const { me } = session.value;
  if (!me) return;
  if (owner.value && owner.value.account !== me.account) await forget();
  owner.value = { account: me.account, signInName: me.signInName };
  shift.signedIn = 'me';
  shift.phase = 'in';
  await sync(toRaw(me));
}

export async function sync(known?: Me): Promise<void> {
  if (shift.syncing || shift.signedIn !== 'me') return;
  shift.syncing = true;
  try {
    const me = known ?? (await server.me());
    if (me.account !== owner.value?.account) return;
    const before = package_.value;
    const started = Date.now();
    const next = await readPackage(before, me, started, show);
    const at = Date.now();
    shift.clockAhead = Date.parse(next.asOf) - at;
    heard(next);
    show(next);
    shift.contactAt = at;
    shift.online = true;
    await keepPackage(next, before, key, at).then(
      () => (shift.full = false),
      (cause: unknown) => {
        shift.full = cause instanceof DOMException && cause.name === 'QuotaExceededError';
        if (!shift.full) throw cause;
      },
    );
  } catch (cause) {
    if (!(cause instanceof Unreachable || cause instanceof Problem)) throw cause;
    lost(cause);
  } finally {
    shift.syncing = false;
  }
  void takeAlong();
}

/** What is nice to have comes after what a shift needs, and only under a PIN. */
async function takeAlong(): Promise<void> {
  const [under, whose] = [key, owner.value?.account];
  if (under && package_.value && shift.online) await takePreviews(package_.value, under, () => key === under && owner.value?.account === whose);
}

/** The definitions on the phone are older than what the server goes by: they are read again whatever their age. */
export async function readDefinitionsAnew(): Promise<void> {
  const kept = await part('scenarios');
  if (kept) await keepPart('scenarios', { ...kept, readAt: '' });
  await sync();
}

/** What a failed call says about the network and about the session. */
export function lost(cause: unknown): void {
  if (cause instanceof Unreachable) shift.online = false;
  if (cause instanceof Problem && cause.code === 'session.none') shift.signedIn = 'nobody';
}

/** The moment of an observation by the server's clock, for the phone's may be wrong by a day. */
export const observed = (): string => new Date(Date.now() + shift.clockAhead).toISOString();

export async function tryPin(pin: string): Promise<boolean> {
  const lock = await part('lock');
  if (!lock) return true;
  const counted: Lock = { ...lock, tries: lock.tries + 1 };
  await keepPart('lock', counted);
  key = await unlock(lock, pin);
  if (key) {
    await keepPart('lock', { ...lock, tries: 0 });
    await begin();
    return true;
  }
  shift.triesLeft = MOST_TRIES - counted.tries;
  if (shift.triesLeft <= 0) {
    shift.removed = 'tries';
    await startOver();
  }
  return false;
}

/** Opens with the phone's own fingerprint, face or code. */
export async function tryPasskey(): Promise<boolean> {
  const lock = await part('lock');
  const raw = lock?.passkey && (await openByPasskey(lock.passkey));
  if (!lock || !raw) return false;
  key = await imported(raw);
  await keepPart('lock', { ...lock, tries: 0 });
  await begin();
  return true;
}

/** Adds that beside the PIN, which is typed once more for it. */
export async function addPasskey(pin: string): Promise<'added' | 'wrong' | 'none'> {
  const lock = await part('lock');
  const raw = lock && (await rawKey(lock, pin));
  if (!raw) return 'wrong';
  const passkey = await lockByPasskey(raw, owner.value?.signInName ?? '');
  if (!passkey) return 'none';
  await keepPart('lock', { ...lock, passkey });
  shift.hasPasskey = true;
  return 'added';
}

export async function dropPasskey(): Promise<void> {
  const { passkey: _, ...lock } = (await part('lock'))!;
  await keepPart('lock', lock);
  shift.hasPasskey = false;
}

/** From now on what people wrote is kept too, and asked for by this PIN. */
export async function setPin(pin: string): Promise<void> {
  const made = await lockNew(pin);
  await sealPatrolsAnew(key, made.key);
  await dropPart('previews');
  forgetPreviews();
  key = made.key;
  await keepPart('lock', made.lock);
  shift.hasPin = true;
  shift.hasPasskey = false;
  shift.triesLeft = MOST_TRIES;
  if (package_.value) await keepPackage(package_.value, undefined, key, shift.contactAt ?? now.value);
  void takeAlong();
}

export async function dropPin(): Promise<void> {
  await sealPatrolsAnew(key, undefined);
  key = undefined;
  forgetPreviews();
  await dropPart('previews');
  await dropPart('lock');
  shift.hasPin = false;
  shift.hasPasskey = false;
  if (package_.value) await keepPackage(package_.value, undefined, undefined, shift.contactAt ?? now.value);
}

/** Everything that came from the server leaves this phone; what waits to be sent stays for its person. */
async function forget(): Promise<void> {
  await forgetPackage();
  forgetPreviews();
  key = undefined;
  package_.value = undefined;
  owner.value = undefined;
  shift.hasPin = false;
  shift.hasPasskey = false;
  shift.contactAt = undefined;
}

/** The PIN is not known: the phone is emptied and its session ended, so that only the password leads in again. */
export async function startOver(): Promise<void> {
  await forget();
  await keepPart('endSession', true);
  shift.signedIn = 'unknown';
  shift.phase = 'opening';
  await begin();
}

/** Signs out and empties the phone; what waits goes too only where its person said so. */
export async function leave(outbox: 'keep' | 'discard'): Promise<void> {
  const account = owner.value?.account;
  if (account && outbox === 'discard') await discardOutbox(account);
  await forget();
  await keepPart('endSession', true);
  shift.signedIn = 'unknown';
  shift.phase = 'opening';
  await comeIn();
}

/** Who signed out without a network is signed out as soon as there is one. */
async function endLate(): Promise<void> {
  try {
    await ask();
    if (session.value.phase === 'unreachable') return;
    if (session.value.me) await server.signOut();
    await dropPart('endSession');
  } catch (cause) {
    if (cause instanceof Problem) await dropPart('endSession');
  }
}
