import { actIn, actingIn, HEADER } from './acting';
import type { ProblemBody } from './wire';

const BASE = '/api/v1';

/** A refusal by the server, in its own words (RFC 9457). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly body: ProblemBody,
  ) {
    super(body.detail ?? body.title ?? body.code);
  }

  get code(): string {
    return this.body.code;
  }
}

/** The request never reached an answer: no network, server gone, or an answer that is no JSON. */
export class Unreachable extends Error {}

let csrf: { header: string; token: string } | undefined;
let language = 'zh-CN';
let helping = '';
let patience: number | undefined;
let onSignedOut: () => void = () => {};

export function useCsrf(next: { header: string; token: string } | undefined): void {
  csrf = next;
}

export function speak(next: string): void {
  language = next;
}

/** From now on an answer that takes longer than this counts as none, in milliseconds: a line may stand still without being cut. */
export function waitAtMost(time: number): void {
  patience = time;
}

/** Whom this page helps from now on, by the consent; nobody for an empty text. */
export function helpUnder(consent: string): void {
  helping = consent;
}

/** What may be done for somebody else; anything else is asked for oneself. */
const FOR_OTHERS = /^\/api\/v1\/(cases|attachments|me\/looks)(?=[/?]|$)/;

/** Called once for every answer 401, so that the page can go back to its door. */
export function whenSignedOut(then: () => void): void {
  onSignedOut = then;
}

export type Query = Record<string, string | number | readonly string[] | undefined>;

/** Words that somebody looks for stand in no address: those are kept in logs and in the history of the browser. */
const WORDS = 'q';

const wordsOf = (query: Query = {}): Record<string, string> => (query[WORDS] ? { 'X-Minqing-Words': encodeURIComponent(String(query[WORDS])) } : {});

export function address(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value === undefined || value === '' || key === WORDS) continue;
    for (const one of Array.isArray(value) ? value : [value]) parameters.append(key, String(one));
  }
  const tail = parameters.toString();
  return `${BASE}${path}${tail ? `?${tail}` : ''}`;
}

export async function get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  return call<T>('GET', address(path, query), { signal: signal ?? null, headers: wordsOf(query) });
}

/** What the server hands out as a file, with the name that it gives. */
export interface Taken {
  name: string;
  content: Blob;
}

export async function take(path: string, query: Query, body: unknown): Promise<Taken> {
  const url = address(path, query);
  const answer = await ask('POST', url, { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', ...wordsOf(query) } });
  if (!answer.ok) throw refusal(answer, await answer.json().catch(() => undefined), url);
  const name = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1];
  return { name: name ?? 'minqing', content: await answer.blob() };
}

/** A picture that the server hands out; nothing where it has none. */
export async function picture(path: string): Promise<Blob | undefined> {
  const url = address(path);
  const answer = await ask('GET', url, {});
  if (answer.ok) return answer.blob();
  if (answer.status === 404) return undefined;
  throw refusal(answer, await answer.json().catch(() => undefined), url);
}

export async function send<T>(method: 'PUT' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<T> {
  if (body instanceof FormData) return call<T>(method, address(path), { body });
  if (body instanceof ArrayBuffer) return call<T>(method, address(path), { body, headers: { 'Content-Type': 'application/octet-stream' } });
  if (body === undefined) return call<T>(method, address(path), {});
  return call<T>(method, address(path), {
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json' },
  });
}

function ask(method: string, url: string, rest: RequestInit): Promise<Response> {
  const headers = new Headers(rest.headers);
  headers.set('Accept', 'application/json, application/geo+json, application/problem+json, text/csv');
  headers.set('Accept-Language', language);
  const post = actingIn();
  if (post) headers.set(HEADER, post);
  if (helping && FOR_OTHERS.test(url)) headers.set('X-Minqing-Helping', helping);
  if (csrf?.token && method !== 'GET') headers.set(csrf.header, csrf.token);

  return reach(url, { ...rest, method, headers, credentials: 'same-origin', cache: 'no-store' });
}

async function call<T>(method: string, url: string, rest: RequestInit): Promise<T> {
  const answer = await ask(method, url, rest);
  if (answer.status === 204) return undefined as T;
  const body = await answer.json().catch(() => undefined);
  if (answer.ok) {
    if (body === undefined) throw new Unreachable(url);
    return body as T;
  }
  throw refusal(answer, body, url);
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    const signal = init.signal ?? (patience !== undefined && 'timeout' in AbortSignal ? AbortSignal.timeout(patience) : null);
    return await fetch(url, { ...init, signal });
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
    throw new Unreachable(url, { cause: failure });
  }
}

function refusal(answer: Response, body: unknown, url: string): Error {
  if (typeof body !== 'object' || body === null || !('code' in body)) {
    if (answer.status >= 500) return new Unreachable(url);
    return new Problem(answer.status, { code: `http.${answer.status}` });
  }
  const problem = new Problem(answer.status, body as ProblemBody);
  if (problem.code === 'session.none') onSignedOut();
  // What one had for a time is over: the page goes on in one's own post.
  if (problem.code === 'post.not-held' && actingIn()) {
    actIn(undefined);
    location.reload();
  }
  return problem;
}
