// The tour of the README, followed word by word with the accounts that the server printed: five minutes at the desk, one as a
// resident, one as a grid worker. What it presses by name must stand in the README, in both languages.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Browser, drawn, shot, SHARP, skipWithoutBrowser } from './browser.mjs';
import { act, counted, mapped, open, row, settled, told, totalOf } from './desk.mjs';
import { enter, judge, PHONE, screen, solve, SPOT } from './phone.mjs';
import { ownServer } from './server.mjs';

const skip = skipWithoutBrowser();
const readme = (name) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const BOOKS = [readme('README.md'), readme('README.zh-CN.md')];
const FEW = '120';
/** The way of a guest to the place of the story: county, town, village. */
const WAY = ['441521000000000', '441521110000000', '441521110220000'];
const mark = Date.now().toString(36);

describe('the tour of the README', { skip, timeout: 900_000 }, () => {
  let server;
  let browser;
  let desk;
  let resident;
  let mine;

  before(async () => {
    server = await ownServer(undefined, FEW);
    browser = await Browser.open(server);
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** A word that somebody looks for on the page stands in both READMEs. */
  function written(word) {
    for (const book of BOOKS) assert.ok(book.includes(word), `“${word}” is in no README`);
    return word;
  }

  function printed(name) {
    written(`\`${name}\``);
    const account = server.accounts.find((one) => one.name === name);
    assert.ok(account?.password, `${name} was not printed`);
    return account;
  }

  async function signIn(page, name) {
    const account = printed(name);
    const door = page.getByTestId('sign-in');
    await door.locator('[name=name]').fill(account.name);
    await door.locator('[name=password]').fill(account.password);
    await door.locator('[type=submit]').click();
  }

  const crumbs = () => desk.getByTestId('area-breadcrumb').locator('li');

  test('desk 1: what is overdue is one number for list, marks and sums, and what was due first stands first', async () => {
    desk = await browser.window({ ...SHARP, permissions: ['clipboard-read', 'clipboard-write'] });
    await desk.goto(server.url);
    await signIn(desk, 'duty');
    await drawn(desk);
    await settled(desk);
    await desk.getByRole('button', { name: written('已超期') }).click();
    await counted(desk, '[data-testid=due-overdue] b');
    await mapped(desk);
    await counted(desk, '.kids .cap');
    const total = await totalOf(desk);
    const sums = await desk.locator('.kids button span:last-child').allInnerTexts();
    assert.equal(sums.reduce((sum, text) => sum + Number(/\d+/.exec(text)[0]), 0), total, 'the sums by village');
    const due = await desk.locator('.rows time').evaluateAll((times) => times.map((one) => one.dateTime));
    assert.ok(due.length > 1);
    assert.deepEqual(due, [...due].sort());
  });

  test('desk 2: j walks, Enter opens, the case says until when and why, what may be done and what not; Esc leads back', async () => {
    for (const key of ['`j`', '`Enter`', '`Esc`']) written(key);
    await desk.keyboard.press('j');
    const chosen = await desk.evaluate(() => document.activeElement.dataset.case);
    await desk.keyboard.press('Enter');
    await desk.getByTestId('time-line').waitFor();
    const why = desk.getByTestId('deadlines');
    await why.locator('table').first().waitFor();
    assert.match(await why.innerText(), /期限，为什么是这个时候[^]*限 [^]*到期/);
    await desk.locator('.acts button').or(desk.locator('.acts').getByText('现在没有您能做的步骤')).first().waitFor();
    await desk.getByTestId('withheld').waitFor();
    assert.match(await desk.getByTestId('withheld').innerText(), /为什么没有“.+”/);
    await shot(desk, 'tour-case');
    await desk.keyboard.press('Escape');
    await desk.getByTestId('case').waitFor({ state: 'detached' });
    assert.equal(await desk.evaluate(() => document.activeElement.dataset.case), chosen);
  });

  test('desk 3: a click on a village goes down, the breadcrumb comes up, and the address holds layer and time', async () => {
    const town = await crumbs().last().innerText();
    const depth = await crumbs().count();
    // A place on the map where no mark lies on the village.
    await desk.locator('[data-show=points]').uncheck();
    await desk.mouse.click(612, 470);
    await crumbs().nth(depth).waitFor();
    await desk.locator('.crumb button').last().click();
    await crumbs().nth(depth).waitFor({ state: 'detached' });
    assert.equal(await crumbs().last().innerText(), town);
    await desk.locator('[data-show=points]').check();
    await desk.locator('[data-layer=dispute]').uncheck();
    await desk.locator('#time').selectOption('30');
    await settled(desk);
    for (const part of ['need=overdue', 'layer=', 'time=30']) assert.ok(desk.url().includes(part), desk.url());
    await desk.getByTestId('case-list').getByRole('button', { name: written('链接') }).click();
    await desk.getByRole('button', { name: '已复制' }).waitFor();
    assert.equal(await desk.evaluate(() => navigator.clipboard.readText()), desk.url());
  });

  test('desk 4: a view is saved, shown on the wall, and Esc comes back', async () => {
    await desk.getByTestId('views').getByText(written('存下的视图')).click();
    await desk.getByTestId('views').getByRole('button', { name: '存下', exact: true }).click();
    await desk.getByTestId('views').locator('li').first().waitFor();
    await desk.getByTestId('views').getByRole('button', { name: written('上大屏') }).click();
    await desk.getByTestId('wall').waitFor();
    assert.equal(await desk.locator('html').getAttribute('data-theme'), 'dark');
    assert.equal(await desk.locator('main button:visible').count(), 0, 'no controls');
    await desk.keyboard.press('Escape');
    await desk.getByTestId('case-list').waitFor();
  });

  test('desk 5: ? lists the keys; when the server is stopped the desk says since when and how old its numbers are, and catches up', async () => {
    written('`?`');
    await desk.locator('h1').first().click();
    await desk.keyboard.press('?');
    assert.equal(await desk.getByTestId('help').locator('dt').count(), 11);
    await desk.keyboard.press('Escape');
    await server.halt();
    await desk.getByTestId('stale').waitFor();
    assert.match(await desk.getByTestId('stale').innerText(), /\d\d:\d\d 断线[^]*\d\d:\d\d 的（.+前）/);
    await shot(desk, 'tour-stopped');
    await server.again();
    await desk.getByTestId('stale').waitFor({ state: 'detached' });
    await settled(desk);
    assert.equal(await desk.locator('.note.failed').count(), 0);
  });

  test('resident: without an account, a report has a number and a code, and they show how far it is', async () => {
    const guest = await browser.window(PHONE);
    await guest.goto(`${server.url}${written('/village/')}`);
    await guest.getByText(written('不留名，说一声')).click();
    const form = guest.getByTestId('village-report');
    await form.getByTestId('next').click();
    for (const area of WAY) await form.locator(`[data-area="${area}"]`).click();
    await form.locator('.op').first().click();
    await form.getByTestId('next').click();
    await form.locator('[name=kind]').selectOption('exposed-waste');
    await form.locator('[data-field=severity] .op').first().click();
    await form.locator('[name=description]').fill(`示例：门口垃圾 ${mark}`);
    await form.getByTestId('send').click();
    const [number, code] = await Promise.all(['receipt-number', 'receipt-code'].map((one) => guest.getByTestId(one).innerText()));
    await guest.goto(`${server.url}/village/`);
    await guest.getByText(written('凭查询码看进展')).click();
    const key = guest.getByTestId('follow-form');
    await key.locator('[name=number]').fill(number);
    await key.locator('[name=code]').fill(code);
    await key.locator('[type=submit]').click();
    await guest.locator('[data-testid=matter][data-state=reported]').waitFor();
    await guest.context().close();
  });

  test('resident: any telephone number comes in with the code that stands last in the file of texts', async () => {
    const phone = await browser.window(PHONE);
    await phone.goto(`${server.url}/village/`);
    await phone.getByText(written('用手机号登录')).waitFor();
    const door = phone.getByTestId('telephone-door');
    await door.locator('[name=telephone]').fill('13900000000');
    await door.locator('[type=submit]').click();
    await door.locator('[name=telephone-code]').waitFor();
    const lines = (await readFile(join(server.data, written('sample-texts')), 'utf8')).trimEnd().split('\n');
    await door.locator('[name=telephone-code]').fill(/(?<!\d)\d{6}(?!\d)/.exec(lines.at(-1).replace('13900000000', ''))[0]);
    await door.locator('[type=submit]').click();
    await phone.getByTestId('village-home').waitFor();
    await phone.context().close();
  });

  test('resident: signed in, one reports, and finds the matter with until when and why', async () => {
    resident = await browser.window({ ...PHONE, geolocation: SPOT });
    await resident.goto(`${server.url}/village/`);
    await signIn(resident, 'resident');
    await resident.getByTestId('door-report').filter({ hasText: written('说一声') }).click();
    const form = resident.getByTestId('village-report');
    await form.getByTestId('next').click();
    await form.getByTestId('here').click();
    await form.getByTestId('found').filter({ hasText: written('第1小网格') }).waitFor();
    await form.getByTestId('next').click();
    await form.locator('[name=kind]').selectOption('exposed-waste');
    await form.locator('[data-field=severity] .op').first().click();
    await form.locator('[name=description]').fill(`示例：路口垃圾 ${mark}`);
    await form.getByTestId('send').click();
    await resident.getByTestId('receipt').waitFor();
    mine = new URL(resident.url()).searchParams.get('case');
    await resident.getByTestId('tab-matters').click();
    await resident.locator(`[data-testid=matter-row][data-case="${mine}"]`).click();
    await resident.getByTestId('why').locator('summary').click();
    assert.match(await resident.getByTestId('why').innerText(), /从 \d+ 月 \d+ 日 \d\d:\d\d 算起/);
  });

  test('worker: without a network it is solved on the spot and waits; with it, it goes once and the desk shows it at that moment', async () => {
    const worker = await browser.window({ ...PHONE, geolocation: SPOT });
    await worker.goto(`${server.url}${written('/field/')}`);
    await enter(worker, printed('worker'));
    await worker.evaluate(() => navigator.serviceWorker.ready);
    assert.match(await worker.getByTestId('today').innerText(), new RegExp(written('今天')));
    await worker.locator(`[data-testid=case-line][data-case="${mine}"]`).waitFor();
    await desk.goto(`${server.url}/?case=${mine}`);
    await desk.getByTestId('time-line').waitFor();
    await worker.context().setOffline(true);
    await worker.locator(`[data-testid=case-line][data-case="${mine}"]`).click();
    await worker.getByTestId('action-solve-on-spot').filter({ hasText: written('现场办结') }).waitFor();
    await solve(worker, mine, `【示例】已清运 ${mark}`, 41);
    await screen(worker, 'outbox');
    await worker.getByTestId('outbox').locator(`[data-testid=waiting][data-case="${mine}"]`).waitFor();
    await worker.getByTestId('tab-outbox').filter({ hasText: written('待送') }).waitFor();
    await worker.context().setOffline(false);
    await told(desk, 'solve-on-spot');
    assert.equal(await desk.getByTestId('time-line').locator('li[data-action=solve-on-spot]').count(), 1, 'once');
    await worker.context().close();
  });

  test('worker: the inspector checks it at the desk, the resident judges it and reads who looked', async () => {
    const inspector = await browser.window(SHARP);
    await inspector.goto(server.url);
    await signIn(inspector, 'inspector');
    await settled(inspector);
    await row(inspector, mine).first().waitFor();
    await open(inspector, mine);
    await act(inspector, 'verify');
    await judge(resident, mine);
    await resident.getByTestId('who-looked').click();
    await resident.locator(`[data-testid=look][data-case="${mine}"]`).first().waitFor();
    await shot(resident, 'tour-looks');
  });

  test('a browser keeps how pages look and what was saved of them, and nothing of anybody', async () => {
    for (const window of [desk, resident]) {
      const kept = await window.evaluate(() => Object.keys(localStorage));
      assert.deepEqual(kept.filter((key) => !/^minqing\.(language|theme|size|village|views\..+)$/.test(key)), []);
    }
  });

  test('no page asked any other host or for what its person may not have, and none complained', () => {
    assert.deepEqual(browser.strangers, []);
    assert.deepEqual(browser.complaints, []);
    assert.deepEqual(browser.refusals, []);
  });
});
