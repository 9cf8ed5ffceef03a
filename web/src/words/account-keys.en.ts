import type { Words } from './zh';

/** What is said of the keys to an account: what came and went, and a lost one that two persons take away. */
export const accountKeys: Words['accountKeys'] = {
  news: 'About your account',
  newsLead: 'Ways to sign in to your account have changed. If it was not you, change your password at once and tell your administrator.',
  seen: 'I know',
  why: 'Why it is taken away',
  reasons: { lost: 'Lost', broken: 'Broken', replaced: 'The device was replaced' },
  ask: 'Ask to have the second factor taken away',
  asked: (name: string) => `Asked for ${name}; another person decides.`,
  waiting: 'Second factors to be taken away',
  waitingLead: 'Another person decides. Ask the person first, face to face or by telephone.',
  row: (at: string, until: string) => `Asked ${at}, until ${until}`,
  own: 'You asked; another person decides',
  confirm: 'Take it away',
  refuse: 'Refuse',
  entrances: 'Sign-ins',
  entrancesLead: 'When you signed in, and when somebody gave your name and did not get in. No address is kept. If it was not you, change your password.',
  entrancesShow: (n) => `The latest ${n}`,
  signedIn: (way, device) => `Signed in with ${way}, ${device}`,
  ways: { password: 'a password', 'password-and-code': 'a password and a code', passkey: 'a passkey', telephone: 'a code by telephone', provider: 'another provider' },
  refused: {
    'entrance.refused': (n) => `Did not get in, ${n} times`,
    'request.refused': (n) => `Asked for what is not yours or not there, ${n} times`,
  },
};
