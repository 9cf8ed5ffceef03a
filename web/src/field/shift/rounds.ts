import { reactive } from 'vue';
import type { CaseItem, FormField, Offers } from '../../api/wire';
import type { Package } from './package';

/** Visits or leads of one scenario in one grid: whoever goes there anyway answers one after the other. */
export interface Round {
  scenario: string;
  area: string;
  items: CaseItem[];
}

/** Fewer are worked from the list. */
const FEWEST = 3;

/** A line of today's list: a case by itself, or several that are worked as one round. */
export type Line = { item: CaseItem; round?: never } | { round: Round; item?: never };

/**
 * Puts together what is with me, lies in one grid and is answered by choosing: its next usual step asks only what can be chosen.
 * The order of need stays; a round stands where its most urgent case does.
 */
export function inRounds(byNeed: readonly CaseItem[], all: Package): Line[] {
  const own = new Set(all.me.posts.map((post) => post.id));
  const rounds = new Map<string, Round>();
  const keyOf = (item: CaseItem) => `${item.scenario} ${item.area}`;
  for (const item of byNeed) {
    if (!own.has(item.assignee ?? '') || !answeredByChoosing(item, all.offers.get(item.id), all)) continue;
    const round = rounds.get(keyOf(item)) ?? { scenario: item.scenario, area: item.area, items: [] };
    round.items.push(item);
    rounds.set(keyOf(item), round);
  }
  return byNeed.flatMap((item): Line[] => {
    const round = rounds.get(keyOf(item));
    if (!round || round.items.length < FEWEST || !round.items.includes(item)) return [{ item }];
    return round.items[0] === item ? [{ round }] : [];
  });
}

function answeredByChoosing(item: CaseItem, offers: Offers | undefined, { scenarios }: Package): boolean {
  const mainLine = scenarios.find((one) => one.id === item.scenario && one.version === item.scenarioVersion)?.mainLine ?? [];
  return (offers?.actions ?? []).some(({ action, form }) => {
    const asked = form.filter((field) => field.required || field.requiredWhen);
    return mainLine.includes(action) && asked.length > 0 && asked.every(isChosen);
  });
}

const isChosen = (field: FormField): boolean => !field.requiredWhen && (field.type === 'choice' || field.type === 'boolean');

/** The round that is under way: which cases it has, in their order. Only in memory: the list knows what is left. */
export const under = reactive<{ ids: string[] }>({ ids: [] });

export function begin(round: Round): string {
  under.ids = round.items.map((item) => item.id);
  return under.ids[0]!;
}

/** Where the case stands in the round: the first is one; nothing outside of a round. */
export const placeIn = (id: string): number => under.ids.indexOf(id) + 1;

/** The case after this one; nothing where the round is over. */
export const after = (id: string): string | undefined => (placeIn(id) ? under.ids[placeIn(id)] : undefined);

export function end(): void {
  under.ids = [];
}
