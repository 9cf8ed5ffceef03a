import type { listingsZh } from './listings.zh';

export const listingsEn: typeof listingsZh = {
  listings: {
    title: 'Which posts listed cases of a place',
    lead: 'When it came out where and when something was reported, this tells who may have known: posts, filters and numbers of cases, no days and no number of times, and only posts that you watch over. That you asked is entered too.',
    where: 'Where',
    within: 'All of it',
    month: 'In which month',
    ask: 'Ask',
    none: 'No post listed cases of this place in that month.',
    range: 'Everything of the post',
    most: (n) => `at most ${n} cases`,
    more: (n) => `${n} posts in all, of which the first are shown; choose a smaller place.`,
    some: (first, n) => `${first} and others, ${n} in all`,
    filters: {
      scenario: (said) => `kind: ${said}`,
      state: (said) => `state: ${said}`,
      source: (said) => `came in by: ${said}`,
      due: (said) => `due: ${said}`,
      need: (said) => `waiting: ${said}`,
      q: () => 'searched through words (which are not kept)',
    },
  },
};
