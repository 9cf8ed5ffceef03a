import { titleOf } from '../../case/title';
import { actionName } from '../../view/definitions';
import { f } from '../words';
import type { Waiting } from './waiting';

/** What something under way is called, by its codes: no free text, for it is shown beside what others may see. */
export function titleOfWaiting(one: Waiting): string {
  const what = titleOf({ scenario: one.scenario, scenarioVersion: one.scenarioVersion, attributes: one.about });
  return one.kind === 'report' ? f.value.outbox.report(what) : f.value.outbox.step(actionName(one, one.action), what);
}

/** Bytes as people say them. */
export function sizeText(bytes: number): string {
  return bytes < 100_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
