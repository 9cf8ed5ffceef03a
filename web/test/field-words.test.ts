import { expect, test } from 'vitest';
import { en } from '../src/field/words/en';
import { zh } from '../src/field/words/zh';

function texts(table: object, path = ''): [string, string][] {
  return Object.entries(table).flatMap(([key, value]): [string, string][] => {
    const here = path ? `${path}.${key}` : key;
    if (typeof value === 'function') return [[here, String(value(3, 7, 9))]];
    return typeof value === 'string' ? [[here, value]] : texts(value, here);
  });
}

test('both languages say the same things, none of them nothing', () => {
  expect(texts(en).map(([path]) => path)).toEqual(texts(zh).map(([path]) => path));
  for (const table of [zh, en]) expect(texts(table).filter(([, text]) => text.trim() === '')).toEqual([]);
});

test('English has no Chinese in it, and Chinese has Chinese', () => {
  const han = /\p{Script=Han}/u;
  expect(texts(en).filter(([, text]) => han.test(text))).toEqual([]);
  const symbols = ['report.step', 'outbox.step', 'refusal.entry', 'me.pin'];
  expect(texts(zh).filter(([path, text]) => !symbols.includes(path) && !han.test(text))).toEqual([]);
});

test('every text is said somewhere', () => {
  const sources = import.meta.glob('../src/field/**/*.{vue,ts}', { query: '?raw', import: 'default', eager: true });
  const code = Object.entries(sources).filter(([file]) => !file.includes('/words/')).map(([, text]) => String(text)).join('\n');
  const said = (path: string) => {
    const [group, name] = path.split('.') as [string, string?];
    return name === undefined ? code.includes(`f.${group}`) || code.includes(`f.value.${group}`) : code.includes(`${group}.${name}`) || code.includes(`f.${group}[`) || code.includes(`net.${name}`);
  };
  expect(texts(zh).map(([path]) => path).filter((path) => !said(path))).toEqual([]);
});
