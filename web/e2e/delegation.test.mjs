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

  test('a long list of posts is found in by a few letters, and posts that look alike are numbered', async () => {
    const county = await browser.person('county', { ...SHARP, map: false });
    await county.goto(`${server.url}/?page=account`);
    const form = county.getByTestId('handing');
    const offered = form.locator('[name=receiver] option:not([disabled])');
    await offered.nth(12).waitFor({ state: 'attached' });
    const words = await offered.allInnerTexts();
    assert.equal(new Set(words).size, words.length, 'each is told from the others');
    await form.locator('[name=find]').fill('监督员');
    await form.getByRole('status').filter({ hasText: /^找到 \d+ 个，共 \d+ 个$/ }).waitFor();
    const found = await offered.allInnerTexts();
    assert.ok(found.length > 1 && found.length < words.length, `${found.length} of ${words.length}`);
    assert.ok(found.some((one) => /监督员 第 1 席/.test(one)) && found.some((one) => /监督员 第 2 席/.test(one)), found.join('\n'));
    await form.scrollIntoViewIfNeeded();
    await shot(county, 'delegation-found');
    assert.deepEqual(await faults(county), []);
    await county.context().close();
  });

  test('whoever holds several posts chooses from which one, and is offered what that one may hand over', async () => {
    const duty = await browser.person('duty', { ...SHARP, map: false });
    const own = await post(duty);
    const second = '0198f000-0000-7000-8000-000000000002';
    await duty.route('**/api/v1/me', async (route) => {
      const answer = await route.fetch();
      const me = await answer.json();
      const other = { ...me.posts[0], id: second, names: { zh: '示例兼任岗位', en: 'Sample second post' } };
      await route.fulfill({ response: answer, json: { ...me, posts: [...me.posts, other] } });
    });
    // The list of the first post comes last: it must not stand where that of the second was chosen from.
    let chosen;
    const choosing = new Promise((done) => (chosen = done));
    const overtaken = duty.waitForResponse((answer) => answer.url().endsWith(`receivers?in-post=${own}`));
    await duty.route(`**/api/v1/delegations/receivers?in-post=${own}`, async (route) => {
      await choosing;
      await route.continue();
    });
    await duty.route(`**/api/v1/delegations/receivers?in-post=${second}`, (route) => route.fulfill({
      json: [{ post: { id: own, role: 'x', names: { zh: '示例接手岗位' }, areaNames: {}, departmentNames: {} }, verbs: ['case.read'] }],
    }));
    const asked = [];
    await duty.route('**/api/v1/delegations/*?in-post=*', (route) => {
      if (route.request().method() !== 'PUT') return route.fallback();
      asked.push(new URL(route.request().url()).searchParams.get('in-post'));
      return route.fulfill({ status: 403, contentType: 'application/problem+json', body: JSON.stringify({ code: 'delegation.not-own', title: '示例' }) });
    });
    await duty.goto(`${server.url}/?page=account`);
    const form = duty.getByTestId('handing');
    await form.locator('[name=own]').selectOption(second);
    await form.locator('[name=receiver] option').filter({ hasText: '示例接手岗位' }).waitFor({ state: 'attached' });
    await form.locator('[name=receiver]').selectOption(own);
    chosen();
    await overtaken;
    await form.locator('[name=reason]').selectOption('away');
    await shot(duty, 'delegation-own-posts');
    await form.getByTestId('hand-over').click();
    await form.getByRole('alert').waitFor();
    assert.deepEqual(asked, [second]);
    assert.deepEqual(await faults(duty), []);
    await duty.context().close();
    assert.deepEqual(browser.complaints, []);
    assert.deepEqual(browser.strangers, []);
  });
});
