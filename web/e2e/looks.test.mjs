// A person who reported something reads who opened it, from the case and from the header, in plain words.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Browser, faults, SHARP, shot, skipWithoutBrowser } from './browser.mjs';
import { reported } from './colleague.mjs';
import { open } from './desk.mjs';
import { startServer } from './server.mjs';

const skip = skipWithoutBrowser();

describe('who looked', { skip, timeout: 600_000 }, () => {
  let server;
  let browser;
  let reporter;
  let id;

  before(async () => {
    server = await startServer();
    browser = await Browser.open(server);
    reporter = await browser.person('grid-worker', { map: false });
    id = await reported(server);
    const officer = await browser.person('duty-officer', { map: false });
    await open(officer, id);
    assert.equal(await officer.getByTestId('who-looked').count(), 0, 'it is the link of whoever reported the case');
    await officer.context().close();
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('the case leads its reporter to who looked at it, which post, for what and at what', async () => {
    await open(reporter, id);
    await reporter.getByTestId('who-looked').first().click();
    const line = reporter.getByTestId('look').first();
    await line.waitFor();
    assert.equal(await line.getAttribute('data-case'), id);
    const words = await line.innerText();
    for (const said of ['可塘镇 值班员', '办理该事件']) assert.ok(words.includes(said), `“${said}” is missing in: ${words}`);
    assert.ok(!words.includes('示例值班员'), 'nobody behind a post is named');
    assert.match(await reporter.getByTestId('looks-since').innerText(), /记录自 \d{4}-\d\d-\d\d \d\d:\d\d 起完整/);
    await shot(reporter, 'looks');
    assert.deepEqual(await faults(reporter), []);
  });

  test('the header leads to all of them, and somebody of whom nothing was opened reads that', async () => {
    await reporter.goto(server.url);
    await reporter.getByTestId('looks-open').click();
    await reporter.locator(`[data-testid=look][data-case="${id}"]`).first().waitFor();
    const outsider = await browser.person('administrator', { map: false });
    await outsider.getByTestId('looks-open').click();
    await outsider.getByTestId('looks-none').waitFor();
    await outsider.context().close();
  });

  for (const colorScheme of ['light', 'dark']) {
    test(`the page is open to everyone in ${colorScheme}, in English and on a telephone`, async () => {
      const page = await browser.person('grid-worker', { locale: 'en-GB', colorScheme, map: false, ...SHARP });
      await page.goto(`${server.url}/?page=looks`);
      const line = page.getByTestId('look').first();
      await line.waitFor();
      assert.match(await line.innerText(), /Duty officer/);
      await shot(page, `looks-en-${colorScheme}`);
      assert.deepEqual(await faults(page), []);
      await page.setViewportSize({ width: 360, height: 740 });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(over <= 0, `${over} px stand over the edge`);
      await shot(page, `looks-phone-${colorScheme}`);
      assert.deepEqual(await faults(page), []);
      await page.context().close();
    });
  }

  test('no page asked any other host, and none complained', () => {
    assert.deepEqual(browser.strangers, []);
    assert.deepEqual(browser.complaints, []);
  });
});
