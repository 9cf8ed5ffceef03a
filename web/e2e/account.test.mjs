// The own account: invited with a code, a password set and changed, a second factor, sessions seen and ended, a passkey.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Browser, faults, SHARP, shot, skipWithoutBrowser } from './browser.mjs';
import { appCode } from './second-factor.mjs';
import { startServer } from './server.mjs';

const skip = skipWithoutBrowser();
/** Somebody who holds a post that asks for a second factor, and whose password nobody prints. */
const NAME = 'city-officer-441500000000000';
const FIRST = 'stillwater ferries at dawn';
const NEXT = 'paper lanterns over the pier';

/** A telephone that keeps passkeys, and whose person says who they are or is somebody else. */
async function device(page) {
  const wire = await page.context().newCDPSession(page);
  await wire.send('WebAuthn.enable');
  const { authenticatorId } = await wire.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true,
      isUserVerified: true, automaticPresenceSimulation: true,
    },
  });
  return { person: (isUserVerified) => wire.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }) };
}

describe('the own account', { skip, timeout: 600_000 }, () => {
  let server;
  let browser;
  let page;
  let secret;
  let recovery;

  before(async () => {
    server = await startServer();
    browser = await Browser.open(server);
    page = await browser.window(SHARP);
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Through the page of whoever keeps the accounts. */
  async function invite(name) {
    const keeper = await browser.person('administrator', { ...SHARP, map: false });
    await keeper.goto(`${server.url}/?page=account`);
    const kept = keeper.getByTestId('kept');
    await kept.locator('[name=kept]').fill(name);
    await kept.locator('[type=submit]').click();
    await kept.getByTestId('kept-row').getByRole('button').first().click();
    const code = await kept.getByTestId('one-time').innerText();
    await shot(keeper, 'account-invite');
    assert.deepEqual(await faults(keeper), []);
    await keeper.context().close();
    return code;
  }

  async function signIn(where, password, code) {
    const door = where.getByTestId('sign-in');
    await door.locator('[name=name]').fill(NAME);
    await door.locator('[name=password]').fill(password);
    await door.locator('[type=submit]').click();
    if (!code) return;
    await door.locator('[name=code]').fill(code);
    await door.locator('[type=submit]').click();
  }

  test('whoever was invited sets a password with the code at the door', async () => {
    const code = await invite(NAME);
    await page.goto(`${server.url}/?page=account`);
    await page.getByTestId('have-code').click();
    const form = page.getByTestId('set-password');
    await form.locator('[name=name]').fill(NAME);
    await form.locator('[name=code]').fill(code.toLowerCase().replaceAll('-', ' '));
    await form.locator('[name=new]').fill('passwordpassword');
    await form.locator('[type=submit]').click();
    await form.getByRole('alert').filter({ hasText: '太常见' }).waitFor();
    assert.deepEqual(await faults(page), []);
    await form.locator('[name=new]').fill(FIRST);
    await form.locator('[type=submit]').click();
    await page.getByTestId('sign-in').getByRole('status').waitFor();
    await signIn(page, FIRST);
    await page.getByTestId('account').waitFor();
    assert.equal(await page.getByTestId('kept').count(), 0);
  });

  test('the password is changed, and the other sessions end', async () => {
    const elsewhere = await browser.window();
    await elsewhere.goto(`${server.url}/?page=account`);
    await signIn(elsewhere, FIRST);
    await elsewhere.getByTestId('account').waitFor();
    const form = page.getByTestId('password-form');
    await form.locator('[name=current]').fill(FIRST);
    await form.locator('[name=new]').fill(NEXT);
    await form.locator('[type=submit]').click();
    await form.getByRole('status').waitFor();
    await elsewhere.reload();
    await elsewhere.getByTestId('sign-in').waitFor();
    await elsewhere.context().close();
  });

  test('a second factor is set up, opens the post, and is asked for at the door', async () => {
    const desk = () => page.evaluate(async () => (await fetch('/api/v1/cases?limit=1')).status);
    assert.equal(await desk(), 403);
    const factor = page.getByTestId('factor');
    await factor.locator('[name=factor-password]').fill(NEXT);
    await factor.getByTestId('factor-begin').click();
    secret = await factor.getByTestId('factor-secret').innerText();
    await factor.locator('[name=factor-code]').fill(appCode(secret, -1));
    await factor.getByTestId('factor-confirm').click();
    await factor.getByTestId('recovery').locator('li').nth(9).waitFor();
    recovery = await factor.getByTestId('recovery').locator('li').first().innerText();
    await shot(page, 'account-factor');
    assert.deepEqual(await faults(page), []);
    assert.equal(await desk(), 200);
    await factor.locator('[name=factor-code]').fill('000000');
    await factor.getByTestId('step-up').click();
    await factor.getByRole('alert').waitFor();
    await factor.locator('[name=factor-code]').fill(appCode(secret));
    await factor.getByTestId('step-up').click();
    await factor.getByRole('status').filter({ hasText: '15 分钟' }).waitFor();
  });

  for (const colorScheme of ['light', 'dark']) {
    test(`the page is open to everyone in ${colorScheme}`, async () => {
      await page.emulateMedia({ colorScheme });
      await page.reload();
      await page.getByTestId('session').first().waitFor();
      await shot(page, `account-${colorScheme}`);
      assert.deepEqual(await faults(page), []);
    });
  }

  test('sessions are seen, one is ended, and then all of them', async () => {
    const elsewhere = await browser.window();
    await elsewhere.goto(`${server.url}/?page=account`);
    await signIn(elsewhere, NEXT, appCode(secret, 1));
    await elsewhere.getByTestId('account').waitFor();
    await page.reload();
    const sessions = page.getByTestId('session');
    await sessions.nth(1).waitFor();
    assert.equal(await sessions.filter({ hasText: 'Chrome' }).count(), 2);
    await page.locator('[data-testid=session][data-current=false] button').click();
    await sessions.nth(1).waitFor({ state: 'detached' });
    await elsewhere.reload();
    await elsewhere.getByTestId('sign-in').waitFor();
    await page.getByTestId('end-all').click();
    await page.getByTestId('sign-in').waitFor();
    await elsewhere.context().close();
    assert.deepEqual(browser.complaints, []);
  });

  test('a passkey is added, and signs in without name, password and code', async () => {
    const phone = await device(page);
    await signIn(page, NEXT, recovery);
    const keys = page.getByTestId('passkeys');
    await keys.locator('[name=new-passkey-name]').fill('我的手机');
    await keys.locator('[name=new-passkey-password]').fill(NEXT);
    await keys.getByTestId('passkey-add').click();
    await keys.getByTestId('passkey').filter({ hasText: '我的手机' }).waitFor();
    await keys.getByTestId('passkey-rename').click();
    await keys.locator('[name=passkey-name]').fill('旧手机');
    await keys.getByTestId('passkey-deed').locator('[type=submit]').click();
    await keys.getByTestId('passkey').filter({ hasText: '旧手机' }).waitFor();
    await shot(page, 'account-passkey');
    assert.deepEqual(await faults(page), []);

    await page.getByTestId('end-all').click();
    await page.getByTestId('passkey-enter').waitFor();
    await shot(page, 'sign-in-passkey');
    assert.deepEqual(await faults(page), []);
    await phone.person(false);
    await page.getByTestId('passkey-enter').click();
    await page.locator('[data-testid=passkey-enter]:enabled').waitFor();
    assert.equal(await page.getByTestId('account').count(), 0, 'whoever is not its person is not let in');
    await phone.person(true);
    await page.getByTestId('passkey-enter').click();
    await page.getByTestId('account').waitFor();
    assert.equal(await page.evaluate(async () => (await fetch('/api/v1/cases?limit=1')).status), 200);

    await keys.getByTestId('passkey-step-up').click();
    await keys.getByRole('status').filter({ hasText: '15 分钟' }).waitFor();
    await keys.getByTestId('passkey-remove').click();
    await keys.locator('[name=passkey-password]').fill(NEXT);
    await keys.getByTestId('passkey-deed').locator('[type=submit]').click();
    await keys.getByTestId('passkey').waitFor({ state: 'detached' });
    assert.deepEqual(browser.complaints, []);
  });
});
