// What is written of somebody else: the writer is told, readers see it covered until they say why. And who came in.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Browser, faults, SHARP, shot, skipWithoutBrowser } from './browser.mjs';
import { Colleague } from './colleague.mjs';
import { startServer } from './server.mjs';

const skip = skipWithoutBrowser();
const NUMBER = '13912345678';

describe('words about somebody else', { skip, timeout: 300_000 }, () => {
  let server;
  let browser;
  let duty;

  before(async () => {
    server = await startServer();
    browser = await Browser.open(server);
    duty = await browser.person('duty-officer', { map: false, ...SHARP });
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('whoever reads a case sees them covered, and whole after saying why', async () => {
    const worker = await Colleague.in(server, 'worker');
    const id = await worker.report(`示例：那家的电话是${NUMBER}，垃圾是他家的。`);
    await duty.goto(`${server.url}/?case=${id}`);
    const covered = duty.getByTestId('covered').first();
    await covered.waitFor();
    await duty.getByText('那家的电话是▇▇▇，垃圾是他家的').first().waitFor();
    assert.ok(!(await duty.locator('body').innerText()).includes(NUMBER));
    await shot(duty, 'covered');
    await covered.getByTestId('covered-open').click();
    await covered.locator('[name=why]').selectOption('reach-them');
    await covered.locator('[type=submit]').click();
    await covered.getByTestId('covered-whole').filter({ hasText: NUMBER }).waitFor();
    await shot(duty, 'covered-whole');
    assert.deepEqual(await faults(duty), []);
  });

  test('the writer is told before sending', async () => {
    await duty.goto(server.url);
    await duty.getByTestId('report').click();
    const form = duty.getByTestId('report-form');
    await form.locator('[name=scenario]').selectOption('general-event');
    const words = form.locator('[name=description]');
    await words.fill(`示例：请找${NUMBER}`);
    await duty.getByTestId('names-others').waitFor();
    await shot(duty, 'names-others');
    await words.fill('示例：路灯不亮，灯杆编号139123456780');
    await duty.getByTestId('names-others').waitFor({ state: 'detached' });
    assert.deepEqual(await faults(duty), []);
  });

  test('the own account says when one signed in', async () => {
    await duty.goto(`${server.url}/?page=account`);
    await duty.getByTestId('entrances-open').click();
    await duty.locator('[data-testid=entrance][data-kind="entrance.signed-in"]').first().waitFor();
    await shot(duty, 'entrances');
    assert.deepEqual(await faults(duty), []);
    const city = await browser.person('city-officer', { map: false, ...SHARP });
    await city.goto(`${server.url}/?page=oversight`);
    const sums = city.getByTestId('entrances');
    await sums.locator('li').first().waitFor();
    assert.match(await sums.innerText(), /登录 \d+ 次/);
    assert.deepEqual(await faults(city), []);
    assert.deepEqual(browser.complaints, []);
    await city.context().close();
  });
});
