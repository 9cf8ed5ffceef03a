// One report over three faces: a resident's telephone, a worker's phone without a network, and the desk.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Browser, shot, skipWithoutBrowser } from './browser.mjs';
import { act, open, row, steps, told } from './desk.mjs';
import { enter, judge, PHONE, photo, solve, SPOT } from './phone.mjs';
import { startServer } from './server.mjs';

const skip = skipWithoutBrowser();
const mark = Date.now().toString(36);

describe('one report over three faces', { skip, timeout: 600_000 }, () => {
  let server;
  let browser;
  let resident;
  let worker;
  let officer;
  let id;
  const account = (name) => server.accounts.find((one) => one.name === name);

  before(async () => {
    server = await startServer();
    browser = await Browser.open(server);
    officer = await browser.person('duty-officer');
    worker = await browser.window({ ...PHONE, geolocation: SPOT });
    await worker.goto(`${server.url}/field/`);
    await enter(worker, account('worker'));
    await worker.evaluate(() => navigator.serviceWorker.ready);
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('a resident says what is wrong, and the desk and the worker’s phone have it at once', async () => {
    resident = await browser.window({ ...PHONE, geolocation: SPOT });
    await resident.goto(`${server.url}/village/`);
    const door = resident.getByTestId('sign-in');
    await door.locator('[name=name]').fill(account('resident').name);
    await door.locator('[name=password]').fill(account('resident').password);
    await door.locator('[type=submit]').click();
    await resident.getByTestId('door-report').click();
    const form = resident.getByTestId('village-report');
    await form.locator('input[type=file]').setInputFiles(photo(40));
    await form.locator('.shots img').waitFor();
    await form.getByTestId('next').click();
    await form.getByTestId('here').click();
    await form.getByTestId('found').waitFor();
    await form.getByTestId('next').click();
    await form.locator('[name=kind]').selectOption('exposed-waste');
    await form.locator('[data-field=severity] .op').first().click();
    await form.locator('[name=description]').fill(`【示例】门口垃圾 ${mark}`);
    await form.getByTestId('send').click();
    await resident.getByTestId('receipt').waitFor();
    id = new URL(resident.url()).searchParams.get('case');
    await row(officer, id).waitFor();
    await open(officer, id);
    assert.deepEqual(await steps(officer), ['report']);
    await worker.reload();
    await worker.locator(`[data-testid=case-line][data-case="${id}"]`).waitFor();
  });

  test('the worker does it where there is no network, and the officer sees it the moment there is one', async () => {
    await worker.context().setOffline(true);
    await solve(worker, id, `【示例】已清运 ${mark}`, 41);
    assert.deepEqual(await steps(officer), ['report'], 'nobody knows of it yet');
    await worker.context().setOffline(false);
    await told(officer, 'solve-on-spot');
    assert.deepEqual(await steps(officer), ['report', 'solve-on-spot']);
    await shot(officer, 'three-faces-desk');
  });

  test('somebody else checks it, and the resident judges it and reads who looked', async () => {
    const inspector = await browser.person('inspector', { map: false });
    await open(inspector, id);
    await act(inspector, 'verify');
    await judge(resident, id);
    await told(officer, 'rate');
    await resident.getByTestId('who-looked').click();
    for (const post of ['值班员', '核查员']) {
      await resident.locator(`[data-testid=look][data-case="${id}"]`).filter({ hasText: post }).first().waitFor();
    }
    await shot(resident, 'three-faces-looks');
  });

  test('no page asked any other host, and none complained', () => {
    assert.deepEqual(browser.strangers, []);
    assert.deepEqual(browser.complaints, []);
  });
});
