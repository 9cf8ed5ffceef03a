// What a worker may say beside "done", and a patrol of which nothing leaves the phone.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Browser, shot, skipWithoutBrowser } from './browser.mjs';
import { Colleague } from './colleague.mjs';
import { enter, inEveryLook, onDisk, PHONE, screen, setPin, SPOT } from './phone.mjs';
import { startServer } from './server.mjs';

const skip = skipWithoutBrowser();
const words = (what) => `【示例】${what} ${Date.now().toString(36)}`;

describe('a worker answers as it is', { skip, timeout: 900_000 }, () => {
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

  async function ready(name) {
    const page = await browser.window({ ...PHONE, geolocation: SPOT });
    await page.addInitScript(() => {
      const { getCurrentPosition, watchPosition, clearWatch } = Geolocation.prototype;
      globalThis.places = { once: 0, following: 0 };
      Geolocation.prototype.getCurrentPosition = function (...given) {
        globalThis.places.once++;
        return getCurrentPosition.apply(this, given);
      };
      Geolocation.prototype.watchPosition = function (...given) {
        globalThis.places.following++;
        return watchPosition.apply(this, given);
      };
      Geolocation.prototype.clearWatch = function (...given) {
        globalThis.places.following--;
        return clearWatch.apply(this, given);
      };
    });
    await page.goto(new URL('/field/', server.url).href);
    await enter(page, server.accounts.find((one) => one.name === name));
    await page.evaluate(() => navigator.serviceWorker.ready);
    return page;
  }

  /** Something that the village's officer is sent to. */
  async function sent(what) {
    const resident = await Colleague.in(server, 'resident');
    const id = await resident.report(words(what), { kind: 'other' });
    await duty.act(id, 'accept');
    await duty.act(id, 'dispatch');
    return id;
  }

  async function answer(page, id, action, choice, text = {}) {
    await page.goto(`${page.url().split('#')[0]}#case/${id}`);
    await page.locator('[data-testid=others]:not([open]) summary').or(page.locator('[data-testid=others][open] .cap')).click();
    await page.getByTestId(`action-${action}`).click();
    const form = page.getByTestId('step-form');
    await form.locator(`[data-field=${choice}] .op:has(input)`).first().click();
    for (const [name, written] of Object.entries(text)) await form.locator(`[name=${name}]`).fill(written);
    await form.getByTestId('step-submit').click();
    await page.getByTestId('under-way').waitFor();
  }

  test('not safe, not possible and nothing to report are said without a network and arrive', async () => {
    const [unsafe, impossible, nothing] = [await sent('有人持械争吵'), await sent('铁门打不开'), await sent('听说有异味')];
    const page = await ready('village');
    await page.locator(`[data-testid=case-line][data-case="${nothing}"]`).waitFor();
    await page.context().setOffline(true);
    await page.goto(`${page.url().split('#')[0]}#case/${unsafe}`);
    const others = page.getByTestId('others');
    await inEveryLook(page, 'task');
    const key = await others.locator('summary').boundingBox();
    assert.ok(key.y + key.height <= PHONE.viewport.height, 'the key to the answers stands on the first screenful');
    await others.locator('summary').focus();
    await page.keyboard.press('Enter');
    assert.match(await others.innerText(), /不归我管[\s\S]*办不了[\s\S]*现场不安全，先撤离[\s\S]*到场看过，无异常/);
    await inEveryLook(page, 'task-answers');

    await answer(page, unsafe, 'say-unsafe', 'danger');
    assert.equal(await page.getByTestId('action-receive').count(), 0, 'whoever left does not go on');
    // From one to the next without going back to the list.
    await page.getByTestId('next-task').click();
    await page.waitForFunction((left) => !location.hash.endsWith(left), unsafe);
    await page.getByTestId('task').waitFor();
    await answer(page, impossible, 'say-impossible', 'obstacle', { reason: words('锁着，没有钥匙') });
    await answer(page, nothing, 'find-nothing', 'found-there');
    await screen(page, 'outbox');
    assert.equal(await page.getByTestId('waiting').count(), 3);
    await page.context().setOffline(false);
    await page.getByTestId('sent').nth(2).waitFor();

    const [left, stuck, seen] = await Promise.all([unsafe, impossible, nothing].map((id) => duty.ask('GET', `/cases/${id}`)));
    assert.deepEqual([left.state, stuck.state, seen.state], ['unsafe', 'impossible', 'fed-back']);
    const { posts } = await duty.ask('GET', '/me');
    assert.ok(posts.some((post) => post.id === left.assignee), 'the desk has it');
    assert.ok(!posts.some((post) => post.id === stuck.assignee), 'whoever says that it cannot be done keeps it');
    await alarmed(unsafe);
    await duty.act(unsafe, 'send-again', { 'made-safe': words('民警已到场') });
    await screen(page, '');
    await page.reload();
    await page.goto(`${page.url().split('#')[0]}#case/${unsafe}`);
    await page.getByTestId('action-receive').waitFor();
    await page.context().close();
  });

  /** Whoever is there for the watch hears it; which of them that is depends on the hour. */
  async function alarmed(id) {
    const desks = await Promise.all(['duty', 'inspector', 'county', 'city'].map((name) => Colleague.in(server, name)));
    const until = Date.now() + 30_000;
    for (;;) {
      const told = (await Promise.all(desks.map((desk) => desk.ask('GET', '/notices?limit=200')))).flatMap((page) => page.items);
      if (told.some((one) => one.kind === 'unsafe-place' && one.subject === id && one.urgent)) return;
      assert.ok(Date.now() < until, 'nobody was alarmed');
      await new Promise((next) => setTimeout(next, 200));
    }
  }

  test('a patrol reads the place from its beginning to its end, and its way stays on the phone', async () => {
    const page = await ready('worker');
    const sentOut = [];
    page.context().on('request', (request) => sentOut.push(`${request.url()} ${request.postData() ?? ''}`));
    const places = () => page.evaluate(() => globalThis.places);
    await setPin(page, '270406');
    await screen(page, '');
    assert.deepEqual(await places(), { once: 0, following: 0 }, 'before it nothing is read');
    await shot(page, 'field-patrol-before');
    await page.getByTestId('patrol-begin').click();
    await page.locator('[data-testid=patrol][data-running=true]').waitFor();
    await inEveryLook(page, 'patrol-running');
    await screen(page, 'patrols');
    await page.getByTestId('patrol-elsewhere').waitFor();
    const points = (at) => page.waitForFunction((least) => (document.querySelector('.m-way')?.getAttribute('d') ?? '').split('L').length >= least, at);
    for (const [at, step] of [1, 2, 3].entries()) {
      await page.context().setGeolocation({ ...SPOT, longitude: SPOT.longitude + step * 0.0005, latitude: SPOT.latitude + step * 0.0004 });
      await points(at + 1);
    }
    assert.equal((await places()).following, 1);
    await inEveryLook(page, 'patrols');
    await screen(page, '');
    await page.getByTestId('patrol-end').click();
    await page.locator('[data-testid=patrol][data-running=false]').waitFor();
    assert.deepEqual(await places(), { once: 0, following: 0 }, 'after it nothing is read');

    await screen(page, 'patrols');
    assert.match(await page.getByTestId('patrol-deleted').innerText(), /自动删除/);
    const disk = await onDisk(page);
    const kept = disk.slice(disk.indexOf('begunAt'), disk.indexOf('begunAt') + 400);
    assert.match(kept, /grids/);
    assert.doesNotMatch(kept, /115\.2|"x"/, 'on the disk the way is sealed');
    await page.reload();
    await page.getByTestId('lock').waitFor();
    await page.locator('[name=pin]').fill('270406');
    await page.getByTestId('lock').locator('[type=submit]').click();
    await page.locator('.m-way').waitFor();
    const told = sentOut.filter((one) => /115\.2\d|patrol|track/i.test(one) && !one.includes('/assets/'));
    assert.deepEqual(told, [], 'nothing of it is sent');
    await screen(page, 'me');
    await page.getByTestId('sign-out').click();
    await page.getByTestId('sign-in').waitFor();
    assert.ok(!(await onDisk(page)).includes('begunAt'), 'it goes with its person');
    await page.context().close();
  });

  test('no page asked any other host, and none complained', () => {
    assert.deepEqual(browser.strangers, []);
    assert.deepEqual(browser.complaints, []);
  });
});
