/** Reads one thing after the other over so many lines at once; what comes back stands in the order of the things. */
export async function inLines<T, R>(things: readonly T[], lines: number, read: (one: T) => Promise<R>): Promise<R[]> {
  const out: R[] = [];
  const queue = things.map((one, at) => [one, at] as const);
  const line = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) out[next[1]] = await read(next[0]);
  };
  await Promise.all(Array.from({ length: lines }, line));
  return out;
}
