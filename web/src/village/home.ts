import { ref } from 'vue';
import { server } from '../api/server';
import type { Area } from '../api/wire';

const KEY = 'minqing.village';

/** The village that somebody chose: a code and its names from the top down, kept in this browser only. */
export interface Village {
  code: string;
  name: string;
  within: string;
}

function kept(): Village | undefined {
  try {
    const value = JSON.parse(localStorage.getItem(KEY) ?? '') as Village;
    return /^\d{1,15}$/.test(value.code) && value.name ? value : undefined;
  } catch {
    return undefined;
  }
}

export const village = ref<Village | undefined>(kept());

export function keepVillage(chosen: Area, within: string): void {
  village.value = { code: chosen.code, name: chosen.name, within };
  localStorage.setItem(KEY, JSON.stringify(village.value));
}

/** What lies below an area and is worked by this city. */
export async function below(code?: string): Promise<Area[]> {
  return (await server.areas(code)).filter((one) => !one.runBy);
}

/** Below it nothing is divided any more: what people call their village. */
export const isVillage = (inside: readonly Area[]): boolean => inside.every((one) => one.children === 0);
