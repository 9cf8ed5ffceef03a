import { reactive, watch } from 'vue';
import { VIEWS, type View } from './wire';

/** What the page of tasks shows, as its address says it. */
export interface Spot {
  view: View;
  task: string;
}

export function read(search: string): Spot {
  const p = new URLSearchParams(search);
  return { view: VIEWS.find((view) => view === p.get('view')) ?? 'mine', task: p.get('task') ?? '' };
}

export function write(spot: Spot): string {
  const p = new URLSearchParams({ page: 'tasks', view: spot.view });
  if (spot.task) p.set('task', spot.task);
  return `?${p}`;
}

export const spot = reactive<Spot>(read(location.search));

export function followSpot(): () => void {
  const back = () => Object.assign(spot, read(location.search));
  addEventListener('popstate', back);
  const stop = watch(spot, () => {
    if (write(spot) !== location.search) history.pushState(null, '', `${location.pathname}${write(spot)}`);
  });
  return () => {
    removeEventListener('popstate', back);
    stop();
  };
}
