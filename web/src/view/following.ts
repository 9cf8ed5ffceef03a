import { watch, type WatchSource } from 'vue';

/** Reads what a choice needs, at once and each time it is another one; an answer that a later choice has overtaken is dropped. */
export function following<C, T>(choice: WatchSource<C>, read: (choice: C) => Promise<T>, take: (answer: T, choice: C) => void): void {
  watch(
    choice,
    async (now, _before, whenOvertaken) => {
      let isOvertaken = false;
      whenOvertaken(() => (isOvertaken = true));
      const answer = await read(now);
      if (!isOvertaken) take(answer, now);
    },
    { immediate: true },
  );
}
