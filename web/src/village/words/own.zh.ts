/** What belongs to somebody: reports that are taken along, data that is corrected, people who help. */
export const ownZh = {
  take: {
    title: '带到我的账号',
    link: '有查询码的事，带到我的账号',
    lead: '以前不留名报的事，可以归到您的账号。',
    changes: '带过来以后，这几样会变：',
    changed: [
      '这件事放进“我的事”。',
      '补充、撤回、评价、重开，都用账号办。',
      '谁看过，写在“我的资料”里。',
      '查询码不再有用。带过来就退不回去。',
    ],
    stays: '办事的人看到的和以前一样，不知道您是谁。',
    opens: '要打开您是谁，得两个单位的人都同意，还会告诉您。',
    go: '带过来',
    wrongNext: '请对着回执再填。也可能已经带到别的账号了。',
    guest: '有账号的，登录后可以在“我的事”里把它带过来。',
  },

  correct: {
    title: '更正我的资料',
    how: '哪一样写错了，可以申请更正。',
    notHere: '本市还没有开网上更正。请到村里的服务台说。',
    ask: '申请更正',
    asked: '更正申请',
    value: (text: string) => `更正后：${text}`,
    reply: (text: string) => `答复：${text}`,
    reason: (text: string) => `没有改，因为：${text}`,
    roads: (text: string) => `还可以：${text}`,
    appeal: '看这份申请。不同意，可以请另一人再看。',
    follow: '看这份申请',
    village: '请先选您的村，好知道由谁来核对。',
    send: '提交申请',
  },
};

export type OwnWords = typeof ownZh;
