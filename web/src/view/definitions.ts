import { reactive } from 'vue';
import { server } from '../api/server';
import { KINDS, type Kind, type Scenario } from '../api/wire';
import { named } from '../words';

const known = reactive(new Map<string, Scenario>());
const asked = new Map<string, Promise<void>>();

const key = (id: string, version: string) => `${id}@${version}`;

/** The scenarios that are published now. */
export const published = reactive<Scenario[]>([]);

export async function readPublished(): Promise<void> {
  know(await server.scenarios());
}

/** Takes definitions that were read before: of each scenario the first is the one that is published now. */
export function know(all: readonly Scenario[]): void {
  const firsts = all.filter((one, at) => all.findIndex((other) => other.id === one.id) === at);
  published.splice(0, published.length, ...firsts);
  for (const one of all) known.set(key(one.id, one.version), one);
}

/** The definition that a case keeps; read once, and reactive, so a page may show ids until it is there. */
export function definition(id: string, version: string): Scenario | undefined {
  const wanted = key(id, version);
  const found = known.get(wanted);
  if (found) return found;
  if (!asked.has(wanted)) asked.set(wanted, readOne(id, version));
  return published.find((one) => one.id === id);
}

async function readOne(id: string, version: string): Promise<void> {
  try {
    known.set(key(id, version), await server.scenario(id, version));
  } catch {
    asked.delete(key(id, version));
  }
}

interface Told {
  scenario: string;
  scenarioVersion: string;
}

export function stateName(of: Told, state: string): string {
  const found = definition(of.scenario, of.scenarioVersion)?.states.find((one) => one.id === state);
  return named(found?.names, state);
}

export function stateKind(of: Told, state: string): Kind {
  return definition(of.scenario, of.scenarioVersion)?.states.find((one) => one.id === state)?.kind ?? 'work';
}

export function actionName(of: Told, action: string): string {
  const found = definition(of.scenario, of.scenarioVersion)?.actions.find((one) => one.id === action);
  return named(found?.names, action);
}

export function clockName(of: Told, clock: string): string {
  const found = definition(of.scenario, of.scenarioVersion)?.deadlines.find((one) => one.id === clock);
  return named(found?.names, clock);
}

/** The states of some kinds in all published scenarios; no kind at all means all that is not over. */
export function statesOf(kinds: readonly Kind[]): string[] {
  const wanted = kinds.length ? kinds : KINDS.filter((kind) => kind !== 'end');
  const ids = published.flatMap((one) => one.states.filter((s) => wanted.includes(s.kind)).map((s) => s.id));
  return [...new Set(ids)];
}

export function kindsByState(): Map<string, Kind> {
  return new Map(published.flatMap((one) => one.states.map((s) => [s.id, s.kind] as const)));
}
