import { ref } from 'vue';

/** A new version that waits until its person takes it: nothing is exchanged in the middle of a shift. */
export const update = ref<ServiceWorker>();

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
  look(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const next = registration.installing;
    next?.addEventListener('statechange', () => look(next));
  });
}

export function takeUpdate(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  update.value?.postMessage('take-over');
}
