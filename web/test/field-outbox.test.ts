import { expect, test } from 'vitest';
import { backOff, inOrder, localName, localPhotos, mayGo, versionFor, withHashes, type Waiting, type Way } from '../src/field/outbox/waiting';

function thing(order: number, of: string, way: Way = 'waiting', more: Partial<Waiting> = {}): Waiting {
  return {
    command: `command-${order}`, account: 'me', case: of, kind: 'step', order, scenario: 'general-event', scenarioVersion: 'v', action: 'start',
    about: {}, at: '2026-10-12T07:00:00Z', photos: [], bytes: 0, body: undefined, way, tries: 0, ...more,
  };
}
const commands = (all: Waiting[]) => all.map((one) => one.command);

test('of each case only the first that is not there yet may go, in the order in which things were done', () => {
  const all = [thing(3, 'b'), thing(2, 'a'), thing(1, 'a'), thing(4, 'c')];
  expect(commands(mayGo(all, 'me'))).toEqual(['command-1', 'command-3', 'command-4']);
});

test('what was refused holds back the rest of its case and nothing else, until its person chooses', () => {
  const all = [thing(1, 'a', 'refused'), thing(2, 'a'), thing(3, 'b')];
  expect(commands(mayGo(all, 'me'))).toEqual(['command-3']);
  expect(commands(mayGo([thing(1, 'a', 'aside'), thing(2, 'a')], 'me'))).toEqual(['command-2']);
  expect(commands(mayGo([thing(1, 'a', 'sent'), thing(2, 'a')], 'me'))).toEqual(['command-2']);
});

test('nothing goes for anybody but the one who did it', () => {
  expect(mayGo([thing(1, 'a')], 'somebody else')).toEqual([]);
});

test('a step after another one that waited is on the version that this one made', () => {
  const first = thing(1, 'a', 'sent', { answer: { version: 5, state: 'received', at: '' } });
  const second = thing(2, 'a');
  expect(versionFor([first, second], second, 4)).toBe(5);
  expect(versionFor([first, second], second, 7)).toBe(7);
  expect(versionFor([second], second, 4)).toBe(4);
  expect(versionFor([thing(3, 'a', 'sent', { answer: { version: 9, state: '', at: '' } }), second], second, 4)).toBe(4);
});

test('photos are named by the phone until the server has named them, wherever they stand', () => {
  const body = { fields: { photos: [localName('1')], rows: [{ shot: localName('2') }], text: 'as it is' }, attachments: [localName('3'), localName('1')], observedAt: 'now' };
  expect(localPhotos(body)).toEqual(['1', '2', '3']);
  const sent = withHashes(body, new Map([['1', 'aa'], ['2', 'bb'], ['3', 'cc']]));
  expect(sent).toEqual({ fields: { photos: ['aa'], rows: [{ shot: 'bb' }], text: 'as it is' }, attachments: ['cc', 'aa'], observedAt: 'now' });
  expect(body.attachments).toEqual([localName('3'), localName('1')]);
});

test('tries come further apart, and never further than ten minutes', () => {
  expect([1, 2, 3, 4].map(backOff)).toEqual([5_000, 15_000, 45_000, 135_000]);
  expect(backOff(40)).toBe(600_000);
});

test('of what was done in the same moment the command that was made first is first', () => {
  expect(commands(inOrder([thing(1, 'b', 'waiting', { command: 'z' }), thing(1, 'a', 'waiting', { command: 'y' })]))).toEqual(['y', 'z']);
});
