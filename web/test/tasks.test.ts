import { beforeAll, expect, test, vi } from 'vitest';

let address: typeof import('../src/tasks/address');

beforeAll(async () => {
  vi.stubGlobal('location', { search: '?page=tasks', pathname: '/' });
  address = await import('../src/tasks/address');
});

test('what is shown of the tasks can be sent as a link and read again', () => {
  const spot = { view: 'given' as const, task: '01923456-789a-7fff-bfff-ffffffffffff' };
  expect(address.read(address.write(spot))).toEqual(spot);
});

test('an address of the desk is none of the tasks, and an unknown view is what I have to do', () => {
  expect(address.read('?page=tasks&view=ghost')).toEqual({ view: 'mine', task: '' });
});
