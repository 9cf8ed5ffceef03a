import { get, send } from '../api/http';
import { uuidV7 } from '../view/uuid';
import type { Task, TaskAreas, TaskLine, TaskList, TreeNode, View, Which } from './wire';

/** Which areas: all of a level, or those named. */
export type To = { level: string } | { areas: number[] };

export interface Giving {
  title: string;
  text: string;
  unit: string;
  to: To;
  limit: { amount: number; unit: string };
}

export interface Step {
  deed: string;
  version: number;
  area?: number;
  outcome?: string;
  text?: string;
  number?: number;
  to?: To;
}

/** The endpoints of tasks, one function each. */
export const tasks = {
  list: (view: View, cursor?: string) => get<TaskList>('/directives', { view, cursor, limit: 50 }),
  one: (id: string) => get<Task>(`/directives/${id}`),
  below: (id: string, area?: number) => get<TreeNode[]>(`/directives/${id}/tree`, { area }),
  areas: (id: string, which: Which, within?: number, cursor?: string) =>
    get<TaskAreas>(`/directives/${id}/areas`, { which, within, cursor, limit: 50 }),
  journal: (id: string, area: number) => get<TaskLine[]>(`/directives/${id}/areas/${area}/journal`),
  give: (id: string, giving: Giving) => send<unknown>('PUT', `/directives/${id}`, giving),
  /** The same id again is the same step: whoever tries again after a lost answer does nothing twice. */
  act: (id: string, step: Step, command = uuidV7()) =>
    send<unknown>('POST', `/directives/${id}/commands`, { ...step, command }),
};
