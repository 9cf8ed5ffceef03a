import { onBeforeUnmount, reactive, watch, type Ref } from 'vue';
import { keepPhoto, photoContent } from '../outbox/keep';
import { owner } from '../shift/shift';
import { shrink } from './shrink';

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
  const ids: string[] = [];
  for (const file of files) ids.push(await keepShot(await shrink(file)));
  return ids;
}

/** Keeps a picture as it is; the id under which the phone has it. */
export async function keepShot(picture: Blob): Promise<string> {
  return (await keepPhoto(owner.value?.account ?? '', picture)).id;
}
