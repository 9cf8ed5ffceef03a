// What a worker does on the phone, and what others do meanwhile, in their own words.
import assert from 'node:assert/strict';
import { faults, inTheme, shot } from './browser.mjs';
import { picture } from './picture.mjs';

export const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1, hasTouch: true, permissions: ['geolocation'] };

/** A point in the small grid of the sample worker. */
export const SPOT = { longitude: 115.2495, latitude: 23.0185, accuracy: 12 };

export const photo = (shade) => ({ name: `street-${shade}.png`, mimeType: 'image/png', buffer: picture(shade) });

/** Signs in at the phone's door. */
export async function enter(page, account) {
  const door = page.getByTestId('sign-in');
  await door.locator('[name=name]').fill(account.name);
  await door.locator('[name=password]').fill(account.password);
  await door.locator('[type=submit]').click();
  await page.getByTestId('net').waitFor();
  await synced(page);
}

export function synced(page) {
  return page.waitForFunction(() => {
    const net = document.querySelector('[data-testid=net]')?.dataset;
    return net?.online === 'true' && net.syncing === 'false' && net.synced === 'true';
  });
}

/** Reports by the shortest way, from today's screen, with a photo or the shade of one; answers how often the screen was tapped, and in how many seconds. */
export async function reportFast(page, words, shot) {
  const begun = Date.now();
  let taps = 0;
  const tap = async (target) => {
    taps++;
    await target.click();
  };
  await tap(page.getByTestId('report'));
  await page.getByTestId('report-photo').waitFor();
  taps++;
  await page.locator('[name=photo]').setInputFiles(typeof shot === 'number' ? photo(shot) : shot);
  await page.locator('.roll img').waitFor();
  await tap(page.getByTestId('photo-next'));
  await page.locator('[data-testid=plate] .m-pin').waitFor();
  await tap(page.getByTestId('place-next'));
  await tap(page.locator('[data-field=kind] .op').first());
  await tap(page.locator('[data-field=severity] .op').first());
  taps++;
  await page.locator('[name=description]').fill(words);
  await tap(page.getByTestId('report-send'));
  await page.getByTestId('said').waitFor();
  return { taps, seconds: (Date.now() - begun) / 1000 };
}

/** Takes the step that ends a matter on the spot, with its words and photos. */
export async function solve(page, id, words, shade) {
  await page.goto(`${page.url().split('#')[0]}#case/${id}`);
  await page.getByTestId('action-solve-on-spot').click();
  const form = page.getByTestId('step-form');
  await form.locator('[name=measures]').fill(words);
  for (const [field, more] of [['before', 1], ['after', 2]]) {
    await form.locator(`[name=${field}]`).setInputFiles(photo(shade + more));
    await form.locator(`[data-field=${field}] img`).waitFor();
  }
  await form.getByTestId('step-submit').click();
  await page.getByTestId('under-way').waitFor();
}

/** Under "Me": from now on the phone keeps what people wrote, under this PIN. */
export async function setPin(page, pin) {
  await screen(page, 'me');
  await page.getByTestId('set-pin').click();
  for (const [label, button] of [['选六位数字', '下一步'], ['再输一遍', '设 PIN']]) {
    await page.getByLabel(label).fill(pin);
    await page.getByRole('button', { name: button, exact: true }).click();
  }
  await page.getByText('PIN 设好了').waitFor();
}

/** In the page: its clock goes ahead by what `later` in its local storage says, in milliseconds. */
export function clockAhead() {
  const Real = Date;
  const later = () => Number(localStorage.getItem('later') ?? 0);
  globalThis.Date = class extends Real {
    constructor(...given) {
      if (given.length) super(...given);
      else super(Real.now() + later());
    }
    static now() {
      return Real.now() + later();
    }
  };
}

/** Goes to a screen of the phone. */
export async function screen(page, name) {
  await page.goto(`${page.url().split('#')[0]}#${name}`);
  await page.getByTestId(name || 'today').waitFor();
}

/** Everything that the phone's store holds, as text; what is sealed in it shows nothing. */
export function onDisk(page) {
  return page.evaluate(async () => {
    const db = await new Promise((resolve, reject) => {
      const asked = indexedDB.open('minqing-field');
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    const read = (store) =>
      new Promise((resolve) => {
        const asked = db.transaction(store).objectStore(store).getAll();
        asked.onsuccess = () => resolve(asked.result);
      });
    const all = await Promise.all([...db.objectStoreNames].map(read));
    db.close();
    return JSON.stringify(all, (_, value) => (value instanceof Uint8Array || value instanceof ArrayBuffer ? new TextDecoder().decode(value) : value));
  });
}

/** A resident sees what was done and says at their own page that it is solved, with the fifth of the marks. */
export async function judge(page, id) {
  await page.getByTestId('tab-home').click();
  await page.getByTestId('needs-me').locator(`[data-case="${id}"]`).click();
  await page.getByTestId('action-rate').click();
  const form = page.getByTestId('act-form');
  await form.getByTestId('work').locator('img').nth(1).waitFor();
  await form.locator('[data-field=solved] .op').first().click();
  await form.locator('[data-field=rating] .op').nth(4).click();
  await form.getByTestId('act-send').click();
  await page.locator('[data-testid=matter][data-state=rated]').waitFor();
}

/** What a thumb could miss: everything to press that is smaller than 48 pixels, and what stands over the edge. */
export function misses(page) {
  return page.evaluate(() => {
    const small = [...document.querySelectorAll('a, button, input, select, textarea, label:has(input)')].flatMap((one) => {
      const { width, height } = (one.closest('.op, .shoot, .fire') ?? one).getBoundingClientRect();
      if (!width || (width >= 47.5 && height >= 47.5)) return [];
      return [`${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 20)}: ${Math.round(width)} × ${Math.round(height)}`];
    });
    const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    return over > 0 ? [...small, `${over} px over the edge`] : small;
  });
}

/** By day and by night, in large type, and in large type on the narrowest phone. */
const LOOKS = [
  { look: 'light', colorScheme: 'light', width: 390 },
  { look: 'dark', colorScheme: 'dark', width: 390 },
  { look: 'large', colorScheme: 'light', width: 390, size: 'large' },
  { look: 'narrow', colorScheme: 'dark', width: 320, size: 'large' },
  { look: 'small', colorScheme: 'light', width: 320 },
];

/** The first and the hardest of them: enough for a screen whose parts are on other screens too. */
export const FIRST_AND_HARDEST = ['light', 'narrow'];

/** The screen as it stands is open to everyone and fits a thumb in every look, or in these. */
export async function inEveryLook(page, name, these = LOOKS.map((one) => one.look)) {
  for (const { look, colorScheme, width, size } of LOOKS.filter((one) => these.includes(one.look))) {
    await page.setViewportSize({ width, height: PHONE.viewport.height });
    await page.evaluate((as) => (as ? document.documentElement.setAttribute('data-size', as) : document.documentElement.removeAttribute('data-size')), size);
    await inTheme(page, colorScheme);
    await shot(page, `field-${name}-${look}`);
    assert.deepEqual([...(await faults(page, { coloursOnly: look === 'dark' })), ...(await misses(page))], [], `${name}, ${look}`);
  }
  await page.evaluate(() => document.documentElement.removeAttribute('data-size'));
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(PHONE.viewport);
}

/** Goes on by the keyboard to what fits, as somebody does who cannot point. */
export async function tabTo(page, what) {
  const there = () => page.evaluate((wanted) => Boolean(document.activeElement?.matches(wanted)), what);
  for (let at = 0; at < 80; at++) {
    if (await there()) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`the keyboard does not come to ${what}`);
}
