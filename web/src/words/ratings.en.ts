import type { ratingsZh } from './ratings.zh';

export const ratingsEn: typeof ratingsZh = {
  ratings: {
    title: 'Residents’ ratings (six months)',
    line: (n, solved, satisfied) => `${n} people or more: ${solved} say it is solved, ${satisfied} are satisfied`,
    fifths: { 0: 'at most 20 %', 20: '20 to 40 %', 40: '40 to 60 %', 60: '60 to 80 %', 80: '80 % or more' },
    note: 'Shown from five people on, and some days later. Nobody sees how somebody rated.',
    cases: (name) => `Only the cases of “${name}”`,
  },
};
