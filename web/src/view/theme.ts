import { ref, watchEffect } from 'vue';

export type Theme = 'light' | 'dark';

const KEY = 'minqing.theme';
const system = matchMedia('(prefers-color-scheme: dark)');

function kept(): Theme | undefined {
  const value = localStorage.getItem(KEY);
  return value === 'light' || value === 'dark' ? value : undefined;
}

export const theme = ref<Theme>(kept() ?? (system.matches ? 'dark' : 'light'));

/** Follows the machine until the person chooses. */
export function followTheme(): void {
  system.addEventListener('change', () => {
    if (!kept()) theme.value = system.matches ? 'dark' : 'light';
  });
  watchEffect(() => {
    document.documentElement.dataset['theme'] = theme.value;
  });
}

export function turnTheme(): void {
  theme.value = theme.value === 'dark' ? 'light' : 'dark';
  localStorage.setItem(KEY, theme.value);
}
