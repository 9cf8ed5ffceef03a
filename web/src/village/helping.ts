import { ref } from 'vue';
import { get, helpUnder, send } from '../api/http';

export type May = 'follow' | 'report' | 'looks';
export const MAYS: readonly May[] = ['follow', 'report', 'looks'];

/** For how many days somebody may be helped at once. */
export const SPANS = [7, 30, 180, 365] as const;

export interface Help {
  id: string;
  /** Enough of the other's telephone to know it. */
  who?: string;
  may: May[];
  state: 'offered' | 'running' | 'over';
  until: string;
  atDesk: boolean;
  acts?: { at: string; what: May; changes: boolean; thing?: string }[];
}

export const helpers = {
  mine: () => get<Help[]>('/me/helpers'),
  offer: (id: string, may: readonly May[], until: string) => send<{ code: string; expiresAt: string }>('PUT', `/me/helpers/${id}`, { may, until }),
  end: (id: string) => send<void>('POST', `/me/helpers/${id}/end`),
  others: () => get<Help[]>('/me/helping'),
  take: (code: string) => send<Help>('POST', '/me/helping', { code }),
  giveUp: (id: string) => send<void>('POST', `/me/helping/${id}/end`),
};

/** For whom this page acts now; kept as long as the page's tab is open. */
interface Acting {
  id: string;
  who: string;
}
const KEY = 'minqing.helping';

function kept(): Acting | undefined {
  try {
    const value = JSON.parse(sessionStorage.getItem(KEY) ?? '') as Acting;
    return typeof value.id === 'string' && /^[0-9a-f-]{36}$/.test(value.id) ? value : undefined;
  } catch {
    return undefined;
  }
}

export const acting = ref<Acting | undefined>(kept());

/** Takes up acting where the page was left. */
export const followHelp = (): void => helpUnder(acting.value?.id ?? '');

export function actFor(next: Acting | undefined): void {
  if (next) sessionStorage.setItem(KEY, JSON.stringify(next));
  else sessionStorage.removeItem(KEY);
  acting.value = next;
  followHelp();
}
