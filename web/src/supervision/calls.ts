import { get, send } from '../api/http';
import type { Limit, Round, Supervisions } from './wire';

/** The endpoints of supervision, one function each. */
export const supervision = {
  of: (id: string) => get<Supervisions>(`/cases/${id}/supervisions`),
  ask: (id: string, command: string, text: string, limit: Limit) =>
    send<unknown>('PUT', `/cases/${id}/supervisions/${command}`, { text, limit }),
  answer: (id: string, which: string, command: string, text: string, until: string) =>
    send<unknown>('POST', `/cases/${id}/supervisions/${which}/commands`, { command, deed: 'answer', text, until }),
  withdraw: (id: string, which: string, command: string) =>
    send<unknown>('POST', `/cases/${id}/supervisions/${which}/commands`, { command, deed: 'withdraw' }),
  mayAskIn: async (area: string) => (await get<{ mayAsk: boolean }>('/supervisions', { area })).mayAsk,
  round: (body: { command: string; area: number; scenario: string[]; due?: 'overdue'; text: string; limit: Limit }) =>
    send<Round>('POST', '/supervisions', body),
};
