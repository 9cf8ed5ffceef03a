// A browser whose windows may talk to one server only, and the people who sit in front of them.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--use-gl=angle', '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];
const COARSE = { deviceScaleFactor: 0.5 };
/** Pictures tell a person something and a test nothing: they are made when somebody wants to look at them. */
const KEEPS_PICTURES = process.env.MINQING_PICTURES === 'true';
/** A window whose picture is kept has every pixel; in the others a quarter of them is enough, where a processor draws the map. */
export const SHARP = KEEPS_PICTURES ? { deviceScaleFactor: 1 } : COARSE;
const USUAL = { viewport: { width: 1440, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce', ...COARSE };
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const RESULTS = fileURLToPath(new URL('../test-results/', import.meta.url));

/** What each page has asked the server for and was not answered yet, but for the live feed, which is never answered to its end. */
const asked = new WeakMap();
const FEED = /\/api\/v1\/stream/;

/** The rules that a theme may break: all others say the same by day and by night. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const executable = process.env.MINQING_CHROMIUM ?? PLACES.find((path) => existsSync(path));

/** Without a browser there is nothing to test: said loudly on a person's machine, a failure where the build must prove it. */
export function skipWithoutBrowser() {
  if (executable) return false;
  const word = 'no Chromium found: set MINQING_CHROMIUM or install chromium; the browser tests did not run';
  assert.notEqual(process.env.CI, 'true', word);
  console.error(`SKIPPED: ${word}`);
  return word;
}

export class Browser {
  #browser;
  #server;
  /** The sessions of those who signed in before: opening another window of theirs asks for no password. */
  #sessions = new Map();
  /** What went to another host than the server, and what a page complained about. */
  strangers = [];
  complaints = [];
  /** What a page asked for and was refused: each is a red line in the console of whoever looks there. */
  refusals = [];

  static async open(server) {
    const one = new Browser();
    one.#server = server;
    one.#browser = await chromium.launch({ executablePath: executable, args: FLAGS });
    mkdirSync(RESULTS, { recursive: true });
    return one;
  }

  async window(options = {}) {
    return this.#watched(await this.#browser.newContext({ ...USUAL, ...options }));
  }

  /** A window of a browser of its own that keeps everything in a folder: closed and opened again, it is the same phone. */
  async lasting(folder, options = {}) {
    return this.#watched(await chromium.launchPersistentContext(folder, { executablePath: executable, args: FLAGS, ...USUAL, ...options }));
  }

  async #watched(context) {
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && url.origin !== new URL(this.#server.url).origin) this.strangers.push(request.url());
    });
    const page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(Number(process.env.MINQING_PATIENCE ?? 90_000));
    const open = new Set();
    asked.set(page, open);
    page.on('request', (request) => FEED.test(request.url()) || open.add(request));
    for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => open.delete(request));
    page.on('response', (answer) => {
      if (answer.status() >= 400 && answer.status() < 500) this.refusals.push(`${answer.status()} ${answer.request().method()} ${new URL(answer.url()).pathname}`);
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && /Content Security Policy|Uncaught/.test(message.text())) this.complaints.push(message.text());
    });
    return page;
  }

  /**
   * A window in which the sample account of a post, or of this very name, has signed in through the page: the first time in a
   * file, `anew`, or when that session is over; else it is another window of the same session. Without a map it is
   * the desk of a machine that cannot draw one, which is enough for who works with lists and cases: here a processor draws.
   */
  async person(post, { map = true, anew = false, ...options } = {}) {
    const account = this.#server.accounts.find((one) => one.post === post) ?? this.#server.accounts.find((one) => one.name === post);
    assert.ok(account, `no sample account for ${post} among ${this.#server.accounts.map((one) => one.post)}`);
    const cookies = anew ? [] : (this.#sessions.get(account.name) ?? []);
    const page = await this.window({ ...options, storageState: { cookies, origins: [] } });
    if (!map) await page.route('**/assets/CityMap-*.js', (route) => route.abort());
    await page.goto(this.#server.url);
    const door = page.getByTestId('sign-in');
    const resident = page.getByTestId('village-home');
    const inside = page.getByTestId('case-list').or(resident);
    await inside.or(door).first().waitFor();
    if (await door.count()) await this.#signIn(door, account, inside);
    // Whoever holds no post is led from the desk to the residents' face.
    if (map && !(await resident.count())) await drawn(page);
    return page;
  }

  async #signIn(door, account, inside) {
    await door.locator('[name=name]').fill(account.name);
    await door.locator('[name=password]').fill(account.password);
    await door.locator('[type=submit]').click();
    const refused = door.getByRole('alert');
    await inside.or(refused).first().waitFor();
    assert.equal(await refused.count(), 0, `${account.name} was not let in: ${await refused.allInnerTexts()}`);
    const { cookies } = await door.page().context().storageState();
    this.#sessions.set(account.name, cookies);
  }

  close() {
    return this.#browser.close();
  }
}

export async function drawn(page) {
  await page.locator('[data-testid=map][data-drawn=true]').waitFor();
}

/** The map, where one is seen, has everything on it that it was given, so that a picture shows it. */
export async function still(page) {
  if (!KEEPS_PICTURES) return;
  const map = page.locator('[data-testid=map][data-drawn=true]');
  if (await map.isVisible()) await page.locator('[data-testid=map][data-still=true]').waitFor();
}

export async function shot(page, name) {
  if (KEEPS_PICTURES) await page.screenshot({ path: `${RESULTS}${name}.png` });
}

/** Everything that the page asked for was answered, and it asks for nothing more. */
export async function answered(page, quiet = 150) {
  const open = asked.get(page);
  for (let since = Date.now(); Date.now() - since < quiet; await page.waitForTimeout(quiet / 5)) {
    if (open.size) since = Date.now();
  }
}

/** The page in this theme, once it has heard of it. */
export async function inTheme(page, colorScheme) {
  await page.emulateMedia({ colorScheme });
  await page.waitForFunction((wanted) => document.documentElement.dataset.theme === wanted, colorScheme);
}

/** The page as it stands, looked at and open to everyone in light and in dark. */
export async function inBothThemes(page, name) {
  for (const colorScheme of ['light', 'dark']) {
    await inTheme(page, colorScheme);
    await still(page);
    await shot(page, `${name}-${colorScheme}`);
    assert.deepEqual(await faults(page, { coloursOnly: colorScheme === 'dark' }), [], colorScheme);
  }
}

/** What would keep people out who use the page another way: the serious and critical faults that axe finds. */
export async function faults(page, { coloursOnly = false } = {}) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  const options = { resultTypes: ['violations'], ...(coloursOnly && { runOnly: { type: 'rule', values: OF_COLOURS } }) };
  const { violations } = await page.evaluate((how) => globalThis.axe.run(document, how), options);
  return violations
    .filter((one) => one.impact === 'serious' || one.impact === 'critical')
    .map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
}
