import { describe, expect, test } from 'vitest';
import { householdsOf, shadeClasses, shadeOf, valueWords } from '../src/map/shading';

describe('the colour of an area', () => {
  test('tells the number of cases, however few they are', () => {
    expect(shadeOf('count', { count: 3, households: undefined })).toEqual({ value: 3, few: false });
  });

  test('tells cases for a thousand households, to a tenth', () => {
    expect(shadeOf('rate', { count: 45, households: 12_000 })).toEqual({ value: 38, few: false });
    expect(valueWords('rate', 38)).toBe('3.8');
    expect(valueWords('count', 38)).toBe('38');
  });

  test('is none, and hatched, where fewer than thirty cases or households stand behind it', () => {
    expect(shadeOf('rate', { count: 29, households: 12_000 })).toEqual({ value: undefined, few: true });
    expect(shadeOf('rate', { count: 30, households: 12_000 }).few).toBe(false);
    expect(shadeOf('rate', { count: 40, households: 29 }).few).toBe(true);
  });

  test('is none, and not hatched, where nobody knows the households', () => {
    expect(shadeOf('rate', { count: 300, households: undefined })).toEqual({ value: undefined, few: false });
  });

  test('is cut into classes by what has a value', () => {
    const shades = [38, undefined, 12, 0].map((value) => ({ value, few: value === undefined }));
    expect(shadeClasses(shades)).toEqual([{ low: 12, high: 37 }, { low: 38, high: 38 }]);
  });
});

test('households are a whole number that is more than none', () => {
  expect(householdsOf({ households: '412' })).toBe(412);
  for (const households of ['', '0', '-3', 'about 400', '4.5']) expect(householdsOf({ households })).toBeUndefined();
  expect(householdsOf({})).toBeUndefined();
});
