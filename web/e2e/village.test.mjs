// What a resident does on a telephone: says something, follows it, judges it, reads who looked; with an account and without.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { answered, Browser, faults, inTheme, SHARP, shot, skipWithoutBrowser } from './browser.mjs';
import { tabTo } from './phone.mjs';
import { picture } from './picture.mjs';
import { startServer } from './server.mjs';

const skip = skipWithoutBrowser();
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, ...SHARP };
/** County, town and village of the sample accounts, and a point inside the village. */
const WAY = ['441521000000000', '441521110000000', '441521110220000'];
const INSIDE = { longitude: 115.2442, latitude: 23.0112 };
const WORDS = '示例：门口积水，走不过去。';
const LATER = '示例：水又高了，井盖也看不见了。';

/** Everything that a finger is to meet is as large as a finger; a link within a sentence is not. */
function small(page) {
  return page.evaluate(() => {
    const hidden = (one) => !one.checkVisibility({ checkOpacity: false, checkVisibilityCSS: true });
    return [...document.querySelectorAll('a, button, summary, select, textarea, input')]
      .filter((one) => !hidden(one) && !one.matches('.skip'))
      .map((one) => [one, (one.matches('[type=checkbox]') ? one.closest('label') : one).getBoundingClientRect()])
      .filter(([, box]) => box.width < 47.5 || box.height < 47.5)
      .map(([one, box]) => `${one.outerHTML.slice(0, 90)} ${Math.round(box.width)}×${Math.round(box.height)}`);
  });
}

const over = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** In the page: a machine that can speak, and remembers what it was given to say. */
function withAVoice() {
  globalThis.said = [];
  let speaking;
  globalThis.SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text;
    }
  };
  speechSynthesis.getVoices = () => [{ localService: true, lang: navigator.language }];
  speechSynthesis.speak = (one) => globalThis.said.push((speaking = one).text);
  speechSynthesis.cancel = () => speaking?.onend();
}

/** Asks the server from inside a page, with the session that its window has. */
function call(page, method, path, body) {
  return page.evaluate(
    async ([how, where, what]) => {
      const { header, token } = await (await fetch('/api/v1/session')).json();
      const headers = { 'Content-Type': 'application/json', ...(token && { [header]: token }) };
      const answer = await fetch(`/api/v1${where}`, { method: how, headers, body: what && JSON.stringify(what) });
      if (!answer.ok) throw new Error(`${how} ${where}: ${answer.status} ${await answer.text()}`);
      return answer.status === 204 ? undefined : answer.json();
    },
    [method, path, body],
  );
}

function id() {
  const time = Date.now().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
}

