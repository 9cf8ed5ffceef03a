// One case, three departments: who has it asks two others, each does its part, and the case goes on when both have answered.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Browser, faults, inBothThemes, SHARP, shot, skipWithoutBrowser } from './browser.mjs';
import { reported } from './colleague.mjs';
import { act, fill, open, stateOf } from './desk.mjs';
import { startServer } from './server.mjs';

const skip = skipWithoutBrowser();

describe('work that several do', { skip, timeout: 900_000 }, () => {
  let server;
  let browser;
  let handler;
  let id;

  before(async () => {
    server = await startServer();
    browser = await Browser.open(server);
    handler = await browser.person('handler', { map: false });
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const parts = (page) => page.getByTestId('joint-work').locator('li');

  /** Opens the case for somebody, lets them take steps and sends them home. */
  async function visit(who, doing) {
    const page = await browser.person(who, { map: false });
    await open(page, id);
    await doing(page);
    await page.context().close();
  }

  /** Does something to the one task that this person was asked to do. */
  async function onTask(page, deed) {
    const before = await page.getByTestId('time-line').locator('li[data-kind]').count();
    await page.locator(`[data-testid^=action-task-][data-testid$=-${deed}]`).click();
    const form = page.locator('form.act');
    await fill(form);
    await form.getByTestId('action-submit').click();
    await form.waitFor({ state: 'detached' });
    await page.getByTestId('time-line').locator('li[data-kind]').nth(before).waitFor();
  }

  test('who has the case asks two departments in one step', async () => {
    id = await reported(server);
    await visit('duty-officer', async (duty) => {
      for (const action of ['accept', 'dispatch']) await act(duty, action);
    });
    await open(handler, id);
    for (const action of ['receive', 'start']) await act(handler, action);
    await handler.getByTestId('action-ask-jointly').click();
    const form = handler.locator('form.act');
    const asked = form.locator('[data-field=asked]');
    for (const department of ['works', 'safety']) {
      await asked.locator('.add').click();
      await asked.locator('select').last().selectOption(department);
    }
    await form.locator('[name=request]').fill('示例：请到现场会同处置。');
    assert.deepEqual(await faults(handler), []);
    await form.getByTestId('action-submit').click();
    await form.waitFor({ state: 'detached' });
    await parts(handler).nth(1).waitFor();
    assert.equal(await parts(handler).count(), 2);
    for (const department of ['规划建设', '应急安监']) assert.ok((await parts(handler).allInnerTexts()).some((one) => one.includes(department)), department);
    assert.equal(await stateOf(handler), '会办中');
    const withdrawals = await handler.locator('[data-testid^=action-task-][data-testid$=-withdraw]').allInnerTexts();
    assert.equal(new Set(withdrawals).size, 2, `each says whose part it takes back: ${withdrawals}`);
    for (const department of ['规划建设', '应急安监']) assert.ok(withdrawals.some((one) => one.includes(department)), department);
    await shot(handler, 'joint-asked');
  });

  test('each does its own part and no other', async () => {
    await visit('works', async (works) => {
      assert.equal(await works.locator('[data-testid^=action-task-]').count(), 3, 'receive, answer, decline');
      await onTask(works, 'receive');
      await onTask(works, 'answer');
      assert.equal(await works.locator('[data-testid^=action-task-]').count(), 0);
      await shot(works, 'joint-answered');
      assert.deepEqual(await faults(works), []);
    });
    await parts(handler).and(handler.locator('[data-state=answered]')).first().waitFor();
    assert.match(await handler.getByTestId('joint-work').innerText(), /已答复 1 份，需要 2 份/);
    await visit('safety', (safety) => onTask(safety, 'answer'));
  });

  test('the case goes on when both have answered', async () => {
    await handler.getByTestId('joint-work').getByText('答复已够').waitFor();
    await act(handler, 'feed-back');
    assert.equal(await stateOf(handler), '待核查');
  });

  test('a reader of English sees the same in light and dark', async () => {
    const page = await browser.person('county-officer', { locale: 'en-GB', map: false, ...SHARP });
    await open(page, id);
    await page.getByTestId('joint-work').waitFor();
    await inBothThemes(page, 'joint-en');
    await page.context().close();
  });

  test('no page asked any other host, and none complained', () => {
    assert.deepEqual(browser.strangers, []);
    assert.deepEqual(browser.complaints, []);
  });
});
