import { computed, shallowRef } from 'vue';
import { readAlong, stopReading } from '../position';
import { gridAt, type Spot } from '../shift/ground';
import { pack, pinKey } from '../shift/shift';
import { along, endOf, keepPatrols, keptPatrols, sweepPatrols, type Patrol } from './kept';

const all = shallowRef<Patrol[]>([]);

/** One's own patrols, newest first. */
export const patrols = computed(() => all.value);
export const running = computed(() => all.value.find((one) => !one.endedAt));

/** After the phone was opened: what is due is deleted, what was going on goes on, what was forgotten has ended. */
export async function followPatrols(): Promise<void> {
  await sweepPatrols(Date.now());
  if (!pack.value) return;
  all.value = await keptPatrols(pinKey());
  const going = running.value;
  if (!going) return stopReading();
  if (Date.parse(endOf(going)) <= Date.now()) return endPatrol(endOf(going));
  read();
}

export async function beginPatrol(): Promise<void> {
  if (running.value) return;
  await keep([{ begunAt: new Date().toISOString(), grids: [], track: [] }, ...all.value]);
  read();
}

export async function endPatrol(at = new Date().toISOString()): Promise<void> {
  stopReading();
  await keep(all.value.map((one) => (one.endedAt ? one : { ...one, endedAt: at })));
}

/** Its person need not wait for the day on which it goes by itself. */
export async function dropPatrol(begunAt: string): Promise<void> {
  if (running.value?.begunAt === begunAt) stopReading();
  await keep(all.value.filter((one) => one.begunAt !== begunAt));
}

async function keep(next: Patrol[]): Promise<void> {
  all.value = next;
  await keepPatrols(next, pinKey());
}

function read(): void {
  readAlong((at) => void been(at));
}

async function been(at: Spot): Promise<void> {
  const going = running.value;
  if (!going) return stopReading();
  if (Date.parse(endOf(going)) <= Date.now()) return endPatrol(endOf(going));
  const next = along(going, at, pack.value && gridAt(pack.value.ground.shapes, at)?.properties.code, pinKey() !== undefined);
  if (next !== going) await keep(all.value.map((one) => (one === going ? next : one)));
}
