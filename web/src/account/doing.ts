import { computed, ref, type ComputedRef, type Ref } from 'vue';
import { failure, type Failure } from '../view/failure';
import { w } from '../words';

export interface Doing {
  busy: Ref<boolean>;
  fault: ComputedRef<Failure | undefined>;
  /** Does it; says whether it was done. What was refused stands in `fault`, with the words for the field. */
  go: (what: () => Promise<void>) => Promise<boolean>;
}

export function doing(): Doing {
  const busy = ref(false);
  const cause = ref<unknown>();
  return {
    busy,
    fault: computed(() => {
      if (!cause.value) return undefined;
      const said = failure(cause.value, w.value);
      return { ...said, what: [said.what, ...Object.values(said.fields)].join(' ') };
    }),
    async go(what) {
      busy.value = true;
      cause.value = undefined;
      try {
        await what();
        return true;
      } catch (failed) {
        cause.value = failed;
        return false;
      } finally {
        busy.value = false;
      }
    },
  };
}
