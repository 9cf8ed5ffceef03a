/** Which rows of a long list are drawn: those that are seen, and some before and after them. */
export interface Slice {
  from: number;
  to: number;
  /** Room before and after, in pixels, so that the list is as high as all of its rows. */
  before: number;
  after: number;
}

const SPARE = 8;

export function slice(count: number, row: number, top: number, height: number): Slice {
  const first = Math.max(0, Math.min(Math.floor(top / row), count) - SPARE);
  const last = Math.min(count, Math.ceil((top + height) / row) + SPARE);
  return { from: first, to: Math.max(first, last), before: first * row, after: Math.max(0, count - Math.max(first, last)) * row };
}
