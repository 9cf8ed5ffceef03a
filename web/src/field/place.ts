import { nextTick, reactive } from 'vue';

export type Screen = 'today' | 'report' | 'case' | 'outbox' | 'refusal' | 'me' | 'patrols';

const SCREENS: readonly string[] = ['today', 'report', 'case', 'outbox', 'refusal', 'me', 'patrols'];

/** Where one is: kept behind the # of the address, so that it works without asking anybody. */
export const place = reactive<{ screen: Screen; id: string }>({ screen: 'today', id: '' });

export function go(screen: Screen, id = ''): void {
  location.hash = screen === 'today' ? '' : id ? `${screen}/${id}` : screen;
}

export function followPlace(): void {
  const read = () => {
    const [screen = '', id = ''] = location.hash.slice(1).split('/');
    Object.assign(place, { screen: SCREENS.includes(screen) ? screen : 'today', id });
    scrollTo(0, 0);
  };
  addEventListener('hashchange', read);
  read();
}

/** Whoever does not see the page is told by its heading where they are now, and the keyboard goes on from there. */
export async function toHeading(): Promise<void> {
  await nextTick();
  const heading = document.querySelector('h1');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
}
