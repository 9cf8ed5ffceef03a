// The whole story through the real server, in one go: reported, accepted, dispatched, received, handled, verified by
// somebody else, rated, filed; each person in a window of their own.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Browser, shot, skipWithoutBrowser } from './browser.mjs';
import { act, open, report, row, stateOf, steps, told, totalOf } from './desk.mjs';
import { startServer } from './server.mjs';

const skip = skipWithoutBrowser();

describe('one honest loop', { skip, timeout: 900_000 }, () => {
  let server;
  let browser;
  let worker;
  let officer;
  let id;

  // Each step stands on the one before: after a failure the rest would only wait in vain.
  let failed = '';
  const step = (name, play) =>
    test(name, async () => {
      if (failed) throw new Error(`not tried: “${failed}” failed`);
      failed = name;
      try {
        await play();
        failed = '';
      } finally {
        if (failed) await Promise.all([shot(worker, 'failed-worker'), shot(officer, 'failed-officer')]);
      }
    });

  before(async () => {
    server = await startServer();
    browser = await Browser.open(server);
    [worker, officer] = await Promise.all([browser.person('grid-worker'), browser.person('duty-officer')]);
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  step('a grid worker reports by clicking the map, and the duty officer sees it without doing anything', async () => {
    const before = await totalOf(officer);
    id = await report(worker);
    await worker.getByTestId('time-line').waitFor();
    assert.deepEqual(await steps(worker), ['report']);
    await row(officer, id).waitFor();
    assert.equal(await totalOf(officer), before + 1);
  });

  step('map, list and tree say the same number', async () => {
    for (const page of [worker, officer]) {
      const total = await totalOf(page);
      await page.locator(`[data-testid=map][data-spots="${total}"]`).waitFor();
      await page.locator('.kids .cap').filter({ hasText: String(total) }).waitFor();
    }
  });

  step('the duty officer accepts, and somebody with an open form is told what changed', async () => {
    await worker.getByTestId('action-solve-on-spot').click();
    await row(officer, id).click();
    await officer.getByTestId('time-line').waitFor();
    await act(officer, 'accept');
    const note = worker.getByTestId('conflict');
    await note.waitFor();
    await shot(worker, 'story-conflict');
    assert.equal(await worker.getByTestId('action-submit').isDisabled(), true);
    await note.getByRole('button').click();
    await note.waitFor({ state: 'detached' });
    await worker.locator('form.act').getByRole('button', { name: '取消' }).click();
  });

  step('the duty officer dispatches', async () => {
    await act(officer, 'dispatch');
    assert.deepEqual(await steps(officer), ['report', 'accept', 'dispatch']);
  });

  step('the handler receives, starts and feeds back with a photo, but is not offered to verify', async () => {
    const handler = await browser.person('handler', { map: false });
    await open(handler, id);
    for (const action of ['receive', 'start', 'feed-back']) await act(handler, action);
    assert.ok((await handler.getByTestId('time-line').locator('li[data-action=feed-back] img').count()) > 0, 'no photo');
    assert.equal(await handler.getByTestId('action-verify').count(), 0);
    await handler.getByTestId('withheld').waitFor();
    await shot(handler, 'story-handler');
  });

  step('an inspector verifies, the reporter rates, the duty officer files', async () => {
    const inspector = await browser.person('inspector', { map: false });
    await open(inspector, id);
    await act(inspector, 'verify');
    await worker.getByTestId('action-rate').waitFor();
    await act(worker, 'rate');
    await told(officer, 'rate');
    await act(officer, 'file');
    assert.deepEqual(await steps(officer), [
      'report', 'accept', 'dispatch', 'receive', 'start', 'feed-back', 'verify', 'rate', 'file',
    ]);
  });

  step('it has left the open list and is found among the closed', async () => {
    await row(officer, id).waitFor({ state: 'detached' });
    await officer.locator('.kinds [data-kind=end]').click();
    await row(officer, id).waitFor();
    const state = await row(officer, id).getByTestId('case-state').innerText();
    assert.equal(state, await stateOf(officer));
    await shot(officer, 'story-filed');
    await officer.getByTestId('case').getByText('全页打开').click();
    await officer.getByTestId('case-page').locator('svg path').first().waitFor();
    await shot(officer, 'story-case');
    await officer.keyboard.press('Escape');
    await officer.getByTestId('case-list').waitFor();
  });

  step('the same page speaks English, and says the same number', async () => {
    const inChinese = await totalOf(officer);
    await officer.getByTestId('language').getByText('English').click();
    await officer.getByRole('heading', { level: 1, name: /^Cases/ }).waitFor();
    assert.equal(await officer.locator('html').getAttribute('lang'), 'en');
    assert.equal(await totalOf(officer), inChinese);
  });

  step('no page asked any other host, and none complained', () => {
    assert.deepEqual(browser.strangers, []);
    assert.deepEqual(browser.complaints, []);
  });
});
