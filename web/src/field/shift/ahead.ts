import type { CaseItem, Me, Offers, Scenario } from '../../api/wire';
import type { Waiting } from '../outbox/waiting';

type Action = Scenario['actions'][number];

export interface Ahead {
  state: string;
  offers: Offers;
}

/**
 * Where a case stands once what waits for it has arrived, and what its holder may then do. Only the plain way is foreseen:
 * a holder's own next steps without a condition. Whatever else happens meanwhile, the server's answer is what counts.
 */
export function ahead(item: CaseItem, offers: Offers | undefined, waiting: readonly Waiting[], scenario: Scenario | undefined, me: Me): Ahead {
  const nothing = { version: item.version, actions: [], tasks: [] };
  let state = item.state;
  const taken: string[] = [];
  for (const one of waiting) {
    const to = actionOf(scenario, one.action)?.to;
    if (!to || to === 'back') return { state, offers: nothing };
    if (to !== 'same') state = to;
    taken.push(one.action);
  }
  if (!taken.length) return { state, offers: offers ?? nothing };
  const mine = me.posts.some((post) => post.id === item.assignee);
  const open = mine && scenario ? scenario.actions.filter((one) => foreseeable(one, state, taken)) : [];
  const facts = offers?.facts && { ...offers.facts, state };
  return {
    state,
    offers: { version: item.version, actions: open.map(({ id, names, form }) => ({ action: id, names, form })), tasks: [], ...(facts && { facts }) },
  };
}

function foreseeable(action: Action, state: string, taken: readonly string[]): boolean {
  if (!action.from.includes(state) || !action.by?.includes('assignee')) return false;
  if (action.guard || action.opens || action.undoes || action.waitsFor?.length || action.calls?.length) return false;
  return !action.notAfter?.some((one) => taken.includes(one));
}

const actionOf = (scenario: Scenario | undefined, id: string): Action | undefined => scenario?.actions.find((one) => one.id === id);
