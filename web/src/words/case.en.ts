import type { Words } from './zh';

/** What is said of a case beside its steps: who does it together, and why it is with whom. */
export const joint: Words['joint'] = {
  title: 'Handled together',
  progress: (answered: number, needed: number) => `${answered} of ${needed} answers that the case waits for`,
  met: 'Enough have answered; the case can go on.',
  asked: (moment: string) => `asked on ${moment}`,
  nobody: 'a post that is no longer there',
  states: {
    asked: 'Not received yet',
    received: 'Received',
    answered: 'Answered',
    declined: 'Declined',
    withdrawn: 'Taken back',
  } as Record<string, string>,
  deeds: { receive: 'Receive', answer: 'Answer', decline: 'Decline', withdraw: 'Take back' } as Record<string, string>,
  deed: (deed: string, task: string, post: string) => `${deed}: ${task}, ${post}`,
  own: (deed: string, task: string) => `${deed}: ${task}`,
  askedWhom: (posts: string) => `Asked: ${posts}`,
  calledTitle: 'Cases that it opened',
  calledBy: 'Opened by',
  call: (scenario: string, number: string) => `${scenario} ${number}`,
  ends: { running: 'In hand', ended: 'Over', refused: 'Could not be opened' } as Record<string, string>,
  callEnded: 'A case that it opened is over',
  callRefused: 'A case could not be opened',
};

export const why: Words['why'] = {
  title: 'Why it is here',
  look: (action: string, moment: string) => `Somebody was sought on ${moment} with “${action}”:`,
  row: (row: number, asked: string[]) => `By row ${row} of the assignment rules${asked.length ? ` (${asked.join(', ')})` : ''}.`,
  department: 'Department',
  post: 'Post',
  result: 'What came of it',
  standIn: (post: string, cover: string) => `${post} (covered by ${cover})`,
  reasons: {
    chosen: 'Takes the case',
    'nobody-there': 'Nobody holds this post',
    'away-without-cover': 'On leave, and nobody covers',
    'cover-circular': 'On leave, and the covers stand in for one another',
    'sent-it-back': 'Has objected to this case',
    concerned: 'The case is about them',
    'not-on-duty': 'Not on duty now',
    'nobody-on-duty': 'Takes the case although nobody who was asked is on duty',
    'not-needed': 'Another post that comes first takes it',
    'more-to-do': 'Another post has less to do',
    'later-in-turn': 'Another post is earlier in turn',
    fallback: 'Takes the case because no other post could',
  } as Record<string, string>,
  objected: (post: string, moment: string) => `${post} objected on ${moment}: not theirs.`,
  waiting: 'It waits for a decision; until then they answer for it.',
  decided: (desk: string, action: string, to: string) => `${desk} decided: “${action}”; ${to} has it.`,
  byTime: (to: string) => `Nobody decided in time; ${to} has it for good.`,
};

export const asking: Words['asking'] = {
  title: 'Why this is asked',
  of: (name) => `: ${name}`,
  erased: (why, kept) => `${why} Kept for ${kept} after the matter is over, then destroyed.`,
  archived: (why, kept) => `${why} Kept for ${kept} after the matter is over, then handed to the archive.`,
  years: (n) => (n === 1 ? '1 year' : `${n} years`),
  months: (n) => (n === 1 ? '1 month' : `${n} months`),
  days: (n) => (n === 1 ? '1 day' : `${n} days`),
  /** Words in which somebody else may be named. */
  covered: {
    warning: 'This looks like somebody’s number or name. Leave it out unless it is needed. What stays, others see only when they say why.',
    note: 'At ▇▇▇ there seems to be somebody’s number or name. It is not shown by default.',
    open: 'Read it all',
    why: 'Why you need it',
    reasons: { 'reach-them': 'To reach or find somebody in it', 'tell-apart': 'To tell matters or people apart', danger: 'Somebody may be in danger' },
    read: 'Read it, and leave a record',
  },
};

export const inside: Words['inside'] = {
  within: (clock) => `It lies within “${clock}”: it stops when that one stops, and is never due later.`,
  perDepartment: 'It begins anew when the case goes to another department.',
  onRequest: (by, asked, granted) => `It can grow once, by ${by}: first “${asked}”, then “${granted}”.`,
  moreTime: (by, granted) => `It can grow once, by ${by}: with “${granted}”.`,
  source: (text) => `More time by: ${text}`,
};
