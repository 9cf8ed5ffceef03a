import { nextTick, reactive } from 'vue';

export const PAGES = ['home', 'choose', 'apply', 'discuss', 'report', 'receipt', 'matters', 'matter', 'data', 'looks', 'account', 'follow', 'anonymous', 'take', 'correct', 'helpers', 'public'] as const;
export type Page = (typeof PAGES)[number];

/** Where somebody is, as the address says it. */
export interface Place {
  page: Page;
  case: string;
}

export function read(search: string): Place {
  const p = new URLSearchParams(search);
  return { page: PAGES.find((one) => one === p.get('page')) ?? 'home', case: /^[0-9a-f-]{36}$/.exec(p.get('case') ?? '')?.[0] ?? '' };
}

export function link(page: Page, of = ''): string {
  if (page === 'home') return './';
  return `./?page=${page}${of ? `&case=${of}` : ''}`;
}

export const place = reactive<Place>(read(location.search));

export function followAddress(): void {
  addEventListener('popstate', () => Object.assign(place, read(location.search)));
  // A link inside this face changes the page without loading it again.
  document.addEventListener('click', (event) => {
    const to = (event.target as Element | null)?.closest?.('a');
    if (!to || to.target || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const url = new URL(to.href);
    if (url.origin !== location.origin || url.pathname !== location.pathname || url.hash) return;
    event.preventDefault();
    show(url.href, 'pushState');
  });
}

export const go = (page: Page, of = ''): void => show(new URL(link(page, of), location.href).href, 'pushState');

/** Goes on to a page in the place of this one: the way back does not lead here again. */
export const goOn = (page: Page, of = ''): void => show(new URL(link(page, of), location.href).href, 'replaceState');

function show(address: string, how: 'pushState' | 'replaceState'): void {
  history[how](null, '', address);
  Object.assign(place, read(location.search));
  scrollTo(0, 0);
  void toHeading();
}

/** A page that comes for the first time is loaded first; so long is waited for its heading. */
const LONGEST = 3_000;

async function toHeading(): Promise<void> {
  const until = Date.now() + LONGEST;
  await nextTick();
  for (;;) {
    const heading = document.querySelector<HTMLElement>('h1');
    if (heading) return heading.focus();
    if (Date.now() > until) return;
    await new Promise(requestAnimationFrame);
  }
}
