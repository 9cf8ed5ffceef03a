import { uuidV7 } from '../view/uuid';

/** One id for one intention: the same words sent again after a lost answer are the same command, others are another one. */
export function intention(): (...words: unknown[]) => string {
  let id = '';
  let before = '';
  return (...words) => {
    const now = JSON.stringify(words);
    if (!id || now !== before) id = uuidV7();
    before = now;
    return id;
  };
}
