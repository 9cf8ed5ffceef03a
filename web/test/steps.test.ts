import { expect, test, vi } from 'vitest';
import type { CaseDetail, CaseTask, Offers, Scenario } from '../src/api/wire';

vi.stubGlobal('localStorage', { getItem: () => 'zh-CN', setItem: () => undefined });
const { stepsOf, taskForm } = await import('../src/case/steps');

const task = (number: number, postName: string): CaseTask => ({
  number, postName, action: 'ask', task: 'share', names: { zh: '会办', en: 'Share' }, state: 'asked', askedAt: '2026-11-28T01:00:00Z', fields: {},
});
const detail = { tasks: [task(1, '甲'), task(2, '乙')] } as unknown as CaseDetail;
const field = (id: string) => ({ id, type: 'text' as const, required: true, open: false, names: {} });

test('what I was asked to do comes first, what I may take back comes last and says whose it is', () => {
  const offers: Offers = {
    version: 6,
    actions: [{ action: 'feed-back', names: { zh: '反馈', en: 'Feed back' }, form: [] }],
    tasks: [
      { task: 1, action: 'withdraw', form: [field('reason')] },
      { task: 2, action: 'answer', form: [field('done')] },
    ],
  };
  const steps = stepsOf(detail, offers);
  expect(steps.map((one) => one.key)).toEqual(['task-2-answer', 'feed-back', 'task-1-withdraw']);
  expect(steps.map((one) => one.task)).toEqual([2, undefined, 1]);
  expect(steps[0]!.name).not.toContain('乙');
  expect(steps[2]!.name).toContain('甲');
  expect(steps[0]!.form.map((one) => one.id)).toEqual(['done']);
});

test('the words of a task are read with the form of the action that opened it', () => {
  const scenario = {
    actions: [{ id: 'ask', opens: { tasks: [{ id: 'share', names: {}, form: [field('done')], reason: [field('reason')] }] } }],
  } as unknown as Scenario;
  expect(taskForm(scenario, task(1, '甲')).map((one) => one.id)).toEqual(['done', 'reason']);
  expect(taskForm(undefined, task(1, '甲'))).toEqual([]);
});
