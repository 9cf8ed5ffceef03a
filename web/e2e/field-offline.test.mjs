// What a phone does by itself: it takes pictures along, sends with no window open, empties itself after a long silence, and knows
// where a grid lies.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Browser, shot, skipWithoutBrowser } from './browser.mjs';
import { Colleague } from './colleague.mjs';
import { clockAhead, enter, inEveryLook, onDisk, PHONE, photo, reportFast, screen, setPin, SPOT } from './phone.mjs';
import { startServer } from './server.mjs';
import { uuid } from './uuid.mjs';

const skip = skipWithoutBrowser();
const words = (what) => `【示例】${what} ${Date.now().toString(36)}`;
const DAY = 86_400_000;

describe('a phone by itself', { skip, timeout: 900_000 }, () => {
  let server;
  let browser;
  let folder;
  let face;
  let duty;
  const account = (name) => server.accounts.find((one) => one.name === name);

  before(async () => {
    server = await startServer(undefined, '20');
    browser = await Browser.open(server);
    folder = await mkdtemp(join(tmpdir(), 'minqing-alone-'));
    face = new URL('/field/', server.url).href;
    duty = await Colleague.in(server, 'duty');
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function ready(page) {
    await page.goto(face);
    await enter(page, account('worker'));
    await page.evaluate(() => navigator.serviceWorker.ready);
    return page;
  }

  test('pictures of a report are seen without a network under a PIN alone, and the look at them is told', async () => {
    const resident = await Colleague.in(server, 'resident');
    const id = await resident.report(words('树倒压线'), { severity: 'pressing', photos: [await resident.attach(photo(91)), await resident.attach(photo(93))] });
    const page = await ready(await browser.window({ ...PHONE, geolocation: SPOT }));
    await page.goto(`${face}#case/${id}`);
    await page.context().setOffline(true);
    await page.getByText('照片要有网才能看').waitFor();
    await page.context().setOffline(false);
    const wanted = page.waitForResponse((answer) => answer.url().endsWith('/preview') && answer.status() === 200);
    await setPin(page, '270406');
    assert.ok((await (await wanted).body()).length <= 30_000);
    await page.waitForFunction(kept, id);
    await page.context().setOffline(true);
    await page.goto(`${face}#case/${id}`);
    const small = page.getByTestId('kept-photos').locator('img');
    await small.nth(1).waitFor();
    assert.ok(await small.first().evaluate((one) => one.decode().then(() => one.naturalWidth > 0)));
    await inEveryLook(page, 'kept-photos');
    await page.reload();
    await unlock(page, '270406');
    await small.nth(1).waitFor();
    await screen(page, '');
    await page.getByTestId('report').click();
    await page.getByTestId('no-photo').click();
    await page.locator('[data-testid=plate] .m-pin').waitFor();
    await page.getByTestId('place-next').click();
    await page.locator('[data-field=kind] .op').first().click();
    await page.getByTestId('same').getByTestId('kept-photos').first().waitFor();
    await inEveryLook(page, 'same-photo');
    await screen(page, '');
    const told = await resident.ask('GET', `/me/looks?case=${id}`);
    assert.ok(JSON.stringify(told).includes('@photos'), JSON.stringify(told));
    await screen(page, 'me');
    await page.getByRole('button', { name: '不用 PIN 了' }).click();
    await page.getByText('未设').waitFor();
    assert.equal(await page.evaluate(kept, id), false);
    await page.goto(`${face}#case/${id}`);
    await page.getByText('照片要有网才能看').waitFor();
    await page.context().close();
  });

  test('a fingerprint opens what the PIN opens, and a stranger’s opens nothing', async () => {
    const told = words('墙裂了');
    const id = await (await Colleague.in(server, 'resident')).report(told, { severity: 'pressing' });
    const page = await ready(await browser.window({ ...PHONE, geolocation: SPOT }));
    const wire = await page.context().newCDPSession(page);
    await wire.send('WebAuthn.enable');
    const options = { protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'internal', hasResidentKey: true, hasUserVerification: true, hasPrf: true, isUserVerified: true, automaticPresenceSimulation: true };
    const { authenticatorId } = await wire.send('WebAuthn.addVirtualAuthenticator', { options });
    await setPin(page, '270406');
    await page.reload();
    await unlock(page, '270406');
    await screen(page, 'me');
    await page.getByTestId('add-passkey').click();
    await page.getByTestId('passkey-choice').locator('[name=pin]').fill('111111');
    await page.getByTestId('passkey-choice').locator('[type=submit]').click();
    await page.getByText('PIN 不对').waitFor();
    await page.getByTestId('passkey-choice').locator('[name=pin]').fill('270406');
    await page.getByTestId('passkey-choice').locator('[type=submit]').click();
    await page.getByText('以后用指纹').waitFor();
    await inEveryLook(page, 'me-passkey');
    await page.context().setOffline(true);
    await page.goto(`${face}#case/${id}`);
    await page.reload();
    await page.getByTestId('open-passkey').click();
    await page.getByTestId('told').getByText(told).waitFor();
    await page.reload();
    await wire.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
    await page.getByTestId('open-passkey').click();
    await page.getByText('没有打开').waitFor();
    await inEveryLook(page, 'lock-passkey');
    await unlock(page, '270406');
    await page.getByTestId('told').getByText(told).waitFor();
    await screen(page, 'me');
    await page.getByTestId('drop-passkey').click();
    await page.getByTestId('add-passkey').waitFor();
    await page.reload();
    await page.getByTestId('lock').waitFor();
    assert.equal(await page.getByTestId('open-passkey').count(), 0);
    await page.context().close();
  });

  async function unlock(page, pin) {
    await page.locator('[name=pin]').fill(pin);
    await page.getByTestId('lock').locator('[type=submit]').click();
    await page.getByTestId('lock').waitFor({ state: 'detached' });
  }

  /** Both pictures of the case lie on the phone. */
  function kept(id) {
    return new Promise((resolve) => {
      const asked = indexedDB.open('minqing-field');
      asked.onsuccess = () => {
        const read = asked.result.transaction('parts').objectStore('parts').get('previews');
        read.onsuccess = () => {
          asked.result.close();
          resolve(Object.keys(read.result ?? {}).filter((name) => name.startsWith(id)).length === 2);
        };
      };
    });
  }

  test('with every window closed the worker in the background sends what waits', async () => {
    const context = await browser.lasting(folder, { ...PHONE, geolocation: SPOT });
    const page = await ready(context);
    const said = words('排水口堵了');
    await page.context().setOffline(true);
    await reportFast(page, said, 81);
    // A window of the server that is none of this face: from here the browser is told to wake the worker.
    const elsewhere = await page.context().newPage();
    await page.close();
    await elsewhere.context().setOffline(false);
    await elsewhere.goto(new URL('/api/v1/session', server.url).href);
    assert.deepEqual(elsewhere.context().pages().map((one) => new URL(one.url()).pathname), ['/api/v1/session']);
    const wire = await elsewhere.context().newCDPSession(elsewhere);
    const registration = new Promise((found) =>
      wire.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const own = registrations.find((one) => one.scopeURL === face && !one.isDeleted);
        if (own) found(own.registrationId);
      }),
    );
    await wire.send('ServiceWorker.enable');
    await wire.send('ServiceWorker.dispatchSyncEvent', { origin: new URL(server.url).origin, registrationId: await registration, tag: 'minqing-outbox', lastChance: true });
    const arrived = await duty.arrived(said);
    assert.equal(arrived.length, 1);
    assert.deepEqual(await duty.steps(arrived[0].id), ['report']);
    const again = await elsewhere.context().newPage();
    await again.goto(`${face}#outbox`);
    await again.getByTestId('sent').waitFor();
    await again.context().close();
  });

  test('the browser would install the face, and one that is killed with a full outbox has everything when it is opened again', async () => {
    const own = await mkdtemp(join(tmpdir(), 'minqing-killed-'));
    let page = await ready(await browser.lasting(own, { ...PHONE, geolocation: SPOT }));
    const wire = await page.context().newCDPSession(page);
    assert.deepEqual((await wire.send('Page.getInstallabilityErrors')).installabilityErrors, []);
    const said = [words('护栏断了'), words('水管爆了')];
    await page.context().setOffline(true);
    await reportFast(page, said[0], 83);
    await reportFast(page, said[1], 85);
    const gone = page.context().waitForEvent('close');
    kill(own);
    await gone;
    page = await browser.lasting(own, { ...PHONE, geolocation: SPOT, offline: true });
    await page.goto(`${face}#outbox`);
    await page.locator('[data-testid=waiting], [data-testid=sent]').nth(1).waitFor();
    await page.context().setOffline(false);
    // A browser writes a session down some time later: after such an end its person signs in once more.
    const again = page.getByTestId('sign-in-again');
    await again.or(page.getByTestId('sent').nth(1)).first().waitFor();
    if (await again.count()) {
      await again.click();
      await enter(page, account('worker'));
      await screen(page, 'outbox');
    }
    await page.getByTestId('sent').nth(1).waitFor();
    for (const each of said) {
      const arrived = await duty.arrived(each);
      assert.equal(arrived.length, 1);
      assert.deepEqual(await duty.steps(arrived[0].id), ['report']);
    }
    await page.context().close();
    await rm(own, { recursive: true, force: true });
  });

  /** As when the battery is out: the browser of this folder gets no time to put anything in order. */
  function kill(own) {
    const [pid] = execFileSync('pgrep', ['-o', '-f', '--', `--user-data-dir=${own}`]).toString().split('\n');
    process.kill(Number(pid), 'SIGKILL');
  }

  test('after seven days without contact the package is gone, and what waits is still there for its person', async () => {
    const page = await browser.window({ ...PHONE, geolocation: SPOT });
    await page.addInitScript(clockAhead);
    await ready(page);
    await setPin(page, '270406');
    const said = words('路面塌了');
    await page.context().setOffline(true);
    await screen(page, '');
    await reportFast(page, said, 87);
    const after = async (days) => {
      await page.evaluate((wait) => localStorage.setItem('later', wait), days * DAY);
      await page.reload();
    };
    await after(6.9);
    await page.getByTestId('lock').waitFor();
    await after(7.1);
    await page.getByRole('heading', { name: '第一次打开要有网' }).waitFor();
    const left = await onDisk(page);
    for (const gone of ['signInName', 'wrapped', 'features', 'mainLine', 'assignee']) assert.ok(!left.includes(gone), gone);
    assert.ok(left.includes('"way":"waiting"'), 'what waits is still there');
    assert.deepEqual(await duty.found(said), []);
    await page.context().setOffline(false);
    await page.evaluate(() => localStorage.removeItem('later'));
    await page.reload();
    await enter(page, account('worker'));
    await screen(page, 'outbox');
    await page.getByTestId('sent').waitFor();
    assert.equal((await duty.arrived(said)).length, 1);
    await page.context().close();
  });

  test('a place is told by its village, its grid and its town, also without a network', async () => {
    const page = await ready(await browser.window({ ...PHONE, geolocation: SPOT }));
    await page.context().setOffline(true);
    await page.getByTestId('report').click();
    await page.getByTestId('no-photo').click();
    await page.locator('[data-testid=plate] .m-pin').waitFor();
    assert.match(await page.getByTestId('report-place').innerText(), /^下可塘村民委员会 第1小网格\s+海丰县 可塘镇$/);
    await shot(page, 'field-place');
    await page.context().close();
  });

  test('leads of one grid are answered one after the other, with three presses each', async () => {
    await sentOut(4);
    const page = await ready(await browser.window({ ...PHONE, geolocation: SPOT }));
    const round = page.locator('[data-testid=round][data-scenario=epidemic-lead]');
    await round.waitFor();
    const many = Number(/\d+/.exec(await round.locator('b').innerText())[0]);
    assert.ok(many >= 3, `${many}`);
    await inEveryLook(page, 'round');
    await page.context().setOffline(true);
    let presses = 0;
    const press = (target) => ++presses && target.click();
    await press(round);
    for (let which = 1; which <= many; which++) {
      await page.getByText(`这一趟第 ${which} 件，共 ${many} 件`).waitFor();
      if (which === 1) await inEveryLook(page, 'in-round');
      await press(page.getByTestId('action-contact'));
      await press(page.locator('[data-field=contact-way] .op').first());
      await press(page.getByTestId('step-submit'));
    }
    await page.getByTestId('today').waitFor();
    await page.getByText('这一趟走完了').waitFor();
    assert.equal(presses, 1 + 3 * many);
    await page.context().setOffline(false);
    await screen(page, 'outbox');
    await page.waitForFunction((all) => document.querySelectorAll('[data-testid=sent]').length >= all, many);
    await page.context().close();
  });

  /** Leads under an order, dispatched until so many are with the sample worker. */
  async function sentOut(wanted) {
    const county = await Colleague.in(server, 'county');
    await county.ask('PUT', `/orders/${uuid()}`, { area: 441521000000000, ends: new Date(Date.now() + 10 * DAY).toISOString(), number: '示例令〔2026〕1号', scenario: 'epidemic-lead' });
    const worker = await Colleague.in(server, 'worker');
    const posts = (await worker.ask('GET', '/me')).posts.map((post) => post.id);
    for (let have = 0, sent = 0; have < wanted && sent < 12; sent++) {
      const id = await duty.report('示例：核查线索', {}, 'epidemic-lead');
      await duty.act(id, 'deduplicate');
      await duty.act(id, 'judge', { judgement: '示例：在指令范围内' });
      await duty.act(id, 'dispatch');
      if (posts.includes((await duty.ask('GET', `/cases/${id}`)).assignee)) have++;
    }
  }

  test('no page asked any other host, and none complained', () => {
    assert.deepEqual(browser.strangers, []);
    assert.deepEqual(browser.complaints, []);
  });
});
