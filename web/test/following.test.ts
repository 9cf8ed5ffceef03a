import { expect, test } from 'vitest';
import { nextTick, ref } from 'vue';
import { following } from '../src/view/following';

const settled = () => new Promise((then) => setTimeout(then));

test('what a choice needs is read at once and at each change', async () => {
  const choice = ref('a');
  const taken: string[] = [];
  following(choice, async (of) => of.toUpperCase(), (answer, of) => taken.push(`${of} ${answer}`));
  await settled();
  choice.value = 'b';
  await settled();
  expect(taken).toEqual(['a A', 'b B']);
});

test('an answer that a later choice has overtaken is dropped, however late it comes', async () => {
  const choice = ref('slow');
  const taken: string[] = [];
  const ends = new Map<string, (answer: string) => void>();
  following(choice, (of) => new Promise<string>((answer) => ends.set(of, answer)), (answer) => taken.push(answer));
  choice.value = 'quick';
  await nextTick();
  ends.get('quick')!('of the second');
  await settled();
  ends.get('slow')!('of the first');
  await settled();
  expect(taken).toEqual(['of the second']);
});
