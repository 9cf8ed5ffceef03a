import type { CaseItem } from '../api/wire';
import { definition } from '../view/definitions';
import { named } from '../words';
import { choiceName } from './answers';

/** What a case is called in a list: the first choice of its report, else the scenario. No free text: that is sealed. */
export function titleOf(item: Pick<CaseItem, 'scenario' | 'scenarioVersion' | 'attributes'>): string {
  const scenario = definition(item.scenario, item.scenarioVersion);
  const field = scenario?.form.find((one) => one.type === 'choice' && one.id in item.attributes);
  if (field) return choiceName(field, String(item.attributes[field.id]));
  return named(scenario?.names, item.scenario);
}
