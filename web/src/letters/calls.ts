import { get, send } from '../api/http';
import type { Texts } from '../api/wire';

/** A notice that could not be delivered, without whom it was for. */
export interface Letter {
  notice: string;
  channel: string;
  kind: string;
  text: Texts;
  tries: number;
  failure: string;
  since: string;
  resent?: string;
}

export const letters = (): Promise<Letter[]> => get<Letter[]>('/notices/dead-letters');

export const resend = (letter: Letter): Promise<{ state: string }> =>
  send('POST', `/notices/dead-letters/${letter.notice}/resend`, { channel: letter.channel });
