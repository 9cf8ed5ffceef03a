// The officer's morning: the four numbers, an overdue case, a question to whoever has it and the answer on its time line, a quarrel
// that sounds, work for three departments, and a map of a hundred thousand. It moves the clock of the server, so it comes last.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Browser, faults, shot, skipWithoutBrowser } from './browser.mjs';
import { Colleague, moveClock, quarrelled, reported } from './colleague.mjs';
import { counted, mapped, open, reach, row, settled, totalOf } from './desk.mjs';
import { startServer } from './server.mjs';

const skip = skipWithoutBrowser();

describe('officer’s morning', { skip, timeout: 900_000 }, () => {
  let server;
  let browser;
  let county;
  let duty;
  let id;

  before(async () => {
    server = await startServer();
    browser = await Browser.open(server);
    [county, duty] = await Promise.all([browser.person('county-officer'), browser.person('duty-officer', { map: false })]);
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Cases all over the city, in the order of no list. */
  function points(count) {
    const features = Array.from({ length: count }, (_, n) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [115 + ((n * 7919) % 1000) / 1000, 22.75 + ((n * 104_729) % 600) / 1000] },
      properties: { id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`, state: 'reported', count: 1 },
    }));
    return JSON.stringify({ type: 'FeatureCollection', features });
  }

  /** Whoever the roster names says that they are there; true also where somebody has said so before. */
  async function takeUp([officer, inspector]) {
    if ((await officer.getByTestId('watch-state').innerText()).includes('已到岗')) return true;
    for (const page of [officer, inspector]) {
      if (!(await page.getByTestId('acknowledge').count())) continue;
      await page.getByTestId('acknowledge').click();
      await page.getByTestId('watch-state').filter({ hasText: '已到岗' }).waitFor();
      return true;
    }
    return false;
  }

  const watchOf = (page) =>
    page.evaluate(async () => {
      const me = await (await fetch('/api/v1/me')).json();
      const { asOf } = await (await fetch('/api/v1/cases?limit=1')).json();
      return { ...(await (await fetch(`/api/v1/duty?area=${me.posts[0].area}`)).json())[0], asOf };
    });

  const line = (page, kind) => page.getByTestId('time-line').locator(`li[data-kind="${kind}"]`);

  test('the four numbers on top are the lengths of the lists that they open', async () => {
    for (const name of ['need-unassigned', 'due-soon', 'due-overdue', 'need-approval']) {
      await county.getByTestId(name).click();
      await settled(county);
      await counted(county, `[data-testid=${name}] b`);
      await county.getByTestId(name).click();
    }
    await settled(county);
  });

  test('a case that nobody took up in time stands under overdue', async () => {
    id = await reported(server, { severity: 'urgent' });
    await moveClock(server, 20);
    await county.reload();
    await county.getByTestId('due-overdue').click();
    await reach(county, id);
    await row(county, id).waitFor();
  });

  test('from the case, by keyboard, whoever has it is asked why and by when', async () => {
    await open(county, id);
    await county.getByTestId('supervision-ask').focus();
    await county.keyboard.press('Enter');
    const form = county.getByTestId('supervision-form');
    await form.waitFor();
    await county.keyboard.type('示例：二十分钟了，为什么还没有受理？');
    await county.keyboard.press('Tab');
    await county.keyboard.press('Tab');
    await form.locator('[name=unit]').selectOption('working-hours');
    await county.keyboard.press('Tab');
    assert.deepEqual(await faults(county), []);
    await county.keyboard.press('Enter');
    await form.waitFor({ state: 'detached' });
    const asked = county.getByTestId('supervision-open');
    assert.match(await asked.innerText(), /县级指挥员 督办 .*值班员[^]*前答复[^]*为什么还没有受理/);
    assert.match(await line(county, 'case.supervised').innerText(), /督办[^]*为什么还没有受理/);
    assert.equal(await county.getByTestId('supervision-ask').count(), 0);
    await shot(county, 'supervision-asked');
  });

  test('the one asked answers with the day by which it is done, and the answer stands on the time line of both', async () => {
    await duty.getByTestId('due-overdue').click();
    await reach(duty, id);
    await open(duty, id);
    await duty.getByTestId('supervision-answer').focus();
    await duty.keyboard.press('Enter');
    const form = duty.getByTestId('supervision-answer-form');
    await form.locator('[name=text]').fill('示例：在核实位置，马上派。');
    const day = new Date(Date.now() + 2 * 24 * 3600 * 1000).toISOString().slice(0, 10);
    await form.locator('[name=until]').fill(day);
    assert.deepEqual(await faults(duty), []);
    await duty.getByTestId('supervision-answer-send').click();
    await form.waitFor({ state: 'detached' });
    await line(duty, 'case.supervision-answered').getByText(`承诺 ${day} 前办完`).waitFor();
    // By the live feed, without a reload.
    await line(county, 'case.supervision-answered').getByText('在核实位置').waitFor();
    await shot(county, 'supervision-answered');
  });

  test('from the area on the map one command asks about all that is overdue there, with a result for each', async () => {
    await county.getByTestId('supervision-round-open').click();
    const form = county.getByTestId('supervision-form');
    await form.locator('[name=text]').fill('示例：请说明进度。');
    assert.deepEqual(await faults(county), []);
    await county.getByTestId('supervision-send').click();
    const results = county.getByTestId('supervision-results');
    await results.waitFor();
    const lines = await results.locator('li').allInnerTexts();
    assert.ok(lines.length > 0);
    assert.ok(lines.some((said) => said.includes('已督办')), lines.join('\n'));
    await shot(county, 'supervision-round');
    assert.deepEqual(await faults(county), []);
  });

  test('a reader of English asks in English', async () => {
    const page = await browser.person('county-officer', { locale: 'en-GB', colorScheme: 'dark' });
    await page.getByTestId('supervision-round-open').click();
    await page.getByText('Answer within').waitFor();
    assert.deepEqual(await faults(page), []);
    await page.keyboard.press('Escape');
    await page.getByTestId('supervision-form').waitFor({ state: 'detached' });
    await shot(page, 'supervision-en-dark');
  });

  test('a hot quarrel sounds at the duty desk, within half a minute, at whoever is there to hear it', async () => {
    const desks = await Promise.all(['duty-officer', 'inspector', 'county-officer'].map((post) => browser.person(post, { map: false })));
    const toDuty = () => Promise.all(desks.map(async (page) => {
      await page.goto(`${server.url}/?page=duty`);
      await page.getByTestId('watch').waitFor();
    }));
    await toDuty();
    if (!(await takeUp(desks))) {
      // The one who had this watch has gone home: the next one begins.
      const { to, asOf } = await watchOf(desks[0]);
      await moveClock(server, Math.ceil((Date.parse(to) - Date.parse(asOf)) / 60_000) + 1);
      await toDuty();
      assert.ok(await takeUp(desks), 'nobody can take up the watch');
    }
    const quarrel = await quarrelled(server);
    const rings = (page) => page.getByTestId('alarm').filter({ has: page.locator(`a[href="?case=${quarrel}"]`) });
    const heard = await Promise.any(desks.map((page) => rings(page).waitFor({ timeout: 30_000 }).then(() => page)));
    assert.match(await rings(heard).innerText(), /紧急/);
    await shot(heard, 'workday-quarrel');
    await rings(heard).getByTestId('alarm-heard').click();
    await rings(heard).waitFor({ state: 'detached' });
    await Promise.all(desks.map((page) => page.context().close()));
  });

  test('work for three departments is seen at the desk as it is asked for and answered, until the case goes on', async () => {
    const joint = await reported(server);
    const [officer, handler, works, safety] = await Promise.all(['duty', 'handler', 'works', 'safety'].map((name) => Colleague.in(server, name)));
    await officer.act(joint, 'accept');
    await officer.act(joint, 'dispatch');
    await open(duty, joint);
    await handler.act(joint, 'receive');
    await handler.act(joint, 'start');
    await handler.act(joint, 'ask-jointly', { asked: [{ of: 'works' }, { of: 'safety' }], request: '示例：请到现场会同处置。' });
    const parts = duty.getByTestId('joint-work').locator('li');
    await parts.nth(1).waitFor();
    for (const colleague of [works, safety]) {
      const { tasks } = await colleague.ask('GET', `/cases/${joint}/actions`);
      await colleague.act(joint, 'answer', { 'share-done': '示例：已到场，围挡已设。' }, tasks[0].task);
    }
    await duty.getByTestId('joint-work').getByText('答复已够').waitFor();
    assert.equal(await duty.getByTestId('joint-work').locator('li[data-state=answered]').count(), 2);
    await shot(duty, 'workday-joint');
    assert.deepEqual(await faults(duty), []);
  });

  /** The server sends crowds where cases are many; here it sends each of a hundred thousand, which is the most that a map ever has to bear. */
  test('a hundred thousand cases are drawn, said by list and map alike, and the desk still answers at once', async () => {
    const MANY = 100_000;
    const page = await browser.person('city-officer', { map: false });
    await page.unroute('**/assets/CityMap-*.js');
    await page.route('**/api/v1/cases.geojson**', (route) => route.fulfill({ contentType: 'application/geo+json', body: points(MANY) }));
    await page.route('**/api/v1/cases?**', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...(await answer.json()), total: MANY } });
    });
    await page.goto(server.url);
    await page.locator(`[data-testid=map][data-drawn=true][data-spots="${MANY}"]`).waitFor();
    assert.equal(await totalOf(page), MANY);
    await mapped(page);
    await page.locator('.legend').filter({ hasText: `图上 ${MANY} 件，与名单一致` }).waitFor();
    await shot(page, 'workday-many');
    const begun = Date.now();
    await page.keyboard.press('j');
    await page.locator('[data-testid=case-row]:focus').waitFor();
    assert.ok(Date.now() - begun < 2_000, `the list moved after ${Date.now() - begun} ms`);
    await page.context().close();
  });

  test('no page asked any other host, and none complained', () => {
    assert.deepEqual(browser.strangers, []);
    assert.deepEqual(browser.complaints, []);
  });
});
