import { get, send } from '../api/http';

/** A passkey of one's own. */
export interface Passkey {
  id: string;
  name: string;
  createdAt: string;
  usedAt?: string;
}

interface Question {
  challenge: string;
  site: string;
  seconds: number;
  credentials: string[];
}

interface Order extends Question {
  siteName: string;
  user: string;
  account: string;
  name: string;
  algorithms: number[];
}

/** Whoever shows none, or shuts the device's question, has not failed: there is nothing to say. */
export class Shut extends Error {}

/** Whether this browser, at this address, has passkeys at all. */
export const mayUsePasskeys = (): boolean =>
  typeof PublicKeyCredential !== 'undefined' && isSecureContext && /[a-z]/i.test(location.hostname) && !location.hostname.includes(':');

export function bytes(letters: string): Uint8Array<ArrayBuffer> {
  const plain = atob(letters.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (one) => one.charCodeAt(0));
}

export function letters(buffer: ArrayBuffer): string {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

const named = (id: string): PublicKeyCredentialDescriptor => ({ type: 'public-key', id: bytes(id) });

/** What the device answers; a person who does not want to now ends it. */
async function device(asked: Promise<Credential | null>): Promise<PublicKeyCredential> {
  const answer = await asked.catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name !== 'SecurityError') throw new Shut(cause.name);
    throw cause;
  });
  if (!(answer instanceof PublicKeyCredential)) throw new Shut();
  return answer;
}

async function made(order: Order): Promise<{ clientData: string; attestation: string }> {
  const credential = await device(
    navigator.credentials.create({
      publicKey: {
        challenge: bytes(order.challenge),
        rp: { id: order.site, name: order.siteName },
        user: { id: bytes(order.user), name: order.account, displayName: order.name },
        pubKeyCredParams: order.algorithms.map((alg) => ({ type: 'public-key', alg })),
        excludeCredentials: order.credentials.map(named),
        authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
        attestation: 'none',
        timeout: order.seconds * 1000,
      },
    }),
  );
  const answer = credential.response as AuthenticatorAttestationResponse;
  return { clientData: letters(answer.clientDataJSON), attestation: letters(answer.attestationObject) };
}

async function shown(question: Question): Promise<Record<string, string | undefined>> {
  const credential = await device(
    navigator.credentials.get({
      publicKey: {
        challenge: bytes(question.challenge),
        rpId: question.site,
        allowCredentials: question.credentials.map(named),
        userVerification: 'required',
        timeout: question.seconds * 1000,
      },
    }),
  );
  const answer = credential.response as AuthenticatorAssertionResponse;
  return {
    credential: letters(credential.rawId),
    clientData: letters(answer.clientDataJSON),
    authenticatorData: letters(answer.authenticatorData),
    signature: letters(answer.signature),
    user: answer.userHandle?.byteLength ? letters(answer.userHandle) : undefined,
  };
}

/** Passkeys: each deed asks the server what to sign, the device to sign it, and the server whether it fits. */
export const passkeys = {
  all: () => get<Passkey[]>('/me/passkeys'),
  async add(name: string, password: string): Promise<void> {
    const order = await send<Order>('POST', '/me/passkeys/challenge', { password });
    await send<Passkey>('POST', '/me/passkeys', { name, ...(await made(order)) });
  },
  rename: (id: string, name: string) => send<void>('PUT', `/me/passkeys/${id}`, { name }),
  remove: (id: string, password: string) => send<void>('DELETE', `/me/passkeys/${id}`, { password }),
  async stepUp(): Promise<void> {
    const question = await send<Question>('POST', '/session/step-up/challenge');
    await send<void>('POST', '/session/step-up/passkey', await shown(question));
  },
  async signIn(): Promise<void> {
    const question = await send<Question>('POST', '/session/passkey/challenge');
    await send<void>('POST', '/session/passkey', await shown(question));
  },
};
