import type { RoundWords } from './round.zh';

export const round: RoundWords = {
  group: (what, n) => `${what}: ${n}, one after the other`,
  begin: 'Begin',
  at: (which, of) => `Number ${which} of ${of} on this round`,
  skip: 'Leave this one for now',
  over: 'The round is done.',
};
