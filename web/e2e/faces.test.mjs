// Every screen in both themes: no serious or critical fault for people who use it another way, and pictures to look at.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { readFileSync } from 'node:fs';
import { Browser, drawn, faults, inBothThemes, SHARP, shot, skipWithoutBrowser } from './browser.mjs';
import { startServer } from './server.mjs';

const skip = skipWithoutBrowser();
async function openFirst(page) {
  await page.getByTestId('case-row').first().click();
  await page.getByTestId('time-line').waitFor();
}

describe('the faces', { skip, timeout: 900_000 }, () => {
  let server;
  let browser;

  before(async () => {
    server = await startServer();
    browser = await Browser.open(server);
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('sign-in is open to everyone in light and dark', async () => {
    const page = await browser.window(SHARP);
    await page.goto(server.url);
    await page.getByTestId('sign-in').waitFor();
    const samples = page.locator('.door-samples li button');
    const offices = await samples.evaluateAll((all) => all.map((one) => `${one.querySelector('b').textContent} ${one.querySelector('span').textContent}`));
    assert.equal(new Set(offices).size, offices.length, `each says by post and place whom one picks: ${offices}`);
    await samples.filter({ hasText: '处置员 · 规划建设' }).filter({ hasText: '海丰县 可塘镇' }).filter({ hasText: '示例建设处置员' }).waitFor();
    await inBothThemes(page, 'door');
    await page.context().close();
  });

  test('desk, case and report are open to everyone in light and dark', async () => {
    const page = await browser.person('city-officer', SHARP);
    await page.getByTestId('case-row').first().waitFor();
    await inBothThemes(page, 'desk');
    await openFirst(page);
    await inBothThemes(page, 'case-panel');
    await page.getByTestId('case').getByText('全页打开').click();
    await page.getByTestId('case-page').locator('svg path').first().waitFor();
    await inBothThemes(page, 'case');
    await page.keyboard.press('Escape');
    await page.getByTestId('report').click();
    await page.getByTestId('report-form').waitFor();
    await inBothThemes(page, 'report');
    await page.context().close();
  });

  test('the desk in English', async () => {
    const page = await browser.person('city-officer', { locale: 'en-GB', ...SHARP });
    await page.getByTestId('case-row').first().waitFor();
    await shot(page, 'desk-en');
    await openFirst(page);
    await shot(page, 'case-panel-en');
    assert.deepEqual(await faults(page), []);
    await page.context().close();
  });

  test('at 200 % nothing is cut off to the side', async () => {
    const page = await browser.person('city-officer', { viewport: { width: 720, height: 450 } });
    await page.getByTestId('case-row').first().waitFor();
    await shot(page, 'desk-zoomed');
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(over <= 0, `${over} px stand over the edge`);
    await page.context().close();
  });

  test('the list can be walked and opened without a mouse', async () => {
    const page = await browser.person('city-officer', { map: false });
    const rows = page.getByTestId('case-row');
    await rows.first().focus();
    await page.keyboard.press('j');
    assert.equal(await rows.nth(1).evaluate((row) => row === document.activeElement), true);
    await page.keyboard.press('Enter');
    await page.getByTestId('time-line').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('case').waitFor({ state: 'detached' });
    await page.context().close();
  });

  test('a click on the map goes down and the breadcrumb leads back up', async () => {
    const page = await browser.person('city-officer');
    const crumbs = page.getByTestId('area-breadcrumb').locator('li');
    const city = await crumbs.last().innerText();
    await page.locator('[data-show=points]').uncheck();
    await page.mouse.click(560, 480);
    await crumbs.nth(1).waitFor();
    await crumbs.first().getByRole('button').click();
    await crumbs.nth(1).waitFor({ state: 'detached' });
    assert.equal(await crumbs.last().innerText(), city);
    await drawn(page);
    await page.context().close();
  });

  test('a selection is a link that can be sent', async () => {
    const page = await browser.person('city-officer', { map: false });
    await page.locator('.kinds [data-kind=work]').click();
    await openFirst(page);
    await page.reload();
    await page.getByTestId('time-line').waitFor();
    assert.equal(await page.locator('.kinds [data-kind=work]').getAttribute('aria-pressed'), 'true');
    await page.context().close();
  });

  test('the contract that the pages were written against is the one of this server', async () => {
    const kept = JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8'));
    const now = await (await fetch(new URL('/api/v1/openapi.json', server.url))).json();
    const hint = 'changed: run npm run contract with MINQING_URL, then npm run types';
    for (const [path, item] of Object.entries(kept.paths)) assert.deepEqual(now.paths[path], item, `${path} ${hint}`);
    for (const [name, schema] of Object.entries(kept.components.schemas)) {
      assert.deepEqual(now.components.schemas[name], schema, `${name} ${hint}`);
    }
  });

  test('no page asked any other host, and none complained', () => {
    assert.deepEqual(browser.strangers, []);
    assert.deepEqual(browser.complaints, []);
  });
});
