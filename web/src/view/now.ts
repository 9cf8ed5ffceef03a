import { ref } from 'vue';

const TICK = 15_000;

// How far the clock of this machine is behind the server's: due times are measured by one clock, and that is not ours.
let behind = 0;

/** The time of the server, in milliseconds, as far as this page knows it. */
export const now = ref(Date.now());

const tick = () => (now.value = Date.now() + behind);
setInterval(tick, TICK);

/** Sets the clock by an answer that says when it was given. */
export function heard<T extends { asOf: string }>(answer: T): T {
  behind = Date.parse(answer.asOf) - Date.now();
  tick();
  return answer;
}
