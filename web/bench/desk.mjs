// node bench/desk.mjs URL: the desk on a server with many cases. Reads the list to its end, glides through it, moves and zooms
// the map, and prints one line of JSON: how long answers and frames took. `./minqing bench desk` fills a store and calls it.
import assert from 'node:assert/strict';
import { drawn, SHARP } from '../e2e/browser.mjs';
import { figures, opened, say } from './window.mjs';

const EVERY_STATE = '?state=new,work,check,answered,end';
const MIDDLE = { x: 612, y: 470 };
const LONGEST_PAGE = 30_000;
const [url, account = 'city'] = process.argv.slice(2);

const browser = await opened(url);
const page = await browser.person(account, SHARP);
const answers = new Map();
page.on('requestfinished', (request) => {
  const path = new URL(request.url()).pathname;
  answers.set(path, [...(answers.get(path) ?? []), request.timing().responseEnd]);
});

/** Runs something in the page and answers how long its frames took. */
async function frames(doing) {
  await page.evaluate(() => {
    const kept = (globalThis.kept = { times: [], on: true });
    let before = performance.now();
    const next = (at) => {
      kept.times.push(at - before);
      before = at;
      if (kept.on) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  await doing();
  return figures(
    await page.evaluate(() => {
      globalThis.kept.on = false;
      return globalThis.kept.times.slice(1);
    }),
  );
}

/** The first number of an element's words, however its thousands are parted; 0 while it is not there. */
const numberIn = (selector) =>
  page.evaluate((at) => Number(/\d[\d.,\s]*/.exec(document.querySelector(at)?.textContent ?? '')?.[0].replace(/\D/g, '') ?? 0), selector);
const read = () => numberIn('.lfoot span');
const total = () => numberIn('[data-testid=case-total]');

const begun = Date.now();
await page.goto(`${url}/${EVERY_STATE}`);
await page.getByTestId('case-row').first().waitFor().catch(async (none) => {
  say(await page.locator('body').innerText());
  throw none;
});
const listed = Date.now() - begun;
await drawn(page);
const drawnAfter = Date.now() - begun;
const all = await total();
say(`${all} cases; reading the list to its end`);

const reading = Date.now();
const toTheEnd = await frames(async () => {
  for (let before = -1; (await read()) < all; ) {
    const now = await read();
    if (now !== before && now % 10_000 < 200) say(`${now} after ${Math.round((Date.now() - reading) / 1000)} s`);
    before = now;
    await page.locator('.rows').evaluate((rows) => rows.scrollTo(0, rows.scrollHeight));
    for (const asked = Date.now(); (await read()) <= now; ) {
      if (Date.now() - asked > LONGEST_PAGE) throw new Error(`no page came after ${now} of ${all} rows`);
      await page.waitForTimeout(10);
    }
  }
});
const readIn = Date.now() - reading;
assert.equal(await read(), all);
const nodes = await page.locator('.rows li').count();

say('gliding through it');
const glide = await frames(() =>
  page.locator('.rows').evaluate(async (rows) => {
    const middle = rows.scrollHeight / 2;
    for (let step = 0; step < 120; step++) {
      rows.scrollTop = middle + step * 90;
      await new Promise((done) => requestAnimationFrame(done));
    }
  }),
);

say('moving the map');
const map = await frames(async () => {
  await page.mouse.move(MIDDLE.x, MIDDLE.y);
  for (const by of [-400, -400, -400, 400, 400]) {
    await page.mouse.wheel(0, by);
    await page.waitForTimeout(400);
  }
  await page.mouse.down();
  for (let step = 1; step <= 30; step++) await page.mouse.move(MIDDLE.x - step * 6, MIDDLE.y + step * 3);
  await page.mouse.up();
  await page.waitForTimeout(500);
});
const marks = Number(await page.getByTestId('map').getAttribute('data-spots'));

const times = Object.fromEntries(
  ['cases', 'cases.geojson', 'counts'].map((name) => [name, figures(answers.get(`/api/v1/${name}`) ?? [])]),
);
console.log(
  JSON.stringify({ cases: all, marks, listed_ms: listed, drawn_ms: drawnAfter, read_in_s: Math.round(readIn / 100) / 10, rows_drawn: nodes, frames: { reading: toTheEnd, gliding: glide, map }, answers: times }),
);
await browser.close();
assert.deepEqual(browser.complaints, []);
assert.equal(marks, all, 'every case stands on the map, by itself, in a crowd or in its area');
