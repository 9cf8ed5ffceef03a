/** Other ways to answer than by typing: signing, reading a code, speaking. */
export const inputs = {
  signOnPhone: '在手机上签',
  signHere: (what: string) => `${what}：请本人签在框里`,
  signed: '框里已有签名',
  notSigned: '框里还没有签名',
  signDone: '签好了',
  signAgain: '重新签',
  signLater: '先不签',
  onPaper: '纸上签了，拍下来',
  onPaperWhy: '不方便在手机上签，就签在纸上。签名加密保存，只有办理人能看。',
  signatures: (n: number) => `至少 ${n} 个签名`,
  signatureNo: (n: number) => `第 ${n} 个签名`,
  dropSignature: '去掉这个签名',
  readCode: '拍二维码来填',
  reading: '正在认…',
  noCode: '照片里没认出二维码，请照着输。',
  codeTooLong: '这个二维码不是编号，请照着输。',
  codeRead: (code: string) => `认出：${code}。不对可以改。`,
  speak: '说话来填',
  stopSpeaking: '说完了',
  listening: '正在听…',
  speakWhy: '话在手机里转成字，声音不留也不送出。字可以改。',
  notHeard: '没听清，请再说一遍或打字。',
};

export type InputWords = typeof inputs;
