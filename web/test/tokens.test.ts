import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const SOURCES = new URL('../src/', import.meta.url);
const styles = Object.fromEntries(
  readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(css|vue|ts)$/.test(file))
    .map((file) => [file, readFileSync(new URL(file, SOURCES), 'utf8')]),
);
// Masks of icons have no colour of their own: black is where the text's colour shows through.
const free = (file: string) => !/tokens\.css$|icons\.css$/.test(file);

test('no colour and no size of type stands outside the tokens', () => {
  const strays = Object.entries(styles)
    .filter(([file]) => free(file))
    .flatMap(([file, text]) =>
      [...text.matchAll(/(?<![&\w'"(])#[0-9a-f]{3,8}\b(?=\s*[;,)}'"])|\brgba?\(|\bhsl\(|font-size:\s*[\d.]+px/gi)].map((found) => `${file}: ${found[0]}`),
    );
  expect(strays).toEqual([]);
});

test('every token that is used is one', () => {
  const known = new Set([...styles['styles/tokens.css']!.matchAll(/(--[a-z0-9-]+):/g)].map((found) => found[1]));
  const used = Object.entries(styles).flatMap(([, text]) => [...text.matchAll(/var\((--[a-z0-9-]+)\)/g)].map((found) => found[1]!));
  expect(used.filter((one) => !known.has(one) && one !== '--i')).toEqual([]);
  expect(used.length).toBeGreaterThan(100);
});
