import type { AnewWords } from './anew.zh';

export const anew: AnewWords = {
  title: 'The form has changed, and asks you again',
  why: 'You filled in the form of before. These questions are asked otherwise now. Your report is still here and was not turned down.',
  answered: (what) => `You answered: ${what}`,
  choices: (all) => `To choose from now: ${all}`,
  gone: 'This is not asked any more and will be left out.',
  answer: 'Answer and send again',
  answerWhy: 'Photos and other answers are kept',
  fill: 'Fill in the new form',
  fillWhy: 'Photos and words are kept; look through them and send',
  notYet: 'The new form is not on the phone yet. Try again with a network.',
  inOutbox: (n) => `${n} to be asked again`,
  state: 'Asked again',
  inForm: 'What is marked is asked otherwise now.',
};
