/// <reference lib="webworker" />
import { part } from './store/database';
import { sendWaiting } from './outbox/send';

/*
 * Keeps this face's own files, so that it opens without a network, and sends what waits when the browser wakes it for that.
 * What the server answers to calls is never kept here. A new version takes over when every window of the old one is closed,
 * or when its person says so: in the middle of a shift nothing is exchanged.
 */
declare const self: ServiceWorkerGlobalScope & { onsync?: unknown };

// Filled in by build/keep-files.mjs: the number of this build, then its files.
const [BUILD, ...FILES] = 'minqing-field-files'.split(' ');
const CACHE = `minqing-field ${BUILD}`;
const PAGE = '/field/index.html';

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: 'reload' })))));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOld().then(() => self.clients.claim()));
});

async function dropOld(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith('minqing-field ') && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') event.respondWith(kept(PAGE, request));
  else if (FILES.includes(url.pathname)) event.respondWith(kept(url.pathname, request));
});

async function kept(path: string, request: Request): Promise<Response> {
  return (await (await caches.open(CACHE)).match(path)) ?? fetch(request);
}

self.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(self.skipWaiting());
});

self.addEventListener('sync', (event: Event) => {
  (event as ExtendableEvent).waitUntil(sendInBackground());
});

/** An open window sends by itself and shows it; without one it is done here. */
async function sendInBackground(): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window' });
  if (windows.length) return windows.forEach((one) => one.postMessage('send'));
  const owner = await part('owner');
  if (owner && (await sendWaiting(owner.account)) === 'unreachable') throw new Error('not yet');
}
