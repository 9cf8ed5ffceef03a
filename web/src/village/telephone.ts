import { get, send } from '../api/http';
import { ask } from '../view/session';

/** Whether the door for telephones is open here, and what a code is like. */
export interface TelephoneDoor {
  open: boolean;
  digits: number;
  minutes: number;
}

export type How = 'identity-card' | 'household-book' | 'known-in-person';

/** Which desk saw whose account it is; a desk may take that back. */
export interface OwnConfirmation {
  at: string;
  how: How;
  role: Record<string, string>;
  areaNames: Record<string, string>;
  withdrawnAt?: string;
}

/** How surely the own account is one's own. */
export interface Assurance {
  level: 'telephone' | 'confirmed' | 'invited';
  /** Enough of the number to know it; absent for an account with a password. */
  telephone?: string;
  confirmations: OwnConfirmation[];
}

/** Signing in by telephone, and showing at the village desk whose account it is. */
export const telephone = {
  door: () => get<TelephoneDoor>('/session/phone'),
  ask: (number: string) => send<void>('POST', '/session/phone', { telephone: number }),
  async enter(number: string, code: string): Promise<void> {
    await send<void>('POST', '/session/phone/code', { telephone: number, code });
    // The session is another one now, and so is its token.
    await ask();
  },
  assurance: () => get<Assurance>('/me/assurance'),
  deskCode: () => send<{ code: string; expiresAt: string }>('POST', '/me/desk-code'),
};
