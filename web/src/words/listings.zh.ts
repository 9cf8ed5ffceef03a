/** The words of the question which posts listed cases of a place. */
export const listingsZh = {
  listings: {
    title: '哪些岗位列过这里的案件',
    lead: '案件的地点、时间传了出去，从这里查谁可能知道。只说岗位、筛选条件和件数，不说哪一天、多少次；只含您监督的岗位。您这次查询也会记下。',
    where: '哪里',
    within: '全部，不再细分',
    month: '哪个月',
    ask: '查询',
    none: '这个月没有岗位列过这里的案件。',
    range: '岗位管辖的全部案件',
    most: (n: number) => `最多 ${n} 件`,
    more: (n: number) => `共 ${n} 个岗位，只列出前面的；请把地方选小一些。`,
    some: (first: string, n: number) => `${first}等 ${n} 种`,
    filters: {
      scenario: (said: string) => `事项：${said}`,
      state: (said: string) => `状态：${said}`,
      source: (said: string) => `来源：${said}`,
      due: (said: string) => `期限：${said}`,
      need: (said: string) => `等着办：${said}`,
      q: (_: string) => '按文字搜索过（不记搜索的词）',
    },
  },
};
