import { get } from '../api/http';
import type { LookPage } from './wire';

/** Who looked at what concerns the person who is signed in; at one case only where one is named. */
export const looks = (about: string, cursor?: string): Promise<LookPage> =>
  get<LookPage>('/me/looks', { case: about, cursor, limit: 50 });

/** The page, and on it the lines of one case. */
export const looksPage = (about = ''): string => `?page=looks${about ? `&case=${encodeURIComponent(about)}` : ''}`;
