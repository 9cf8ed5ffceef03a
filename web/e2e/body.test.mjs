// A temporary body: made at the desk with its basis and its end, public at once, worked in by a member, and dissolved.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Browser, inBothThemes, SHARP, shot, skipWithoutBrowser } from './browser.mjs';
import { startServer } from './server.mjs';

const skip = skipWithoutBrowser();
const NAME = `示例防汛指挥部 ${Date.now().toString(36)}`;
const in30Days = () => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

describe('a temporary body', { skip, timeout: 600_000 }, () => {
  let server;
  let browser;
  let county;
  let body;

  before(async () => {
    server = await startServer();
    browser = await Browser.open(server);
    county = await browser.person('county', { map: false, ...SHARP });
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const everybody = async () => (await (await fetch(`${server.url}/api/v1/bodies`)).json()).find((one) => one.name === NAME);

  test('is made with its basis, its purpose, its end and the posts that sit in it, and everybody reads of it', async () => {
    await county.goto(`${server.url}/?page=oversight`);
    const part = county.getByTestId('bodies');
    await part.getByTestId('make-body').locator('summary').focus();
    await county.keyboard.press('Enter');
    const form = part.locator('form');
    const submit = form.locator('[type=submit]');
    for (const [name, text] of [['name', NAME], ['basis', '示例〔2026〕9 号'], ['purpose', '示例：台风期间统一调度'], ['until', in30Days()]]) {
      await form.locator(`[name=${name}]`).fill(text);
    }
    assert.equal(await submit.isDisabled(), true, 'nobody sits in it yet');
    await form.locator('[name=near]').selectOption('441521110000000');
    const seat = form.locator('label').filter({ hasText: '可塘镇 处置员 综治司法' }).getByTestId('body-seat');
    await seat.first().selectOption('lead');
    await inBothThemes(county, 'body-form');
    await submit.click();
    body = part.locator('[data-testid=body]').filter({ hasText: NAME });
    await body.waitFor();
    assert.equal(await body.getAttribute('data-running'), 'true');
    await body.getByTestId('show-body').click();
    await body.getByText('处置员 综治司法').waitFor();
    assert.equal((await everybody()).running, true, 'without an account');
    await county.setViewportSize({ width: 640, height: 450 });
    const over = await county.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(over <= 0, `${over} px stand over the edge`);
    await county.setViewportSize({ width: 1440, height: 900 });
  });

  test('a member works in it under its name, and no longer once it is dissolved', async () => {
    const member = await browser.person('peace', { map: false, ...SHARP });
    await member.goto(`${server.url}/?page=account`);
    const acting = member.getByTestId('acting').locator('li').filter({ hasText: NAME });
    await acting.getByTestId('act-in').click();
    await member.getByTestId('for-a-time').waitFor();
    await member.getByTestId('case-row').first().waitFor();
    await shot(member, 'body-member');

    await body.getByTestId('dissolve').click();
    await body.and(county.locator('[data-running=false]')).waitFor();
    assert.equal((await everybody()).running, false, 'it stays on the public list');
    await member.goto(`${server.url}/?page=account`);
    await member.getByTestId('account').waitFor();
    assert.equal(await member.getByTestId('acting').locator('li').filter({ hasText: NAME }).count(), 0);
    assert.deepEqual(browser.complaints, []);
    assert.deepEqual(browser.strangers, []);
  });
});
