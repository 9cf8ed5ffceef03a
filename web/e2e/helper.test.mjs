// A granddaughter reports for her grandmother, who agreed to it, reads each step and ends it; and one without a telephone at the desk.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Browser, faults, SHARP, shot, skipWithoutBrowser } from './browser.mjs';
import { startServer } from './server.mjs';

const skip = skipWithoutBrowser();
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, ...SHARP };
const NUMBERS = [1, 2].map((n) => `13${n}${String(Date.now()).slice(-8)}`);

describe('a helper', { skip, timeout: 300_000 }, () => {
  let server;
  let browser;
  let person;
  let helper;

  before(async () => {
    server = await startServer();
    browser = await Browser.open(server);
    person = await enter(NUMBERS[0]);
    helper = await enter(NUMBERS[1]);
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function texted(number) {
    const lines = (await readFile(join(server.data, 'sample-texts'), 'utf8')).split('\n');
    return /(?<!\d)\d{6}(?!\d)/.exec(lines.findLast((line) => line.startsWith(`${number} `)).slice(number.length))[0];
  }

  async function enter(number) {
    const page = await browser.window(PHONE);
    await page.goto(`${server.url}/village/`);
    const door = page.getByTestId('telephone-door');
    await door.locator('[name=telephone]').fill(number);
    await door.locator('[type=submit]').click();
    await door.locator('[name=telephone-code]').waitFor();
    await door.locator('[name=telephone-code]').fill(await texted(number));
    await door.locator('[type=submit]').click();
    await page.getByTestId('village-home').waitFor();
    return page;
  }

  async function toHelpers(page) {
    await page.getByTestId('tab-data').click();
    await page.getByTestId('helpers-link').click();
    await page.getByTestId('helpers').waitFor();
  }

  async function good(page, name) {
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)) <= 0, `${name}: stands over the edge`);
    assert.deepEqual(await faults(page), [], name);
    await shot(page, `helper-${name}`);
  }

  test('the person says with what and until when, and the helper types the code', async () => {
    await toHelpers(person);
    const form = person.getByTestId('offer-help');
    assert.equal(await form.locator('[name=may]:checked').count(), 0, 'nothing is chosen beforehand');
    await form.locator('[type=submit]').click();
    await form.getByRole('alert').waitFor();
    await form.locator('[name=may][value=follow]').check();
    await form.locator('[name=may][value=report]').check();
    await form.locator('[type=submit]').click();
    const code = await person.getByTestId('help-code').innerText();
    await good(person, 'offered');
    await toHelpers(helper);
    await helper.locator('[name=help-code]').fill(code.toLowerCase());
    await helper.getByTestId('take-help').locator('[type=submit]').click();
    await helper.getByTestId('helping').filter({ hasText: `${NUMBERS[0].slice(0, 3)}****` }).waitFor();
    await good(helper, 'taken');
  });

  test('the helper acts as the person, which is always in sight, and reads nothing that was not agreed to', async () => {
    await helper.getByTestId('start-helping').click();
    await helper.getByTestId('help-banner').waitFor();
    await helper.getByTestId('matters').waitFor();
    await good(helper, 'acting');
    await helper.getByTestId('tab-data').click();
    await helper.getByTestId('tab-looks').click();
    await helper.getByRole('alert').filter({ hasText: '没有同意' }).waitFor();
  });

  test('the person reads each act and ends it, and then the helper is refused at once', async () => {
    await toHelpers(person);
    const entry = person.locator('[data-testid=helper][data-state=running]');
    await entry.locator('summary').click();
    await entry.getByTestId('help-act').first().waitFor();
    await good(person, 'acts');
    await entry.getByTestId('end-help').click();
    await person.locator('[data-testid=helper][data-state=over]').waitFor();
    await helper.getByTestId('tab-matters').click();
    await helper.getByRole('alert').filter({ hasText: '结束' }).waitFor();
    await helper.getByTestId('help-stop').click();
    await helper.getByTestId('helpers').waitFor();
    assert.equal(await helper.getByTestId('help-banner').count(), 0);
  });

  test('at the village desk somebody without a telephone agrees to it and ends it', async () => {
    await helper.getByTestId('tab-data').click();
    await helper.getByTestId('show-desk-code').click();
    const code = await helper.getByTestId('desk-code').innerText();
    const desk = await browser.person('village-officer', { map: false, ...SHARP });
    await desk.goto(`${server.url}/?page=account`);
    const part = desk.getByTestId('help-at-desk');
    await part.locator('[name=helper-code]').fill(code);
    await part.locator('[name=how]').selectOption('household-book');
    await part.locator('[name=may][value=report]').check();
    await part.locator('[type=submit]').click();
    await part.getByTestId('help-entered').waitFor();
    await part.scrollIntoViewIfNeeded();
    await shot(desk, 'helper-desk');
    assert.deepEqual(await faults(desk), []);
    await toHelpers(helper);
    await helper.getByTestId('helping').filter({ hasText: '没有手机的人' }).waitFor();
    await part.locator('[data-state=running]').getByTestId('end-desk-help').first().click();
    await part.locator('[data-testid=desk-help][data-state=over]').first().waitFor();
    assert.deepEqual(browser.complaints, []);
    assert.deepEqual(browser.strangers, []);
  });
});
