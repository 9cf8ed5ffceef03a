// A report on the phone as people make it: by keyboard alone, of a quarrel that grows hot, of what was reported already, two at a time.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Browser, faults, skipWithoutBrowser } from './browser.mjs';
import { Colleague } from './colleague.mjs';
import { enter, FIRST_AND_HARDEST, inEveryLook, PHONE, photo, screen, SPOT, tabTo } from './phone.mjs';
import { startServer } from './server.mjs';

const skip = skipWithoutBrowser();
const words = (what) => `【示例】${what} ${Date.now().toString(36)}`;

describe('a report on the phone', { skip, timeout: 900_000 }, () => {
  let server;
  let browser;
  let duty;
  let page;

  before(async () => {
    server = await startServer();
    browser = await Browser.open(server);
    duty = await Colleague.in(server, 'duty');
    page = await browser.window({ ...PHONE, geolocation: SPOT });
    await page.goto(new URL('/field/', server.url).href);
    await enter(page, server.accounts.find((one) => one.name === 'worker'));
    await page.evaluate(() => navigator.serviceWorker.ready);
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** To the third screen, without a photo. */
  async function toWords() {
    await screen(page, '');
    await page.getByTestId('report').click();
    await page.getByTestId('no-photo').click();
    await page.locator('[data-testid=plate] .m-pin').waitFor();
    await page.getByTestId('place-next').click();
    await page.locator('[name=description]').waitFor();
  }

  /** The heading says where one is, and the keyboard goes on from it. */
  const at = (heading) => page.waitForFunction((text) => document.activeElement?.matches('h1') && document.activeElement.textContent.includes(text), heading);

  test('by keyboard alone, and each screen says by its heading where one is', async () => {
    const told = words('栏杆松动');
    await screen(page, '');
    await tabTo(page, '[data-testid=report]');
    await page.keyboard.press('Enter');
    await at('先拍一张');
    await tabTo(page, '[data-testid=no-photo]');
    await page.keyboard.press('Enter');
    await at('在哪里');
    await page.getByRole('status').filter({ hasText: /格/ }).waitFor();
    await tabTo(page, '[data-testid=place-next]');
    await page.keyboard.press('Enter');
    await at('说清楚');
    for (const field of ['kind', 'severity']) {
      await tabTo(page, `[data-field=${field}] input[type=radio]`);
      await page.keyboard.press('Space');
      await page.locator(`[data-field=${field}] .op.on`).waitFor();
    }
    await tabTo(page, '[name=description]');
    await page.keyboard.type(told);
    await tabTo(page, '[data-testid=report-send]');
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: '已存在手机里' }).waitFor();
    assert.equal((await duty.arrived(told)).length, 1);

    const step = words('按键盘办结');
    const id = await (await Colleague.in(server, 'resident')).report(words('路灯不亮'), { kind: 'street-light' });
    await page.reload();
    await page.locator(`[data-testid=case-line][data-case="${id}"]`).waitFor();
    await tabTo(page, `[data-testid=case-line][data-case="${id}"]`);
    await page.keyboard.press('Enter');
    await at('');
    await page.getByTestId('task').waitFor();
    await tabTo(page, '[data-testid=action-solve-on-spot]');
    await page.keyboard.press('Enter');
    await tabTo(page, '[name=measures]');
    await page.keyboard.type(step);
    for (const field of ['before', 'after']) {
      if (field === 'after') await comesBack(step);
      await tabTo(page, `[name=${field}]`);
      await page.locator(':focus').setInputFiles(photo(94));
      await page.locator(`[data-field=${field}] img`).waitFor();
    }
    await tabTo(page, '[data-testid=step-submit]');
    await page.keyboard.press('Enter');
    await screen(page, 'outbox');
    await page.locator(`[data-testid=sent][data-case="${id}"]`).waitFor();
    assert.deepEqual(await duty.steps(id), ['report', 'solve-on-spot']);
  });

  /** The page ended while the camera was open: the step is there again, with its words and the photo that was taken. */
  async function comesBack(written) {
    await page.reload();
    await page.locator('[data-field=before] img').waitFor();
    assert.equal(await page.locator('[name=measures]').inputValue(), written);
  }

  test('the back key leads one step back, a page that ends goes on where it was, and one press throws nothing away', async () => {
    const told = words('雨里报的');
    await screen(page, '');
    await page.context().setOffline(true);
    await page.context().clearPermissions();
    await page.getByTestId('report').click();
    await page.setViewportSize({ width: PHONE.viewport.height, height: PHONE.viewport.width });
    const key = await page.locator('.fire').boundingBox();
    assert.ok(key.y + key.height <= PHONE.viewport.width, 'held sideways, the key to take a photo stands on the first screenful');
    await page.setViewportSize(PHONE.viewport);
    await whileItIsKept(async () => {
      await page.locator('[name=photo]').setInputFiles(photo(71));
      await page.getByRole('status').filter({ hasText: '正在存' }).waitFor();
      assert.equal(await page.getByTestId('no-photo').isDisabled(), true, 'nobody goes on without the photo that they took');
    });
    await page.getByTestId('photo-next').click();
    await page.getByText('手机没有给出位置').waitFor();
    assert.equal(await page.getByTestId('place-next').isDisabled(), true);
    await page.getByTestId('plate').click();
    await page.getByTestId('place-next').click();
    await page.locator('[name=description]').fill(told);
    await page.locator('[data-field=severity] .op').first().click();
    await page.reload();
    await page.locator('[data-field=severity] .op.on').waitFor();
    assert.equal(await page.locator('[name=description]').inputValue(), told);
    await page.goBack();
    await page.getByTestId('report-where').waitFor();
    await page.goBack();
    await page.locator('[data-testid=report-photo] .roll img').waitFor();

    await page.getByTestId('leave').click();
    await page.getByRole('alertdialog').waitFor();
    await inEveryLook(page, 'report-leaving', FIRST_AND_HARDEST);
    await page.getByTestId('leave-keep').click();
    await page.getByTestId('draft').click();
    await page.locator('[data-field=severity] .op.on').waitFor();
    for (const before of ['report-where', 'report-photo']) {
      await page.locator('.ph .ib').click();
      await page.getByTestId(before).waitFor();
    }
    await page.getByTestId('leave').click();
    await page.getByTestId('leave-drop').click();
    await page.getByTestId('today').waitFor();
    assert.equal(await page.getByTestId('draft').count(), 0);
    await page.goBack();
    await page.getByTestId('today').waitFor();
    await page.context().grantPermissions(['geolocation']);
    await page.context().setOffline(false);
  });

  /** A cheap phone takes its time over a photo; here for as long as something is done. */
  async function whileItIsKept(what) {
    await page.evaluate(() => {
      const draw = globalThis.createImageBitmap;
      const slow = new Promise((done) => (globalThis.goOn = done));
      globalThis.createImageBitmap = (...given) => slow.then(() => draw(...given));
    });
    await what();
    await page.evaluate(() => globalThis.goOn());
    await page.locator('.roll img').waitFor();
  }

  test('a quarrel that grows hot is one press away', async () => {
    const told = words('两家争吵');
    await page.context().setOffline(true);
    await screen(page, '');
    await page.getByTestId('report').click();
    await page.getByTestId('hot').click();
    await page.locator('[data-testid=plate] .m-pin').waitFor();
    await page.getByTestId('place-next').click();
    await page.locator('[data-field=hot] .op.on').waitFor();
    await page.locator('[data-field=kind] .op').first().click();
    for (const [name, text] of [['matter', told], ['first-side', '示例甲'], ['second-side', '示例乙']]) await page.locator(`[name=${name}]`).fill(text);
    await inEveryLook(page, 'report-hot');
    await page.getByTestId('report-send').click();
    await page.getByTestId('said').waitFor();
    await page.context().setOffline(false);
    const [arrived] = await duty.arrived(told);
    assert.equal(arrived.scenario, 'dispute');
    assert.equal(arrived.attributes.hot, true);
  });

  test('what was reported already is asked about without a network, and may be another thing all the same', async () => {
    const resident = await Colleague.in(server, 'resident');
    const known = await resident.report(words('小广告'), { kind: 'illegal-leaflets' });
    await screen(page, '');
    await page.reload();
    await page.locator(`[data-case="${known}"]`).first().waitFor();
    await page.context().setOffline(true);
    await toWords();
    await page.locator('[data-field=kind] button.op').click();
    await page.locator('[data-field=kind] [data-code=illegal-leaflets]').last().check();
    const same = page.getByTestId('same');
    await same.locator(`a[href="#case/${known}"]`).waitFor();
    assert.match(await same.innerText(), /是不是这一件[\s\S]*米外/);
    assert.deepEqual(await faults(page), []);
    await page.getByTestId('not-same').click();
    await same.waitFor({ state: 'detached' });
    await page.context().setOffline(false);
  });

  test('two reports that were begun lie side by side, and each goes on where it was left', async () => {
    await page.context().setOffline(true);
    const told = [words('第一件'), words('第二件')];
    for (const one of told) {
      await toWords();
      await page.locator('[name=description]').fill(one);
      await page.locator('[data-field=severity] .op').first().click();
    }
    await screen(page, '');
    await page.reload();
    const drafts = page.getByTestId('draft');
    const seen = [];
    for (const at of [0, 1]) {
      await drafts.nth(at).click();
      await page.locator('[name=description]').waitFor();
      seen.push(await page.locator('[name=description]').inputValue());
      await screen(page, '');
    }
    assert.deepEqual(seen, told.toReversed(), 'the one that was changed last stands first');
    await page.context().setOffline(false);
    await page.context().close();
    assert.deepEqual(browser.strangers, []);
    assert.deepEqual(browser.complaints, []);
  });
});
