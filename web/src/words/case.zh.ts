/** What is said of a case beside its steps: who does it together, and why it is with whom. */
export const joint = {
  title: '会办',
  progress: (answered: number, needed: number) => `已答复 ${answered} 份，需要 ${needed} 份`,
  met: '答复已够，可以继续办理。',
  asked: (moment: string) => `${moment} 请求会办`,
  nobody: '已撤销的岗位',
  states: {
    asked: '未签收',
    received: '已签收',
    answered: '已答复',
    declined: '已拒绝',
    withdrawn: '已撤回',
  } as Record<string, string>,
  deeds: { receive: '签收', answer: '答复', decline: '拒绝', withdraw: '撤回' } as Record<string, string>,
  deed: (deed: string, task: string, post: string) => `${deed}：${task}（${post}）`,
  own: (deed: string, task: string) => `${deed}：${task}`,
  askedWhom: (posts: string) => `请求会办：${posts}`,
  calledTitle: '由本件发起的案件',
  calledBy: '由此件发起',
  call: (scenario: string, number: string) => `${scenario} 第 ${number} 号`,
  ends: { running: '办理中', ended: '已办结', refused: '未能发起' } as Record<string, string>,
  callEnded: '由本件发起的案件已办结',
  callRefused: '有一件案件未能发起',
};

export const why = {
  title: '为什么在这里',
  look: (action: string, moment: string) => `${moment}“${action}”时寻找承办岗位：`,
  row: (row: number, asked: string[]) => `依据派遣规则第 ${row} 行${asked.length ? `（${asked.join('，')}）` : ''}。`,
  department: '主管部门',
  post: '岗位',
  result: '结果',
  standIn: (post: string, cover: string) => `${post}（由${cover}顶岗）`,
  reasons: {
    chosen: '由其承办',
    'nobody-there': '该岗位无人任职',
    'away-without-cover': '请假中，无人顶岗',
    'cover-circular': '请假中，顶岗关系互相循环',
    'sent-it-back': '已对本件提出过异议',
    concerned: '本件反映的就是该单位，须回避',
    'not-on-duty': '当前不在班',
    'nobody-on-duty': '所询岗位均不在班，仍由其承办',
    'not-needed': '由排序在前的岗位承办',
    'more-to-do': '其他岗位手头件数较少',
    'later-in-turn': '轮到其他岗位在先',
    fallback: '其他岗位均不能承办，由其兜底',
  } as Record<string, string>,
  objected: (post: string, moment: string) => `${moment}，${post}提出异议：不属本岗位。`,
  waiting: '等待裁定；裁定前仍由其负责。',
  decided: (desk: string, action: string, to: string) => `${desk}裁定“${action}”，由${to}承办。`,
  byTime: (to: string) => `逾期无人裁定，由${to}兜底，不再转派。`,
};

/** Why a question about a person is asked. */
export const asking = {
  title: '为什么问',
  of: (name: string) => `：${name}`,
  erased: (why: string, kept: string) => `${why}事情办完后存 ${kept}，到期销毁。`,
  archived: (why: string, kept: string) => `${why}事情办完后存 ${kept}，到期移交档案。`,
  years: (n: number) => `${n} 年`,
  months: (n: number) => `${n} 个月`,
  days: (n: number) => `${n} 天`,
  /** Words in which somebody else may be named. */
  covered: {
    warning: '这里好像写了别人的电话、证件、车牌或姓名。用不着的，请删去。留下的，别人要说明理由才看得到。',
    note: '▇▇▇ 处像是某人的电话、证件、车牌或姓名，平时不显示。',
    open: '查看全文',
    why: '为什么要看',
    reasons: { 'reach-them': '联系或寻找文中的人', 'tell-apart': '分清是不是同一件、同一人', danger: '有人可能有危险' },
    read: '查看，并留下记录',
  },
};

/** Where a clock lies among others, and how its time can grow. */
export const inside = {
  within: (clock: string) => `在“${clock}”之内：那边停止计时，这边也停；到期不会更晚。`,
  perDepartment: '转到另一个部门，就重新起算。',
  onRequest: (by: string, asked: string, granted: string) => `可延长一次，${by}：先“${asked}”，再“${granted}”。`,
  moreTime: (by: string, granted: string) => `可延长一次，${by}：由“${granted}”。`,
  source: (text: string) => `延期依据：${text}`,
};
