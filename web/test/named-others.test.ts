import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { covered, namesSomebody } from '../src/form/named-others';

const EXAMPLES = JSON.parse(readFileSync(new URL('../../server/src/test/resources/casework/named-others.json', import.meta.url), 'utf8')) as [string, string][];

describe('what tells who somebody is', () => {
  it.each(EXAMPLES)('%s', (written, shown) => {
    expect(covered(written)).toBe(shown);
    expect(namesSomebody(written)).toBe(written !== shown);
  });
});
