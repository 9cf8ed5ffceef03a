import { get } from '../api/http';
import { server } from '../api/server';
import type { CaseDetail, CasePage, Deadlines, JournalEntry, Offers } from '../api/wire';
import { heard } from '../view/now';

/** A matter as whoever reported it sees it. */
export interface Matter {
  detail: CaseDetail;
  journal: JournalEntry[];
  offers: Offers;
  deadlines: Deadlines;
}

const A_PAGE = 30;

/** What I reported, the newest first. */
export const mine = (cursor?: string): Promise<CasePage> => get<CasePage>('/cases', { mine: 'true', limit: A_PAGE, cursor }).then(heard);

/** What I reported in this area and in these states. */
export const mineAt = (area: string, state: string[]): Promise<CasePage> => get<CasePage>('/cases', { mine: 'true', area, state, limit: 3 });

/** What I reported and has come to one of these states. */
export const mineIn = (state: string[]): Promise<CasePage> => get<CasePage>('/cases', { mine: 'true', state, limit: 3 }).then(heard);

export async function matter(id: string): Promise<Matter> {
  const [detail, journal, offers, deadlines] = await Promise.all([
    server.case(id),
    server.journal(id),
    server.actions(id),
    server.deadlines(id).then(heard),
  ]);
  return { detail, journal, offers, deadlines };
}
