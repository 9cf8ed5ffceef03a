import { computed, onBeforeUnmount, reactive, ref, watch, type Ref } from 'vue';
import { keepPhoto, photoContent } from '../outbox/keep';
import { owner } from '../shift/shift';
import { shrink } from './shrink';

const underway = ref(0);
/** A photo is being made smaller and kept: on a cheap phone that takes seconds, in which nobody should go on without it. */
export const keepingShots = computed(() => underway.value > 0);

/** Addresses under which the page shows photos that are on the phone; given back when the page goes. */
export function shown(ids: Ref<readonly string[]>): Map<string, string> {
  const urls = reactive(new Map<string, string>());
  const read = async () => {
    for (const id of ids.value) {
      if (urls.has(id)) continue;
      const content = await photoContent(id);
      if (content) urls.set(id, URL.createObjectURL(content));
    }
  };
  watch(ids, read, { immediate: true });
  onBeforeUnmount(() => urls.forEach((url) => URL.revokeObjectURL(url)));
  return urls;
}

/** Keeps what was taken or chosen; the ids under which the phone has it. */
export async function takeShots(event: Event): Promise<string[]> {
  const input = event.target as HTMLInputElement;
  const files = [...(input.files ?? [])];
  input.value = '';
  underway.value++;
  try {
    const ids: string[] = [];
    for (const file of files) ids.push(await keepShot(await shrink(file)));
    return ids;
  } finally {
    underway.value--;
  }
}

/** Keeps a picture as it is; the id under which the phone has it. */
export async function keepShot(picture: Blob): Promise<string> {
  return (await keepPhoto(owner.value?.account ?? '', picture)).id;
}
