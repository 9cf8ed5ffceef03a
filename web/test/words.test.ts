import { expect, test } from 'vitest';
import { en } from '../src/words/en';
import { zh } from '../src/words/zh';

/** Every text of a table with its path; a text with arguments is asked with numbers. */
function texts(table: object, path = ''): [string, string][] {
  return Object.entries(table).flatMap(([key, value]): [string, string][] => {
    const here = path ? `${path}.${key}` : key;
    if (typeof value === 'function') return [[here, String(value(3, 7))]];
    return typeof value === 'string' ? [[here, value]] : texts(value, here);
  });
}

test('no text is empty in any language', () => {
  for (const table of [zh, en]) expect(texts(table).filter(([, text]) => text.trim() === '')).toEqual([]);
});

test('both languages say the same things', () => {
  expect(texts(en).map(([path]) => path)).toEqual(texts(zh).map(([path]) => path));
});

test('English has no Chinese in it, and Chinese has Chinese', () => {
  const han = /\p{Script=Han}/u;
  expect(texts(en).filter(([, text]) => han.test(text))).toEqual([]);
  const symbols = new Set(['map.range', 'map.atLeast', 'case.answer', 'report.located', 'due.and', 'joint.deed', 'joint.own']);
  expect(texts(zh).filter(([path, text]) => !symbols.has(path) && !han.test(text))).toEqual([]);
});

test('every text is said somewhere', () => {
  const sources = import.meta.glob('../src/**/*.{vue,ts}', { query: '?raw', import: 'default', eager: true });
  const code = Object.entries(sources)
    .filter(([file]) => !file.includes('/words/'))
    .map(([, text]) => String(text))
    .join('\n');
  const said = (path: string) => {
    const [group, name] = path.split('.');
    return code.includes(`${group}.${name}`) || code.includes(`w.${group}[`) || !name && code.includes(`w.${group}`);
  };
  expect(texts(zh).map(([path]) => path).filter((path) => !said(path.split('.').slice(0, 2).join('.')))).toEqual([]);
});
