import { describe, expect, test } from 'vitest';
import { classes, classOf } from '../src/map/classes';

describe('classes of a choropleth', () => {
  test('cover every count once and leave zero out', () => {
    const counts = [0, 0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233];
    const found = classes(counts);
    expect(found.length).toBeLessThanOrEqual(5);
    for (const count of counts.filter((n) => n > 0)) {
      expect(found.filter((c) => count >= c.low && count <= c.high)).toHaveLength(1);
    }
    expect(classOf(0, found)).toBe(0);
    expect(classOf(1, found)).toBe(1);
    expect(classOf(233, found)).toBe(found.length);
  });

  test('have no more members than there are different counts', () => {
    expect(classes([4, 4, 4])).toEqual([{ low: 4, high: 4 }]);
    expect(classes([0, 0])).toEqual([]);
  });

  test('begin at limits that a person can keep in mind', () => {
    const limits = classes([103, 147, 211, 287, 391, 412, 523, 677, 891, 1204]).slice(1).map((c) => c.low);
    expect(limits.every((low) => low % 10 === 0)).toBe(true);
  });
});
