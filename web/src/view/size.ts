import { ref, watchEffect } from 'vue';

const KEY = 'minqing.size';

/** Large type is another layout, chosen by the person and kept in this browser. */
export const large = ref(localStorage.getItem(KEY) === 'large');

export function followSize(): void {
  watchEffect(() => {
    if (large.value) document.documentElement.dataset['size'] = 'large';
    else delete document.documentElement.dataset['size'];
  });
}

export function turnSize(): void {
  large.value = !large.value;
  localStorage.setItem(KEY, large.value ? 'large' : 'normal');
}
