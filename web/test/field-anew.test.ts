import { expect, test, vi } from 'vitest';
import { Problem } from '../src/api/http';
import { asAskedNow, isOnOldForm, isQuestion } from '../src/field/outbox/anew';

vi.stubGlobal('navigator', { language: 'zh-CN', onLine: true });
vi.mock('../src/field/outbox/keep', () => ({}));
const { refusalOf } = await import('../src/field/outbox/send');

const problem = (code: string, errors: { path: string; code: string; detail?: string }[] = []) =>
  new Problem(422, { code, detail: '表单改过', next: '请看现在怎么问', scenarioVersion: 'new', errors });

test('what the form of today asks otherwise is a question, and an answer that does not fit it goes', () => {
  const refusal = refusalOf(
    problem('scenario.asks-otherwise', [
      { path: 'fields.kind', code: 'field.choice', detail: '请从列表中选' },
      { path: 'fields.contact', code: 'field.missing', detail: '需要填写' },
      { path: 'fields.severity', code: 'field.reworded', detail: '说法改了' },
    ]),
  );
  expect(refusal.scenarioVersion).toBe('new');
  expect(isQuestion({ refusal })).toBe(true);
  const { answers, asked } = asAskedNow({ fields: { kind: 'gone', severity: 'pressing', description: '示例' } }, refusal);
  expect(answers).toEqual({ severity: 'pressing', description: '示例' });
  expect(asked).toEqual({ kind: '请从列表中选', contact: '需要填写', severity: '说法改了' });
});

test('a report that is too late for its form is refused, and goes again on the form of today only', () => {
  const refusal = refusalOf(problem('scenario.replaced-too-long'));
  expect(isQuestion({ refusal })).toBe(false);
  expect(isOnOldForm({ refusal })).toBe(true);
  expect(isOnOldForm({ refusal: refusalOf(problem('field.invalid')) })).toBe(false);
});
