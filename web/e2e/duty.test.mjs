// A watch at the desk: the numbers that need somebody, the way down and back without a mouse, a step that somebody else took
// first, and a line that breaks.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { answered, Browser, drawn, faults, inBothThemes, SHARP, shot, skipWithoutBrowser, still } from './browser.mjs';
import { reported } from './colleague.mjs';
import { act, counted, fill, mapped, open, row, settled, steps, totalOf } from './desk.mjs';
import { startServer } from './server.mjs';

const skip = skipWithoutBrowser();
const NEEDS = ['need-unassigned', 'due-soon', 'due-overdue', 'need-approval'];

describe('a watch at the desk', { skip, timeout: 900_000 }, () => {
  let server;
  let browser;
  let officer;

  before(async () => {
    server = await startServer();
    browser = await Browser.open(server);
    officer = await browser.person('duty-officer');
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const crumb = (page, name) => page.getByTestId('area-breadcrumb').locator('li[aria-current]').filter({ hasText: name }).waitFor();
  const focused = (page) => page.evaluate(() => document.activeElement?.closest('[data-testid]')?.dataset.testid ?? '');

  test('each of the four numbers is the length of the list that it shows, and the sum of the marks', async () => {
    for (const name of NEEDS) {
      const tile = officer.getByTestId(name);
      await tile.click();
      assert.equal(await tile.getAttribute('aria-pressed'), 'true');
      await counted(officer, `[data-testid=${name}] b`);
      await mapped(officer);
      assert.equal(await officer.getByTestId('case-row').count() > 0, (await totalOf(officer)) > 0, name);
      await tile.click();
    }
  });

  test('a link with area, layer, time and filter shows the same to whoever gets it', async () => {
    await officer.locator('.kids button').filter({ hasText: '下可塘' }).click();
    await crumb(officer, '下可塘');
    await officer.getByTestId('need-unassigned').click();
    await officer.locator('#time').selectOption('30');
    await officer.locator('[data-layer=dispute]').uncheck();
    await settled(officer);
    const url = officer.url();
    for (const part of ['area=441521110220000', 'need=unassigned', 'time=30', 'layer=']) assert.ok(url.includes(part), url);
    await answered(officer);
    const total = await totalOf(officer);
    const other = await browser.person('duty-officer');
    await other.goto(url);
    await drawn(other);
    await crumb(other, '下可塘');
    await other.waitForFunction((n) => document.querySelector('[data-testid=case-total]')?.textContent.includes(String(n)), total);
    assert.equal(await other.getByTestId('need-unassigned').getAttribute('aria-pressed'), 'true');
    assert.equal(await other.locator('[data-layer=dispute]').isChecked(), false);
    assert.equal(await other.locator('#time').inputValue(), '30');
    await mapped(other);
    await other.context().close();
  });

  test('a view that was kept is there again after everything was cleared and the page was read anew', async () => {
    const kept = officer.url();
    const total = await totalOf(officer);
    const views = officer.getByTestId('views');
    await views.locator('summary').click();
    await views.locator('.keep input').fill('下可塘待派遣');
    await views.locator('.keep .btn').click();
    await officer.goto(server.url);
    await settled(officer);
    assert.equal(await officer.getByTestId('need-unassigned').getAttribute('aria-pressed'), 'false');
    await views.locator('summary').click();
    await views.getByRole('button', { name: '下可塘待派遣', exact: true }).click();
    await crumb(officer, '下可塘');
    await settled(officer);
    assert.equal(officer.url(), kept);
    assert.equal(await totalOf(officer), total);
    assert.equal(await officer.getByTestId('need-unassigned').getAttribute('aria-pressed'), 'true');
    assert.equal(await officer.locator('[data-layer=dispute]').isChecked(), false);
    await views.getByRole('button', { name: /去掉/ }).click();
    await officer.goto(server.url);
    await settled(officer);
  });

  test('a map whose lines nobody surveyed says so, the large one and the small one of a case', async () => {
    await officer.locator('.legend').filter({ hasText: '为示意（合成），不作勘界依据' }).waitFor();
    await officer.getByTestId('case-row').first().click();
    await officer.getByTestId('case').getByText('全页打开').click();
    const small = officer.getByTestId('case-page').locator('.mini');
    await small.locator('svg path').first().waitFor();
    assert.match(await small.locator('figcaption').innerText(), /示意（合成），不作勘界依据/);
    await officer.goto(server.url);
    await settled(officer);
  });

  test('one day of the strip is a filter, and the map is shaded by households where they are known', async () => {
    const page = await browser.person('city-officer');
    await page.getByTestId('shades').locator('[value=rate]').check();
    await page.locator('.legend h2').filter({ hasText: '每千户' }).waitFor();
    assert.match(await page.locator('.legend').innerText(), /示例数据/);
    await still(page);
    await shot(page, 'desk-rate');
    const strip = page.getByTestId('day-strip').getByRole('slider');
    await strip.focus();
    await page.keyboard.press('ArrowLeft');
    await page.waitForFunction(() => /time=\d{4}-\d\d-\d\d/.test(location.search));
    await settled(page);
    const said = await strip.getAttribute('aria-valuetext');
    await page.waitForFunction((words) => /\d+(?=\D*$)/.exec(words)[0] === /\d+/.exec(document.querySelector('[data-testid=case-total]')?.textContent ?? '')?.[0], said);
    assert.deepEqual(await faults(page), []);
    await page.context().close();
  });

  /** Presses Tab until what is wanted has the keyboard; nothing else leads there. */
  async function tabTo(page, selector, key = 'Tab') {
    for (let presses = 0; presses < 80; presses++) {
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
      await page.keyboard.press(key);
    }
    assert.fail(`${selector} cannot be reached by ${key}`);
  }

  test('down to a small grid and back, by Tab, Enter and arrows alone from where the page begins', async () => {
    const page = await browser.person('county-officer');
    await page.goto(server.url);
    await drawn(page);
    await settled(page);
    const crumbs = page.getByTestId('area-breadcrumb').locator('li');
    const has = (name) => page.waitForFunction((wanted) => document.activeElement?.textContent.includes(wanted), name);
    const start = await crumbs.count();
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'skip');
    await tabTo(page, '.kids button');
    const first = await page.evaluate(() => document.activeElement.querySelector('span').textContent);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await has(first);
    await page.keyboard.press('Enter');
    await crumb(page, first);
    for (const depth of [1, 2]) {
      await page.waitForFunction(() => document.activeElement?.matches('.kids button'));
      await page.keyboard.press('ArrowDown');
      const name = await page.evaluate(() => document.activeElement.querySelector('span').textContent);
      await page.keyboard.press('Enter');
      await crumbs.nth(start + depth).waitFor();
      await crumb(page, name);
    }
    await page.waitForFunction(() => document.activeElement?.matches('.crumb li'));
    await shot(page, 'keyboard-leaf');
    for (let depth = start + 3; depth > start; depth--) {
      const below = await page.getByTestId('area-breadcrumb').locator('li[aria-current]').innerText();
      await tabTo(page, '.crumb button', 'Shift+Tab');
      await page.keyboard.press('Enter');
      await crumbs.nth(depth - 1).waitFor({ state: 'detached' });
      await has(below.trim());
    }
    await page.context().close();
  });

  test('to the list, into a case and back to its row, by Tab, Enter and arrows alone', async () => {
    const page = await browser.person('county-officer', { map: false });
    await page.goto(server.url);
    await settled(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await tabTo(page, '[data-testid=case-row]');
    await page.keyboard.press('ArrowDown');
    const id = await page.evaluate(() => document.activeElement.dataset.case);
    await page.keyboard.press('Enter');
    await page.getByTestId('time-line').waitFor();
    assert.equal(new URL(page.url()).searchParams.get('case'), id);
    await tabTo(page, '[data-testid=case] *');
    await page.keyboard.press('Escape');
    await page.getByTestId('case').waitFor({ state: 'detached' });
    assert.equal(await page.evaluate(() => document.activeElement?.dataset.case), id);
    await page.context().close();
  });

  test('every key of the help does what it says', async () => {
    const page = await browser.person('county-officer', { map: false });
    await settled(page);
    await page.locator('.kids button').first().waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    assert.equal(await page.evaluate(() => document.activeElement?.matches('.kids button')), true);
    await page.keyboard.press('g');
    await page.keyboard.press('n');
    assert.equal(await focused(page), 'need-unassigned');
    await page.keyboard.press('g');
    await page.keyboard.press('l');
    assert.equal(await focused(page), 'case-row');
    await page.keyboard.press('j');
    const second = await page.evaluate(() => document.activeElement?.closest('[data-row]')?.dataset.row);
    await page.keyboard.press('k');
    assert.deepEqual([second, await page.evaluate(() => document.activeElement?.closest('[data-row]')?.dataset.row)], ['1', '0']);
    await page.keyboard.press('Enter');
    await page.getByTestId('time-line').waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    assert.equal(await page.evaluate(() => document.activeElement?.closest('[data-testid=case]') !== null), true);
    await page.keyboard.press('Escape');
    await page.getByTestId('case').waitFor({ state: 'detached' });
    await page.keyboard.press('/');
    assert.equal(await focused(page), 'search');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByTestId('help').waitFor();
    assert.deepEqual(await faults(page), []);
    await page.keyboard.press('Escape');
    await page.getByTestId('help').waitFor({ state: 'detached' });
    await page.context().close();
  });

  test('whoever comes second is told what changed, keeps what was filled in, and nothing is overwritten', async () => {
    const id = await reported(server);
    const second = await browser.person('duty-officer', { map: false });
    await second.route('**/api/v1/stream**', (route) => route.abort());
    await open(second, id);
    await second.getByTestId('action-reject').click();
    await fill(second.locator('form.act'));
    await open(officer, id);
    await act(officer, 'accept');
    const answer = second.waitForResponse((one) => one.url().includes('/commands'));
    await second.getByTestId('action-submit').click();
    assert.equal((await answer).status(), 409);
    const note = second.getByTestId('conflict');
    await note.waitFor();
    assert.match(await note.innerText(), /受理/);
    assert.ok((await second.locator('form.act textarea, form.act input').first().inputValue()).length > 0);
    await shot(second, 'duty-conflict');
    assert.deepEqual(await faults(second), []);
    await second.context().close();
  });

  test('a broken line is said with its time and its age, and what was missed is there when it is back', async () => {
    const page = await browser.person('duty-officer', { map: false });
    let broken = true;
    await page.route('**/api/v1/stream**', (route) => (broken ? route.abort() : route.continue()));
    await page.reload();
    await page.getByTestId('stale').waitFor();
    assert.match(await page.getByTestId('stale').innerText(), /\d\d:\d\d 断线[^]*\d\d:\d\d 的（.+前）/);
    await shot(page, 'duty-stale');
    assert.deepEqual(await faults(page), []);
    const id = await reported(server);
    assert.equal(await row(page, id).count(), 0, 'a broken line brings no news');
    broken = false;
    await page.getByTestId('stale').waitFor({ state: 'detached' });
    await row(page, id).waitFor();
    await page.context().close();
  });

  test('a list is taken out with a reason and not without one', async () => {
    await officer.getByTestId('export').click();
    const form = officer.getByTestId('export-form');
    assert.equal(await form.locator('[type=submit]').isDisabled(), true);
    await form.locator('input').fill('示例：交班核对');
    const file = officer.waitForEvent('download');
    await form.locator('[type=submit]').click();
    assert.match((await file).suggestedFilename(), /^cases-[0-9a-f-]{36}\.csv$/);
    await form.waitFor({ state: 'detached' });
  });

  test('a step that its scenario does not permit on many cases is not offered for them', async () => {
    const page = await browser.person('duty-officer', { map: false });
    const list = page.locator('.rows');
    await page.locator('.kinds [data-kind=check]').click();
    await settled(page);
    await list.locator('.pick').first().check();
    assert.match(await page.getByTestId('bulk').innerText(), /没有可以一起做的步骤/);
    assert.deepEqual(await faults(page), []);
    await page.context().close();
  });

  test('a step that it permits is taken on all that were picked, with an answer for each', async () => {
    const ids = [await reported(server), await reported(server)];
    const page = await browser.person('duty-officer', { map: false });
    for (const id of ids) await page.locator(`li:has([data-case="${id}"]) .pick`).check();
    await page.getByTestId('bulk-accept').click();
    const outcomes = page.getByTestId('bulk').locator('.outcomes li');
    await outcomes.nth(1).waitFor();
    assert.equal(await outcomes.count(), 2);
    assert.equal(await page.getByTestId('bulk').locator('.outcomes .failed').count(), 0);
    for (const id of ids) {
      await row(page, id).getByTestId('case-state').filter({ hasText: '已受理' }).waitFor();
    }
    await shot(page, 'bulk-undo');
    assert.deepEqual(await faults(page), []);
    await page.getByTestId('bulk-undo').click();
    for (const id of ids) {
      await row(page, id).getByTestId('case-state').filter({ hasText: '待受理' }).waitFor();
    }
    assert.equal(await outcomes.count(), 2);
    assert.equal(await page.getByTestId('bulk-undo').count(), 0, 'what took back is not taken back');
    await open(page, ids[0]);
    assert.deepEqual(await steps(page), ['report', 'accept', 'take-back-acceptance']);
    await page.context().close();
  });

  test('an answer that is lost on the way is asked for again, and the step is taken once', async () => {
    const id = await reported(server);
    const page = await browser.person('duty-officer', { map: false });
    const sent = [];
    await page.route('**/commands', async (route) => {
      sent.push(route.request().postData());
      if (sent.length > 1) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await page.locator(`li:has([data-case="${id}"]) .pick`).check();
    await page.getByTestId('bulk-accept').click();
    await page.locator('.outcomes [data-came=lost]').waitFor();
    await row(page, id).getByTestId('case-state').filter({ hasText: '已受理' }).waitFor();
    await page.getByTestId('bulk-again').click();
    await page.locator('.outcomes [data-came=done]').waitFor();
    assert.equal(sent.length, 2);
    assert.equal(sent[1], sent[0]);
    await open(page, id);
    assert.deepEqual(await steps(page), ['report', 'accept']);
    await page.context().close();
  });

  for (const locale of ['zh-CN', 'en-GB']) {
    test(`every view of the desk is open to everyone in ${locale}, light and dark`, async () => {
      const page = await browser.person('duty-officer', { locale, ...SHARP });
      await page.getByTestId('due-overdue').click();
      await settled(page);
      await page.locator('.views summary').click();
      await page.locator('.views .keep input').fill('view');
      await page.locator('.views .keep .btn').click();
      await page.getByTestId('export').click();
      await page.locator('.rows .pick').first().check();
      await inBothThemes(page, `duty-${locale}`);
      await page.locator('h1').first().click();
      await page.keyboard.press('g');
      await page.keyboard.press('w');
      await page.getByTestId('wall').waitFor();
      await inBothThemes(page, `wall-${locale}`);
      await page.keyboard.press('Escape');
      await page.getByTestId('case-list').waitFor();
      await page.context().close();
    });
  }

  test('at 1280 and at 2560 nothing stands over the edge', async () => {
    const page = await browser.person('duty-officer', SHARP);
    await page.getByTestId('case-row').first().waitFor();
    for (const width of [1280, 2560]) {
      await page.setViewportSize({ width, height: Math.round(width * 0.5625) });
      await still(page);
      await shot(page, `desk-${width}`);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(over <= 0, `${over} px at ${width}`);
    }
    await page.context().close();
  });

  test('no page asked any other host, and none complained', () => {
    assert.deepEqual(browser.strangers, []);
    assert.deepEqual(browser.complaints, []);
  });
});
