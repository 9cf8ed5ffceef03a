import type { JournalEntry } from '../../api/wire';
import type { Sealed } from '../store/sealing';

/** Where something that its person did stands on its way. */
export type Way = 'waiting' | 'refused' | 'aside' | 'sent';

/** Why the server did not take it, in its own words. */
export interface Refusal {
  code: string;
  what: string;
  next: string;
  at: string;
  fields: Record<string, string>;
  /** The code of each of those. */
  codes?: Record<string, string>;
  /** The version of the form that is in force, where the report was filled in on another. */
  scenarioVersion?: string;
  /** What the case is by now, and what happened since its person looked. */
  version?: number;
  entries?: JournalEntry[];
}

/** One report or step: made once, kept before anything is said to be taken, sent until it is answered. */
export interface Waiting {
  /** Its id with the server (UUIDv7), the same however often it is sent. */
  command: string;
  /** Who did it: it goes under this account or not at all. */
  account: string;
  case: string;
  kind: 'report' | 'step';
  /** The place in the order in which things were done on this phone. */
  order: number;
  scenario: string;
  scenarioVersion: string;
  action: string;
  /** What it is about, as codes: the kind that was chosen, the number of the case. */
  about: Record<string, unknown>;
  number?: string;
  at: string;
  /** The ids of its photos on this phone. */
  photos: string[];
  /** What those photos weigh, and how much of it had arrived when a try was cut. */
  bytes: number;
  arrived?: number;
  /** What is sent, until it was taken. */
  body: Sealed | undefined;
  way: Way;
  /** How often it was tried, and why it is not there yet. */
  tries: number;
  /** Its photos went a second time, for the server had let them go. */
  anew?: boolean;
  refusal?: Refusal;
  answer?: { version: number; state: string; at: string };
}

/** What is sealed in it. A photo stands there under its id on this phone until the server has named it. */
export interface Body {
  scenario?: string;
  /** On which version of the form it was filled in. */
  scenarioVersion?: string;
  place?: { x: number; y: number; datum: 'WGS84' };
  area?: string;
  action?: string;
  task?: number;
  /** The version that its person saw; for a step after another one that waits, what that one will make. */
  version?: number;
  fields: Record<string, unknown>;
  attachments: string[];
  observedAt: string;
}

const LOCAL = 'phone:';

/** How a photo is named in a body before the server has it. */
export const localName = (id: string): string => LOCAL + id;

/** The ids of the photos that a body still names by this phone's names. */
export function localPhotos(body: Pick<Body, 'fields' | 'attachments'>): string[] {
  const found = new Set<string>();
  walk([body.fields, body.attachments], (text) => {
    if (text.startsWith(LOCAL)) found.add(text.slice(LOCAL.length));
    return text;
  });
  return [...found];
}

/** The body with the server's names of its photos. */
export function withHashes(body: Body, hashes: ReadonlyMap<string, string>): Body {
  const renamed = (text: string) => (text.startsWith(LOCAL) ? (hashes.get(text.slice(LOCAL.length)) ?? text) : text);
  return walk(body, renamed) as Body;
}

function walk(value: unknown, text: (one: string) => string): unknown {
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return value.map((one) => walk(one, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one, text)]));
}

/** What may go now: of each case the first that is not there yet, unless that one waits for its person's choice. */
export function mayGo(all: readonly Waiting[], account: string): Waiting[] {
  const firsts = new Map<string, Waiting>();
  for (const one of inOrder(all)) {
    if (one.account !== account || one.way === 'sent' || one.way === 'aside') continue;
    if (!firsts.has(one.case)) firsts.set(one.case, one);
  }
  return [...firsts.values()].filter((one) => one.way === 'waiting');
}

export function inOrder(all: readonly Waiting[]): Waiting[] {
  return [...all].sort((a, b) => a.order - b.order || a.command.localeCompare(b.command));
}

/** The version for a step: what its person saw, or what came of the last thing that was done before it on this phone. */
export function versionFor(all: readonly Waiting[], step: Waiting, seen: number | undefined): number {
  const before = inOrder(all).filter((one) => one.case === step.case && one.account === step.account && one.order < step.order && one.answer);
  return Math.max(seen ?? 0, before.at(-1)?.answer?.version ?? 0);
}

/** How long to wait before the next try: longer each time, ten minutes at most. */
export function backOff(tries: number): number {
  return Math.min(5_000 * 3 ** Math.max(0, tries - 1), 10 * 60_000);
}
