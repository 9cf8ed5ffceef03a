import { expect, test } from 'vitest';
import { en } from '../src/words/en';
import { zh } from '../src/words/zh';
import { en as faceEn } from '../src/village/words/en';
import { ownEn } from '../src/village/words/own.en';
import { ownZh } from '../src/village/words/own.zh';
import { zh as faceZh } from '../src/village/words/zh';

const villageZh = { ...faceZh, ...ownZh };
const villageEn = { ...faceEn, ...ownEn };

/** Every text of a table with its path; a text with arguments is asked with numbers. */
function texts(table: object, path = ''): [string, string][] {
  return Object.entries(table).flatMap(([key, value]): [string, string][] => {
    const here = path ? `${path}.${key}` : key;
    if (typeof value === 'function') return [[here, String(value(3, 7))]];
    return typeof value === 'string' ? [[here, value]] : texts(value, here);
  });
}

/** The words that all faces share, and those of the residents' face beside them, by how the code names the table. */
const TABLES = { w: [zh, en], v: [villageZh, villageEn] } as const;
const sources = import.meta.glob('../src/**/*.{vue,ts}', { query: '?raw', import: 'default', eager: true });
const code = Object.entries(sources)
  .filter(([file]) => !file.includes('/words/'))
  .map(([, text]) => String(text))
  .join('\n');

/** Texts that are made of what they are given and signs between it. */
const SIGNS = new Set(['map.range', 'map.atLeast', 'case.answer', 'report.located', 'due.and', 'joint.deed', 'joint.own', 'matter.said', 'asking.of']);

for (const [name, [chinese, english]] of Object.entries(TABLES)) {
  test(`no text of ${name} is empty in any language`, () => {
    for (const table of [chinese, english]) expect(texts(table).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test(`both languages of ${name} say the same things`, () => {
    expect(texts(english).map(([path]) => path)).toEqual(texts(chinese).map(([path]) => path));
  });

  test(`in ${name} English has no Chinese in it, and Chinese has Chinese`, () => {
    const han = /\p{Script=Han}/u;
    expect(texts(english).filter(([, text]) => han.test(text))).toEqual([]);
    expect(texts(chinese).filter(([path, text]) => !SIGNS.has(path) && !han.test(text))).toEqual([]);
  });

  test(`every text of ${name} is said somewhere`, () => {
    const said = (path: string) => {
      const [group, text] = path.split('.');
      return code.includes(`${group}.${text}`) || code.includes(`${name}.${group}[`) || (!text && (code.includes(`${name}.${group}`) || code.includes(`${name}.value.${group}`))) || code.includes(`${name}.value.${group}[`);
    };
    expect(texts(chinese).map(([path]) => path).filter((path) => !said(path.split('.').slice(0, 2).join('.')))).toEqual([]);
  });
}

// People read these aloud: a sentence is short, and no word belongs to an office.
test('sentences of the residents are short and use no word of an office', () => {
  const said = texts(villageZh).flatMap(([path, text]) => text.split(/[。！？；　]/).map((sentence) => [path, sentence] as const));
  expect(said.filter(([, sentence]) => [...sentence].length > 25)).toEqual([]);
  expect(said.filter(([, sentence]) => /受理|派遣|处置|办结|核查|诉求|事项|工单|归档|予以|贵/.test(sentence))).toEqual([]);
});
