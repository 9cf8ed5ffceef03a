/** What is said of the keys to an account: what came and went, and a lost one that two persons take away. */
export const accountKeys = {
  news: '账号提醒',
  newsLead: '与您账号的登录方式有关。不是您本人操作的，请立即更换口令，并告知管理员。',
  seen: '知道了',
  why: '取消原因',
  reasons: { lost: '丢失', broken: '损坏', replaced: '已更换设备' },
  ask: '申请取消第二重验证',
  asked: (name: string) => `已申请，须由另一人决定：${name}。`,
  waiting: '等待决定的取消申请',
  waitingLead: '须由另一人决定。请先当面或打电话向本人核实，再同意。',
  row: (at: string, until: string) => `${at} 申请，到 ${until} 为止`,
  own: '您提出的，由另一人决定',
  confirm: '同意取消',
  refuse: '不同意',
};
