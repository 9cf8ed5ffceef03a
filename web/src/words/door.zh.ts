/** The door by way of another provider of identities. */
export const otherDoor = {
  enter: '统一身份登录',
  refused: { what: '统一身份登录没有成功。', next: '请重新开始；仍不行请找管理员。' },
  unknown: { what: '统一身份认得您，但还没有关联这里的账号。', next: '请管理员关联您的账号。' },
  away: { what: '统一身份平台没有回应。', next: '请稍后再试，或用账号和密码登录。' },
};
