import { ref, watch } from 'vue';
import { place, read, write } from './route';
import { session } from './session';

/** A view that somebody kept: a name, and the address that shows it. */
export interface View {
  name: string;
  address: string;
}

const MOST = 20;

const key = () => `minqing.views.${session.value.me?.account ?? ''}`;

/** The views of the account that is signed in, kept by this browser. */
export const saved = ref<View[]>([]);

watch(() => session.value.me?.account, () => (saved.value = kept()), { immediate: true });

function kept(): View[] {
  try {
    const all: unknown = JSON.parse(localStorage.getItem(key()) ?? '[]');
    return Array.isArray(all) ? all.filter(isView).slice(0, MOST) : [];
  } catch {
    // What is no list is no view: the next one that is kept replaces it.
    return [];
  }
}

const isView = (one: unknown): one is View =>
  typeof one === 'object' && one !== null && 'name' in one && 'address' in one && typeof one.address === 'string';

function store(next: View[]): void {
  saved.value = next;
  localStorage.setItem(key(), JSON.stringify(next));
}

/** Keeps what is shown now, without the case that is open; the same view twice is one. */
export function keep(name: string): void {
  const address = write({ ...place, case: '', full: false, wall: false });
  store([...saved.value.filter((one) => one.address !== address), { name, address }].slice(-MOST));
}

export function take(view: View): void {
  Object.assign(place, read(view.address));
}

export function forget(at: number): void {
  store(saved.value.filter((_, place) => place !== at));
}
