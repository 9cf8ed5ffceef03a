/*
 * Where free text looks as if it told who somebody is, as the server looks for it (NamedOthers): both read the same examples
 * in server/src/test/resources/casework/named-others.json. It tells the writer before sending; the server decides.
 */

const COVER = '▇▇▇';
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const FAMILY =
  '(?:欧阳|司徒|上官|诸葛|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘蔡蒋余于杜叶程苏魏吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱侯邹熊孟秦薛江尹阎段雷龙黎史陶贺顾毛郝龚邵万钱严覃洪武莫孔])';
const GIVEN = '\\p{Script=Han}{1,2}';
const ENDS = '(?=$|\\P{Script=Han}|的|住|电话|手机|身份证)';
const NAME = '[A-Z][a-z]+(?:[ -][A-Z][a-z]+){1,2}';

const digits = (text: string) => text.replace(/[ -]/g, '');
const hasDigit = (text: string) => /\d/.test(text);

function isIdentity(text: string): boolean {
  const of = digits(text);
  const month = Number(of.slice(10, 12));
  const day = Number(of.slice(12, 14));
  const sum = WEIGHTS.reduce((all, weight, place) => all + Number(of[place]) * weight, 0);
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && '10X98765432'[sum % 11] === of[17]!.toUpperCase();
}

function isCard(text: string): boolean {
  const of = digits(text);
  if (of.length < 15 || of.length > 19) return false;
  let sum = 0;
  for (let place = 0; place < of.length; place++) {
    const digit = Number(of[of.length - 1 - place]);
    const doubled = digit * 2;
    sum += place % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** A form in which somebody is named: its first group is what tells who, and more may have to hold of it. */
const FORMS: readonly (readonly [RegExp, (text: string) => boolean])[] = (
  [
    ['(?<![0-9A-Za-z])(\\d{6}[ -]?\\d{8}[ -]?\\d{3}[0-9Xx])(?![0-9A-Za-z])', isIdentity],
    ['(?<![0-9A-Za-z-])([3-6]\\d{3}(?:[ -]?\\d{4}){2}[ -]?\\d{1,4}(?:[ -]?\\d{1,3})?)(?![0-9A-Za-z-])', isCard],
    ['(?<![0-9A-Za-z])((?:\\+?86[ -]?)?1[3-9]\\d(?:[ -]?\\d{4}){2})(?![0-9A-Za-z])'],
    ['(?<![0-9A-Za-z-])(0\\d{2,3}[- ][2-9]\\d{6,7})(?![0-9A-Za-z-])'],
    ['(?:电话|座机|[Tt]el)[^0-9]{0,3}(0\\d{2,3}[2-9]\\d{6,7})(?![0-9A-Za-z-])'],
    ['(?<![0-9A-Za-z-])((?:\\+?1[-. ])?(?:\\([2-9]\\d{2}\\) ?|[2-9]\\d{2}[-. ])\\d{3}[-. ]\\d{4})(?![0-9A-Za-z-])'],
    ['(?<![0-9A-Za-z])(\\+[1-9]\\d{0,2}(?:[ -]?\\d{2,4}){3,4})(?![0-9A-Za-z])'],
    ['(?<![0-9A-Za-z-])((?!000|666|9)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4})(?![0-9A-Za-z-])'],
    ['([京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-Z][·• ]?[A-HJ-NP-Z0-9]{5,6})(?![0-9A-Za-z])', hasDigit],
    ['[Pp]late(?: number| no\\.?)?(?: is)?[: ]+([A-Z0-9]{2,4}[ -]?[A-Z0-9]{2,4})(?![0-9A-Za-z])', hasDigit],
    [`(?:姓名|名字|当事人|户主|房东|业主)(?:是|叫|为)?[:： ]?(${FAMILY}${GIVEN})${ENDS}`],
    [`(?:名叫|叫做|(?<![喊呼大])叫)(${FAMILY}${GIVEN})${ENDS}`],
    [`(${FAMILY}${GIVEN})(?=的(?:电话|手机|身份证|住址|号码))`],
    [`\\b(?:[Mm]an|[Ww]oman|[Pp]erson|[Gg]uy|[Bb]oy|[Gg]irl|[Ww]ho|[Hh]e|[Ss]he)\\b[^.]{0,60}? named (${NAME})`],
    [`(?:[Nn]ame is|[Nn]ame:|[Nn]eighbou?r|[Ll]andlord|[Oo]wner|[Tt]enant) (${NAME})`],
    ['(?:Mrs?|Ms|Miss)\\.? ([A-Z][a-z]+(?:[ -][A-Z][a-z]+)?)'],
    [`(${NAME})(?='s (?:phone|number|address|house|flat|apartment|car)\\b)`],
  ] as [string, ((text: string) => boolean)?][]
).map(([form, holds]) => [new RegExp(form, 'gdu'), holds ?? (() => true)]);

/** Wide digits and letters as narrow ones; every place stays where it is. */
const narrow = (text: string) => text.replace(/[０-９Ａ-Ｚａ-ｚ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));

function parts(text: string): [number, number][] {
  const plain = narrow(text);
  const found: [number, number][] = [];
  for (const [form, holds] of FORMS) {
    for (const match of plain.matchAll(form)) {
      if (holds(match[1]!)) found.push(match.indices![1]!);
    }
  }
  found.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
  const apart: [number, number][] = [];
  for (const part of found) {
    const last = apart.at(-1);
    if (!last || part[0] >= last[1]) apart.push([...part]);
    else last[1] = Math.max(last[1], part[1]);
  }
  return apart;
}

/** Whether anything in the text looks so. */
export const namesSomebody = (text: string): boolean => parts(text).length > 0;

/** The text with such parts covered, as others will read it. */
export function covered(text: string): string {
  let out = '';
  let from = 0;
  for (const [start, end] of parts(text)) {
    out += text.slice(from, start) + COVER;
    from = end;
  }
  return out + text.slice(from);
}
