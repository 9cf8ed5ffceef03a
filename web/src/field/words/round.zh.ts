/** Visits and leads that are answered one after the other. */
export const round = {
  group: (what: string, n: number) => `${what} ${n} 件，挨着办`,
  begin: '从头办起',
  at: (which: number, of: number) => `这一趟第 ${which} 件，共 ${of} 件`,
  skip: '先跳过这件',
  over: '这一趟走完了。',
};

export type RoundWords = typeof round;
