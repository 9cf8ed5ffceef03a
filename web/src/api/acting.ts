/** The post in which this window acts where it is not its person's only one: forgotten with the window. */
const KEY = 'minqing.acting';

/** Absent outside of a window. */
const kept = globalThis.sessionStorage as Storage | undefined;

export const HEADER = 'X-Minqing-Post';

export function actingIn(): string | undefined {
  return kept?.getItem(KEY) ?? undefined;
}

export function actIn(post: string | undefined): void {
  if (post) kept?.setItem(KEY, post);
  else kept?.removeItem(KEY);
}

/** For what a browser opens without headers: the live feed and pictures. */
export function inPost(): { 'in-post'?: string } {
  const post = actingIn();
  return post ? { 'in-post': post } : {};
}
