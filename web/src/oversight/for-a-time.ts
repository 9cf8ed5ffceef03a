import { computed, ref, type ComputedRef, type Ref } from 'vue';
import { server } from '../api/server';
import type { Area, Post } from '../api/wire';
import { following } from '../view/following';
import { postsThatMay } from '../view/session';
import { uuidV7 } from '../view/uuid';
import { endOfDay } from './names';

/** What a post gives to others for a time: from which post, in which of its areas, until when. */
export interface ForATime {
  posts: ComputedRef<Post[]>;
  giver: Ref<string>;
  own: ComputedRef<Post | undefined>;
  /** The areas right below that of the post. */
  below: Ref<Area[]>;
  /** A day. */
  until: Ref<string>;
  /** Under which id, and from when until when. */
  wish: () => { id: string; from: string; until: string };
  /** The next wish is another one. */
  another: () => void;
}

/** @param until the day, where another part of the form keeps it */
export function forATime(verb: string, until: Ref<string> = ref('')): ForATime {
  const posts = computed(() => postsThatMay(verb));
  const giver = ref(posts.value[0]?.id ?? '');
  const own = computed(() => posts.value.find((one) => one.id === giver.value));
  const below = ref<Area[]>([]);
  following(
    own,
    async (post) => (post ? server.areas(post.area).catch(() => []) : []),
    (areas) => (below.value = areas),
  );
  // One id and one beginning until it is given: a lost answer is asked for again as the same.
  let id = uuidV7();
  let begun: Date | undefined;
  return {
    posts, giver, own, below, until,
    wish() {
      begun ??= new Date();
      return { id, from: begun.toISOString(), until: endOfDay(until.value) };
    },
    another() {
      id = uuidV7();
      begun = undefined;
    },
  };
}
