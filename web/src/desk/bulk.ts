import { server } from '../api/server';
import { Unreachable } from '../api/http';
import type { Answer, CaseItem, Scenario } from '../api/wire';
import { uuidV7 } from '../view/uuid';

/** What came of one case: done at a version, refused, or no answer, which may still have been done. */
export type Outcome =
  | { came: 'done'; item: CaseItem; action: string; answer: Answer; at: number }
  | { came: 'refused'; item: CaseItem; action: string; cause: unknown }
  | { came: 'lost'; item: CaseItem; action: string; cause: unknown };

interface Body {
  command: string;
  action: string;
  version: number;
  fields: Record<string, never>;
  attachments: [];
  observedAt: string;
}

type Act = (id: string, body: Body) => Promise<Answer>;

/**
 * Takes one step on many cases. What had no answer is asked again with the very same command until there is one, so that nothing
 * is done twice.
 */
export class Bulk {
  private readonly open = new Map<string, Body>();

  constructor(
    private readonly act: Act = server.act,
    private readonly now: () => number = Date.now,
  ) {}

  async take(item: CaseItem, action: string, version = item.version): Promise<Outcome> {
    const key = `${item.id} ${action}`;
    const body = this.open.get(key) ?? this.body(action, version);
    this.open.set(key, body);
    try {
      const answer = await this.act(item.id, body);
      this.open.delete(key);
      return { came: 'done', item, action, answer, at: this.now() };
    } catch (cause) {
      if (cause instanceof Unreachable) return { came: 'lost', item, action, cause };
      this.open.delete(key);
      return { came: 'refused', item, action, cause };
    }
  }

  private body(action: string, version: number): Body {
    return { command: uuidV7(), action, version, fields: {}, attachments: [], observedAt: new Date(this.now()).toISOString() };
  }
}

/** Whether an action was lost on the way: then it may be asked again as it was. */
export const lost = (outcomes: readonly Outcome[]): Outcome[] => outcomes.filter((one) => one.came === 'lost');

type Actions = Pick<Scenario, 'actions'> | undefined;
type Undo = { action: string; withinMinutes: number };

/** The action of a flow that takes another one back, and for how long; a flow need not have one. */
export function undoing(of: Actions, action: string): Undo | undefined {
  const found = of?.actions.find((one) => one.undoes?.action === action);
  return found && { action: found.id, withinMinutes: found.undoes!.withinMinutes };
}

/** What of all this can still be taken back at a time. */
export function undoable(outcomes: readonly Outcome[], now: number, of: (item: CaseItem) => Actions): { outcome: Outcome & { came: 'done' }; by: string; until: number }[] {
  return outcomes.flatMap((outcome) => {
    if (outcome.came !== 'done') return [];
    const undo = undoing(of(outcome.item), outcome.action);
    const until = outcome.at + (undo?.withinMinutes ?? 0) * 60_000;
    return undo && now < until ? [{ outcome, by: undo.action, until }] : [];
  });
}

/** Steps that the scenarios permit on many cases at once and that ask nothing; of all that were picked, where each stands. */
export function together(items: readonly CaseItem[], of: (item: CaseItem) => Actions): Scenario['actions'] {
  const each = items.map((one) =>
    (of(one)?.actions ?? []).filter((action) => action.bulk && action.from.includes(one.state) && !action.form.some((field) => field.required)),
  );
  return (each[0] ?? []).filter((action) => each.every((all) => all.some((other) => other.id === action.id)));
}
