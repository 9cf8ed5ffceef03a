/** What is said when a form was changed while a report on it waited. */
export const anew = {
  title: '表单改过，要再问您',
  why: '您填的时候用的是旧表单。下面几处现在问法不同。您报的还在，没有退回。',
  answered: (what: string) => `您答的：${what}`,
  choices: (all: string) => `现在可选：${all}`,
  gone: '现在不问这一项了，会略去。',
  answer: '答一下再送',
  answerWhy: '照片和其他回答都在',
  fill: '照新表单再填',
  fillWhy: '照片和话都在，看一遍再送',
  notYet: '新表单还没读到，有网时再点一下。',
  inOutbox: (n: number) => `要再问您 ${n} 件`,
  state: '要再答',
  inForm: '标出的几处，现在问法不同。',
};

export type AnewWords = typeof anew;
