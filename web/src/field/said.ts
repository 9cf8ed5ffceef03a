import { ref } from 'vue';

/** What was done last, for the screen that comes after it; gone with the next step. */
export const said = ref('');

export function say(text: string): void {
  said.value = text;
  addEventListener('hashchange', () => setTimeout(() => addEventListener('hashchange', () => (said.value = ''), { once: true })), { once: true });
}
