import { computed, reactive } from 'vue';
import { passkeys } from '../account/passkey';
import { actIn, actingIn } from '../api/acting';
import { server } from '../api/server';
import { useCsrf, whenSignedOut } from '../api/http';
import type { Me, Post, Session } from '../api/wire';
import { named, useZone } from '../words';

interface State {
  phase: 'asking' | 'unreachable' | 'out' | 'in';
  session: Session | undefined;
  me: Me | undefined;
  /** Posts of others in which one may act for a time. */
  forATime: Post[];
  /** Seats in which one reads what other offices share, and does nothing else. */
  shared: Post[];
}

const state = reactive<State>({ phase: 'asking', session: undefined, me: undefined, forATime: [], shared: [] });

export const session = computed<Readonly<State>>(() => state);

/** The posts that count now and open something; only these are offered it. */
export function postsThatMay(verb: string): Post[] {
  return (state.me?.posts ?? []).filter((post) => post.verbs?.includes(verb));
}

/** Whether one of them does: what it does not open is neither shown nor asked for. */
export const may = (verb: string): boolean => postsThatMay(verb).length > 0;

/** The area and the office of a post, in the language of the page. */
export const postWords = (post: Post): string => `${named(post.areaNames, post.areaName)} ${named(post.names, post.name)}`;

/** Who is in. Where somebody probably is, both questions go at once: each turn counts on a slow line. */
export async function ask(probably = false): Promise<void> {
  try {
    const [door, early] = await Promise.all([server.session(), probably ? server.me().catch(() => undefined) : undefined]);
    keep(door);
    const me = door.signedIn ? (early ?? (await server.me())) : undefined;
    if (me) keepMe(me);
    else state.me = undefined;
    state.phase = state.me ? 'in' : 'out';
  } catch {
    state.phase = 'unreachable';
  }
}

export async function signIn(name: string, password: string, code?: string): Promise<void> {
  await server.signIn(name, password, code);
  // The session is another one now, and so is its token.
  await ask(true);
}

/** By a passkey, which says by itself whose it is. */
export async function signInByPasskey(): Promise<void> {
  await passkeys.signIn();
  await ask(true);
}

export async function signOut(): Promise<void> {
  actIn(undefined);
  const elsewhere = state.session?.byProvider;
  await server.signOut();
  // Whoever came by another provider is still signed in there: it has a page for leaving.
  if (elsewhere) location.assign('/api/v1/session/oidc/leave');
  else await ask();
}

/** A session that ran out while the page was open leads back to the door. */
export function followSession(): void {
  whenSignedOut(() => {
    if (state.phase === 'in') void ask();
  });
}

/** The posts that count: one's own, or the one that was chosen; what one has for a time stands beside them. */
function keepMe(me: Me): void {
  const chosen = me.posts.find((post) => post.id === actingIn() && !post.forATime?.purpose);
  if (!chosen) actIn(undefined);
  state.forATime = me.posts.filter((post) => post.forATime && !post.forATime.purpose);
  state.shared = me.posts.filter((post) => post.forATime?.purpose);
  state.me = { ...me, posts: chosen ? [chosen] : me.posts.filter((post) => !post.forATime) };
  useZone(me.zone);
}

function keep(next: Session): void {
  state.session = next;
  useCsrf(next);
}
