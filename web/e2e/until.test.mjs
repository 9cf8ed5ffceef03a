// Until when, and why then: a case that nobody takes becomes late, and the desk says so in words. It moves the clock of the
// server, so it comes after the other tests.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Browser, faults, inBothThemes, SHARP, shot, skipWithoutBrowser } from './browser.mjs';
import { Colleague, moveClock, reported } from './colleague.mjs';
import { counted, general, open, reach, row, totalOf } from './desk.mjs';
import { startServer } from './server.mjs';

const skip = skipWithoutBrowser();

describe('until when', { skip, timeout: 900_000 }, () => {
  let server;
  let browser;
  let worker;
  let officer;
  let id;

  before(async () => {
    server = await startServer();
    browser = await Browser.open(server);
    [worker, officer] = await Promise.all([browser.person('grid-worker', { map: false }), browser.person('duty-officer', { map: false })]);
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const overdue = () => officer.getByTestId('due-overdue');
  const count = async (button) => Number(await button.locator('b').innerText());

  test('a form asks only what fits the answers, and sends no answer to what it hides again', async () => {
    await worker.getByTestId('report').click();
    const form = worker.getByTestId('report-form');
    await general(form);
    const depth = form.locator('[name=water-depth]');
    assert.equal(await depth.count(), 0);
    await form.locator('[name=kind]').selectOption('road-flooding');
    await depth.fill('20');
    await form.locator('[name=kind]').selectOption('street-light');
    await depth.waitFor({ state: 'detached' });
    await form.locator('[name=facility-number]').waitFor();
    assert.deepEqual(await faults(worker), []);
    await worker.keyboard.press('Escape');
  });

  test('a new urgent case is due soon, and not overdue', async () => {
    id = await reported(server, { severity: 'urgent' });
    await row(officer, id).waitFor();
    assert.match(await row(officer, id).getByTestId('case-due').innerText(), /^还剩 1[45] 分钟$/);
    await overdue().click();
    await row(officer, id).waitFor({ state: 'detached' });
  });

  test('when its time has passed it stands under overdue, as often as the filter says', async () => {
    await moveClock(server, 20);
    // Time alone is looked at once a minute; whoever does not want to wait reads the page again.
    await officer.reload();
    await reach(officer, id);
    assert.match(await row(officer, id).getByTestId('case-due').innerText(), /^逾期 [4-9] 分钟$/);
    await counted(officer, '[data-testid=due-overdue] b');
    assert.equal(await count(overdue()), await totalOf(officer));
    await shot(officer, 'until-overdue');
    assert.deepEqual(await faults(officer), []);
  });

  test('the case says line by line why then, on what it rests, who had it and who was reminded', async () => {
    await open(officer, id);
    const clock = officer.getByTestId('case').locator('.clock[data-clock=accept]');
    // The words of the form and who had it are read after the clock.
    for (const late of ['紧急程度：紧急', '还没有交到岗位']) await clock.filter({ hasText: late }).waitFor();
    const words = await clock.innerText();
    for (const said of ['限 15 分钟', '紧急程度：紧急', '不分昼夜，连续计时', '到期，共计 15 分钟', '依据：示例', '还没有交到岗位']) {
      assert.ok(words.includes(said), `“${said}” is missing in: ${words}`);
    }
    const reminded = officer.getByTestId('time-line').locator('li[data-kind="case.reminded"]');
    assert.match(await reminded.first().innerText(), /快到期提醒[^]*受理时限[^]*已通知：可塘镇 值班员/);
    await shot(officer, 'until-case');
    assert.deepEqual(await faults(officer), []);
  });

  test('the lines are opened and closed by keyboard', async () => {
    const clock = officer.getByTestId('case').locator('.clock[data-clock=accept]');
    await clock.locator('summary').focus();
    await officer.keyboard.press('Enter');
    assert.equal(await clock.locator('table').first().isVisible(), false);
    await officer.keyboard.press('Space');
    assert.equal(await clock.locator('table').first().isVisible(), true);
  });

  test('a clock that can grow says how it is asked for, granted, and by how much', async () => {
    const handled = await reported(server, { severity: 'ordinary' });
    const duty = await Colleague.in(server, 'duty');
    await duty.act(handled, 'accept');
    await duty.act(handled, 'dispatch');
    await officer.goto(`${server.url}/?case=${handled}`);
    const clock = officer.getByTestId('case').locator('.clock[data-clock=handle]');
    await clock.getByTestId('clock-inside').filter({ hasText: '可延长一次，5 个工作日：先“申请延期或挂账”，再“同意延期”。' }).waitFor();
    await clock.getByTestId('clock-inside').filter({ hasText: '延期依据：' }).waitFor();
    await clock.scrollIntoViewIfNeeded();
    await shot(officer, 'until-more-time');
    assert.deepEqual(await faults(officer), []);
  });

  test('a reader of English sees the same in light and dark', async () => {
    const page = await browser.person('duty-officer', { locale: 'en-GB', map: false, ...SHARP });
    await page.getByTestId('due-overdue').click();
    await reach(page, id);
    await open(page, id);
    await page.getByTestId('case').getByText('Day and night, without a break').waitFor();
    await page.getByTestId('case').getByText('Open full page').click();
    await page.getByTestId('case-page').locator('svg path').first().waitFor();
    await inBothThemes(page, 'until-case-en');
    await page.context().close();
  });

  test('no page asked any other host, and none complained', () => {
    assert.deepEqual(browser.strangers, []);
    assert.deepEqual(browser.complaints, []);
  });
});
