import { get } from '../../api/http';
import { server } from '../../api/server';
import { type CaseDetail, type CaseItem, type CasePage, type Me, type Offers, type Scenario } from '../../api/wire';
import { database, part, type Ground, type KeptCase } from '../store/database';
import { openValue, sealValue } from '../store/sealing';
import { inLines } from './lines';

/** What people wrote about a case: only under the PIN's key on the phone, and in the memory of the open page. */
export interface Written {
  fields: Record<string, unknown>;
  masked: string[];
  place: { x: number; y: number } | undefined;
  tasks: CaseDetail['tasks'];
  assigneeName: string | undefined;
}

/** Everything that a shift needs, as it is in memory. */
export interface Package {
  me: Me;
  scenarios: Scenario[];
  ground: Ground;
  items: CaseItem[];
  offers: Map<string, Offers>;
  written: Map<string, Written>;
  asOf: string;
  /** How many open cases there are in my areas; more than the phone has where it is partial. */
  total: number;
}

/** Outlines and definitions change seldom; what they say is asked anew this often, and when something unknown turns up. */
const FRESH = 12 * 3_600_000;
/** The phone of a worker is for a few grids; whoever has a whole town gets what is due first. */
const MOST_CASES = 200;
const MOST_OFFERS = 200;
/** The server tells of so many in one question. */
const OFFERS_AT_ONCE = 100;
/** A browser talks to a server over six lines at most. */
const LINES = 6;
/** So many cases are opened in one turn: few enough that a cut line loses little. */
const HANDFUL = 12;
/** What one turn over all lines brings: of so many cases, what is due first, a phone takes along what people wrote. Another one is opened when it is looked at. */
const MOST_OPENED = LINES * HANDFUL;

/**
 * Reads the package; what the phone has already and has not changed is not asked for again. A shift can begin as soon as it
 * knows what there is to do and which steps: `soon` gets that, before what people wrote has come over a slow line.
 */
export async function readPackage(kept: Package | undefined, me: Me, now: number, soon: (most: Package) => void = () => undefined): Promise<Package> {
  // Known before anything is asked: a list that is refused at once has somebody who hears of it.
  const readAt = kept && (await part('scenarios'))?.readAt;
  const lists = openCases(me);
  const published = kept && fresh(readAt, now) ? Promise.resolve(kept.scenarios) : server.scenarios().then((all) => all.map(needed));
  // Whatever does not need another answer is asked for at once: on a slow line each turn costs more than what it brings.
  const [ground, list, offers, scenarios] = await Promise.all([
    kept && kept.ground.of === areasOf(me) && fresh(kept.ground.readAt, now) ? kept.ground : groundOf(me, now),
    lists,
    lists.then(({ items }) => offersFor(items, me, kept)),
    Promise.all([lists, published]).then(([{ items }, known]) => withOlder(items, known)),
  ]);
  const most = { me, scenarios, ground, items: list.items, offers, written: kept?.written ?? new Map(), asOf: list.asOf, total: list.total };
  soon(most);
  return { ...most, written: await writtenOf(list.items, offers, most, kept) };
}

const fresh = (readAt: string | undefined, now: number) => readAt !== undefined && now - Date.parse(readAt) < FRESH;
const areasOf = (me: Me) => me.posts.map((post) => post.area).sort().join(' ');

/** What is open in my areas, due first, and what I take part in elsewhere. */
async function openCases(me: Me): Promise<{ items: CaseItem[]; asOf: string; total: number }> {
  const page = (where: { area: string } | { mine: string }) => get<CasePage>('/cases', { ...where, need: 'open', sort: 'due', limit: MOST_CASES });
  const areas = [...new Set(me.posts.map((post) => post.area))];
  const [mine, ...pages] = await Promise.all([page({ mine: 'true' }), ...areas.map((area) => page({ area }))]);
  const all = new Map([...pages, mine].flatMap((one) => one.items).map((item) => [item.id, item]));
  return { items: [...all.values()], asOf: mine.asOf, total: pages.reduce((sum, one) => sum + one.total, 0) };
}

