// The face is brought up to date while phones are on a shift without a network: nothing is lost, and no form is torn away.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Browser, shot, skipWithoutBrowser } from './browser.mjs';
import { Colleague } from './colleague.mjs';
import { enter, PHONE, photo, reportFast, screen, solve, SPOT, synced } from './phone.mjs';
import { startServer } from './server.mjs';
import { twoVersions } from './two-versions.mjs';

const skip = skipWithoutBrowser();
const words = (what) => `【示例】${what} ${Date.now().toString(36)}`;

describe('a phone that is away while its face is replaced', { skip, timeout: 900_000 }, () => {
  let server;
  let front;
  let browser;
  let duty;

  before(async () => {
    server = await startServer();
    front = await twoVersions(server);
    browser = await Browser.open(front);
    duty = await Colleague.in(server, 'duty');
  });

  after(async () => {
    await browser?.close();
    front?.close();
    await server?.stop();
  });

  async function ready(name) {
    const page = await browser.window({ ...PHONE, geolocation: SPOT });
    await page.goto(new URL('/field/', front.url).href);
    await enter(page, server.accounts.find((one) => one.name === name));
    await page.evaluate(() => navigator.serviceWorker.ready);
    return page;
  }

  const version = (page) => page.evaluate(() => document.documentElement.dataset.version ?? 'old');

  /** A new version lies ready. Asked again and again from here: a page is not asked twice by a promise. */
  async function waits(page) {
    const until = Date.now() + 60_000;
    while (!(await page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration('/field/'))?.waiting)))) {
      assert.ok(Date.now() < until, 'no new version came');
      await page.waitForTimeout(100);
    }
  }

  const isNew = (page) => page.waitForFunction(() => document.documentElement.dataset.version === 'new');

  test('outbox and draft outlive the update, which its person takes, or the next opening, and which tears no form away', async () => {
    const resident = await Colleague.in(server, 'resident');
    const broken = await resident.report(words('路灯不亮'));
    const [page, other] = [await ready('worker'), await ready('village')];
    await page.locator(`[data-testid=case-line][data-case="${broken}"]`).waitFor();
    const [report, draft, elsewhere] = [words('垃圾成堆'), words('写到一半'), words('别的手机报的')];

    await other.context().setOffline(true);
    await reportFast(other, elsewhere, 14);
    await other.close();
    await page.context().setOffline(true);
    await reportFast(page, report, 11);
    await solve(page, broken, words('换了灯泡'), 20);
    await screen(page, '');
    await begin(page, draft);

    front.update();
    await page.context().setOffline(false);
    await waits(page);
    assert.equal(await version(page), 'old', 'no form is torn away');
    assert.equal(await page.locator('[name=description]').inputValue(), draft);
    const [reported] = await duty.arrived(report);
    assert.equal((await duty.ask('GET', `/cases/${reported.id}`)).fields.photos.length, 1);
    await page.reload();
    assert.equal(await version(page), 'old', 'the version that began the form ends it');

    const beside = await page.context().newPage();
    await beside.goto(new URL('/field/', front.url).href);
    await synced(beside);
    assert.equal(await version(beside), 'old', 'another window is open, so opening one exchanges nothing');
    await screen(beside, 'me');
    await beside.getByTestId('take-update').waitFor();
    await shot(beside, 'field-update');
    await beside.getByTestId('take-update').click();
    await isNew(beside);
    assert.equal(await version(page), 'old', 'the window beside it goes on');
    const parts = (url) => page.evaluate(async (address) => (await fetch(address)).ok, url);
    assert.ok(await parts(front.part), 'and still has its own parts, which the server has no more');
    assert.equal((await fetch(new URL(front.part, front.url))).status, 404);
    await beside.close();
    await page.reload();
    await isNew(page);
    await screen(page, '');
    await page.getByTestId('draft').click();
    await page.getByTestId('report-say').waitFor();
    assert.equal(await page.locator('[name=description]').inputValue(), draft);
    await page.getByTestId('report-send').click();
    await page.getByTestId('said').waitFor();
    await screen(page, 'outbox');
    await page.getByTestId('sent').nth(2).waitFor();
    const [sent] = await duty.arrived(draft);
    assert.equal((await duty.ask('GET', `/cases/${sent.id}`)).fields.photos.length, 1);
    assert.deepEqual(await duty.steps(broken), ['report', 'solve-on-spot']);
    assert.equal((await duty.found(report)).length, 1);
    await page.context().close();

    await reopened(other, elsewhere);
    assert.deepEqual(browser.complaints, []);
  });

  /** A report with a photo is begun and not sent. */
  async function begin(page, draft) {
    await page.getByTestId('report').click();
    await page.locator('[name=photo]').setInputFiles(photo(17));
    await page.locator('.roll img').waitFor();
    await page.getByTestId('photo-next').click();
    await page.locator('[data-testid=plate] .m-pin').waitFor();
    await page.getByTestId('place-next').click();
    await page.locator('[data-field=kind] .op').first().click();
    await page.locator('[data-field=severity] .op').first().click();
    await page.locator('[name=description]').fill(draft);
  }

  /** A phone that was closed with something in its outbox: it opens with what it has and sends it, and opens anew as the new version. */
  async function reopened(closed, report) {
    const context = closed.context();
    await context.setOffline(false);
    const first = await context.newPage();
    await first.goto(new URL('/field/#outbox', front.url).href);
    await first.getByTestId('sent').waitFor();
    assert.equal((await duty.arrived(report)).length, 1);
    await waits(first);
    assert.equal(await version(first), 'old', 'what came while it was open waits for the next opening');
    // As in a browser that does not give up the old version by itself: the only window there is opens anew.
    const beside = await context.newPage();
    await beside.goto(new URL('/field/#outbox', front.url).href);
    await beside.getByTestId('sent').waitFor();
    await first.close();
    await context.setOffline(true);
    await beside.reload();
    await beside.getByTestId('sent').waitFor();
    assert.equal(await version(beside), 'old', 'loaded again is not opened anew');
    await openedAnew(beside);
    await beside.getByTestId('sent').waitFor();
    await beside.close();
    const second = await context.newPage();
    await second.goto(new URL('/field/#outbox', front.url).href);
    await isNew(second);
    await second.getByTestId('sent').waitFor();
    await context.close();
  }

  /** A window that goes while it is loaded again counts as open for a moment, on a busy machine for a longer one. */
  async function openedAnew(page) {
    for (let tries = 0; tries < 20; tries++) {
      await page.evaluate(() => sessionStorage.clear());
      await page.reload();
      const became = await page.waitForFunction(() => document.documentElement.dataset.version === 'new', null, { timeout: 2_000 }).catch(() => null);
      if (became) return;
    }
    await isNew(page);
  }
});
