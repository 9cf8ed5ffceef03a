import { beforeEach, expect, test } from 'vitest';
import { Keys } from '../src/view/keys';

let time = 0;
let keys: Keys;
const stroke = (key: string, more = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });

beforeEach(() => {
  time = 0;
  keys = new Keys(() => time);
});

test('letters that are typed into a field are text', () => {
  expect(keys.hear(stroke('j'), true)).toBeUndefined();
  expect(keys.hear(stroke('/'), true)).toBeUndefined();
  expect(keys.hear(stroke('Escape'), true)).toBe('back');
});

test('g waits for one more letter, and not for long', () => {
  expect(keys.hear(stroke('g'), false)).toBeUndefined();
  expect(keys.hear(stroke('l'), false)).toBe('list');
  expect(keys.hear(stroke('l'), false)).toBeUndefined();
  keys.hear(stroke('g'), false);
  time = 2_000;
  expect(keys.hear(stroke('l'), false)).toBeUndefined();
});

test('a letter with a modifier belongs to the browser', () => {
  expect(keys.hear(stroke('k', { ctrlKey: true }), false)).toBeUndefined();
  expect(keys.hear(stroke('k'), false)).toBe('previous');
});
