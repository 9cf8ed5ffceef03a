import { send, take } from '../api/http';
import type { Answer, Upload } from '../api/wire';
import { heard } from '../view/now';
import type { Matter } from './calls';

/** What opens one report of somebody without an account. Nothing of it is ever part of an address. */
export interface Key {
  number: string;
  code: string;
}

/** What somebody without an account may ask of the server. */
export const guest = {
  report: (id: string, code: string, body: object) => send<Answer & { number: string }>('POST', '/public/reports', { id, code, ...body }),
  async follow(key: Key): Promise<Matter> {
    const { case: detail, journal, actions, deadlines } = await send<Followed>('POST', '/public/reports/follow-up', key);
    return { detail, journal, offers: actions, deadlines: heard(deadlines) };
  },
  /** To the account that is signed in; the code opens nothing afterwards. */
  take: (key: Key) => send<{ case: string }>('POST', '/me/reports', key),
  act: (key: Key, body: object) => send<Answer>('POST', '/public/reports/commands', { ...key, ...body }),
  attach(code: string, file: Blob, name: string): Promise<Upload> {
    const form = new FormData();
    form.append('file', file, name);
    form.append('code', code);
    return send<Upload>('POST', '/public/photos', form);
  },
  photo: async (key: Key, hash: string): Promise<string> => URL.createObjectURL((await take('/public/reports/photo', {}, { ...key, hash })).content),
};

/** The wire's own names; the case is told as it is to a reporter who has an account. */
interface Followed {
  case: Matter['detail'];
  journal: Matter['journal'];
  actions: Matter['offers'];
  deadlines: Matter['deadlines'];
}
