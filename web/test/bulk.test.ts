import { describe, expect, test } from 'vitest';
import { Problem, Unreachable } from '../src/api/http';
import type { CaseItem, Scenario } from '../src/api/wire';
import { Bulk, lost, together, undoable, undoing } from '../src/desk/bulk';

const NOW = Date.parse('2026-11-28T02:00:00Z');
const item = (id: string, state = 'reported', version = 1) => ({ id, state, version, scenario: 's', scenarioVersion: '1' }) as CaseItem;

const flow = {
  actions: [
    { id: 'accept', bulk: true, from: ['reported'], form: [] },
    { id: 'take-back', bulk: false, from: ['accepted'], form: [], undoes: { action: 'accept', withinMinutes: 10 } },
    { id: 'hasten', bulk: true, from: ['reported', 'accepted'], form: [] },
    { id: 'explain', bulk: true, from: ['reported'], form: [{ required: true }] },
  ],
} as unknown as Scenario;

describe('a step on many cases', () => {
  test('asks again with the same command while no answer came, and with a new one after it', async () => {
    const sent: { command: string; version: number }[] = [];
    let network = false;
    const bulk = new Bulk(async (id, body) => {
      sent.push(body);
      if (!network) throw new Unreachable(id);
      return { case: id, version: 2, state: 'accepted' };
    });

    expect((await bulk.take(item('a'), 'accept')).came).toBe('lost');
    // In the meantime the list was read again, and the case is further: the question stays the one that was asked.
    expect((await bulk.take(item('a', 'accepted', 2), 'accept')).came).toBe('lost');
    network = true;
    expect((await bulk.take(item('a', 'accepted', 2), 'accept')).came).toBe('done');
    await bulk.take(item('a'), 'accept');
    await bulk.take(item('b'), 'accept');

    expect(sent[1]).toEqual(sent[0]);
    expect(sent[2]).toEqual(sent[0]);
    expect(new Set(sent.map((one) => one.command)).size).toBe(3);
  });

  test('begins anew after a refusal, which is an answer', async () => {
    const commands: string[] = [];
    const bulk = new Bulk(async (_, body) => {
      commands.push(body.command);
      throw new Problem(409, { code: 'case.changed' });
    });
    expect((await bulk.take(item('a'), 'accept')).came).toBe('refused');
    await bulk.take(item('a'), 'accept');
    expect(commands[0]).not.toBe(commands[1]);
  });

  test('is offered where all that were picked may take it and it asks nothing', () => {
    const ids = (items: CaseItem[]) => together(items, () => flow).map((one) => one.id);
    expect(ids([item('a'), item('b')])).toEqual(['accept', 'hasten']);
    expect(ids([item('a'), item('b', 'accepted')])).toEqual(['hasten']);
    expect(ids([])).toEqual([]);
  });
});

describe('taking back', () => {
  const done = (action: string, at = NOW) =>
    ({ came: 'done', item: item('a'), action, at, answer: { case: 'a', version: 2, state: 'accepted' } }) as const;

  test('is offered for what the flow has a way back from, until its time is over', () => {
    expect(undoing(flow, 'accept')).toEqual({ action: 'take-back', withinMinutes: 10 });
    expect(undoable([done('accept')], NOW, () => flow)).toEqual([{ outcome: done('accept'), by: 'take-back', until: NOW + 600_000 }]);
    expect(undoable([done('accept')], NOW + 600_000, () => flow)).toEqual([]);
  });

  test('is not offered for what has none, nor for what was refused or lost', () => {
    expect(undoable([done('hasten')], NOW, () => flow)).toEqual([]);
    expect(undoable([done('accept')], NOW, () => undefined)).toEqual([]);
    const others = (['refused', 'lost'] as const).map((came) => ({ came, item: item('a'), action: 'accept', cause: new Error() }));
    expect(undoable(others, NOW, () => flow)).toEqual([]);
    expect(lost(others)).toHaveLength(1);
  });
});
