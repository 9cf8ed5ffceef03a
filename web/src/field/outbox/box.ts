import { computed, reactive, shallowRef } from 'vue';
import { draftPhotos, forgetStepsBefore } from '../report/drafts';
import { begin, comeIn, lost, owner, pack, readDefinitionsAnew, shift, silentTooLong, sync } from '../shift/shift';
import { forgetSentBefore, keep, sweepPhotos, waiting, type Intention } from './keep';
import { sendWaiting } from './send';
import { backOff, type Waiting } from './waiting';

/** What waits, what was sent, what was refused: as it is on the phone's disk, read again after every change. */
const all = shallowRef<Waiting[]>([]);

const own = computed(() => all.value.filter((one) => one.account === owner.value?.account));
export const box = {
  all: own,
  waiting: computed(() => own.value.filter((one) => one.way === 'waiting')),
  refused: computed(() => own.value.filter((one) => one.way === 'refused')),
  aside: computed(() => own.value.filter((one) => one.way === 'aside')),
  sent: computed(() => own.value.filter((one) => one.way === 'sent').reverse()),
  /** What another person did on this phone and has not sent: only how much it is. */
  others: computed(() => all.value.filter((one) => one.way !== 'sent' && one.account !== owner.value?.account).length),
};

export const unsent = computed(() => box.waiting.value.length + box.refused.value.length + box.aside.value.length);

/** What is under way for a case, in order. */
export const underWay = (id: string): Waiting[] => own.value.filter((one) => one.case === id && one.way === 'waiting');

export const sending = reactive({ busy: false, otherPerson: false });

const KEPT_DAYS = 14;
const TAG = 'minqing-outbox';
const channel = new BroadcastChannel('minqing-field');
let timer: number | undefined;
let failures = 0;

export async function refresh(): Promise<void> {
  all.value = await waiting();
}

/** Follows the network, the other windows and the worker in the background. */
export function followOutbox(): void {
  addEventListener('online', () => void knock());
  addEventListener('offline', () => (shift.online = false));
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void knock());
  channel.addEventListener('message', () => void refresh());
  navigator.serviceWorker?.addEventListener('message', ({ data }) => data === 'send' && void knock());
  void tidy().catch(() => undefined);
}

async function tidy(): Promise<void> {
  const tooOld = new Date(Date.now() - KEPT_DAYS * 86_400_000).toISOString();
  await forgetSentBefore(tooOld);
  await forgetStepsBefore(tooOld);
  await sweepPhotos(await draftPhotos());
  await refresh();
}

/** There may be a network again: who is in, what waits, what is new. */
export async function knock(): Promise<void> {
  failures = 0;
  if (silentTooLong()) await begin();
  else if (shift.phase !== 'locked' && shift.phase !== 'door') await (shift.phase === 'broken' ? begin() : comeIn());
  await send();
}

/** Keeps it on the phone and sends it if that is possible; it comes back as soon as it is kept. */
export async function take(intention: Intention, replaces?: string): Promise<Waiting> {
  const one = await keep(intention, replaces);
  await changed();
  void askBackground();
  void send();
  return one;
}

export async function changed(): Promise<void> {
  await refresh();
  channel.postMessage('changed');
}

/** Sends what waits; tries again by itself, later each time, for as long as something waits. */
export async function send(): Promise<void> {
  const account = owner.value?.account;
  await refresh();
  if (!account || sending.busy || !box.waiting.value.length) return;
  clearTimeout(timer);
  sending.busy = true;
  try {
    const before = box.sent.value.length;
    const round = await sendWaiting(account, () => void changed());
    shift.online = round !== 'unreachable';
    sending.otherPerson = round === 'other-person';
    if (round === 'signed-out') shift.signedIn = 'nobody';
    await changed();
    if (formsChanged()) void readDefinitionsAnew();
    else if (box.sent.value.length > before) void sync();
    failures = round === 'unreachable' ? failures + 1 : 0;
    if (round === 'unreachable') timer = window.setTimeout(() => void send(), backOff(failures));
  } catch (cause) {
    lost(cause);
    timer = window.setTimeout(() => void send(), backOff(++failures));
  } finally {
    sending.busy = false;
  }
}

/** A refusal names a version of a form that is not on this phone. */
function formsChanged(): boolean {
  const known = new Set(pack.value?.scenarios.map((one) => one.version));
  return box.refused.value.some(({ refusal }) => refusal?.scenarioVersion !== undefined && !known.has(refusal.scenarioVersion));
}

/** Where the browser can, it wakes the worker once there is a network, also when every window is closed. */
async function askBackground(): Promise<void> {
  const registration = await navigator.serviceWorker?.ready;
  await (registration as { sync?: { register(tag: string): Promise<void> } } | undefined)?.sync?.register(TAG).catch(() => undefined);
}
