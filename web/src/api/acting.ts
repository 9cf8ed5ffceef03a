/** The post in which this window acts where it is not its person's only one: forgotten with the window. */
const KEY = 'minqing.acting';

export const HEADER = 'X-Minqing-Post';

export function actingIn(): string | undefined {
  return sessionStorage.getItem(KEY) ?? undefined;
}

export function actIn(post: string | undefined): void {
  if (post) sessionStorage.setItem(KEY, post);
  else sessionStorage.removeItem(KEY);
}

/** For what a browser opens without headers: the live feed and pictures. */
export function inPost(): { 'in-post'?: string } {
  const post = actingIn();
  return post ? { 'in-post': post } : {};
}
