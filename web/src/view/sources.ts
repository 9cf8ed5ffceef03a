import { shallowRef } from 'vue';
import { server } from '../api/server';
import type { Source } from '../api/wire';
import { named } from '../words';

/** By which ways reports reach this city; a city need not name any. */
export const sources = shallowRef<Source[]>([]);

/** Without them nothing but their names is missing, so a failure is none of the page. */
export async function readSources(): Promise<void> {
  sources.value = await server.sources().catch(() => sources.value);
}

export function sourceName(code: string): string {
  return named(sources.value.find((one) => one.code === code)?.names, code);
}
