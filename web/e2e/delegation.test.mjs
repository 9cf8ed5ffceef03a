// Rights of a post, handed over for a time: given on the page of the account, used at the desk, taken back.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Browser, faults, SHARP, shot, skipWithoutBrowser } from './browser.mjs';
import { startServer } from './server.mjs';

const skip = skipWithoutBrowser();

describe('handing rights over', { skip, timeout: 600_000 }, () => {
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

  const post = (page) => page.evaluate(async () => (await (await fetch('/api/v1/me')).json()).posts[0].id);

  test('the duty officer hands over, the colleague stands in and goes back, and it is taken back', async () => {
    const duty = await browser.person('duty', { ...SHARP, map: false });
    const peace = await browser.person('peace', { ...SHARP, map: false });
    await duty.goto(`${server.url}/?page=account`);
    const form = duty.getByTestId('handing');
    await form.locator('[name=receiver]').selectOption(await post(peace));
    await form.locator('[name=reason]').selectOption('away');
    await form.locator('[name=days]').fill('3');
    await form.locator('[name=whole]').uncheck();
    await form.locator('fieldset').getByText('看事件列表').click();
    await form.locator('fieldset').getByText('打开事件', { exact: true }).click();
    await form.scrollIntoViewIfNeeded();
    await shot(duty, 'delegation-form');
    assert.deepEqual(await faults(duty), []);
    await duty.getByTestId('hand-over').click();
    await duty.getByTestId('handed-over').waitFor();
    assert.equal(await duty.getByTestId('delegation').count(), 1);

    await peace.goto(`${server.url}/?page=account`);
    await peace.getByTestId('acting').waitFor();
    await shot(peace, 'delegation-received');
    assert.deepEqual(await faults(peace), []);
    await peace.getByTestId('act-in').click();
    await peace.getByTestId('for-a-time').waitFor();
    await peace.goto(`${server.url}/?page=account`);
    await peace.getByTestId('act-own').click();
    await peace.getByTestId('to-account').waitFor();
    assert.equal(await peace.getByTestId('for-a-time').count(), 0);

    await duty.getByTestId('recall').click();
    await duty.getByTestId('recall').waitFor({ state: 'detached' });
    await duty.getByTestId('delegation').filter({ hasText: '已提前结束' }).waitFor();
    await peace.goto(`${server.url}/?page=account`);
    await peace.getByTestId('account').waitFor();
    assert.equal(await peace.getByTestId('acting').count(), 0);
    assert.deepEqual(browser.complaints, []);
  });
});
