/** Opening with the phone's own fingerprint, face or code. */
export const passkey = {
  open: '用指纹或面容打开',
  add: '也用指纹或面容打开',
  typeFirst: '先输一遍 PIN',
  next: '下一步',
  added: '以后用指纹、面容或手机的锁屏密码也能打开。',
  on: '也能用指纹、面容或手机的锁屏密码打开。',
  drop: '不用指纹或面容了',
  none: '这台手机做不到，还用 PIN。',
  notOpened: '没有打开，请再试，或输 PIN。',
  wrong: 'PIN 不对。',
};

export type PasskeyWords = typeof passkey;
