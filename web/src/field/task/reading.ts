import type { CaseDetail, FormField, Scenario } from '../../api/wire';
import { server } from '../../api/server';
import { writtenIn } from '../shift/package';
import { lost, noteCase } from '../shift/shift';

/** Opens a case for good, which those whose words it has can read of later. */
export async function readCase(id: string): Promise<boolean> {
  try {
    const [detail, offers] = await Promise.all([server.case(id), server.actions(id)]);
    noteCase(itemOf(detail), offers, writtenIn(detail));
    return true;
  } catch (cause) {
    lost(cause);
    return false;
  }
}

function itemOf(detail: CaseDetail) {
  const { fields: _, masked: __, place: ___, tasks: ____, joint: _____, called: ______, calledBy: _______, ...item } = detail;
  return item;
}

/** Every question that a case may have an answer to, each once. */
export function questionsOf(scenario: Scenario | undefined): FormField[] {
  const all = scenario ? [scenario.form, ...scenario.actions.map((one) => one.form)].flat() : [];
  return [...new Map(all.map((field) => [field.id, field])).values()];
}
