// node bench/paint.mjs URL [ROUNDS]: how long until the desk shows something useful (its four numbers, and rows in its list), with an
// empty cache and with a warm one, beside a page of the same server that says one line. Prints one line of JSON.
import { SHARP } from '../e2e/browser.mjs';
import { figures, opened, say } from './window.mjs';

const [url, rounds = '11'] = process.argv.slice(2);
const BLANK = '/healthz';

const browser = await opened(url);
const first = await browser.person('duty-officer', SHARP);
const storageState = await first.context().storageState();

/** Notes when what a page is for is painted: in the frame after it stands there. */
const watching = (selectors) => {
  const whole = () => selectors.every((one) => document.querySelector(one));
  const look = () => (whole() ? requestAnimationFrame(() => setTimeout(() => (globalThis.useful = performance.now()))) : requestAnimationFrame(look));
  requestAnimationFrame(look);
};

async function timed(page, path, selectors) {
  await page.addInitScript(watching, selectors);
  await page.goto(url + path, { waitUntil: 'commit' });
  await page.waitForFunction(() => globalThis.useful !== undefined);
  const useful = await page.evaluate(() => globalThis.useful);
  return useful;
}

const USEFUL = ['[data-testid=case-row]', '.needs b'];
const times = { blank: [], cold: [], warm: [] };
for (let round = 0; round < Number(rounds); round++) {
  say(`round ${round + 1} of ${rounds}`);
  for (const [name, path, selectors] of [['blank', BLANK, ['body']], ['cold', '/', USEFUL]]) {
    const page = await browser.window({ ...SHARP, storageState });
    times[name].push(await timed(page, path, selectors));
    if (name === 'cold') times.warm.push(await timed(await page.context().newPage(), path, selectors));
    await page.context().close();
  }
}
const told = Object.fromEntries(Object.entries(times).map(([name, all]) => [name, figures(all)]));
console.log(JSON.stringify(told));
await browser.close();
