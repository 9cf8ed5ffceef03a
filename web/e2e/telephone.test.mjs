// A resident comes in by a code on the telephone, and the village desk confirms who stands before it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Browser, faults, SHARP, shot, skipWithoutBrowser } from './browser.mjs';
import { startServer } from './server.mjs';
import { uuid } from './uuid.mjs';

const skip = skipWithoutBrowser();
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, ...SHARP };
/** Invented, and another one in each run against the same server. */
const NUMBER = `139${String(Date.now()).slice(-8)}`;

describe('by telephone', { skip, timeout: 300_000 }, () => {
  let server;
  let browser;
  let resident;
  let desk;

  before(async () => {
    server = await startServer();
    browser = await Browser.open(server);
    resident = await browser.window(PHONE);
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** The code in the last text that went to the telephone. */
  async function texted() {
    const lines = (await readFile(join(server.data, 'sample-texts'), 'utf8')).split('\n');
    return /(?<!\d)\d{6}(?!\d)/.exec(lines.findLast((line) => line.startsWith(`${NUMBER} `)).slice(NUMBER.length))[0];
  }

  const ask = (path, body) => fetch(`${server.url}/api/v1${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

  async function good(name) {
    assert.ok((await resident.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)) <= 0, `${name}: stands over the edge`);
    assert.deepEqual(await faults(resident), [], name);
    await shot(resident, `telephone-${name}`);
  }

  test('a number and the code that came to it open the residents’ face, and a wrong code does not', async () => {
    await resident.goto(`${server.url}/village/`);
    const door = resident.getByTestId('telephone-door');
    await door.locator('[name=telephone]').fill('12');
    await door.locator('[type=submit]').click();
    await door.getByRole('alert').filter({ hasText: '不是电话号码' }).waitFor();
    await door.locator('[name=telephone]').fill(NUMBER);
    await door.locator('[type=submit]').click();
    await door.locator('[name=telephone-code]').waitFor();
    await good('code');
    const code = await texted();
    await door.locator('[name=telephone-code]').fill(code.replace(/.$/, (last) => (last === '0' ? '1' : '0')));
    await door.locator('[type=submit]').click();
    await door.getByRole('alert').filter({ hasText: '登录码不对' }).waitFor();
    await door.locator('[name=telephone-code]').fill(code);
    await door.locator('[type=submit]').click();
    await resident.getByTestId('village-home').waitFor();
  });

  test('who looked opens once the village desk has seen the person, who reads which desk it was', async () => {
    await resident.getByTestId('tab-data').click();
    const own = resident.getByTestId('own-assurance');
    await own.filter({ hasText: `${NUMBER.slice(0, 3)}****${NUMBER.slice(-4)}` }).waitFor();
    await resident.getByTestId('tab-looks').click();
    await resident.getByRole('alert').filter({ hasText: '服务台' }).waitFor();
    await resident.getByTestId('tab-data').click();
    await resident.getByTestId('show-desk-code').click();
    const code = await resident.getByTestId('desk-code').innerText();
    await good('desk-code');

    desk = await browser.person('village-officer', { map: false });
    await desk.goto(`${server.url}/?page=account`);
    const confirming = desk.getByTestId('confirming');
    await confirming.locator('[name=desk-code]').fill(code.toLowerCase());
    await confirming.locator('[name=how]').selectOption('identity-card');
    await confirming.locator('[type=submit]').click();
    await confirming.getByTestId('confirm-done').waitFor();
    assert.deepEqual(await faults(desk), [], 'the desk');

    await resident.getByTestId('desk-done').click();
    await resident.locator('[data-testid=own-assurance][data-level=confirmed]').waitFor();
    assert.match(await resident.getByTestId('own-confirmation').innerText(), /下可塘[\s\S]*村居干部[\s\S]*看了身份证/);
    await good('confirmed');
    await resident.getByTestId('tab-looks').click();
    await resident.getByTestId('looks-none').waitFor();
  });

  test('a report without a name becomes one’s own, after it was said what changes, and its code opens nothing then', async () => {
    const code = Array.from(crypto.getRandomValues(new Uint8Array(20)), (n) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[n % 32]).join('');
    const body = {
      id: uuid(), command: uuid(), code, scenario: 'general-event', area: 441521110220001, observedAt: new Date().toISOString(),
      fields: { kind: 'street-light', severity: 'ordinary', description: '示例：村口路灯不亮。' },
    };
    const receipt = await (await ask('/public/reports', body)).json();
    await resident.getByTestId('tab-matters').click();
    await resident.getByTestId('take-link').click();
    const form = resident.getByTestId('take-form');
    await form.filter({ hasText: '查询码不再有用' }).waitFor();
    await form.locator('[name=number]').fill(receipt.number);
    await form.locator('[name=code]').fill('AAAAA-AAAAA-AAAAA-AAAAA');
    await form.locator('[type=submit]').click();
    await form.getByRole('alert').filter({ hasText: '编号或查询码不对' }).waitFor();
    await good('take');
    await form.locator('[name=code]').fill(code.toLowerCase());
    await form.locator('[type=submit]').click();
    await resident.getByTestId('matter').filter({ hasText: receipt.number }).waitFor();
    await resident.getByTestId('action-add').waitFor();
    assert.equal((await ask('/public/reports/follow-up', { number: receipt.number, code })).status, 404);
  });

  test('what is wrong is asked to be corrected from “my data”, goes past the unit that wrote it and says until when', async () => {
    await resident.getByTestId('tab-data').click();
    await resident.evaluate(() => localStorage.setItem('minqing.village', JSON.stringify({ code: '441521110220000', name: '下可塘', within: '' })));
    await resident.reload();
    await resident.getByTestId('ask-correction').click();
    const form = resident.getByTestId('correction-form');
    await form.filter({ hasText: '写这条资料的单位看不到您的申请' }).waitFor();
    await form.locator('[type=submit]').click();
    await form.locator('.wrong').first().waitFor();
    await good('correct');
    await form.locator('[data-field=datum]').getByText('办事的人写的话').click();
    await form.locator('[data-field=written-by]').getByText('村（居）和网格').click();
    await form.locator('[name=says-now]').fill('示例：已修好');
    await form.locator('[name=should-say]').fill('示例：还没有修');
    await form.locator('[type=submit]').click();
    assert.match(await resident.getByTestId('receipt').innerText(), /答复时限/);
    await resident.getByTestId('tab-data').click();
    await resident.locator('[data-testid=correction][data-state=correction-asked]').waitFor();
    await good('corrections');
  });

  test('no other desk confirms, and whoever came by telephone has no password to change', async () => {
    const duty = await browser.person('duty-officer', { map: false });
    await duty.goto(`${server.url}/?page=account`);
    await duty.getByTestId('password-form').waitFor();
    assert.equal(await duty.getByTestId('confirming').count(), 0);
    await resident.getByTestId('tab-data').click();
    await resident.getByTestId('account-link').click();
    await resident.getByTestId('account').waitFor();
    await resident.getByTestId('session').first().waitFor();
    assert.equal(await resident.getByTestId('password-form').count(), 0);
    assert.deepEqual(browser.complaints, []);
    assert.deepEqual(browser.strangers, []);
  });
});
