// Every page of the desk, in both languages and both themes: complete, readable, and inside its edges on small and large screens.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Browser, inBothThemes, SHARP, skipWithoutBrowser } from './browser.mjs';
import { startServer } from './server.mjs';

const skip = skipWithoutBrowser();

/** Widths of the screens it is made for, and the smallest of them at twice the size of everything. */
const SCREENS = [[1280, 800], [2560, 1440], [640, 450]];
const USUAL = { width: 1440, height: 900 };

const PAGES = [
  { name: 'desk', query: '', ready: 'case-row' },
  { name: 'duty', query: '?page=duty', ready: 'watch' },
  { name: 'tasks', query: '?page=tasks', ready: 'task-list' },
  { name: 'looks', query: '?page=looks', ready: 'looks' },
  { name: 'report-card', query: '?page=report-card', ready: 'later' },
  { name: 'studio', query: '?page=studio', ready: 'later' },
  { name: 'account', query: '?page=account', ready: 'account' },
];

/** Pages of posts other than the duty officer's. */
const OF_OTHERS = [
  { post: 'administrator', name: 'dead-letters' },
  { post: 'oversight-officer', name: 'oversight' },
];

describe('every page of the desk', { skip, timeout: 900_000 }, () => {
  let server;
  let browser;

  before(async () => {
    server = await startServer();
    browser = await Browser.open(server);
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function everyPage(locale, visit) {
    const page = await browser.person('duty-officer', { locale, map: false, ...SHARP });
    const first = await page.getByTestId('case-row').first().getAttribute('data-case');
    for (const one of [...PAGES, { name: 'case', query: `?case=${first}&view=case`, ready: 'time-line' }]) {
      await page.goto(`${server.url}/${one.query}`);
      await page.getByTestId(one.ready).first().waitFor({ state: 'attached' });
      await visit(page, one.name);
    }
    await page.context().close();
  }

  /** The page as it stands keeps inside the edges of small and large screens. */
  async function inside(page, name) {
    for (const [width, height] of SCREENS) {
      await page.setViewportSize({ width, height });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(over <= 0, `${name} at ${width}: ${over} px stand over the edge`);
    }
    await page.setViewportSize(USUAL);
  }

  for (const locale of ['zh-CN', 'en-GB']) {
    test(`has no serious fault for whoever cannot see or point, in ${locale}, and stays inside the edges`, async () => {
      const door = await browser.window({ locale, ...SHARP });
      await door.goto(server.url);
      await door.locator('form').first().waitFor();
      await inBothThemes(door, `route-door-${locale}`);
      await door.context().close();
      await everyPage(locale, async (page, name) => {
        await inBothThemes(page, `route-${name}-${locale}`);
        if (locale === 'zh-CN') await inside(page, name);
      });
      for (const { post, name } of OF_OTHERS) {
        const page = await browser.person(post, { locale, map: false, ...SHARP });
        await page.goto(`${server.url}/?page=${name}`);
        await page.locator('main h1').first().waitFor();
        await page.waitForLoadState('networkidle');
        await inBothThemes(page, `route-${name}-${locale}`);
        await page.context().close();
      }
    });
  }

  test('what is not open yet has its place in the frame, says so, and leads on to what there is', async () => {
    const page = await browser.person('city-officer', { map: false, ...SHARP });
    await page.getByTestId('report-card-open').click();
    assert.match(await page.getByTestId('later').innerText(), /答卷[^]*还没有开放[^]*现在可以这样做[^]*将来这里有什么/);
    await page.getByTestId('meanwhile').getByText('近 30 天').click();
    await page.getByTestId('case-list').waitFor();
    assert.equal(await page.locator('#time').inputValue(), '30');
    await page.getByTestId('studio-open').click();
    assert.match(await page.getByTestId('later').innerText(), /场景工坊[^]*还没有开放[^]*minqing check/);
    await page.getByTestId('in-use').getByText('综合').or(page.getByTestId('in-use').locator('li')).first().waitFor();
    await page.context().close();
    assert.deepEqual(browser.complaints, []);
    assert.deepEqual(browser.strangers, []);
  });
});
