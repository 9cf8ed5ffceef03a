import type { otherDoor as zh } from './door.zh';

/** The door by way of another provider of identities. */
export const otherDoor: typeof zh = {
  enter: 'Sign in with the city’s own account',
  refused: { what: 'The sign-in by the other provider did not work.', next: 'Begin again. If it goes on, ask your administrator.' },
  unknown: { what: 'You are known there, and not linked to an account here.', next: 'Ask your administrator to link your account.' },
  away: { what: 'The other provider does not answer.', next: 'Try again later, or sign in with your name and password.' },
};
