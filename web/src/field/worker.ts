/// <reference lib="webworker" />
import { waitAtMost } from '../api/http';
import { part } from './store/database';
import { LONGEST_ANSWER, sendWaiting } from './outbox/send';

/*
 * Keeps this face's own files, so that it opens without a network, and sends what waits when the browser wakes it for that.
 * What the server answers to calls is never kept here. A new version takes over when its person says so, or when the only window
 * was just opened: in the middle of a shift nothing is exchanged. The files of the version before stay, for a window that is
 * still open in it and asks for a part of itself later.
 */
declare const self: ServiceWorkerGlobalScope & { onsync?: unknown };

// Filled in by build/keep-files.mjs: the number of this build, then its files.
const [BUILD, ...FILES] = 'minqing-field-files'.split(' ');
const CACHE = `minqing-field ${BUILD}`;
const PAGE = '/field/index.html';

waitAtMost(LONGEST_ANSWER);

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: 'reload' })))));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOld().then(() => self.clients.claim()));
});

/** Caches are listed in the order in which they were made: the last of the others belongs to the version before this one. */
async function dropOld(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith('minqing-field ') && name !== CACHE);
  await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') event.respondWith(kept(PAGE, request));
  else if (FILES.includes(url.pathname) || url.pathname.startsWith('/assets/')) event.respondWith(kept(url.pathname, request));
});

/** From this version, else from the one before: what lies under assets is named after its content and is the same in both. */
async function kept(path: string, request: Request): Promise<Response> {
  return (await (await caches.open(CACHE)).match(path)) ?? (await caches.match(path)) ?? fetch(request);
}

self.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(self.skipWaiting());
  if (event.data === 'take-over-if-alone') event.waitUntil(takeOverIfAlone());
});

async function takeOverIfAlone(): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (windows.filter((one) => new URL(one.url).pathname.startsWith('/field/')).length <= 1) await self.skipWaiting();
}

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
