import { computed, watch } from 'vue';
import { server } from '../api/server';
import type { CaseDetail, Deadlines, Dispatch, JournalEntry, Offers } from '../api/wire';
import { supervision } from '../supervision/calls';
import type { Supervisions } from '../supervision/wire';
import { reading } from '../view/loading';
import { heard } from '../view/now';
import { place } from '../view/route';

/** A case as it was at one reading: what, what happened, until when, why here, what I may do, what is asked about it. */
export interface Dossier {
  detail: CaseDetail;
  journal: JournalEntry[];
  offers: Offers;
  deadlines: Deadlines;
  dispatch: Dispatch;
  supervisions: Supervisions;
}

const dossier = reading<Dossier>();

/** The case that the address names. */
export const currentCase = dossier.part;

export const latestFirst = computed(() => [...(currentCase.value?.journal ?? [])].sort((a, b) => b.version - a.version));

watch(
  () => place.case,
  (id) => {
    dossier.forget();
    if (id) void readCase();
  },
  { immediate: true },
);

export async function readCase(): Promise<void> {
  const id = place.case;
  if (!id) return;
  await dossier.read(async () => {
    const [detail, journal, offers, deadlines, dispatch, supervisions] = await Promise.all([
      server.case(id),
      server.journal(id),
      server.actions(id),
      server.deadlines(id).then(heard),
      server.dispatch(id),
      supervision.of(id),
    ]);
    return { detail, journal, offers, deadlines, dispatch, supervisions };
  });
}

let waiting: number | undefined;

/** News of the open case came in: read it again, once for many pieces of news. */
export function caseNews(): void {
  if (waiting !== undefined) return;
  waiting = window.setTimeout(() => {
    waiting = undefined;
    void readCase();
  }, 200);
}
