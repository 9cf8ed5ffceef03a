// A task goes down the tree and the answers come up: city, town, village, and back to the city's figures.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Browser, faults, inBothThemes, SHARP, shot, skipWithoutBrowser } from './browser.mjs';
import { startServer } from './server.mjs';

const skip = skipWithoutBrowser();
const TITLE = `示例：汛前检查 ${Date.now() % 100_000}`;
const TOWN = '441521110000000';
const VILLAGE = '441521110220000';

describe('tasks down the tree', { skip, timeout: 600_000 }, () => {
  let server;
  let browser;
  const people = {};

  before(async () => {
    server = await startServer();
    browser = await Browser.open(server);
    for (const post of ['city-officer', 'duty-officer', 'village-officer']) {
      people[post] = await browser.person(post, { map: false });
      await people[post].getByTestId('tasks').click();
      await people[post].getByTestId('task-give').waitFor();
    }
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const figure = (page, level, name) => page.locator(`[data-testid=task-levels] tr[data-level=${level}] [data-figure=${name}]`);
  const figureIs = async (page, level, name, value) => {
    await page.waitForFunction(
      ([l, n, v]) => document.querySelector(`[data-testid=task-levels] tr[data-level=${l}] [data-figure=${n}]`)?.textContent === v,
      [level, name, value],
    );
  };
  const open = async (page) => {
    await page.reload();
    await page.getByTestId('task-row').filter({ hasText: TITLE }).click();
    await page.getByTestId('task').waitFor();
  };
  const own = (page, area) => page.locator(`[data-testid=task-own][data-area="${area}"]`);

  test('the city gives a task to a chosen town', async () => {
    const page = people['city-officer'];
    await page.getByTestId('task-give').click();
    const form = page.getByTestId('task-form');
    await form.locator('[name=title]').fill(TITLE);
    await form.locator('[name=text]').fill('示例：请逐户检查排水，填写户数。');
    await form.locator('[name=unit]').fill('户');
    await form.locator('[name=level]').selectOption('town');
    await form.locator(`input[value="${TOWN}"]`).waitFor();
    await form.getByTestId('task-all').uncheck();
    await form.locator(`input[value="${TOWN}"]`).check();
    await shot(page, 'tasks-give');
    assert.deepEqual(await faults(page), []);
    await form.getByTestId('task-send').click();
    await page.getByTestId('task').waitFor();
    await figureIs(page, 'town', 'waiting', '1');
  });

  test('the town receives it and passes it on to all of its villages, by keyboard', async () => {
    const page = people['duty-officer'];
    await open(page);
    await own(page, TOWN).getByTestId('task-receive').focus();
    await page.keyboard.press('Enter');
    await figureIs(page, 'town', 'received', '1');
    await own(page, TOWN).getByTestId('task-pass').focus();
    await page.keyboard.press('Enter');
    const form = page.getByTestId('task-pass-form');
    await form.locator(`input[value="${VILLAGE}"]`).waitFor();
    await form.getByTestId('task-pass-send').focus();
    await page.keyboard.press('Enter');
    await figure(page, 'village', 'areas').waitFor();
    assert.ok(Number(await figure(page, 'village', 'areas').innerText()) > 1);
    await shot(page, 'tasks-town');
    assert.deepEqual(await faults(page), []);
  });

  test('the village answers with a number', async () => {
    const page = people['village-officer'];
    await open(page);
    await own(page, VILLAGE).getByTestId('task-receive').click();
    await own(page, VILLAGE).getByText('已签收').waitFor();
    await own(page, VILLAGE).getByTestId('task-answer').click();
    const form = page.getByTestId('task-answer-form');
    await form.locator('[name=number]').fill('37');
    await form.locator('[name=text]').fill('示例：已逐户看过。');
    await form.getByTestId('task-answer-send').click();
    await figureIs(page, 'village', 'done', '1');
    await shot(page, 'tasks-village');
    assert.deepEqual(await faults(page), []);
  });

  test('the city sees it climb, goes down the tree and finds who has not answered', async () => {
    const page = people['city-officer'];
    await open(page);
    await figureIs(page, 'village', 'done', '1');
    await figureIs(page, 'village', 'sum', '37');
    const villages = Number(await figure(page, 'village', 'areas').innerText());
    const tree = page.getByTestId('task-tree');
    await tree.locator('[aria-expanded=false]').first().click();
    await tree.locator(`li[data-area="${TOWN}"] > .node`).getByTestId('task-node').click();
    await page.getByTestId('task-areas-total').filter({ hasText: `${villages}` }).waitFor();
    await page.locator('[name=which]').selectOption('answered');
    await page.getByTestId('task-areas-list').getByText('示例：已逐户看过。').waitFor();
    await shot(page, 'tasks-roll-up');
    assert.deepEqual(await faults(page), []);
  });

  test('a reader of English sees the same in light and dark', async () => {
    const page = await browser.person('city-officer', { locale: 'en-GB', map: false, ...SHARP });
    await page.getByTestId('tasks').click();
    await page.getByTestId('tasks-given').click();
    await page.getByTestId('task-row').filter({ hasText: TITLE }).click();
    await page.getByText('Areas are counted, not people.').waitFor();
    await page.getByTestId('task-tree').locator('li').first().waitFor();
    await inBothThemes(page, 'tasks-en');
    await page.context().close();
  });

  test('no page asked any other host, and none complained', () => {
    assert.deepEqual(browser.strangers, []);
    assert.deepEqual(browser.complaints, []);
  });
});
