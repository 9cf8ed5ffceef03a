import { beforeEach, expect, test, vi } from 'vitest';

const asked: { id: string; body: { command: string } }[] = [];
const answers: (() => Promise<unknown>)[] = [];

vi.mock('../src/api/server', () => ({
  server: {
    report: (id: string, body: { command: string }) => {
      asked.push({ id, body });
      return (answers.shift() ?? (() => Promise.resolve({})))();
    },
  },
}));
vi.stubGlobal('localStorage', { getItem: () => 'zh-CN', setItem: () => undefined });
const { Unreachable } = await import('../src/api/http');
const { sending } = await import('../src/report/sending');

beforeEach(() => {
  asked.length = 0;
  answers.length = 0;
});

test('after a lost answer the same report goes out under the same ids', async () => {
  answers.push(() => Promise.reject(new Unreachable('/cases')));
  const { send, waiting } = sending();
  expect(await send({ kind: 'flood' })).toBeUndefined();
  expect(waiting.value).toBe(true);
  expect(await send({ kind: 'flood' })).toBe(asked[0]!.id);
  expect(asked[1]!.body.command).toBe(asked[0]!.body.command);
});

test('another report has other ids, and so has the same one once it was answered', async () => {
  const { send } = sending();
  const ids = [await send({ kind: 'flood' }), await send({ kind: 'flood' }), await send({ kind: 'waste' })];
  expect(new Set(ids).size).toBe(3);
});
