import { get, send } from '../api/http';
import type { Texts } from '../api/wire';

/** A session of one's own. */
export interface OwnSession {
  id: string;
  begunAt: string;
  /** When a request came last, to the minute. */
  seenAt: string;
  current: boolean;
  /** Browser and system; empty where nothing is known. */
  device: string;
}

/** A sign-in of one's own, or refusals within about a minute. */
export interface OwnEntrance {
  at: string;
  kind: 'entrance.signed-in' | 'entrance.refused' | 'request.refused';
  /** Empty for refusals. */
  way: string;
  device: string;
  times: number;
}

export interface Factor {
  on: boolean;
  /** Whether a post of the account asks for one. */
  needed: boolean;
  recoveryCodes: number;
  /** How many stand in for one. */
  passkeys: number;
}

/** An account of somebody else, as whoever keeps it sees it. */
export interface KeptAccount {
  account: string;
  name: string;
  /** Whether its person has a password. */
  invited: boolean;
  secondFactor: boolean;
}

/** A one-time code, told this once. */
export interface Invitation {
  account: string;
  name: string;
  code: string;
  expiresAt: string;
}

/** Why a second factor cannot be shown any more. */
export const RESET_REASONS = ['lost', 'broken', 'replaced'] as const;
export type ResetReason = (typeof RESET_REASONS)[number];

/** A request to take somebody's second factor away, which waits for another person. */
export interface FactorReset {
  id: string;
  account: string;
  name: string;
  reason: ResetReason;
  askedAt: string;
  until: string;
  /** Whether oneself asked, and so does not decide. */
  own: boolean;
}

/** What the own account is told of its keys, beside what posts are told. */
export const ACCOUNT_NOTICES: readonly string[] = ['passkey-added', 'passkey-removed', 'factor-reset-asked', 'factor-reset-refused', 'factor-reset'];

export interface AccountNotice {
  id: string;
  kind: string;
  text: Texts;
  /** Such as the kind of device on which it was done. */
  parameters: Record<string, string>;
  at: string;
}

/** How a desk knows whose account it is. */
export const HOWS = ['identity-card', 'household-book', 'known-in-person'] as const;
export type How = (typeof HOWS)[number];

/** What the own desk confirmed; nothing says whose account it was. */
export interface Confirmation {
  id: string;
  at: string;
  how: How;
  withdrawnAt?: string;
}

/** What a helper may do. */
export const MAYS = ['follow', 'report', 'looks'] as const;
export type May = (typeof MAYS)[number];

/** Help for somebody without a telephone, as the own desk entered it, with what was done. */
export interface DeskHelp {
  id: string;
  may: May[];
  state: 'running' | 'over';
  madeAt: string;
  until: string;
  acts: { at: string; what: May; changes: boolean }[];
}

/** The endpoints of the own account, one function each. */
export const account = {
  changePassword: (current: string, next: string) => send<void>('PUT', '/me/password', { current, new: next }),
  /** At the door, with a code that an administrator gave out. */
  setPassword: (name: string, code: string, next: string) => send<void>('POST', '/session/password', { name, code, new: next }),
  sessions: () => get<OwnSession[]>('/me/sessions'),
  entrances: () => get<OwnEntrance[]>('/me/entrances'),
  end: (id: string) => send<void>('DELETE', `/me/sessions/${id}`),
  endAll: () => send<void>('DELETE', '/me/sessions'),
  factor: () => get<Factor>('/me/second-factor'),
  beginFactor: (password: string) => send<{ uri: string; secret: string }>('POST', '/me/second-factor', { password }),
  confirmFactor: (code: string) => send<{ codes: string[] }>('PUT', '/me/second-factor', { code }),
  removeFactor: (password: string, code: string) => send<void>('DELETE', '/me/second-factor', { password, code }),
  /** Refused for whoever keeps no accounts. */
  find: (q: string) => get<KeptAccount[]>('/accounts', { q }),
  invite: (name: string) => send<Invitation>('POST', `/accounts/${encodeURIComponent(name)}/code`),
  /** A lost second factor: one person asks, another one decides. Refused for whoever neither keeps nor watches over accounts. */
  resets: () => get<FactorReset[]>('/factor-resets'),
  askReset: (id: string, name: string, reason: ResetReason) => send<FactorReset>('PUT', `/factor-resets/${id}`, { account: name, reason }),
  decideReset: (id: string, deed: 'confirm' | 'refuse') => send<FactorReset>('POST', `/factor-resets/${id}/${deed}`),
  notices: () => get<{ items: AccountNotice[] }>('/notices', { unread: 'true', limit: 200 }),
  noticeRead: (id: string) => send<unknown>('POST', `/notices/${id}/read`),
  /** Refused for posts that confirm nobody. */
  confirmations: () => get<Confirmation[]>('/confirmations'),
  confirm: (id: string, code: string, how: string) => send<Confirmation>('PUT', `/confirmations/${id}`, { code, how }),
  withdrawConfirmation: (id: string) => send<Confirmation>('POST', `/confirmations/${id}/withdraw`),
  desksHelp: () => get<DeskHelp[]>('/helpers'),
  enterHelp: (id: string, body: object) => send<DeskHelp>('PUT', `/helpers/${id}`, body),
  endHelp: (id: string) => send<void>('POST', `/helpers/${id}/end`),
  stepUp: (code: string) => send<void>('POST', '/session/step-up', { code }),
};
