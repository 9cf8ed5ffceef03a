import type { PasskeyWords } from './passkey.zh';

export const passkey: PasskeyWords = {
  open: 'Open with fingerprint or face',
  add: 'Open with fingerprint or face too',
  typeFirst: 'Type the PIN once first',
  next: 'Next',
  added: 'From now on your fingerprint, face or the phone’s own code opens it too.',
  on: 'Your fingerprint, face or the phone’s own code opens it too.',
  drop: 'No longer with fingerprint or face',
  none: 'This phone cannot do it; the PIN stays.',
  notOpened: 'It did not open. Try again, or type the PIN.',
  wrong: 'That is not the PIN.',
};
