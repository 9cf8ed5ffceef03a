import type { FeatureCollection, MultiPolygon, Point, Polygon } from 'geojson';
import { inPost } from './acting';
import { address, get, send, take } from './http';
import type {
  Answer, Area, CaseDetail, CasePage, CasePoint, Count, Deadlines, Dispatch, JournalEntry, Me, Offers, Rating, Scenario, Session, Source, Upload, UploadProgress,
} from './wire';

export type AreaShapes = FeatureCollection<
  Polygon | MultiPolygon,
  { code: number; name: string; level: string; synthetic: boolean; runBy: string }
>;

/** Which cases: the same parameters make a list, its counts and its points. */
export interface Which {
  area: string;
  state: string[];
  scenario: string[];
  /** By which way it came in. */
  source: string;
  q: string;
  due: '' | 'overdue' | 'soon';
  need: '' | 'unassigned' | 'approval';
  /** The first and the last local day of the report, such as 2026-10-12. */
  from: string;
  to: string;
}

/** What counts are told by. */
export type By = 'area' | 'state' | 'scenario' | 'day';

const LIMIT = 200;

/** A code is a number on the wire and a name here: nobody counts with it. */
type Coded = Omit<Area, 'code' | 'parent' | 'chain'> & { code: number; parent?: number | null; chain: number[] };

const area = (wire: Coded): Area => ({
  ...wire,
  code: String(wire.code),
  parent: wire.parent == null ? undefined : String(wire.parent),
  chain: wire.chain.map(String),
});

async function me(): Promise<Me> {
  const wire = await get<Me>('/me');
  return { ...wire, posts: wire.posts.map((post) => ({ ...post, area: String(post.area) })) };
}

/** The server's endpoints, one function each. */
export const server = {
  session: () => get<Session>('/session'),
  /** The code is that of a second factor, where the account has one. */
  signIn: (name: string, password: string, code?: string) => send<unknown>('POST', '/session', { name, password, code }),
  signOut: () => send<unknown>('DELETE', '/session'),
  me,

  area: async (code: string) => area(await get<Coded>(`/areas/${code}`)),
  /** What lies directly below an area; below nothing lie the roots. */
  areas: async (parent?: string) => (await get<Coded[]>('/areas', { parent })).map(area),
  shapes: (level: string, within?: string) => get<AreaShapes>('/areas.geojson', { level, within }),
  surroundings: () => get<FeatureCollection<Polygon | MultiPolygon>>('/surroundings.geojson'),
  locate: async (x: number, y: number) => area(await get<Coded>('/locate', { x, y, datum: 'WGS84' })),

  sources: () => get<Source[]>('/sources'),
  scenarios: () => get<Scenario[]>('/scenarios'),
  scenario: (id: string, version: string) => get<Scenario>(`/scenarios/${id}@${version}`),

  cases: (which: Which, cursor?: string, limit = LIMIT) =>
    get<CasePage>('/cases', { ...which, sort: which.due || which.need ? 'due' : undefined, cursor, limit }),
  /** The list as a file, for a reason that is written down. */
  exported: (which: Which, reason: string) => take('/cases/export', { ...which }, { reason }),
  counts: (by: By, which: Which) => get<Count[]>('/counts', { by, ...which }),
  /** What residents say of how they were served since a day, in sums of many. */
  ratings: (by: 'area' | 'scenario' | 'month', area: string, from: string) => get<Rating[]>('/ratings', { by, area, from }),
  /** Each case by itself while they are few, else crowds of them: a crowd has no id. Of some only the area is known. */
  points: (which: Which) => get<FeatureCollection<Point | null, CasePoint>>('/cases.geojson', { ...which }),
  case: (id: string) => get<CaseDetail>(`/cases/${id}`),
  journal: (id: string) => get<JournalEntry[]>(`/cases/${id}/journal`),
  dispatch: (id: string) => get<Dispatch>(`/cases/${id}/dispatch`),
  deadlines: (id: string) => get<Deadlines>(`/cases/${id}/deadlines`),
  actions: (id: string) => get<Offers>(`/cases/${id}/actions`),

  report: (id: string, body: unknown) => send<Answer>('PUT', `/cases/${id}`, body),
  act: (id: string, body: unknown) => send<Answer>('POST', `/cases/${id}/commands`, body),
  attach: (file: Blob, name: string) => {
    const form = new FormData();
    form.append('file', file, name);
    return send<Upload>('POST', '/attachments', form);
  },
  /** A piece of a photo, from so many bytes on; how much of it the server has now. */
  attachPiece: (upload: string, from: number, of: number, piece: ArrayBuffer) => send<UploadProgress>('PUT', `/attachments/begun/${upload}?from=${from}&of=${of}`, piece),
};

export const photo = (id: string, hash: string): string => address(`/cases/${id}/attachments/${hash}`, inPost());
