import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SOURCES = fileURLToPath(new URL('../src/', import.meta.url));
const FILES = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(ts|vue)$/.test(name));
/** Ways by which a page takes what somebody wrote for markup. */
const MARKUP = /v-html|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|\beval\(|new Function\(/;

describe('what somebody wrote', () => {
  it('is put into pages as text and in no other way', () => {
    expect(FILES.length).toBeGreaterThan(150);
    expect(FILES.filter((name) => MARKUP.test(readFileSync(join(SOURCES, name), 'utf8')))).toEqual([]);
  });

  it.each(['<p v-html="said" />', 'box.innerHTML = said', "box.insertAdjacentHTML('beforeend', said)"])('would be noticed in %s', (line) => {
    expect(MARKUP.test(line)).toBe(true);
  });
});
