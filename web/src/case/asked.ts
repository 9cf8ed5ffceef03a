import type { CaseDetail, FormField } from '../api/wire';
import { definition } from '../view/definitions';
import { named, w } from '../words';
import { optionName } from './answers';

/** What the row of a table asked of the case, in the words of its form. */
export function asked(of: CaseDetail, conditions: Record<string, string>): string[] {
  const scenario = definition(of.scenario, of.scenarioVersion);
  const forms = [scenario?.form ?? [], ...(scenario?.actions ?? []).map((one) => one.form)].flat();
  return Object.entries(conditions).map(([input, answer]) => {
    const field = forms.find((one) => one.id === input);
    if (!field) return `${input} ${answer}`;
    return w.value.case.answer(named(field.names, input), conditionText(field, answer));
  });
}

/** A condition of the table: one or several choices or groups, yes or no, or a range of numbers as it is written. */
function conditionText(field: FormField, condition: string): string {
  if (field.type === 'boolean') return condition === 'true' ? w.value.act.yes : w.value.act.no;
  if (field.type !== 'choice') return condition;
  const codes = condition.split(', ').map((code) => (code === 'none' ? w.value.case.empty : optionName(field, code)));
  return codes.join(w.value.due.or);
}
