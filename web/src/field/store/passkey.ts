import { open, seal, type Sealed } from './sealing';

/** A lock that a fingerprint, a face or the phone's own code opens; it stands beside the PIN. */
export interface PasskeyLock {
  id: Uint8Array<ArrayBuffer>;
  salt: Uint8Array<ArrayBuffer>;
  wrapped: Sealed;
}

/** Whether this phone can have one; whether its passkeys hold a secret for pages is seen only when one is made. */
export async function knowsPasskeys(): Promise<boolean> {
  if (typeof PublicKeyCredential === 'undefined') return false;
  return PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false);
}

/**
 * Locks these bytes with a passkey that is made for that alone: it signs in nowhere, and no server hears of it. Nothing where
 * the phone's passkeys hold no secret (the extension PRF of WebAuthn), or where its person would not.
 */
export async function lockByPasskey(raw: BufferSource, name: string): Promise<PasskeyLock | undefined> {
  const salt = random(32);
  try {
    const made = await navigator.credentials.create({
      publicKey: {
        challenge: random(32),
        rp: { name: location.hostname },
        user: { id: random(16), name, displayName: name },
        pubKeyCredParams: [-7, -257].map((alg) => ({ type: 'public-key', alg })),
        authenticatorSelection: { authenticatorAttachment: 'platform', userVerification: 'required', residentKey: 'discouraged' },
        extensions: { prf: {} },
      },
    });
    const id = new Uint8Array((made as PublicKeyCredential).rawId);
    // The secret comes with the first use: making a passkey gives it on few phones.
    const key = await keyOf({ id, salt });
    return key && { id, salt, wrapped: await seal(key, raw) };
  } catch {
    return undefined;
  }
}

/** The bytes behind the lock; nothing where it was not opened. */
export async function openByPasskey(lock: PasskeyLock): Promise<ArrayBuffer | undefined> {
  try {
    const key = await keyOf(lock);
    return key && (await open(key, lock.wrapped));
  } catch {
    return undefined;
  }
}

async function keyOf({ id, salt }: Pick<PasskeyLock, 'id' | 'salt'>): Promise<CryptoKey | undefined> {
  const shown = await navigator.credentials.get({
    publicKey: { challenge: random(32), allowCredentials: [{ type: 'public-key', id }], userVerification: 'required', extensions: { prf: { eval: { first: salt } } } },
  });
  const secret = (shown as PublicKeyCredential).getClientExtensionResults().prf?.results?.first;
  if (!secret) return undefined;
  const material = await crypto.subtle.importKey('raw', secret as BufferSource, 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode('minqing-field package');
  return crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt, info }, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

const random = (bytes: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(bytes));
