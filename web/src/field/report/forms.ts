import type { FormField, Scenario } from '../../api/wire';
import { optionsOf } from '../../case/answers';
import type { Package } from '../shift/package';

/** The scenarios in which I may report, in the order of the city; of each the version that is published now. */
export function reportable({ scenarios, me }: Pick<Package, 'scenarios' | 'me'>): Scenario[] {
  const hands = new Set(['anyone', ...me.posts.map((post) => `${post.role}@${post.level}`)]);
  return scenarios
    .filter((one, at) => scenarios.findIndex((other) => other.id === one.id) === at)
    .filter((one) => (one.actions.find((action) => !action.from.length)?.by ?? []).some((by) => hands.has(by)));
}

/** The field that takes the photos of a report, if its form has one. */
export const photoField = (scenario: Scenario): FormField | undefined => scenario.form.find((field) => field.type === 'photo');

/** The questions of a report; that for photos is answered by the first screen. */
export function reportForm(scenario: Scenario, photographed: boolean): FormField[] {
  const photos = photographed ? photoField(scenario) : undefined;
  return photos ? scenario.form.filter((field) => field !== photos) : scenario.form;
}

/** A quarrel that may turn bad is a matter of one press where a scenario asks for it: by a question of yes or no named hot. */
export function hotScenario(scenarios: readonly Scenario[]): Scenario | undefined {
  return scenarios.find((one) => one.form.some((field) => field.id === 'hot' && field.type === 'boolean'));
}

/** What is chosen most in the cases around, so that it need not be looked for; filled up in the order of the form. */
export function usual({ items }: Pick<Package, 'items'>, scenario: string, field: FormField): string[] {
  const counts = new Map(optionsOf(field).map((one) => [one.code, 0]));
  for (const item of items) {
    const code = String(item.attributes[field.id]);
    if (item.scenario === scenario && counts.has(code)) counts.set(code, counts.get(code)! + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([code]) => code);
}
