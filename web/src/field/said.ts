import { ref } from 'vue';

/** What was done last, for the screen that comes after it; gone with the next step. */
export const said = ref('');

let last = 0;

export function say(text: string): void {
  said.value = text;
  const mine = ++last;
  // What was said since is not taken back with this.
  const forget = () => mine === last && (said.value = '');
  addEventListener('hashchange', () => setTimeout(() => addEventListener('hashchange', forget, { once: true })), { once: true });
}
