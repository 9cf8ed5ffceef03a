// What people do at the desk, in their own words.
import assert from 'node:assert/strict';
import { answered } from './browser.mjs';
import { picture } from './picture.mjs';

const WORDS = '示例：雨后路面积水，行人绕行。';
/** The middle of the map that is seen between the panels at 1440 × 900. */
const MIDDLE = { x: 612, y: 470 };

/** Fills every field that must be filled, and takes a photo wherever one may be given. */
export async function fill(form) {
  for (const field of await form.locator('[data-field]').all()) {
    const photo = field.locator('input[type=file]');
    if (await photo.count()) {
      await photo.setInputFiles({ name: 'street.png', mimeType: 'image/png', buffer: picture(Math.floor(Math.random() * 90)) });
      await field.locator('.shots img').first().waitFor();
      continue;
    }
    const input = field.locator('input, textarea, select').first();
    if ((await input.getAttribute('aria-required')) !== 'true') continue;
    const tag = await input.evaluate((element) => element.tagName);
    if (tag === 'SELECT') await input.selectOption({ index: 1 });
    else if ((await input.getAttribute('type')) === 'number') await input.fill('1');
    else if ((await input.getAttribute('type')) === 'date') await input.fill('2026-11-20');
    else await input.fill(WORDS);
  }
}

/** Chooses the everyday scenario where a city has several. */
export async function general(form) {
  const scenario = form.locator('[name=scenario]');
  if (await scenario.count()) await scenario.selectOption('general-event');
}

/** Reports by clicking the map, with these choices; answers the id of the new case. */
export async function report(page, choices = {}) {
  await page.getByTestId('report').click();
  const form = page.getByTestId('report-form');
  await form.waitFor();
  await general(form);
  await page.mouse.click(MIDDLE.x, MIDDLE.y);
  await form.getByTestId('report-place').filter({ hasText: /^(落在|In) / }).waitFor();
  await fill(form);
  for (const [field, choice] of Object.entries(choices)) await form.locator(`[name=${field}]`).selectOption(choice);
  await form.getByTestId('report-send').click();
  await page.getByTestId('case').waitFor();
  const id = new URL(page.url()).searchParams.get('case');
  assert.match(id, /^[0-9a-f-]{36}$/);
  return id;
}

export async function open(page, id) {
  const url = new URL(page.url());
  url.searchParams.set('case', id);
  await page.goto(url.href);
  await page.getByTestId('time-line').waitFor();
}

/** Takes one step: presses its button, fills its form, confirms it, and waits until the page shows it as done. */
export async function act(page, action) {
  const before = await page.getByTestId('time-line').locator('li[data-action]').count();
  await page.getByTestId(`action-${action}`).click();
  const form = page.locator('form.act');
  await fill(form);
  await form.getByTestId('action-submit').click();
  await form.waitFor({ state: 'detached' });
  await page.getByTestId('time-line').locator('li[data-action]').nth(before).waitFor();
}

/** Waits until a page that somebody else has open shows the step. */
export function told(page, action) {
  return page.getByTestId('time-line').locator(`li[data-action=${action}]`).waitFor();
}

export async function steps(page) {
  const entries = await page.getByTestId('time-line').locator('li[data-action]').all();
  const actions = await Promise.all(entries.map((entry) => entry.getAttribute('data-action')));
  return actions.reverse();
}

export const stateOf = (page) => page.getByTestId('case-panel-state').innerText();

export function row(page, id) {
  return page.locator(`[data-testid=case-row][data-case="${id}"]`);
}

/** Waits until the list is the one that was asked for last. */
export async function settled(page) {
  await page.getByTestId('case-total').waitFor();
  await page.locator('[data-testid=case-list]:not([aria-busy=true])').waitFor();
}

/** Walks down a long list, which draws only what is seen, until the row of a case is there; from its top again where it ends. */
export async function reach(page, id) {
  await settled(page);
  const rows = page.locator('.rows');
  for (let step = 0; step < 200 && !(await row(page, id).count()); step++) {
    await rows.evaluate((list) => {
      const atEnd = list.scrollTop + list.clientHeight >= list.scrollHeight - 1;
      list.scrollTo(0, atEnd ? 0 : list.scrollTop + list.clientHeight * 0.8);
      return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    });
    await answered(page, 20);
  }
  await row(page, id).waitFor();
}

/** Waits until the list says as many cases as the map draws, both of which come when they come. */
export function mapped(page) {
  return page.waitForFunction(() => {
    const total = /\d+/.exec(document.querySelector('[data-testid=case-total]')?.textContent ?? '')?.[0];
    return total && document.querySelector('[data-testid=map]')?.dataset.spots === total;
  });
}

/** Waits until an element, once it is there, ends in the number that the list says it has. */
export function counted(page, selector) {
  return page.waitForFunction((one) => {
    const said = /\d+(?=\D*$)/.exec(document.querySelector(one)?.textContent ?? '')?.[0];
    return said && said === /\d+/.exec(document.querySelector('[data-testid=case-total]')?.textContent ?? '')?.[0];
  }, selector);
}

/** The number that the list says it has. */
export async function totalOf(page) {
  return Number((await page.getByTestId('case-total').innerText()).match(/\d+/)[0]);
}
