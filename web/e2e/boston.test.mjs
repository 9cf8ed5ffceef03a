// The second city, in another language, state and zone: the same loop through the same pages, played at a machine whose own
// clock is half a day off. Nothing but the city folder is different.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Browser, shot, skipWithoutBrowser } from './browser.mjs';
import { act, open, report, row, stateOf, steps, told } from './desk.mjs';
import { startServer } from './server.mjs';

const skip = skipWithoutBrowser();
const WINDOW = { locale: 'en-US', timezoneId: 'Asia/Shanghai' };
const HAN = /\p{Script=Han}/u;

/** 10-13 17:30 on the clocks of the city. */
function inBoston(instant) {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'America/New_York', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  });
  const parts = Object.fromEntries(format.formatToParts(new Date(instant)).map((part) => [part.type, part.value]));
  return `${parts.month}-${parts.day} ${parts.hour}:${parts.minute}`;
}

describe('the loop in Boston', { skip, timeout: 900_000 }, () => {
  let server;
  let browser;
  let worker;
  let officer;

  before(async () => {
    server = await startServer('boston', '200');
    browser = await Browser.open(server);
    [worker, officer] = await Promise.all([browser.person('grid-worker', WINDOW), browser.person('duty-officer', WINDOW)]);
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('the desk speaks English at once and names the post and its area in it', async () => {
    assert.equal(await worker.locator('html').getAttribute('lang'), 'en');
    const who = await worker.locator('.who').innerText();
    assert.match(who, /Back Bay/);
    assert.doesNotMatch(who, HAN);
    assert.doesNotMatch(await officer.locator('.bar').innerText(), /\p{Script=Han}{3,}/u);
    await shot(officer, 'boston-desk');
  });

  test('from the report to the file, each step by who may take it', async () => {
    const id = await report(worker);
    await row(officer, id).click();
    await officer.getByTestId('time-line').waitFor();
    for (const action of ['accept', 'dispatch']) await act(officer, action);
    const handler = await browser.person('handler', { ...WINDOW, map: false });
    await open(handler, id);
    for (const action of ['receive', 'start', 'feed-back']) await act(handler, action);
    assert.equal(await handler.getByTestId('action-verify').count(), 0, 'nobody checks their own work');
    const inspector = await browser.person('inspector', { ...WINDOW, map: false });
    await open(inspector, id);
    await act(inspector, 'verify');
    await worker.getByTestId('action-rate').waitFor();
    await act(worker, 'rate');
    await told(officer, 'rate');
    await act(officer, 'file');
    assert.deepEqual(await steps(officer), [
      'report', 'accept', 'dispatch', 'receive', 'start', 'feed-back', 'verify', 'rate', 'file',
    ]);
    assert.equal(await stateOf(officer), 'Filed');
    await shot(officer, 'boston-filed');
  });

  test('times are those of the city, whatever the clock of the machine says', async () => {
    // All at one moment: the desk is live, and a row may be another one when it is asked a second time.
    const times = await officer.locator('time[datetime]').evaluateAll((all) => all.map((one) => [one.innerText, one.dateTime]));
    assert.ok(times.length > 9, `${times.length} times`);
    for (const [written, instant] of times) assert.ok(written.includes(inBoston(instant)), `${written} is not ${instant}`);
  });

  test('no page asked any other host, and none complained', () => {
    assert.deepEqual(browser.strangers, []);
    assert.deepEqual(browser.complaints, []);
  });
});
