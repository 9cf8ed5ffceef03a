import type { Body, Refusal, Waiting } from './waiting';

const ASKS_OTHERWISE = 'scenario.asks-otherwise';
const REPLACED_TOO_LONG = 'scenario.replaced-too-long';

/** The form was changed before the report arrived, and something is asked of its person again: that is no refusal. */
export const isQuestion = (one: Pick<Waiting, 'refusal'>): boolean => one.refusal?.code === ASKS_OTHERWISE;

/** To the same report on the same form the server says the same for ever. */
export const isOnOldForm = (one: Pick<Waiting, 'refusal'>): boolean => isQuestion(one) || one.refusal?.code === REPLACED_TOO_LONG;

/** An answer that fits may stand until its person has read what is asked now; one that does not fit goes. */
const MAY_STAND = ['field.reworded', 'field.opened'];

/** The answers for the form of today, and beside each question why it is asked again. */
export function asAskedNow(body: Pick<Body, 'fields'>, refusal: Refusal | undefined): { answers: Record<string, unknown>; asked: Record<string, string> } {
  const codes = refusal?.codes ?? {};
  const stays = ([field]: [string, unknown]) => !(field in codes) || MAY_STAND.includes(codes[field]!);
  return { answers: Object.fromEntries(Object.entries(body.fields).filter(stays)), asked: { ...refusal?.fields } };
}
