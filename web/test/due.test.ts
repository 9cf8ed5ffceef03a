import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';

vi.stubGlobal('localStorage', { getItem: () => 'zh-CN', setItem: () => undefined });
const { setLanguage } = await import('../src/words');
const { countedText, limitText, nearest, standing, standingText } = await import('../src/case/due');
const { en } = await import('../src/words/en');
const { zh } = await import('../src/words/zh');

const NOW = Date.parse('2026-11-28T01:00:00Z');
const at = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();

test('what is far is quiet, what comes within a day is soon, and only what has passed is late', () => {
  expect([24 * 60 + 1, 24 * 60, 0, -1].map((minutes) => standing(at(minutes), NOW))).toEqual(['far', 'soon', 'soon', 'late']);
  expect(standing(undefined, NOW)).toBe('still');
});

test('what is left and what is over is said in words', () => {
  setLanguage('zh-CN');
  expect([3 * 24 * 60, 25 * 60, 120, 59, -180, -0.5].map((minutes) => standingText(at(minutes), NOW))).toEqual([
    '还剩 3 天', '还剩 1 天 1 小时', '还剩 2 小时', '还剩 59 分钟', '逾期 3 小时', '逾期 不到 1 分钟',
  ]);
  setLanguage('en');
  expect([130, -400].map((minutes) => standingText(at(minutes), NOW))).toEqual(['2 h 10 min left', '6 h overdue']);
});

test('the nearest due time counts; a clock that stands still only where no other runs', () => {
  expect(nearest([{ clock: 'a' }, { clock: 'b', at: at(5) }])?.clock).toBe('b');
  expect(nearest([{ clock: 'a' }])?.clock).toBe('a');
  expect(nearest([])).toBeUndefined();
});

test('limits and what was counted are said in the language of the page', () => {
  setLanguage('zh-CN');
  expect(limitText('5 working days')).toBe('5 个工作日');
  expect(countedText(4.358, 'working-days')).toBe('4.36 个工作日');
  expect(countedText(0, 'hours')).toBe('不计');
  setLanguage('en');
  expect(limitText('1 hour')).toBe('1 hour');
});

test('every reason of a line that the server gives has words in both languages', () => {
  const docs = readFileSync(new URL('../../docs/deadlines.md', import.meta.url), 'utf8');
  const listed = /Reasons of lines: ([^.]*(?:\.[^\n ][^.]*)*)/.exec(docs)?.[0] ?? '';
  const codes = [...listed.matchAll(/`([a-z.-]+)`/g)].map((found) => found[1]!);
  expect(codes.length).toBeGreaterThan(12);
  for (const code of codes) for (const table of [zh, en]) expect(table.due.reasons[code], code).toBeTruthy();
});
