import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Area, CaseItem, Me, Offers, Scenario } from '../../api/wire';
import type { AreaShapes } from '../../api/server';
import type { Waiting } from '../outbox/waiting';
import type { KeptPatrol } from '../patrol/kept';
import type { Lock, Sealed } from './sealing';

/** A case as the phone keeps it: codes, places, kinds and times; what people wrote only under the PIN's key. */
export interface KeptCase {
  id: string;
  version: number;
  item: CaseItem;
  offers: Offers | undefined;
  written: Sealed | undefined;
}

/** A photo that waits; its content goes as soon as the server has it with its command. */
export interface KeptPhoto {
  id: string;
  account: string;
  type: string;
  size: number;
  content: Sealed;
  /** What the server calls it, once it has it. */
  hash?: string;
}

/** A report that was begun, or a step of a case. */
export interface Draft {
  id: string;
  /** The case, for a step. */
  stepOf?: string;
  account: string;
  changedAt: string;
  content: Sealed;
}

/** Single values, each under its name. */
export interface Parts {
  /** Whose package this is. */
  owner: { account: string; signInName: string };
  me: Me;
  scenarios: { readAt: string; all: Scenario[] };
  ground: Ground;
  list: { ids: string[]; asOf: string; total: number };
  /** When the server last answered, by this phone's clock, and how far the server's clock is ahead of it. */
  contact: { at: number; ahead: number };
  lock: Lock;
  /** Small pictures by case and photo, sealed under the PIN's key; nothing for a photo of which there is none. */
  previews: Record<string, Sealed | null>;
  /** Seals what this phone's person wrote until it is sent; it outlives the PIN. */
  ownKey: CryptoKey;
  /** Own patrols, which never leave the phone. */
  patrols: KeptPatrol[];
  language: string;
  /** Signed out without a network: the session is ended as soon as there is one. */
  endSession: boolean;
}

/** The areas of one's posts and the outlines around them. */
export interface Ground {
  readAt: string;
  of: string;
  own: Area[];
  shapes: AreaShapes;
  /** What each of the outlines lies in, the widest first; absent in what an older version kept. */
  above?: Record<string, string[]>;
}

interface Schema extends DBSchema {
  parts: { key: string; value: unknown };
  cases: { key: string; value: KeptCase };
  outbox: { key: string; value: Waiting };
  photos: { key: string; value: KeptPhoto };
  drafts: { key: string; value: Draft };
}

export type Database = IDBPDatabase<Schema>;

let opened: Promise<Database> | undefined;

export function database(): Promise<Database> {
  opened ??= openDB<Schema>('minqing-field', 1, {
    upgrade(db) {
      db.createObjectStore('parts');
      db.createObjectStore('cases', { keyPath: 'id' });
      db.createObjectStore('outbox', { keyPath: 'command' });
      db.createObjectStore('photos', { keyPath: 'id' });
      db.createObjectStore('drafts', { keyPath: 'id' });
    },
  });
  return opened;
}

export async function part<K extends keyof Parts>(name: K): Promise<Parts[K] | undefined> {
  return (await (await database()).get('parts', name)) as Parts[K] | undefined;
}

export async function keepPart<K extends keyof Parts>(name: K, value: Parts[K]): Promise<void> {
  await (await database()).put('parts', value, name);
}

/** Keeps what is sealed under the PIN's key; where the PIN went meanwhile, nothing. */
export async function keepUnderLock<K extends keyof Parts>(name: K, value: Parts[K]): Promise<void> {
  const tx = (await database()).transaction('parts', 'readwrite');
  if (await tx.store.get('lock')) await tx.store.put(value, name);
  await tx.done;
}

export async function dropPart(name: keyof Parts): Promise<void> {
  await (await database()).delete('parts', name);
}

/** The key for what its person wrote; made when it is first needed. */
export async function ownKey(make: () => Promise<CryptoKey>): Promise<CryptoKey> {
  const db = await database();
  const fresh = await make();
  const tx = db.transaction('parts', 'readwrite');
  const known = (await tx.store.get('ownKey')) as CryptoKey | undefined;
  if (!known) await tx.store.put(fresh, 'ownKey');
  await tx.done;
  return known ?? fresh;
}

/** Everything that came from the server goes, with the PIN; what waits to be sent and its key stay. */
export async function forgetPackage(): Promise<void> {
  const tx = (await database()).transaction(['parts', 'cases'], 'readwrite');
  const parts = tx.objectStore('parts');
  const gone: (keyof Parts)[] = ['owner', 'me', 'scenarios', 'ground', 'list', 'contact', 'lock', 'previews', 'patrols'];
  await Promise.all([...gone.map((name) => parts.delete(name)), tx.objectStore('cases').clear(), tx.done]);
}

/** What one person has waiting, with its photos and drafts, goes for good: only after that person said so. */
export async function discardOutbox(account: string): Promise<void> {
  const tx = (await database()).transaction(['outbox', 'photos', 'drafts'], 'readwrite');
  for (const name of ['outbox', 'photos', 'drafts'] as const) {
    const store = tx.objectStore(name);
    for (let at = await store.openCursor(); at; at = await at.continue()) {
      if (at.value.account === account) await at.delete();
    }
  }
  await tx.done;
}
