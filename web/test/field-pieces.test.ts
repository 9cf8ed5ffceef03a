import { beforeEach, expect, test, vi } from 'vitest';

const PHOTO = 400 << 10;

let taken: { from: number; of: number; bytes: number }[] = [];
let has = 0;
/** What becomes of the next pieces: taken in peace, cut on the way there, taken with a lost answer, or all let go of. */
let whole: string[] = [];
let fates: ('fine' | 'there' | 'back' | 'forgotten')[] = [];

vi.mock('../src/api/server', () => ({
  server: {
    attach: async (_: Blob, name: string) => {
      whole.push(name);
      return { hash: 'its name' };
    },
    attachPiece: async (_: string, from: number, of: number, piece: ArrayBuffer) => {
      const fate = fates.shift();
      if (fate === 'there') throw new Unreachable('cut');
      if (fate === 'forgotten') has = 0;
      taken.push({ from, of, bytes: piece.byteLength });
      if (from === has) has += piece.byteLength;
      if (fate === 'back') throw new Unreachable('cut');
      return has === of ? { has, file: { hash: 'its name' } } : { has };
    },
  },
}));
const { Unreachable } = await import('../src/api/http');
let sendInPieces: (id: string, content: Blob) => Promise<string>;

beforeEach(async () => {
  vi.resetModules();
  ({ sendInPieces } = await import('../src/field/outbox/pieces'));
  [taken, has, fates, whole] = [[], 0, [], []];
});

const photo = new Blob([new Uint8Array(PHOTO)]);
const bytes = () => taken.reduce((sum, one) => sum + one.bytes, 0);

/** Tried again after each cut, as the outbox does. */
async function untilSent(tries = 0): Promise<{ name: string; tries: number }> {
  return sendInPieces('one', photo).then(
    (name) => ({ name, tries }),
    () => untilSent(tries + 1),
  );
}

test('a small photo is one piece, and a large one few on a good line', async () => {
  expect(await sendInPieces('small', new Blob([new Uint8Array(50 << 10)]))).toBe('its name');
  expect(taken).toHaveLength(1);
  [taken, has] = [[], 0];
  expect(await sendInPieces('large', photo)).toBe('its name');
  expect(taken.length).toBeLessThanOrEqual(3);
  expect(bytes()).toBe(PHOTO);
});

test('after a cut it goes on where the server is, and the next pieces are small', async () => {
  fates = ['back', 'there', 'there', 'back'];
  expect(await untilSent()).toEqual({ name: 'its name', tries: 4 });
  expect(taken[1]).toEqual({ from: 0, of: PHOTO, bytes: 16 << 10 });
  expect(bytes() - PHOTO).toBeLessThanOrEqual(2 * (16 << 10));
});

test('a server that let go of the pieces is sent the photo whole', async () => {
  fates = ['fine', 'forgotten'];
  expect(await sendInPieces('one', photo)).toBe('its name');
  expect(whole).toEqual(['one']);
});
