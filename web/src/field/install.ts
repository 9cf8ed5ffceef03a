import { ref } from 'vue';

/** A new version that waits until its person takes it: nothing is exchanged in the middle of a shift. */
export const update = ref<ServiceWorker>();

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

export function takeUpdate(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  update.value?.postMessage('take-over');
}
