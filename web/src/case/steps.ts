import type { CaseDetail, CaseTask, FormField, Offers, Scenario } from '../api/wire';
import { named, w } from '../words';

/** Something that I may do now: a step of the case, or something to one of its tasks. */
export interface Step {
  key: string;
  action: string;
  task?: number;
  name: string;
  form: FormField[];
}

/** The steps on offer: first what I was asked to do, then those of the case, last what I may take back from others. */
export function stepsOf(detail: CaseDetail, offers: Offers): Step[] {
  const deeds = offers.tasks.map(({ task, action, form }): Step => ({
    key: `task-${task}-${action}`,
    action,
    task,
    name: deedName(detail.tasks.find((one) => one.number === task), action),
    form,
  }));
  const steps = offers.actions.map(({ action, names, form }): Step => ({ key: action, action, name: named(names, action), form }));
  return [...deeds.filter((one) => one.action !== 'withdraw'), ...steps, ...deeds.filter((one) => one.action === 'withdraw')];
}

function deedName(task: CaseTask | undefined, action: string): string {
  const deed = w.value.joint.deeds[action] ?? action;
  const name = named(task?.names, task?.task ?? '');
  // Several can be taken back, so each says whose it is.
  return action === 'withdraw' ? w.value.joint.deed(deed, name, task?.postName ?? w.value.joint.nobody) : w.value.joint.own(deed, name);
}

/** The fields of what can be said to a task. */
export function taskForm(scenario: Scenario | undefined, task: CaseTask): FormField[] {
  const part = scenario?.actions.find((one) => one.id === task.action)?.opens?.tasks.find((one) => one.id === task.task);
  return part ? [...part.form, ...part.reason] : [];
}
