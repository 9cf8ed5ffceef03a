import { expect, test, vi } from 'vitest';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
const { get, Unreachable, waitAtMost } = await import('../src/api/http');

test('a line that stands still without being cut counts as cut once somebody says for how long it may', async () => {
  vi.stubGlobal('fetch', (_: string, { signal }: RequestInit) => new Promise((_answer, fail) => signal?.addEventListener('abort', () => fail(signal.reason as Error))));
  waitAtMost(20);
  await expect(get('/session')).rejects.toBeInstanceOf(Unreachable);
});
