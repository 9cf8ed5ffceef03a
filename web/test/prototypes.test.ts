import { describe, expect, it } from 'vitest';
import type { FormField } from '../src/api/wire';
import { given, wrong } from '../src/case/filled';

/** A field may be called like what every object has; nothing is answered by that, and nothing of it is changed. */
describe('names that every object knows', () => {
  const field = { id: 'constructor', names: { zh: '施工方' }, type: 'text', required: true, open: false } as unknown as FormField;
  const words = { missing: 'missing', broken: () => 'broken' };

  it('are no answers', () => {
    expect(Object.keys(given([field], {}))).toEqual([]);
    expect(wrong([field], {}, {}, words)).toEqual({ constructor: 'missing' });
  });

  it('are answered like others', () => {
    expect({ ...given([field], { constructor: '示例' }) }).toEqual({ constructor: '示例' });
    expect(wrong([field], { constructor: '示例' }, {}, words)).toEqual({});
  });

  it('change nothing for others', () => {
    given([{ ...field, id: '__proto__' }], JSON.parse('{"__proto__": {"polluted": true}}') as Record<string, unknown>);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
