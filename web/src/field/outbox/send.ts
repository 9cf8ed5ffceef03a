import { get, Problem, speak, Unreachable, useCsrf } from '../../api/http';
import { server } from '../../api/server';
import { part } from '../store/database';
import { bodyOf, keep, named, photo, photoContent, refused, taken, tried, waiting } from './keep';
import { mayGo, versionFor, withHashes, type Body, type Refusal, type Waiting } from './waiting';

/**
 * How a round ended: everything that may go has gone; the server was not reached, or could not take some of it now; nobody
 * is signed in; or somebody else is, for whom nothing is sent.
 */
export type Round = 'done' | 'unreachable' | 'signed-out' | 'other-person';

/** So many commands in a row without an answer mean that there is no network, and not that one of them is ill. */
const MOST_SILENCES = 2;

/** Sends what may go, one command after the other; in one place at a time, whatever windows and workers are open. */
export function sendWaiting(account: string, told: () => void = () => undefined): Promise<Round> {
  return navigator.locks.request('minqing-field-outbox', () => round(account, told));
}

async function round(account: string, told: () => void): Promise<Round> {
  try {
    const who = await whoIsIn();
    if (who !== account) return who === undefined ? 'signed-out' : 'other-person';
    const late = new Set<string>();
    for (;;) {
      const all = await waiting();
      const next = mayGo(all, account).find((one) => !late.has(one.case));
      if (!next) return late.size ? 'unreachable' : 'done';
      const silent = !(await sendOne(next, all));
      told();
      if (silent) late.add(next.case);
      if (late.size >= MOST_SILENCES) return 'unreachable';
    }
  } catch (cause) {
    if (cause instanceof Unreachable) return 'unreachable';
    if (cause instanceof Problem && ['session.none', 'session.forged'].includes(cause.code)) return 'signed-out';
    throw cause;
  }
}

/** The token belongs to the session that was asked about, so a command cannot slip into the next person's session. */
async function whoIsIn(): Promise<string | undefined> {
  speak((await part('language')) ?? 'zh-CN');
  const session = await server.session();
  useCsrf(session);
  return session.signedIn ? (await server.me()).account : undefined;
}

/** Whether there was an answer. */
async function sendOne(one: Waiting, all: readonly Waiting[]): Promise<boolean> {
  try {
    const body = await bodyOf(one);
    if (!body) throw new Error(`nothing kept of ${one.command}`);
    const answer = await command(one, withHashes(body, await upload(one)), all);
    await taken(one, { version: answer.version, state: answer.state, at: new Date().toISOString() });
    return true;
  } catch (cause) {
    // Too fast, or the server cannot do it just now: it is as if it were far away.
    if (cause instanceof Unreachable || (cause instanceof Problem && [429, 503].includes(cause.status))) {
      await tried(one);
      return false;
    }
    if (!(cause instanceof Problem) || cause.status === 401 || cause.code === 'session.forged') throw cause;
    await refusedBy(cause, one);
    return true;
  }
}

function command(one: Waiting, body: Body, all: readonly Waiting[]) {
  if (one.kind === 'report') return server.report(one.case, { command: one.command, ...body });
  return server.act(one.case, { command: one.command, ...body, version: versionFor(all, one, body.version) });
}

/** Each photo by itself, and remembered as soon as the server has it: after a cut only the rest is sent. */
async function upload(one: Waiting): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  for (const id of one.photos) {
    const kept = await photo(id);
    const content = kept && !kept.hash ? await photoContent(id) : undefined;
    const hash = content ? (await server.attach(content, `${id}.${content.type.split('/')[1] ?? 'jpeg'}`)).hash : kept?.hash;
    if (content) await named(id, hash);
    if (hash) hashes.set(id, hash);
  }
  return hashes;
}

/** Two refusals are nobody's fault and are mended here, once; every other one waits for its person. */
async function refusedBy(problem: Problem, one: Waiting): Promise<void> {
  const faults = new Set((problem.body.errors ?? []).map((fault) => fault.code));
  if (faults.has('field.unknown-attachment') && !one.anew) return uploadAnew(one);
  if (faults.has('field.in-the-future') && !one.anew) return setRight(one);
  return refused(one, refusalOf(problem));
}

/** The server lets go of photos that nothing names for two days; they are still here, so they go once more. */
async function uploadAnew(one: Waiting): Promise<void> {
  for (const id of one.photos) await named(id, undefined);
  await tried(one, { anew: true });
}

/** The phone's clock is ahead: how long ago it was is right all the same, so the server's clock is counted back from. */
async function setRight(one: Waiting): Promise<void> {
  const body = (await bodyOf(one))!;
  const { asOf } = await get<{ asOf: string }>('/cases', { limit: 1 });
  const observedAt = new Date(Date.parse(asOf) - Math.max(0, Date.now() - Date.parse(one.at))).toISOString();
  const next = await keep({ ...one, body: { ...body, observedAt } }, one.command);
  await tried(next, { anew: true });
}

const fieldAt = (path: string): string => path.replace(/^(\$\.?|\/)?(fields[./])?/, '');

export function refusalOf(problem: Problem): Refusal {
  const { body } = problem;
  return {
    code: problem.code,
    what: body.detail ?? body.title ?? problem.code,
    next: body.next ?? '',
    at: new Date().toISOString(),
    fields: Object.fromEntries((body.errors ?? []).map((one) => [fieldAt(one.path), one.detail ?? one.code])),
    codes: Object.fromEntries((body.errors ?? []).map((one) => [fieldAt(one.path), one.code])),
    ...(body.scenarioVersion !== undefined && { scenarioVersion: body.scenarioVersion }),
    ...(body.version !== undefined && { version: body.version }),
    ...(body.entries && { entries: body.entries }),
  };
}
