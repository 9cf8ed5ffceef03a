import type { shareRequestsZh } from './share-requests.zh';

export const shareRequestsEn: typeof shareRequestsZh = {
  shareRequests: {
    title: 'Asking and answering',
    lead: 'Whoever needs to see cases of another office asks here. A request opens nothing by itself. Only the two offices read it.',
    ask: 'Ask another office',
    from: 'From which of your posts',
    of: 'Which office',
    why: 'What you need it for',
    whyHint: 'Write the task and no names of people. It is deleted a month after the request is over.',
    submit: 'Ask',
    way: (by, of) => `${by} asks ${of}`,
    states: { waiting: 'Waits for an answer', granted: 'Shared', refused: 'Not granted', withdrawn: 'Taken back', lapsed: 'Lapsed unanswered' },
    waits: (until) => `Without an answer it lapses on ${until}`,
    because: (text) => `Why: ${text}`,
    grant: 'Share as asked and publish',
    less: 'Share less',
    refuse: 'Do not grant',
    reason: 'Why not',
    reasons: {
      'not-needed': 'Not needed for this task',
      'too-wide': 'Too wide: ask for less',
      'no-basis': 'There is no basis for it',
      elsewhere: 'Another office has these cases: ask there',
    },
    refuseNow: 'Answer that it is not granted',
    withdraw: 'Take the request back',
  },
};
