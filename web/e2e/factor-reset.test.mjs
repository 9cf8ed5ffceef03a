// A lost second factor: one person asks for it to be taken away, another decides, and its person is told and comes in again.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Browser, faults, SHARP, shot, skipWithoutBrowser } from './browser.mjs';
import { Colleague } from './colleague.mjs';
import { appCode } from './second-factor.mjs';
import { startServer } from './server.mjs';

const skip = skipWithoutBrowser();
/** Somebody with a second factor, whose password nobody prints. */
const NAME = 'county-officer-441581000000000';
const PASSWORD = 'herons wait at low tide';

describe('a lost second factor', { skip, timeout: 600_000 }, () => {
  let server;
  let browser;
  let person;

  before(async () => {
    server = await startServer();
    browser = await Browser.open(server);
    const keeper = await Colleague.in(server, 'administrator');
    const { code } = await keeper.ask('POST', `/accounts/${NAME}/code`);
    person = await browser.window(SHARP);
    await person.goto(`${server.url}/?page=account`);
    await person.getByTestId('have-code').click();
    const form = person.getByTestId('set-password');
    for (const [name, text] of [['name', NAME], ['code', code], ['new', PASSWORD]]) await form.locator(`[name=${name}]`).fill(text);
    await form.locator('[type=submit]').click();
    await person.getByTestId('sign-in').getByRole('status').waitFor();
    await signIn(person);
    const factor = person.getByTestId('factor');
    await factor.locator('[name=factor-password]').fill(PASSWORD);
    await factor.getByTestId('factor-begin').click();
    await factor.locator('[name=factor-code]').fill(appCode(await factor.getByTestId('factor-secret').innerText()));
    await factor.getByTestId('factor-confirm').click();
    await factor.getByTestId('recovery').locator('li').nth(9).waitFor();
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function signIn(page) {
    const door = page.getByTestId('sign-in');
    await door.locator('[name=name]').fill(NAME);
    await door.locator('[name=password]').fill(PASSWORD);
    await door.locator('[type=submit]').click();
  }

  /** At the page of the account of somebody who asks or decides. */
  async function at(post) {
    const page = await browser.person(post, { ...SHARP, map: false });
    await page.goto(`${server.url}/?page=account`);
    await page.getByTestId('account').waitFor();
    return page;
  }

  const row = (page) => page.getByTestId('reset-row').filter({ hasText: NAME });

  test('whoever asks does not decide, another does, and until then nothing changes', async () => {
    const keeper = await at('administrator');
    const kept = keeper.getByTestId('kept');
    await kept.locator('[name=kept]').fill(NAME);
    await kept.locator('[type=submit]').click();
    const found = kept.getByTestId('kept-row').filter({ hasText: NAME });
    await found.locator('select').selectOption('lost');
    await found.getByRole('button').last().click();
    await kept.getByRole('status').waitFor();
    await row(keeper).waitFor();
    assert.equal(await row(keeper).getByRole('button').count(), 0, 'not by oneself');
    await row(keeper).scrollIntoViewIfNeeded();
    await shot(keeper, 'factor-reset-asked');
    assert.deepEqual(await faults(keeper), []);
    await keeper.context().close();
    await person.reload();
    await person.getByTestId('factor').locator('[name=factor-code]').waitFor();

    const overseer = await at('city-officer');
    await row(overseer).getByRole('button').first().focus();
    await shot(overseer, 'factor-reset-decide');
    assert.deepEqual(await faults(overseer), []);
    await overseer.keyboard.press('Enter');
    await row(overseer).waitFor({ state: 'detached' });
    await overseer.context().close();
  });

  test('its person is out everywhere, comes in with the password alone, and is told what was done', async () => {
    await person.reload();
    await person.getByTestId('sign-in').waitFor();
    await signIn(person);
    await person.getByTestId('account').waitFor();
    await person.getByTestId('account-news').waitFor();
    await person.getByTestId('factor').locator('[name=factor-password]').waitFor();
    await shot(person, 'factor-reset-told');
    assert.deepEqual(await faults(person), []);
    assert.deepEqual(browser.complaints, []);
    assert.deepEqual(browser.strangers, []);
  });
});
