import { get } from '../api/http';
import { server } from '../api/server';
import type { CaseDetail, CasePage, Scenario } from '../api/wire';
import { definition, published } from '../view/definitions';

/** What requests to correct are for; a city without such a kind of case has none. */
const PURPOSE = 'data-correction';

export const correcting = (): Scenario | undefined => published.find((one) => one.purpose === PURPOSE);

/** The latest requests of one's own, with their answers. */
export async function corrections(): Promise<CaseDetail[]> {
  const scenario = correcting();
  if (!scenario) return [];
  const page = await get<CasePage>('/cases', { mine: 'true', scenario: scenario.id, limit: 10 });
  return Promise.all(page.items.map((one) => server.case(one.id)));
}

/** Whether whoever asked may have another person look again. */
export function mayAppeal(of: CaseDetail): boolean {
  const scenario = definition(of.scenario, of.scenarioVersion);
  return !!scenario?.actions.some((one) => one.by.includes('reporter') && one.from.includes(of.state) && scenario.states.find((state) => state.id === of.state)?.kind === 'answered');
}
