import { ref } from 'vue';

/** A new version that waits until its person takes it or opens the face anew: nothing is exchanged in the middle of a shift. */
export const update = ref<ServiceWorker>();

/** Stays with a window while it is loaded again, and is not there in one that was just opened. */
const OPENED = 'minqing.field.opened';

/** Not asked more often than this whether there is a new version. */
const SELDOM = 60_000;

/** Lets the phone keep this face. Built pages only: the server that a developer has open makes its files as they are asked for. */
export function install(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  void navigator.storage?.persist?.();
  navigator.serviceWorker.register('/field/worker.js', { scope: '/field/', type: 'module' }).then(follow, () => undefined);
}

function follow(registration: ServiceWorkerRegistration): void {
  const look = (worker: ServiceWorker | null) => {
    if (worker?.state === 'installed' && registration.active) update.value = worker;
  };
  askNow(registration);
  look(registration.waiting);
  if (justOpened() && update.value) takeAtOpening(update.value);
  registration.addEventListener('updatefound', () => {
    const next = registration.installing;
    next?.addEventListener('statechange', () => look(next));
  });
}

/** A page that stays open for days asks by itself whether there is a new version: when it comes back to the network or the front. */
function askNow(registration: ServiceWorkerRegistration): void {
  let asked = 0;
  const ask = () => {
    if (document.visibilityState !== 'visible' || Date.now() - asked < SELDOM) return;
    asked = Date.now();
    registration.update().catch(() => (asked = 0));
  };
  addEventListener('online', ask);
  document.addEventListener('visibilitychange', ask);
}

function justOpened(): boolean {
  const isNew = sessionStorage.getItem(OPENED) === null;
  sessionStorage.setItem(OPENED, 'true');
  return isNew;
}

/**
 * A browser may go on with the old version for as long as it likes, so the window says itself that nothing is begun in it. If
 * somebody touches it before the new version is there, or another window is open, the old one stays until the next time.
 */
function takeAtOpening(next: ServiceWorker): void {
  const untouched = new AbortController();
  for (const touch of ['pointerdown', 'keydown']) addEventListener(touch, () => untouched.abort(), { capture: true, signal: untouched.signal });
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true, signal: untouched.signal });
  next.postMessage('take-over-if-alone');
}

export function takeUpdate(): void {
  // Another window took it already: this one only has to be loaded again.
  if (update.value?.state !== 'installed') return location.reload();
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  update.value.postMessage('take-over');
}
