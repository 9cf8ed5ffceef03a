import { get, send } from '../api/http';
import type { CasePage } from '../api/wire';
import type { Duty, LogLine, NoticePage, Sheet } from './wire';

const MOST = 200;

/** What the duty desk asks of the server. */
export const duty = {
  /** The centres of an area and below it, the area's own first. */
  centres: (area: string) => get<Duty[]>('/duty', { area }),
  sheet: (centre: string) => get<Sheet>(`/duty/${centre}`),
  acknowledge: (centre: string, id: string) => send<LogLine>('POST', `/duty/${centre}/acknowledge`, { id }),
  handOver: (centre: string, id: string, cases: string[]) => send<LogLine>('POST', `/duty/${centre}/hand-over`, { id, cases }),
  /** What is with nobody yet, by whoever is to accept or dispatch it. */
  waiting: (area: string, state: string[]) => get<CasePage>('/cases', { area, state, need: 'unassigned', limit: MOST }),
  open: (area: string, scenario: string, state: string[]) => get<CasePage>('/cases', { area, scenario, state, limit: MOST }),
  unread: () => get<NoticePage>('/notices', { unread: 'true', limit: 50 }),
  heard: (notice: string) => send<unknown>('POST', `/notices/${notice}/read`),
};
