/** Encrypting what a phone keeps: AES-GCM under keys that never leave the browser in the clear. */

import type { PasskeyLock } from './passkey';

/** An encrypted value with the number that was used once for it. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

/** A key that only a PIN brings back. */
export interface Lock {
  salt: Uint8Array<ArrayBuffer>;
  iterations: number;
  wrapped: Sealed;
  /** Wrong tries since the last right one; written before a try is weighed, so that closing the page wins nothing. */
  tries: number;
  /** Another way to the same key, where its person added one. */
  passkey?: PasskeyLock;
}

export const MOST_TRIES = 5;
export const PIN = /^\d{6}$/;

const ITERATIONS = 600_000;
const AES = { name: 'AES-GCM', length: 256 };

/** A key that the browser keeps and hands out to nobody, not even to this page. */
export function keptKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey(AES, false, ['encrypt', 'decrypt']);
}

export async function seal(key: CryptoKey, plain: BufferSource): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain) };
}

export function open(key: CryptoKey, sealed: Sealed): Promise<ArrayBuffer> {
  return crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv }, key, sealed.data);
}

export function sealValue(key: CryptoKey, value: unknown): Promise<Sealed> {
  return seal(key, new TextEncoder().encode(JSON.stringify(value)));
}

export async function openValue<T>(key: CryptoKey, sealed: Sealed): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await open(key, sealed))) as T;
}

/** A new key for what others wrote, and the lock that keeps it. */
export async function lockNew(pin: string): Promise<{ lock: Lock; key: CryptoKey }> {
  const fresh = await crypto.subtle.generateKey(AES, true, ['encrypt', 'decrypt']);
  const raw = await crypto.subtle.exportKey('raw', fresh);
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const wrapped = await seal(await fromPin(pin, salt, ITERATIONS), raw);
  return { lock: { salt, iterations: ITERATIONS, wrapped, tries: 0 }, key: await imported(raw) };
}

/** The key behind a lock; nothing for a wrong PIN. */
export async function unlock(lock: Lock, pin: string): Promise<CryptoKey | undefined> {
  const raw = await rawKey(lock, pin);
  return raw && imported(raw);
}

/** The same as bytes, for another lock beside the PIN. */
export async function rawKey(lock: Lock, pin: string): Promise<ArrayBuffer | undefined> {
  try {
    return await open(await fromPin(pin, lock.salt, lock.iterations), lock.wrapped);
  } catch {
    return undefined;
  }
}

/** A key that can be used and not taken out. */
export function imported(raw: ArrayBuffer): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, AES, false, ['encrypt', 'decrypt']);
}

async function fromPin(pin: string, salt: BufferSource, iterations: number): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, typed, AES, false, ['encrypt', 'decrypt']);
}
