import type { OwnWords } from './own.zh';

export const ownEn: OwnWords = {
  take: {
    title: 'Take it to my account',
    link: 'Take a report with a code to my account',
    lead: 'What you reported without a name can become part of your account.',
    changes: 'These things change:',
    changed: [
      'It stands among “my matters”.',
      'You add, withdraw, judge and reopen it with your account.',
      'Who looked at it stands in “my data”.',
      'The code is of no use any more, and there is no way back.',
    ],
    stays: 'Those who work on it see what they saw before, and not who you are.',
    opens: 'Two offices must both agree before anybody learns who you are, and you are told.',
    go: 'Take it',
    wrongNext: 'Compare it with the receipt. It may also be with another account already.',
    guest: 'With an account you can take it to “my matters” after signing in.',
  },

  correct: {
    title: 'Correct my data',
    how: 'If something is wrong you can ask to have it corrected.',
    notHere: 'Corrections are not open here yet. Say it at the desk in your village.',
    ask: 'Ask for a correction',
    asked: 'Requests to correct',
    value: (text) => `Corrected: ${text}`,
    reply: (text) => `Answer: ${text}`,
    reason: (text) => `Not corrected, because: ${text}`,
    roads: (text) => `You may also: ${text}`,
    appeal: 'See it. If you do not agree, another person can look again.',
    follow: 'See this request',
    village: 'Choose your village first, so that it is clear who checks it.',
    send: 'Send the request',
  },
};