describe('the residents', { skip, timeout: 600_000 }, () => {
  let server;
  let browser;
  let resident;
  /** One window in which those who serve take their steps, one after another. */
  let office;
  let mine;
  let guest;
  /** What opens the report without a name, and every address that its window asked. */
  let key;
  const asked = [];

  before(async () => {
    server = await startServer();
    browser = await Browser.open(server);
    resident = await browser.window({ ...PHONE, geolocation: INSIDE, permissions: ['geolocation'] });
    await resident.addInitScript(withAVoice);
    office = await browser.window();
    await office.goto(`${server.url}/village/`);
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  function credentials(post) {
    const { name, password } = server.accounts.find((one) => one.post === post);
    return { name, password };
  }

  /** A step by whoever serves, through the server's own address: this test is not about the desk. */
  async function step(post, of, action, fields = {}) {
    await call(office, 'POST', '/session', credentials(post));
    const { version } = await call(office, 'GET', `/cases/${of}`);
    await call(office, 'POST', `/cases/${of}/commands`, { command: id(), action, version, fields, attachments: [], observedAt: new Date().toISOString() });
  }

  /** What every screen must be: as large as a finger, no wider than the telephone, without a serious fault. */
  async function good(page, name) {
    assert.deepEqual(await small(page), [], `${name}: smaller than a finger`);
    assert.ok((await over(page)) <= 0, `${name}: stands over the edge`);
    assert.deepEqual(await faults(page), [], name);
    await shot(page, `village-${name}`);
  }

  test('somebody who holds no post is led from the desk to the face of the residents, and chooses a village', async () => {
    const account = server.accounts.find((one) => one.post === 'resident');
    await resident.goto(server.url);
    const door = resident.getByTestId('sign-in');
    await door.locator('[name=name]').fill(account.name);
    await door.locator('[name=password]').fill(account.password);
    await door.locator('[type=submit]').click();
    await resident.getByTestId('village-home').waitFor();
    assert.equal(new URL(resident.url()).pathname, '/village/');
    await resident.getByTestId('change-village').click();
    await resident.getByTestId('choose-village').waitFor();
    for (const area of WAY) await resident.locator(`[data-area="${area}"]`).click();
    await resident.getByTestId('village-home').waitFor();
    assert.match(await resident.locator('h1').innerText(), /下可塘/);
  });

  test('what is not open yet says so, and what to do meanwhile', async () => {
    for (const door of ['apply', 'discuss']) {
      await resident.getByTestId(`door-${door}`).click();
      const words = await resident.getByTestId('not-open').innerText();
      assert.match(words, /还没有开[\s\S]*村里的服务台/);
      await resident.goBack();
      await resident.getByTestId('village-home').waitFor();
    }
  });

  test('three screens make a report: a photo, the place of the telephone, what it is; and a receipt says until when', async () => {
    await resident.getByTestId('door-report').click();
    const form = resident.getByTestId('village-report');
    await form.locator('input[type=file]').setInputFiles({ name: 'street.png', mimeType: 'image/png', buffer: picture(7) });
    await form.locator('.shots img').waitFor();
    await good(resident, 'report-photo');
    await form.getByTestId('next').click();
    await form.getByTestId('next').click();
    await form.getByRole('alert').waitFor();
    await form.getByTestId('here').click();
    await form.getByTestId('found').filter({ hasText: '下可塘' }).waitFor();
    await form.getByTestId('draw-map').click();
    await form.getByTestId('grid-map').waitFor();
    await form.locator('.grid-map').getByText('片界是示意（合成），不作依据').waitFor();
    await good(resident, 'report-place');
    await form.getByTestId('next').click();
    await form.getByTestId('send').click();
    await form.locator('[data-field=severity].wrong').waitFor();
    assert.equal(await form.locator('.op input:checked').count(), 0, 'nothing is chosen for anybody');
    await form.locator('[name=kind]').selectOption('exposed-waste');
    await form.locator('[data-field=severity] .op').first().click();
    await form.locator('[name=description]').fill(WORDS);
    await good(resident, 'report-what');
    await form.getByTestId('send').click();
    await resident.getByTestId('receipt').waitFor();
    mine = new URL(resident.url()).searchParams.get('case');
    assert.match(await resident.getByTestId('receipt-number').innerText(), /^SW\d\d-\d{4}-[0-9A-Z]{5}$/);
    assert.match(await resident.getByTestId('receipt').innerText(), /\d+ 月 \d+ 日 \d\d:\d\d 前/);
    await good(resident, 'receipt');
    const place = (await call(resident, 'GET', `/cases/${mine}`)).place;
    assert.deepEqual([place.x, place.y], [INSIDE.longitude, INSIDE.latitude], 'as the telephone told it');
  });

  test('on paper the receipt has its number and nothing to press', async () => {
    await resident.emulateMedia({ media: 'print' });
    assert.equal(await resident.getByTestId('receipt-number').isVisible(), true);
    for (const gone of ['.tabs', '.no-print']) assert.equal(await resident.locator(gone).first().isVisible(), false, gone);
    await resident.emulateMedia({ media: 'screen' });
  });

  test('a second report of the same place asks whether it is this one', async () => {
    await resident.getByTestId('tab-home').click();
    await resident.getByTestId('door-report').click();
    const form = resident.getByTestId('village-report');
    await form.getByTestId('next').click();
    await form.getByTestId('here').click();
    await form.getByTestId('found').filter({ hasText: '下可塘' }).waitFor();
    await form.getByTestId('next').click();
    const similar = form.getByTestId('similar').locator(`a[href*="${mine}"]`);
    await similar.waitFor();
    // The back key leads one step back, and one press beside the mark costs nothing.
    await resident.goBack();
    await resident.locator('[data-testid=village-report][data-step="2"]').waitFor();
    await resident.getByTestId('tab-matters').click();
    await resident.getByTestId('tab-home').click();
    await resident.getByTestId('door-report').click();
    await resident.locator('[data-testid=village-report][data-step="2"]').waitFor();
    await form.getByTestId('next').click();
    await similar.waitFor();
  });

  test('while the telephone looks for its place nobody goes on without one, and what is chosen meanwhile counts', async () => {
    await resident.goBack();
    const form = resident.locator('[data-testid=village-report][data-step="2"]');
    await form.waitFor();
    await resident.evaluate(() => {
      const usual = navigator.geolocation;
      const slow = { getCurrentPosition: (found) => (globalThis.findAtLast = (coords) => found({ coords })) };
      Object.defineProperty(navigator, 'geolocation', { value: slow, configurable: true });
      globalThis.usualGeolocation = usual;
    });
    await form.getByTestId('here').click();
    await form.getByTestId('found').filter({ hasText: '正在找您的位置' }).waitFor();
    assert.equal(await form.getByTestId('next').isDisabled(), true);
    await form.locator('.op').last().click();
    assert.equal(await form.getByTestId('next').isDisabled(), false);
    const chosen = await form.getByTestId('found').innerText();
    await resident.evaluate((coords) => globalThis.findAtLast(coords), INSIDE);
    await answered(resident);
    assert.equal(await form.getByTestId('found').innerText(), chosen);
    assert.equal(await form.locator('.op input:checked').count(), 1, 'the choice stands');
    await resident.evaluate(() => Object.defineProperty(navigator, 'geolocation', { value: globalThis.usualGeolocation, configurable: true }));
  });

  test('the matter says where it stands, until when and why, and its steps by date', async () => {
    await resident.getByTestId('tab-matters').click();
    await resident.locator(`[data-testid=matter-row][data-case="${mine}"]`).click();
    await resident.getByTestId('matter').waitFor();
    await resident.getByTestId('why').locator('summary').click();
    assert.match(await resident.getByTestId('why').innerText(), /从 \d+ 月 \d+ 日 \d\d:\d\d 算起/);
    assert.match(await resident.getByTestId('steps').innerText(), /您报了[\s\S]*\d+ 月 \d+ 日/);
    assert.ok((await resident.getByTestId('told').innerText()).includes(WORDS));
    await resident.getByTestId('told').locator('img').first().waitFor();
    await good(resident, 'matter');
    const speak = resident.getByTestId('speak');
    await speak.click();
    assert.equal(await speak.getAttribute('aria-pressed'), 'true');
    const [said] = await resident.evaluate(() => globalThis.said);
    for (const words of [WORDS, '您报了']) assert.ok(said.includes(words), said);
    await speak.click();
    await resident.locator('[data-testid=speak][aria-pressed=false]').waitFor();
  });

  test('what is seen later is added, and whoever serves finds it where the matter stands', async () => {
    await resident.getByTestId('action-add').click();
    const form = resident.getByTestId('act-form');
    await form.getByTestId('act-send').click();
    await form.getByRole('alert').waitFor();
    await form.locator('[name=addition]').fill(LATER);
    await form.getByTestId('act-send').click();
    await resident.getByTestId('steps').filter({ hasText: LATER }).waitFor();
    assert.equal(await resident.getByTestId('matter').getAttribute('data-state'), 'reported');
    await good(resident, 'added');
  });

  test('a report that nobody has taken up can be withdrawn, and then nothing is left to do', async () => {
    const { area } = await call(resident, 'GET', `/cases/${mine}`);
    const other = id();
    const fields = { kind: 'street-light', severity: 'ordinary', description: '示例：路灯不亮。' };
    await call(resident, 'PUT', `/cases/${other}`, { command: id(), scenario: 'general-event', area, fields, observedAt: new Date().toISOString() });
    await resident.goto(`${server.url}/village/?page=matter&case=${other}`);
    await resident.getByTestId('action-withdraw').click();
    await resident.getByTestId('act-send').click();
    await resident.locator('[data-testid=matter][data-state=withdrawn]').waitFor();
    assert.match(await resident.getByTestId('stands').innerText(), /已撤回/);
    assert.equal(await resident.locator('[data-testid^=action-]').count(), 0);
    await resident.goto(`${server.url}/village/?page=matter&case=${mine}`);
    await resident.getByTestId('matter').waitFor();
  });

  test('when it is done the first page asks, and the one who reported judges: no answer is chosen beforehand', async () => {
    await step('duty-officer', mine, 'accept');
    await step('duty-officer', mine, 'dispatch');
    for (const action of ['receive', 'start']) await step('handler', mine, action);
    await step('handler', mine, 'feed-back', { measures: '示例：已清运。' });
    await step('inspector', mine, 'verify');
    await resident.getByTestId('tab-home').click();
    await resident.getByTestId('needs-me').locator(`[data-case="${mine}"]`).click();
    await resident.getByTestId('action-rate').click();
    const form = resident.getByTestId('act-form');
    assert.equal(await form.locator('input:checked').count(), 0);
    await form.getByTestId('act-send').click();
    await form.getByRole('alert').waitFor();
    await good(resident, 'rate');
    await form.locator('[data-field=solved] .op').first().click();
    await form.locator('[data-field=rating] .op').nth(4).click();
    await form.getByTestId('act-send').click();
    await resident.locator('[data-testid=matter][data-state=rated]').waitFor();
    assert.match(await resident.getByTestId('steps').innerText(), /示例：已清运/);
  });

  test('who opened it is said: which post, when and for what; nobody is named', async () => {
    await resident.getByTestId('who-looked').click();
    const line = resident.locator(`[data-testid=look][data-case="${mine}"]`);
    await line.filter({ hasText: '可塘镇 值班员' }).waitFor();
    assert.match(await line.first().innerText(), /\d+ 月 \d+ 日[\s\S]*为了：/);
    assert.ok(!(await resident.getByTestId('looks').innerText()).includes('示例值班员'));
    await good(resident, 'looks');
    await resident.getByTestId('tab-data').click();
    await resident.getByTestId('my-data').waitFor();
    await good(resident, 'data');
    await resident.getByTestId('account-link').click();
    await resident.getByTestId('account').locator('.own-sessions li').first().waitFor();
    await good(resident, 'account');
  });

  test('somebody without an account reports without a name, and gets a number and a code once', async () => {
    guest = await browser.window(PHONE);
    guest.on('request', (request) => asked.push(request.url()));
    await guest.goto(`${server.url}/village/`);
    await guest.getByTestId('guest-door').waitFor();
    await good(guest, 'door');
    await guest.getByTestId('report-anonymously').click();
    const form = guest.getByTestId('village-report');
    await form.locator('input[type=file]').setInputFiles({ name: 'street.png', mimeType: 'image/png', buffer: picture(11) });
    await form.locator('.shots img').waitFor();
    await form.getByTestId('next').click();
    for (const area of WAY) await form.locator(`[data-area="${area}"]`).click();
    await form.locator('.op').first().click();
    await form.getByTestId('found').filter({ hasText: '下可塘' }).waitFor();
    await form.getByTestId('next').click();
    await form.locator('[name=kind]').selectOption('exposed-waste');
    await form.locator('[data-field=severity] .op').first().click();
    await form.locator('[name=description]').fill(WORDS);
    await form.getByTestId('send').click();
    await guest.getByTestId('receipt-code').waitFor();
    key = { number: await guest.getByTestId('receipt-number').innerText(), code: await guest.getByTestId('receipt-code').innerText() };
    assert.match(key.code, /^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
    await good(guest, 'guest-receipt');
    await guest.getByTestId('kept').click();
    await guest.getByTestId('matter').waitFor();
    await guest.getByTestId('told').locator('img').first().waitFor();
    assert.equal(await guest.evaluate((code) => JSON.stringify({ ...localStorage, ...sessionStorage }).includes(code), key.code), false);
  });

  test('on another day number and code open it, a wrong code says nothing, and the reporter has it taken up again', async () => {
    await guest.goto(`${server.url}/village/?page=follow`);
    const form = guest.getByTestId('follow-form');
    await form.locator('[name=number]').fill(key.number);
    await form.locator('[name=code]').fill('7K2Q9-M4XTA-0ZWB3-HD8NE');
    await form.locator('[type=submit]').click();
    await form.getByRole('alert').waitFor();
    await good(guest, 'follow');
    await call(office, 'POST', '/session', credentials('duty-officer'));
    const [found] = (await call(office, 'GET', `/cases?q=${key.number}`)).items;
    assert.equal(found.source, 'anonymous');
    await step('duty-officer', found.id, 'reject', { reason: '示例：请写明位置。' });
    await form.locator('[name=code]').fill(key.code.toLowerCase().replaceAll('-', ' '));
    await form.locator('[type=submit]').click();
    await guest.locator('[data-testid=matter][data-state=rejected]').waitFor();
    assert.match(await guest.getByTestId('steps').innerText(), /示例：请写明位置/);
    await guest.getByTestId('action-reopen').click();
    await guest.getByTestId('act-form').locator('[name=reason]').fill('示例：在村口。');
    await guest.getByTestId('act-form').getByTestId('act-send').click();
    await guest.locator('[data-testid=matter][data-state=accepted]').waitFor();
    await good(guest, 'guest-matter');
    const told = asked.filter((url) => [key.code, key.number, found.id].some((secret) => url.includes(secret)));
    assert.deepEqual(told, [], 'no address says which report it is about');
    await guest.context().close();
  });

  test('by keyboard alone something is said and then added to, and each screen says by its heading where one is', async () => {
    const at = (heading) => resident.waitForFunction((text) => document.activeElement?.matches('h1, h2') && document.activeElement.textContent.includes(text), heading);
    const press = async (what) => {
      await tabTo(resident, what);
      await resident.keyboard.press('Enter');
    };
    await resident.goto(`${server.url}/village/`);
    await resident.getByTestId('village-home').waitFor();
    await press('[data-testid=door-report]');
    await at('拍');
    await press('[data-testid=next]');
    await at('在哪');
    await press('[data-testid=here]');
    await resident.getByTestId('found').filter({ hasText: '下可塘' }).waitFor();
    await press('[data-testid=next]');
    await at('什么');
    await tabTo(resident, '[name=kind]');
    await resident.keyboard.press('ArrowDown');
    await tabTo(resident, '[data-field=severity] input');
    await resident.keyboard.press('Space');
    await tabTo(resident, '[name=description]');
    await resident.keyboard.type('示例：按键盘说的一件事。');
    await press('[data-testid=send]');
    await resident.getByTestId('receipt').waitFor();
    const own = new URL(resident.url()).searchParams.get('case');
    await resident.goto(`${server.url}/village/?page=matter&case=${own}`);
    await resident.getByTestId('matter').waitFor();
    await press('[data-testid=action-add]');
    await at('补充');
    await tabTo(resident, '[name=addition]');
    await resident.keyboard.type('示例：又看了一眼。');
    await press('[data-testid=act-send]');
    await resident.getByTestId('steps').filter({ hasText: '示例：又看了一眼' }).waitFor();
  });

  test('by day and by night, in large type and on a narrow telephone every page stays usable, in both languages', async () => {
    const pages = [
      '', '?page=choose', '?page=apply', '?page=discuss', '?page=report', '?page=matters', `?page=matter&case=${mine}`, `?page=receipt&case=${mine}`,
      '?page=data', '?page=looks', '?page=account', '?page=take', '?page=correct', '?page=helpers', '?page=public', '?page=follow',
    ];
    const settled = () => resident.waitForFunction(() => document.querySelector('#main') && !document.querySelector('#main [role=status].cap'));
    const size = (as) => resident.evaluate((large) => (large ? document.documentElement.setAttribute('data-size', large) : document.documentElement.removeAttribute('data-size')), as);
    for (const language of ['zh-CN', 'en']) {
      await resident.evaluate((one) => localStorage.setItem('minqing.language', one), language);
      await resident.setViewportSize({ width: language === 'en' ? 320 : 390, height: 844 });
      for (const page of pages) {
        const name = /page=(\w+)/.exec(page)?.[1] ?? 'home';
        await resident.goto(`${server.url}/village/${page}`);
        await settled();
        await inTheme(resident, 'light');
        if (language === 'en') await size('large');
        await good(resident, `${language === 'en' ? 'narrow' : 'light'}-${name}`);
        if (language === 'en') continue;
        await inTheme(resident, 'dark');
        await shot(resident, `village-dark-${name}`);
        assert.deepEqual(await faults(resident, { coloursOnly: true }), [], `dark-${name}`);
        await size('large');
        await good(resident, `large-${name}`);
      }
    }
  });

  test('no page asked any other host, and none complained', () => {
    assert.deepEqual(browser.strangers, []);
    assert.deepEqual(browser.complaints, []);
  });
});
