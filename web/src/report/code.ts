/** What stands in a code: no I, L, O and U, which are misread. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 4;
const GROUP = 5;

/** A new code of 100 random bits, made in this browser: a report that is sent again after a lost answer has the same one. */
export function newCode(random: Uint8Array = crypto.getRandomValues(new Uint8Array(GROUPS * GROUP))): string {
  const signs = Array.from(random, (byte) => SIGNS[byte % SIGNS.length]).join('');
  return signs.match(/.{5}/g)!.join('-');
}
