// The duty desk: a report by telephone, a watch that is taken up and handed over, and an alarm that climbs because nobody
// is there. It moves the clock of the server out of the time in which a new watch may still come, so it comes last.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Browser, faults, inBothThemes, SHARP, shot, skipWithoutBrowser } from './browser.mjs';
import { moveClock, reported } from './colleague.mjs';
import { act, fill, general, mapped, row, stateOf } from './desk.mjs';
import { startServer } from './server.mjs';

const skip = skipWithoutBrowser();
const GRACE_MINUTES = 31;

describe('the duty desk', { skip, timeout: 900_000 }, () => {
  let server;
  let browser;
  let county;
  let officer;
  let watching;

  before(async () => {
    server = await startServer();
    browser = await Browser.open(server);
    [county, officer, watching] = await Promise.all(['county-officer', 'duty-officer', 'inspector'].map((post) => desk(post)));
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function desk(post, options) {
    const page = await browser.person(post, { map: false, ...options });
    await page.goto(`${server.url}/?page=duty`);
    await page.getByTestId('watch').waitFor();
    return page;
  }

  const watchOf = (page) =>
    page.evaluate(async () => {
      const me = await (await fetch('/api/v1/me')).json();
      const { asOf } = await (await fetch('/api/v1/cases?limit=1')).json();
      return { ...(await (await fetch(`/api/v1/duty?area=${me.posts[0].area}`)).json())[0], asOf };
    });

  /** Those that ring now; others may come meanwhile. */
  async function hearAll(page = county) {
    const alarms = page.getByTestId('alarm');
    for (let left = await alarms.count(); left > 0; left = await alarms.count()) {
      const one = page.locator(`[data-alarm="${await alarms.first().getAttribute('data-alarm')}"]`);
      await one.getByTestId('alarm-heard').click();
      await one.waitFor({ state: 'detached' });
    }
  }

  test('where nobody has taken up the watch, a report alarms the centre above, until somebody has heard it', async () => {
    const { from, asOf } = await watchOf(officer);
    if (Date.parse(asOf) - Date.parse(from) < GRACE_MINUTES * 60_000) await moveClock(server, GRACE_MINUTES);
    await hearAll();
    await officer.reload();
    await officer.getByTestId('watch-state').filter({ hasText: '还没有人确认到岗' }).waitFor();
    const urgent = await reported(server, { severity: 'urgent' });
    const alarm = county.getByTestId('alarm').filter({ hasText: '无人在班' });
    await alarm.first().waitFor({ timeout: 30_000 });
    assert.equal(await alarm.first().locator('a').getAttribute('href'), `?case=${urgent}`, 'it leads to what came in');
    await shot(county, 'duty-alarm');
    assert.deepEqual(await faults(county), []);
    await hearAll();
    assert.equal(await alarm.count(), 0);
  });

  /** What a caller or a letter tells, in the one form: where, by which way, and what. */
  async function tell(source, kind, words) {
    const form = officer.getByTestId('intake');
    await general(form);
    await form.getByTestId('place-0').selectOption('441521110220000');
    await form.getByTestId('place-1').selectOption({ index: 1 });
    await form.locator(`[name=source][value=${source}]`).check();
    await form.locator('[name=kind]').selectOption(kind);
    await form.locator('[name=severity]').selectOption('ordinary');
    await form.locator('[name=description]').pressSequentially(words);
    return form;
  }

  async function registered(form) {
    const before = await officer.getByTestId('intake-sent').locator('a').getAttribute('href', { timeout: 1 }).catch(() => '');
    await form.getByTestId('intake-send').click();
    const sent = officer.getByTestId('intake-sent').locator(`a:not([href="${before}"])`);
    await sent.waitFor();
    return new URL(await sent.getAttribute('href'), server.url).searchParams.get('case');
  }

  test('while a caller still speaks, what is open there stands beside the form; then it is taken, accepted and dispatched, and says why there', async () => {
    const lamp = await reported(server, { kind: 'street-light', 'facility-number': 'LD-001' });
    await row(officer, lamp).waitFor();
    const form = await tell('telephone', 'street-light', '示例：居民来电，路灯');
    const first = officer.getByTestId('similar').locator('li').first();
    await first.locator(`a[href="?case=${lamp}"]`).waitFor();
    assert.equal(await officer.getByTestId('intake-sent').count(), 0, 'nothing was sent yet');
    assert.match(await first.innerText(), /路灯[^]*下可塘[^]*上报/);
    await shot(officer, 'duty-intake');
    assert.deepEqual(await faults(officer), []);
    const another = await reported(server, { kind: 'street-light' });
    await officer.getByTestId('similar').locator(`a[href="?case=${another}"]`).waitFor();
    await form.locator('[name=description]').pressSequentially('不亮，不是那一盏。');
    await form.locator('[name=facility-number]').fill('LD-002');
    const id = await registered(form);
    await officer.getByTestId('queue').locator(`[data-case="${id}"]`).waitFor();

    const desk = await browser.person('duty-officer');
    await desk.goto(`${server.url}/?case=${id}`);
    await desk.getByTestId('case-source').filter({ hasText: '来电' }).waitFor();
    for (const action of ['accept', 'dispatch']) await act(desk, action);
    assert.equal(await stateOf(desk), '已派遣');
    const why = desk.getByTestId('why-here');
    await why.locator('summary').click();
    await why.locator('tbody tr[data-result=chosen]').filter({ hasText: '可塘镇' }).waitFor();
    await why.filter({ hasText: '派遣' }).waitFor();
    assert.match(await why.getByTestId('why-row').innerText(), /^依据派遣规则第 \d+ 行(（[^）a-z]+）)?。$/);
    const nobody = why.locator('tbody tr[data-result=nobody-there]').first();
    assert.match(await nobody.innerText(), /小网格 处置员\s+该岗位无人任职/);
    assert.doesNotMatch(await why.innerText(), /@|by-|[a-z]-/, 'no code of a role, a level or a table');
    await why.scrollIntoViewIfNeeded();
    await shot(desk, 'duty-why-here');
    assert.deepEqual(await faults(desk), []);
    await desk.locator('#source').selectOption('telephone');
    await row(desk, id).waitFor();
    await mapped(desk);
    await desk.locator('#source').selectOption('visit');
    await row(desk, id).waitFor({ state: 'detached' });
    await desk.context().close();
    await officer.getByTestId('queue').locator(`[data-case="${id}"]`).waitFor({ state: 'detached' });
  });

  for (const [source, word] of [['message', '来信留言'], ['department', '部门转来']]) {
    test(`what comes by ${source} goes through the same form, and the case says so`, async () => {
      const form = await tell(source, 'exposed-waste', `示例：${word}，垃圾没人收。`);
      assert.equal(await form.locator('[name=handed]').isChecked(), false, 'nobody stands at the counter');
      const id = await registered(form);
      const desk = await browser.person('duty-officer', { map: false });
      await desk.goto(`${server.url}/?case=${id}&source=${source}`);
      await desk.getByTestId('case-source').filter({ hasText: word }).waitFor();
      await row(desk, id).waitFor();
      await desk.context().close();
    });
  }

  test('whoever comes to the counter takes a receipt home, with which the report is theirs', async () => {
    const form = officer.getByTestId('intake');
    await general(form);
    await form.locator('[name=source][value=visit]').check();
    assert.equal(await form.locator('[name=handed]').isChecked(), true);
    await form.locator('[name=kind]').selectOption('exposed-waste');
    await form.locator('[name=severity]').selectOption('ordinary');
    await form.locator('[name=description]').fill('示例：来人说，门口的垃圾没人收。');
    await form.getByTestId('intake-send').click();
    const receipt = officer.getByTestId('paper-receipt');
    await receipt.waitFor();
    const [number, code] = await Promise.all(['receipt-number', 'receipt-code'].map((one) => receipt.getByTestId(one).innerText()));
    await shot(officer, 'duty-receipt');
    assert.deepEqual(await faults(officer), []);
    await officer.emulateMedia({ media: 'print' });
    assert.equal(await receipt.isVisible(), true);
    assert.equal(await receipt.getByTestId('print-receipt').isVisible(), false);
    assert.equal(await officer.getByTestId('intake-send').evaluate((one) => getComputedStyle(one).visibility), 'hidden');
    await officer.emulateMedia({ media: 'screen' });

    const home = await browser.window();
    await home.goto(`${server.url}/village/?page=follow`);
    const key = home.getByTestId('follow-form');
    await key.locator('[name=number]').fill(number);
    await key.locator('[name=code]').fill(code);
    await key.locator('[type=submit]').click();
    await home.locator('[data-testid=matter][data-state=reported]').waitFor();
    await home.getByTestId('action-add').waitFor();
    await home.context().close();
  });

  /** A hot quarrel sounds at the desk within half a minute, again and again, until somebody says that it was heard. */
  async function hearAQuarrel(page) {
    await hearAll(page);
    await page.clock.install();
    await page.evaluate(() => {
      globalThis.tones = 0;
      const make = AudioContext.prototype.createOscillator;
      AudioContext.prototype.createOscillator = function () {
        globalThis.tones++;
        return make.call(this);
      };
    });
    const tones = () => page.evaluate(() => globalThis.tones);
    const worker = await browser.person('grid-worker');
    const id = await quarrel(worker);
    const alarm = page.getByTestId('alarm').filter({ hasText: '紧急' });
    await alarm.first().waitFor({ timeout: 30_000 });
    assert.equal(await alarm.first().locator('a').getAttribute('href'), `?case=${id}`);
    await page.clock.runFor(7_000);
    await page.waitForFunction(() => globalThis.tones >= 6, undefined, { timeout: 30_000 });
    await shot(page, 'duty-quarrel');
    assert.deepEqual(await faults(page), []);
    await hearAll(page);
    const heard = await tones();
    await page.clock.runFor(7_000);
    assert.equal(await tones(), heard, 'what was heard sounds no more');
    await worker.context().close();
  }

  async function quarrel(worker) {
    await worker.getByTestId('report').click();
    const form = worker.getByTestId('report-form');
    await form.locator('[name=scenario]').selectOption('dispute');
    await worker.mouse.click(612, 470);
    await form.getByTestId('report-place').filter({ hasText: /^(落在|In) / }).waitFor();
    await fill(form);
    await form.locator('[name=hot]').selectOption({ label: '是' });
    await form.getByTestId('report-send').click();
    await worker.getByTestId('case').waitFor();
    return new URL(worker.url()).searchParams.get('case');
  }

  test('the watch is taken up and handed over by whom the roster names, and both stand in the log', async () => {
    const mine = (await officer.getByTestId('acknowledge').count()) ? officer : watching;
    await mine.getByTestId('acknowledge').click();
    await mine.getByTestId('watch-state').filter({ hasText: '已到岗' }).waitFor();
    await hearAQuarrel(mine);
    await mine.getByTestId('hand-over').click();
    await mine.getByTestId('watch').locator('input[type=checkbox]').first().check();
    await mine.getByTestId('hand-over-send').click();
    await mine.getByTestId('watch-state').filter({ hasText: '已交班' }).waitFor();
    assert.match(await mine.getByTestId('duty-log').innerText(), /交班给[^]*移交 1 件[^]*确认到岗/);
    await shot(mine, 'duty-log');
  });

  test('a reader of English finds the same in light and dark', async () => {
    const page = await desk('duty-officer', { locale: 'en-GB', ...SHARP });
    await page.getByText('To be accepted or dispatched').first().waitFor();
    await page.getByText('Ketang · command centre').waitFor();
    await inBothThemes(page, 'duty-en');
    await page.context().close();
  });

  test('no page asked any other host, and none complained', () => {
    assert.deepEqual(browser.strangers, []);
    assert.deepEqual(browser.complaints, []);
  });
});
