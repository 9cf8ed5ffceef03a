import { named, w } from '../words';
import type { Looker } from './calls';

/** A post as its area and role; somebody without a post by name. */
export function who(looker: Looker): string {
  if (!looker.role) return looker.name ?? w.value.looks.somebody;
  return `${named(looker.areaNames, '')} ${named(looker.role, '')}`.trim();
}

/** The end of a day in this browser's zone, as an instant: what somebody means by “until that day”. */
export const endOfDay = (day: string): string => new Date(`${day}T23:59:00`).toISOString();