/** A running case keeps the version that it began with. */
async function withOlder(items: readonly CaseItem[], scenarios: Scenario[]): Promise<Scenario[]> {
  const known = new Set(scenarios.map((one) => `${one.id}@${one.version}`));
  const wanted = new Map(items.map((item) => [`${item.scenario}@${item.scenarioVersion}`, item] as const).filter(([key]) => !known.has(key)));
  const older = await inLines([...wanted.values()], LINES, async (item) => needed(await server.scenario(item.scenario, item.scenarioVersion)));
  return older.length ? [...scenarios, ...older] : scenarios;
}

/** A definition as the phone needs it: without what only the server and the desk read, which is more than half of it. */
function needed(scenario: Scenario): Scenario {
  const { id, version, names, forResidents, retention, reporterOnly, form, states, mainLine, deadlines, patterns } = scenario;
  const actions = scenario.actions.map(({ id, names, from, to, by, notAfter, waitsFor, calls, form, guard, bulk, undoes, opens }) =>
    JSON.parse(JSON.stringify({ id, names, from, to, by, notAfter, waitsFor, calls, form, guard, bulk, undoes, opens })) as Scenario['actions'][number],
  );
  return { id, version, names, forResidents, retention, reporterOnly, form, states, actions, mainLine, deadlines, ...(patterns && { patterns }) };
}

/** My areas, and the outlines of the smallest ones in and around them. */
async function groundOf(me: Me, now: number): Promise<Ground> {
  const codes = [...new Set(me.posts.map((post) => post.area))];
  const around = await inLines(codes, LINES, async (code) => {
    const [area, [below]] = await Promise.all([server.area(code), server.areas(code)]);
    const shapes = await (below ? server.shapes(below.level, code) : server.shapes(area.level, area.parent));
    return { area, shapes, above: below ? [...area.above, area.name] : area.above };
  });
  const own = around.map((one) => one.area);
  const features = new Map(around.flatMap((one) => one.shapes.features).map((one) => [one.properties.code, one]));
  const shapes = { type: 'FeatureCollection' as const, features: [...features.values()] };
  const above = Object.fromEntries(around.flatMap((one) => one.shapes.features.map(({ properties }) => [properties.code, one.above])));
  return { readAt: new Date(now).toISOString(), of: areasOf(me), own, shapes, above };
}

/** What I may do: asked again only for a case that has moved. */
async function offersFor(items: readonly CaseItem[], me: Me, kept: Package | undefined): Promise<Map<string, Offers>> {
  const own = new Set(me.posts.map((post) => post.id));
  // What is with me first, then what is due first: of many only the first have their steps on the phone.
  const first = [...items].sort((a, b) => Number(own.has(b.assignee ?? '')) - Number(own.has(a.assignee ?? ''))).slice(0, MOST_OFFERS);
  const same = first.filter((item) => kept?.offers.get(item.id)?.version === item.version);
  const changed = first.filter((item) => !same.includes(item)).map((item) => item.id);
  const asked = (await inLines(handfuls(changed, OFFERS_AT_ONCE), LINES, (ids) => get<{ case: string; offers: Offers }[]>('/cases/actions', { case: ids }))).flat();
  return new Map([...same.map((item) => [item.id, kept!.offers.get(item.id)!] as const), ...asked.map((one) => [one.case, one.offers] as const)]);
}

/** Opening what people wrote is a look that they can read of later: only where there is something for me to do. */
async function writtenOf(items: readonly CaseItem[], offers: ReadonlyMap<string, Offers>, by: Pick<Package, 'me' | 'scenarios'>, kept: Package | undefined): Promise<Map<string, Written>> {
  const wanted = items.filter((item) => wants(item, offers.get(item.id), by) === 'work').slice(0, MOST_OPENED);
  const before = new Map((kept?.items ?? []).map((item) => [item.id, item.version]));
  const same = wanted.filter((item) => kept?.written.has(item.id) && before.get(item.id) === item.version);
  const changed = wanted.filter((item) => !same.includes(item)).map((item) => item.id);
  const opened = await inLines(handfuls(changed, HANDFUL), LINES, (ids) => get<CaseDetail[]>('/cases/opened', { case: ids }));
  return new Map([...same.map((item) => [item.id, kept!.written.get(item.id)!] as const), ...opened.flat().map((one) => [one.id, writtenIn(one)] as const)]);
}

