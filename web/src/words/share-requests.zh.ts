/** The words of asking another office to let one's own see its cases. */
export const shareRequestsZh = {
  shareRequests: {
    title: '申请与答复',
    lead: '需要看别的单位的案件，在这里申请。申请本身不打开任何内容，只有双方单位能看到。',
    ask: '向另一个单位申请',
    from: '以哪个岗位申请',
    of: '向哪个单位申请',
    why: '为什么需要',
    whyHint: '写要办的事，不要写人名。结束一个月后删除。',
    submit: '提交申请',
    way: (by: string, of: string) => `${by} 向 ${of} 申请`,
    states: { waiting: '等待答复', granted: '已共享', refused: '未同意', withdrawn: '已收回', lapsed: '逾期未答复' },
    waits: (until: string) => `${until} 前没有答复自动失效`,
    because: (text: string) => `理由：${text}`,
    grant: '按申请共享并公布',
    less: '少给一些',
    refuse: '不同意',
    reason: '不同意的理由',
    reasons: {
      'not-needed': '办这件事不需要看',
      'too-wide': '范围太宽，请缩小后再申请',
      'no-basis': '没有依据',
      elsewhere: '案件在别的单位，请向它申请',
    },
    refuseNow: '答复不同意',
    withdraw: '收回申请',
  },
};
