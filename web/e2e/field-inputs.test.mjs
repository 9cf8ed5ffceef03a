// What a worker answers otherwise than by typing: a signature, a code that stands on a thing, spoken words.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { encodeQR } from 'qr';
import { Browser, shot, skipWithoutBrowser } from './browser.mjs';
import { Colleague } from './colleague.mjs';
import { enter, inEveryLook, PHONE, photo, screen, SPOT, tabTo } from './phone.mjs';
import { startServer } from './server.mjs';

const skip = skipWithoutBrowser();
const words = (what) => `【示例】${what} ${Date.now().toString(36)}`;
const code = (text) => ({ name: 'code.gif', mimeType: 'image/gif', buffer: Buffer.from(encodeQR(text, 'gif', { scale: 8 })) });

describe('answers that nobody types', { skip, timeout: 900_000 }, () => {
  let server;
  let browser;
  let duty;

  before(async () => {
    server = await startServer();
    browser = await Browser.open(server);
    duty = await Colleague.in(server, 'duty');
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function ready(name, prepare) {
    const page = await browser.window({ ...PHONE, geolocation: SPOT });
    if (prepare) await page.addInitScript(prepare);
    await page.goto(new URL('/field/', server.url).href);
    await enter(page, server.accounts.find((one) => one.name === name));
    await page.evaluate(() => navigator.serviceWorker.ready);
    return page;
  }

  /** A dispute whose sides are asked whether they want it mediated. */
  async function asked() {
    const [resident, village] = await Promise.all([Colleague.in(server, 'resident'), Colleague.in(server, 'village')]);
    const id = await resident.report(words('宅基地界址'), { hot: false }, 'dispute');
    await village.act(id, 'make-contact', { 'contact-way': 'at-the-place', calmed: true, 'contact-note': words('已见面') });
    await village.act(id, 'ask-consent');
    return id;
  }

  async function draw(page) {
    const sheet = page.getByTestId('sign').locator('canvas');
    const { x, y, width, height } = await sheet.boundingBox();
    for (const [from, to] of [[0.2, 0.5], [0.4, 0.8]]) {
      await page.mouse.move(x + width * from, y + height * 0.3);
      await page.mouse.down();
      await page.mouse.move(x + width * to, y + height * 0.5, { steps: 4 });
      await page.mouse.move(x + width * from, y + height * 0.8, { steps: 4 });
      await page.mouse.up();
    }
  }

  test('somebody signs on the phone without a network; the drawing is kept sealed with the case', async () => {
    const id = await asked();
    const page = await ready('village');
    await page.locator(`[data-testid=case-line][data-case="${id}"]`).waitFor();
    await page.context().setOffline(true);
    await page.goto(`${page.url().split('#')[0]}#case/${id}`);
    await page.getByTestId('action-first-side-consents').click();
    const form = page.getByTestId('step-form');
    await form.getByTestId('sign-here').click();
    const done = form.getByTestId('sign-done');
    assert.equal(await done.isDisabled(), true, 'an empty sheet is no signature');
    await draw(page);
    await inEveryLook(page, 'sign');
    await done.click();
    await form.locator('.signatures img').waitFor();
    await shot(page, 'field-signed');
    await form.getByTestId('step-submit').click();
    await page.getByTestId('under-way').waitFor();
    await page.context().setOffline(false);
    await screen(page, 'outbox');
    await page.getByTestId('sent').waitFor();

    const { state, fields } = await duty.ask('GET', `/cases/${id}`);
    assert.equal(state, 'first-consented');
    const [signature] = fields['consent-record'];
    const { type, dark, corner } = await page.evaluate(async (path) => {
      const answer = await fetch(path);
      const picture = await createImageBitmap(await answer.blob());
      const pen = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
      pen.drawImage(picture, 0, 0);
      const { data } = pen.getImageData(0, 0, picture.width, picture.height);
      const pixels = Array.from({ length: data.length / 4 }, (_, at) => data[at * 4]);
      return { type: answer.headers.get('content-type'), dark: pixels.filter((one) => one < 60).length, corner: pixels[0] };
    }, `/api/v1/cases/${id}/attachments/${signature}`);
    assert.equal(type, 'image/png');
    assert.ok(dark > 500, `${dark} dark pixels`);
    assert.equal(corner, 255);
    const outsider = await Colleague.in(server, 'outsider');
    await assert.rejects(outsider.ask('GET', `/cases/${id}/attachments/${signature}`), /: 40[34] /);

    // Whoever does not draw: the other side signs on paper, and the keyboard alone leads to it.
    await page.goto(`${page.url().split('#')[0]}#case/${id}`);
    await page.getByTestId('action-second-side-consents').click();
    await tabTo(page, '[name=consent-record]');
    await page.locator(':focus').setInputFiles(photo(91));
    await form.locator('.signatures img').waitFor();
    for (const field of ['mediator-choice', 'hearing']) await form.locator(`[data-field=${field}] .op`).first().click();
    await form.getByTestId('step-submit').click();
    await screen(page, 'outbox');
    await page.getByTestId('sent').nth(1).waitFor();
    assert.equal((await duty.ask('GET', `/cases/${id}`)).state, 'mediating');
    await page.context().close();
  });

  test('the code on a lamp post is read from a photo without a network, and stays open to be changed', async () => {
    const page = await ready('worker');
    await page.context().setOffline(true);
    await page.getByTestId('report').click();
    await page.getByTestId('no-photo').click();
    await page.locator('[data-testid=plate] .m-pin').waitFor();
    await page.getByTestId('place-next').click();
    await page.locator('[data-field=kind] button.op').click();
    await page.locator('[data-field=kind] [data-code=street-light]').last().check();
    const [key, said, number] = [page.getByTestId('read-code'), page.getByTestId('code-said'), page.locator('[name=facility-number]')];
    await key.setInputFiles(photo(92));
    await said.filter({ hasText: '没认出' }).waitFor();
    assert.equal(await number.inputValue(), '');
    await key.setInputFiles(code('示例LD-0427'));
    await said.filter({ hasText: '示例LD-0427' }).waitFor();
    assert.equal(await number.inputValue(), '示例LD-0427');
    await key.setInputFiles(code('x'.repeat(80)));
    await said.filter({ hasText: '不是编号' }).waitFor();
    assert.equal(await number.inputValue(), '示例LD-0427');
    await inEveryLook(page, 'code');
    // Where the browser has a reader of its own, that one is asked.
    await page.evaluate(() => (globalThis.BarcodeDetector = class {
      detect = async () => [{ rawValue: ' 示例JG-7 ' }];
    }));
    await key.setInputFiles(photo(93));
    await said.filter({ hasText: '示例JG-7' }).waitFor();
    await number.fill('示例JG-8');
    const told = words('路灯不亮');
    await page.locator('[data-field=severity] .op').first().click();
    await page.locator('[name=description]').fill(told);
    await page.getByTestId('report-send').click();
    await page.getByTestId('said').waitFor();
    await page.context().setOffline(false);
    await screen(page, 'outbox');
    await page.getByTestId('sent').waitFor();
    const [arrived] = await duty.arrived(told);
    const { fields } = await duty.ask('GET', `/cases/${arrived.id}`);
    assert.equal(fields['facility-number'], '示例JG-8');
    assert.equal(fields.photos, undefined, 'the photo of the code is not kept');
    await page.context().close();
  });

  /** A browser that turns speech into words, and says where. */
  function hearing(where) {
    globalThis.heard = [];
    globalThis.SpeechRecognition = class {
      static available = async ({ langs, processLocally }) => (processLocally && langs[0] === 'zh-CN' ? where : 'unavailable');
      start() {
        globalThis.heard.push(this.processLocally);
        const results = [Object.assign([{ transcript: '路边的灯不亮' }], { isFinal: true })];
        setTimeout(() => this.onresult({ resultIndex: 0, results }));
      }
      stop() {
        setTimeout(() => this.onend());
      }
    };
  }

  async function toWords(page) {
    await page.getByTestId('report').click();
    await page.getByTestId('no-photo').click();
    await page.locator('[data-testid=plate] .m-pin').waitFor();
    await page.getByTestId('place-next').click();
    await page.locator('[name=description]').waitFor();
  }

  test('words are spoken only where the phone itself turns them into text, and stay open to be changed', async () => {
    const page = await ready('worker', `(${hearing})('available')`);
    await toWords(page);
    const description = page.locator('[name=description]');
    await description.fill('示例：');
    const key = page.locator('.fs').filter({ has: description }).getByTestId('speak');
    await key.click();
    await page.waitForFunction(() => document.querySelector('[name=description]').value === '示例：路边的灯不亮');
    assert.equal(await key.getAttribute('aria-pressed'), 'true');
    await inEveryLook(page, 'speak');
    await key.click();
    await page.locator('[data-testid=speak][aria-pressed=true]').waitFor({ state: 'detached' });
    await description.fill('示例：两盏灯不亮');
    assert.equal(await description.inputValue(), '示例：两盏灯不亮');
    assert.deepEqual(await page.evaluate(() => globalThis.heard), [true], 'on the phone and nowhere else');
    await page.context().close();

    const elsewhere = await ready('worker', `(${hearing})('downloadable')`);
    await toWords(elsewhere);
    await elsewhere.evaluate(() => new Promise((settled) => setTimeout(settled, 300)));
    assert.equal(await elsewhere.getByTestId('speak').count(), 0, 'without it there is nothing to press');
    await elsewhere.context().close();
  });

  test('no page asked any other host, and none complained', () => {
    assert.deepEqual(browser.strangers, []);
    assert.deepEqual(browser.complaints, []);
  });
});
