// What one office lets another one see: asked for, given at the desk, read by the other office, told to both and to everybody, withdrawn.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Browser, faults, SHARP, shot, skipWithoutBrowser } from './browser.mjs';
import { reported } from './colleague.mjs';
import { startServer } from './server.mjs';

const skip = skipWithoutBrowser();
const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('sharing between offices', { skip, timeout: 600_000 }, () => {
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

  async function page(window) {
    await window.goto(`${server.url}/?page=oversight`);
    await window.getByTestId('shares').waitFor();
    // A list that comes late moves what stands below it, also from under a finger that is about to press.
    await window.waitForLoadState('networkidle');
    return window;
  }

  test('the duty officer shares a class, the other office reads it, and each time stands in the log', async () => {
    const id = await reported(server);
    const duty = await page(await browser.person('duty', { ...SHARP, map: false }));
    const form = duty.getByTestId('give-share');
    await form.locator('summary').click();
    await form.locator('[name=to]').selectOption('441521110000000/peace/');
    await form.locator('[name=purpose]').selectOption('hazard-check');
    await form.locator('[name=classes][value=general]').check();
    await form.locator('[name=until]').fill(inDays(10));
    await form.scrollIntoViewIfNeeded();
    await shot(duty, 'sharing-form');
    assert.deepEqual(await faults(duty), []);
    await form.locator('[type=submit]').click();
    const share = duty.locator('[data-testid=share][data-running=true]').first();
    await share.filter({ hasText: '综治司法' }).waitFor();

    const peace = await page(await browser.person('peace', { ...SHARP, map: false }));
    await peace.getByTestId('open-shared').click();
    const row = peace.locator(`[data-testid=shared-case][data-case="${id}"]`);
    await row.getByTestId('show-shared').click();
    await peace.getByTestId('shared-detail').filter({ hasText: '垃圾' }).waitFor();
    assert.equal(await peace.getByText('行人绕行').count(), 0, 'no words were shared');
    await shot(peace, 'sharing-read');
    assert.deepEqual(await faults(peace), []);
    await peace.goto(`${server.url}/?page=account`);
    await peace.getByTestId('account').waitFor();
    assert.equal(await peace.getByTestId('acting').count(), 0, 'nobody works in such a seat');

    await share.getByTestId('show-share').click();
    await share.locator('[data-testid=share-use][data-way=look]').first().waitFor();
    await share.locator('[data-testid=share-use][data-way=list]').first().waitFor();
    await shot(duty, 'sharing-log');
    await duty.emulateMedia({ media: 'print' });
    assert.match(await duty.getByTestId('print-mark').innerText(), /示例值班员 · .*值班员 · \d{4}-\d\d-\d\d/);
    assert.ok(await duty.getByTestId('print-mark').isVisible(), 'a printed page says who printed it');
    await shot(duty, 'sharing-print');
    await duty.emulateMedia({ media: 'screen' });
    assert.ok(!(await duty.getByTestId('print-mark').isVisible()), 'no screen shows it');
    assert.deepEqual(await faults(duty), []);
    await share.getByTestId('withdraw').click();
    await duty.locator('[data-testid=share][data-running=false]').first().waitFor();
    await page(peace);
    assert.equal(await peace.getByTestId('shared-with-us').count(), 0);
    assert.deepEqual(browser.complaints, []);
  });

  test('the other office asks for it, and gets a part with one button or a reason', async () => {
    const peace = await page(await browser.person('peace', { ...SHARP, map: false }));
    const form = peace.getByTestId('ask-share');
    await form.locator('summary').click();
    const ask = async (why) => {
      await form.locator('[name=of]').selectOption('441521110000000//duty-officer');
      await form.locator('[name=purpose]').selectOption('hazard-check');
      await form.locator('[name=classes][value=general]').check();
      await form.locator('[name=classes][value=inspection]').check();
      await form.locator('[name=until]').fill(inDays(9));
      await form.locator('[name=why]').fill(why);
    };
    await ask('示例：联合排查楼道堆放物');
    await form.scrollIntoViewIfNeeded();
    await shot(peace, 'sharing-ask');
    assert.deepEqual(await faults(peace), []);
    await form.locator('[type=submit]').click();
    await peace.locator('[data-testid=share-request][data-state=waiting]').waitFor();

    const duty = await page(await browser.person('duty', { ...SHARP, map: false }));
    const asked = duty.locator('[data-testid=share-request][data-state=waiting]');
    await asked.getByText('示例：联合排查楼道堆放物').waitFor();
    const less = asked.getByTestId('grant-less');
    await less.locator('summary').click();
    await less.locator('[name=classes][value=inspection]').uncheck();
    await asked.scrollIntoViewIfNeeded();
    await shot(duty, 'sharing-answer');
    assert.deepEqual(await faults(duty), []);
    await less.locator('[type=submit]').click();
    await duty.locator('[data-testid=share-request][data-state=granted]').waitFor();
    await duty.locator('[data-testid=share][data-running=true]').filter({ hasText: '综治司法' }).first().waitFor();

    await page(peace);
    await peace.locator('[data-testid=share-request][data-state=granted]').waitFor();
    await peace.getByTestId('open-shared').waitFor();
    await form.locator('summary').click();
    await ask('示例：再看一次');
    await form.locator('[type=submit]').click();
    await peace.locator('[data-testid=share-request][data-state=waiting]').waitFor();
    await page(duty);
    await asked.getByTestId('refuse-request').locator('summary').click();
    await asked.locator('[name=reason]').selectOption('too-wide');
    await asked.getByTestId('refuse-request').locator('[type=submit]').click();
    await duty.locator('[data-testid=share-request][data-state=refused]').filter({ hasText: '范围太宽' }).waitFor();
    assert.deepEqual(browser.complaints, []);
  });

  test('a temporary body is made for some kinds of cases', async () => {
    const duty = await page(await browser.person('duty', { ...SHARP, map: false }));
    const form = duty.getByTestId('make-body');
    await form.locator('summary').click();
    await form.locator('[name=name]').fill('示例联合排查专班');
    await form.locator('[name=basis]').fill('示例文号');
    await form.locator('[name=purpose]').fill('示例：排查隐患');
    await form.locator('[name=until]').fill(inDays(10));
    await form.locator('[name=classes][value=inspection]').check();
    await form.getByTestId('body-seat').first().selectOption('observer');
    const [made] = await Promise.all([
      duty.waitForRequest((request) => request.method() === 'PUT' && request.url().includes('/bodies/')),
      form.locator('[type=submit]').click(),
    ]);
    assert.deepEqual(made.postDataJSON().classes, ['inspection']);
    await duty.getByTestId('body').filter({ hasText: '示例联合排查专班' }).waitFor();
  });

  test('everybody reads without an account which office lets which see its cases', async () => {
    const anybody = await browser.window({ viewport: { width: 390, height: 844 }, hasTouch: true, ...SHARP });
    await anybody.goto(`${server.url}/village/`);
    await anybody.getByTestId('public-link').click();
    await anybody.getByTestId('public-share').first().filter({ hasText: '综治司法' }).waitFor();
    assert.deepEqual(await faults(anybody), []);
    await anybody.context().close();
  });
});
