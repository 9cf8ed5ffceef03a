// The officer's morning: the four numbers, an overdue case, a question to whoever has it, and the answer on its time line. It moves
// the clock of the server, so it comes after the other tests.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Browser, faults, shot, skipWithoutBrowser } from './browser.mjs';
import { moveClock, reported } from './colleague.mjs';
import { open, reach, row } from './desk.mjs';
import { startServer } from './server.mjs';

const skip = skipWithoutBrowser();

describe('officer’s morning', { skip, timeout: 900_000 }, () => {
  let server;
  let browser;
  let county;
  let duty;
  let id;

  before(async () => {
    server = await startServer();
    browser = await Browser.open(server);
    [county, duty] = await Promise.all([browser.person('county-officer'), browser.person('duty-officer', { map: false })]);
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const line = (page, kind) => page.getByTestId('time-line').locator(`li[data-kind="${kind}"]`);

  test('a case that nobody took up in time stands under overdue', async () => {
    id = await reported(server, { severity: 'urgent' });
    await moveClock(server, 20);
    await county.reload();
    await county.getByTestId('due-overdue').click();
    await reach(county, id);
    await row(county, id).waitFor();
  });

  test('from the case, by keyboard, whoever has it is asked why and by when', async () => {
    await open(county, id);
    await county.getByTestId('supervision-ask').focus();
    await county.keyboard.press('Enter');
    const form = county.getByTestId('supervision-form');
    await form.waitFor();
    await county.keyboard.type('示例：二十分钟了，为什么还没有受理？');
    await county.keyboard.press('Tab');
    await county.keyboard.press('Tab');
    await form.locator('[name=unit]').selectOption('working-hours');
    await county.keyboard.press('Tab');
    assert.deepEqual(await faults(county), []);
    await county.keyboard.press('Enter');
    await form.waitFor({ state: 'detached' });
    const asked = county.getByTestId('supervision-open');
    assert.match(await asked.innerText(), /县级指挥员 督办 .*值班员[^]*前答复[^]*为什么还没有受理/);
    assert.match(await line(county, 'case.supervised').innerText(), /督办[^]*为什么还没有受理/);
    assert.equal(await county.getByTestId('supervision-ask').count(), 0);
    await shot(county, 'supervision-asked');
  });

  test('the one asked answers with the day by which it is done, and the answer stands on the time line of both', async () => {
    await duty.getByTestId('due-overdue').click();
    await reach(duty, id);
    await open(duty, id);
    await duty.getByTestId('supervision-answer').focus();
    await duty.keyboard.press('Enter');
    const form = duty.getByTestId('supervision-answer-form');
    await form.locator('[name=text]').fill('示例：在核实位置，马上派。');
    const day = new Date(Date.now() + 2 * 24 * 3600 * 1000).toISOString().slice(0, 10);
    await form.locator('[name=until]').fill(day);
    assert.deepEqual(await faults(duty), []);
    await duty.getByTestId('supervision-answer-send').click();
    await form.waitFor({ state: 'detached' });
    await line(duty, 'case.supervision-answered').getByText(`承诺 ${day} 前办完`).waitFor();
    // By the live feed, without a reload.
    await line(county, 'case.supervision-answered').getByText('在核实位置').waitFor();
    await shot(county, 'supervision-answered');
  });

  test('from the area on the map one command asks about all that is overdue there, with a result for each', async () => {
    await county.getByTestId('supervision-round-open').click();
    const form = county.getByTestId('supervision-form');
    await form.locator('[name=text]').fill('示例：请说明进度。');
    assert.deepEqual(await faults(county), []);
    await county.getByTestId('supervision-send').click();
    const results = county.getByTestId('supervision-results');
    await results.waitFor();
    const lines = await results.locator('li').allInnerTexts();
    assert.ok(lines.length > 0);
    assert.ok(lines.some((said) => said.includes('已督办')), lines.join('\n'));
    await shot(county, 'supervision-round');
    assert.deepEqual(await faults(county), []);
  });

  test('a reader of English asks in English', async () => {
    const page = await browser.person('county-officer', { locale: 'en-GB', colorScheme: 'dark' });
    await page.getByTestId('supervision-round-open').click();
    await page.getByText('Answer within').waitFor();
    assert.deepEqual(await faults(page), []);
    await page.keyboard.press('Escape');
    await page.getByTestId('supervision-form').waitFor({ state: 'detached' });
    await shot(page, 'supervision-en-dark');
  });

  test('no page asked any other host, and none complained', () => {
    assert.deepEqual(browser.strangers, []);
    assert.deepEqual(browser.complaints, []);
  });
});