function handfuls(ids: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, at) => ids.slice(at * size, (at + 1) * size));
}

export function writtenIn(detail: CaseDetail): Written {
  const { fields, masked, place, tasks, assigneeName } = detail;
  return { fields, masked, place, tasks, assigneeName };
}

/**
 * What a case wants of me: work, for it is with me or waits for a step that my post may take; a word, for I reported it and it
 * goes on only when I judge it. What a reporter may add or take back at any time is nothing that it waits for.
 */
export type Want = 'work' | 'word' | 'nothing';

export function wants(item: CaseItem, offers: Offers | undefined, { me, scenarios }: Pick<Package, 'me' | 'scenarios'>): Want {
  if (item.endedAt) return 'nothing';
  if (offers?.tasks.length || me.posts.some((post) => post.id === item.assignee)) return 'work';
  const definition = scenarios.find((one) => one.id === item.scenario && one.version === item.scenarioVersion);
  const asReporter = (id: string) => definition?.actions.find((action) => action.id === id)?.by?.every((by) => by === 'reporter');
  const offered = offers?.actions.map(({ action }) => action) ?? [];
  if (!offered.every(asReporter)) return 'work';
  return offered.some((action) => definition?.mainLine.includes(action)) ? 'word' : 'nothing';
}

/** Keeps the package as a whole: a phone that is cut off in the middle has the one before. */
export async function keepPackage(next: Package, kept: Package | undefined, key: CryptoKey | undefined, now: number): Promise<void> {
  const cases = await Promise.all(next.items.map((item) => keptCase(item, next, key)));
  const tx = (await database()).transaction(['parts', 'cases'], 'readwrite');
  const parts = tx.objectStore('parts');
  const readAt = new Date(now).toISOString();
  await Promise.all([
    parts.put({ account: next.me.account, signInName: next.me.signInName }, 'owner'),
    parts.put(key ? next.me : { ...next.me, name: '' }, 'me'),
    kept?.scenarios !== next.scenarios && parts.put({ readAt, all: next.scenarios }, 'scenarios'),
    kept?.ground !== next.ground && parts.put(next.ground, 'ground'),
    parts.put({ ids: next.items.map((item) => item.id), asOf: next.asOf, total: next.total }, 'list'),
    parts.put({ at: now, ahead: Date.parse(next.asOf) - now }, 'contact'),
    tx.objectStore('cases').clear(),
    ...cases.map((one) => tx.objectStore('cases').put(one)),
    tx.done,
  ]);
}

/** Without a key only what the lists of everybody show: codes, places, kinds and times. */
export async function keptCase(item: CaseItem, from: Pick<Package, 'offers' | 'written'>, key: CryptoKey | undefined): Promise<KeptCase> {
  const written = from.written.get(item.id);
  return {
    id: item.id,
    version: item.version,
    item: key ? item : nameless(item),
    offers: from.offers.get(item.id),
    written: key && written && (await sealValue(key, written)),
  };
}

function nameless(item: CaseItem): CaseItem {
  const { assigneeName: _, ...rest } = item;
  return rest;
}

/** The package as the phone kept it; without the key, without what people wrote. */
export async function keptPackage(key: CryptoKey | undefined): Promise<Package | undefined> {
  const [me, definitions, ground, list] = await Promise.all([part('me'), part('scenarios'), part('ground'), part('list')]);
  if (!me || !definitions || !ground || !list) return undefined;
  const cases = new Map((await (await database()).getAll('cases')).map((one) => [one.id, one]));
  const written = new Map<string, Written>();
  for (const one of cases.values()) {
    if (key && one.written) written.set(one.id, await openValue<Written>(key, one.written));
  }
  const kept = list.ids.flatMap((id) => cases.get(id) ?? []);
  const offers = new Map(kept.flatMap((one): [string, Offers][] => (one.offers ? [[one.id, one.offers]] : [])));
  return { me, scenarios: definitions.all, ground, items: kept.map((one) => one.item), offers, written, asOf: list.asOf, total: list.total };
}
