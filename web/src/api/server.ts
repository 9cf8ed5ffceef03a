import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { get, send } from './http';
import type {
  Answer, Area, CaseDetail, CasePage, Count, JournalEntry, Me, Offers, Scenario, Session, Upload,
} from './wire';

export type AreaShapes = FeatureCollection<Polygon | MultiPolygon, { code: string; name: string; level: string }>;

/** Which cases: the same parameters make a list, its counts and its points. */
export interface Which {
  area: string;
  state: string[];
  q: string;
}

const LIMIT = 200;

/** The server's endpoints, one function each. */
export const server = {
  session: () => get<Session>('/session'),
  signIn: (name: string, password: string) => send<unknown>('POST', '/session', { name, password }),
  signOut: () => send<unknown>('DELETE', '/session'),
  me: () => get<Me>('/me'),

  area: (code: string) => get<Area>(`/areas/${code}`),
  areas: (parent: string) => get<Area[]>('/areas', { parent }),
  shapes: (level: string, within?: string) => get<AreaShapes>('/areas.geojson', { level, within }),
  surroundings: () => get<FeatureCollection<Polygon | MultiPolygon>>('/surroundings.geojson'),
  locate: (x: number, y: number) => get<Area>('/locate', { x, y, datum: 'WGS84' }),

  scenarios: () => get<Scenario[]>('/scenarios'),
  scenario: (id: string, version: string) => get<Scenario>(`/scenarios/${id}@${version}`),

  cases: (which: Which, cursor?: string, limit = LIMIT) => get<CasePage>('/cases', { ...which, cursor, limit }),
  counts: (by: 'area' | 'state', which: Which) => get<Count[]>('/counts', { by, ...which }),
  case: (id: string) => get<CaseDetail>(`/cases/${id}`),
  journal: (id: string) => get<JournalEntry[]>(`/cases/${id}/journal`),
  actions: (id: string) => get<Offers>(`/cases/${id}/actions`),

  report: (id: string, body: unknown) => send<Answer>('PUT', `/cases/${id}`, body),
  act: (id: string, body: unknown) => send<Answer>('POST', `/cases/${id}/commands`, body),
  attach: (file: Blob, name: string) => {
    const form = new FormData();
    form.append('file', file, name);
    return send<Upload>('POST', '/attachments', form);
  },
};

export const photo = (id: string, hash: string): string => `/api/v1/cases/${id}/attachments/${hash}`;
