// What happens in the city while a phone is without a network: forms are replaced, and two days pass.
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { Browser, shot, skipWithoutBrowser } from './browser.mjs';
import { Colleague, moveClock } from './colleague.mjs';
import { clockAhead, enter, FIRST_AND_HARDEST, inEveryLook, onDisk, PHONE, reportFast, screen, SPOT } from './phone.mjs';
import { startServer } from './server.mjs';

const skip = skipWithoutBrowser();
const SHIPPED = fileURLToPath(new URL('../../cities/shanwei', import.meta.url));
const words = (what) => `【示例】${what} ${Date.now().toString(36)}`;
const told = words('绿化带被压坏');
const DAY = 86_400_000;

describe('a phone that is away while the city goes on', { skip, timeout: 900_000 }, () => {
  let folder;
  let server;
  let browser;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'minqing-forms-'));
    await cp(SHIPPED, folder, { recursive: true });
    server = await startServer(folder, '20');
    browser = await Browser.open(server);
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('two days without a network: deadlines and age are told as they are, and the report goes afterwards as it was', async () => {
    const resident = await Colleague.in(server, 'resident');
    const open = await resident.report(words('井盖缺损'), { kind: 'manhole-cover', severity: 'urgent' });
    const page = await browser.window({ ...PHONE, geolocation: SPOT });
    await page.addInitScript(clockAhead);
    const face = new URL('/field/', server.url).href;
    await page.goto(face);
    await enter(page, server.accounts.find((one) => one.name === 'worker'));
    await page.evaluate(() => navigator.serviceWorker.ready);
    const line = page.locator(`[data-testid=case-line][data-case="${open}"]`);
    await line.waitFor();
    assert.equal(await line.locator('.due-late').count(), 0);
    await page.context().setOffline(true);
    const report = words('路灯不亮');
    const reportedAt = Date.now();
    await reportFast(page, report, 95);

    await page.evaluate((days) => localStorage.setItem('later', String(days)), 2 * DAY);
    await page.reload();
    await line.locator('.due-late').waitFor();
    assert.match(await page.getByTestId('net').innerText(), /没有网，照常用[\s\S]*同步过 · 1 件等着送/);
    await shot(page, 'field-two-days');
    await screen(page, 'outbox');
    await page.getByTestId('waiting').waitFor();

    await moveClock(server, 2 * 24 * 60);
    await page.context().setOffline(false);
    await page.locator('[data-testid=sign-in-again], [data-testid=sent]').first().waitFor();
    const again = page.getByTestId('sign-in-again');
    if (await again.count()) {
      await again.click();
      await enter(page, server.accounts.find((one) => one.name === 'worker'));
      await screen(page, 'outbox');
    }
    await page.getByTestId('sent').waitFor();
    const duty = await Colleague.in(server, 'duty');
    const found = await duty.arrived(report);
    assert.equal(found.length, 1);
    const [entry] = await duty.ask('GET', `/cases/${found[0].id}/journal`);
    assert.ok(Math.abs(Date.parse(entry.observedAt) - reportedAt) < 300_000, `observed ${entry.observedAt}`);
    assert.ok(Math.abs(Date.parse(entry.recordedAt) - reportedAt - 2 * DAY) < 600_000, `recorded ${entry.recordedAt}`);
    assert.ok(!(await onDisk(page)).includes('phone:'), 'nothing of what was sent stays on the phone');
    await page.context().close();
  });

  test('the report comes back as a question and goes once it is answered', async () => {
    const page = await browser.window({ ...PHONE, geolocation: SPOT });
    await page.goto(new URL('/field/', server.url).href);
    await enter(page, server.accounts.find((one) => one.name === 'worker'));
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.context().setOffline(true);
    await reportFast(page, told, 91);
    await publishWithANewQuestion();
    await page.context().setOffline(false);

    await screen(page, 'outbox');
    await page.getByTestId('asked').waitFor();
    assert.equal(await page.getByTestId('refused').count(), 0);
    await shot(page, 'field-asked-outbox');
    await page.getByTestId('asked').click();
    const question = page.getByTestId('asked-again').locator('[data-field=contact]');
    await question.waitFor();
    assert.match(await question.innerText(), /未填写/);
    await page.locator('.shots img').waitFor();
    await inEveryLook(page, 'asked', FIRST_AND_HARDEST);

    await page.getByTestId('edit').click();
    await page.getByTestId('asked-otherwise').waitFor();
    assert.equal(await page.locator('[name=description]').inputValue(), told);
    await page.locator('[name=contact]').fill('示例：村口小卖部');
    await page.getByTestId('report-send').click();
    await page.getByTestId('said').waitFor();
    await screen(page, 'outbox');
    await page.getByTestId('sent').waitFor();
    assert.equal(await page.getByTestId('asked').count(), 0);
    const duty = await Colleague.in(server, 'duty');
    const [arrived] = await duty.arrived(told);
    assert.equal((await duty.ask('GET', `/cases/${arrived.id}`)).fields.photos.length, 1);
    assert.deepEqual(browser.strangers, []);
    await page.context().close();
  });

  /** From now on a report says how its reporter is reached. */
  async function publishWithANewQuestion() {
    const file = join(folder, 'scenarios', 'general-event.yaml');
    const [asked, may] = ['needs: [kind, severity, description]', 'takes: [in-danger, water-depth, facility-number, contact, photos]'];
    const text = await readFile(file, 'utf8');
    assert.ok(text.includes(`${asked}\n    ${may}`));
    await writeFile(file, text.replace(`${asked}\n    ${may}`, `${asked.replace(']', ', contact]')}\n    ${may.replace('contact, ', '')}`));
    await writeFile(file.replace('.yaml', '.stories.yaml'), 'cast: {somebody: []}\nstories:\n  - story: nothing\n    steps:\n      - {who: somebody, does: nothing, refused: unknown-action}\n');
    await rm(file.replace('.yaml', '.flow.txt'), { force: true });
    const keeper = await Colleague.in(server, 'administrator');
    const { published, faults: wrong } = await keeper.ask('POST', '/scenarios/general-event', {});
    assert.ok(published, JSON.stringify(wrong));
  }
});
