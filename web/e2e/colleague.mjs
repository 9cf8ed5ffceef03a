// Whoever works elsewhere, of whom only the server hears: at another desk, on another phone.
import assert from 'node:assert/strict';
import { SPOT } from './phone.mjs';

const FIELDS = {
  'general-event': (description) => ({ kind: 'exposed-waste', severity: 'ordinary', description }),
  'epidemic-lead': (note) => ({ order: '示例令〔2026〕1号', 'order-purpose': 'check-arrivals', 'order-ends': '2099-12-31', kind: 'arrival', source: 'higher-level', subject: '示例：待核查', note }),
  dispute: (matter) => ({ kind: 'neighbours', matter, 'first-side': '示例甲', 'second-side': '示例乙' }),
};

/** Something is reported in the grid of the sample worker, without a window; answers its id. */
export async function reported(server, choices = {}) {
  const worker = await Colleague.in(server, 'worker');
  return worker.report('示例：雨后路面积水，行人绕行。', choices);
}

/** A quarrel that grows hot is reported in the grid of the sample worker; answers its id. */
export async function quarrelled(server) {
  const worker = await Colleague.in(server, 'worker');
  return worker.report('示例：两家为宅基地争吵，有人动手。', { hot: true }, 'dispute');
}

/** Moves the clock of the server; what is due until then has been said when this comes back. */
export async function moveClock(server, minutes) {
  const keeper = await Colleague.in(server, 'administrator');
  const { asOf } = await keeper.ask('GET', '/cases?limit=1');
  await keeper.ask('POST', '/test/clock', { to: new Date(Date.parse(asOf) + minutes * 60_000).toISOString() });
}

/** One of them, with a session of their own. */
export class Colleague {
  #url;
  #cookie;
  #headers;

  static async in(server, name) {
    const one = new Colleague();
    one.#url = new URL('/api/v1', server.url).href;
    const account = server.accounts.find((other) => other.name === name);
    const answer = await fetch(`${one.#url}/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name, password: account.password }),
    });
    assert.ok(answer.ok, `${name} was not let in: ${answer.status}`);
    one.#cookie = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
    const { header, token } = await answer.json();
    one.#headers = { 'Content-Type': 'application/json', [header]: token };
    return one;
  }

  async ask(method, path, body, more = {}) {
    const answer = await fetch(`${this.#url}${path}`, {
      method,
      headers: { ...this.#headers, Cookie: this.#cookie, 'Accept-Language': 'zh-CN', ...more },
      ...(body && { body: JSON.stringify(body) }),
    });
    const told = await answer.json().catch(() => undefined);
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${JSON.stringify(told)}`);
    return told;
  }

  /** Reports something at the spot; answers its id. */
  async report(words, choices = {}, scenario = 'general-event') {
    const id = uuid();
    await this.ask('PUT', `/cases/${id}`, {
      command: uuid(),
      scenario,
      place: { x: SPOT.longitude, y: SPOT.latitude, datum: 'WGS84' },
      fields: { ...FIELDS[scenario](words), ...choices },
    });
    return id;
  }

  /** Hands in a photo; the name by which a report names it. */
  async attach({ name, mimeType, buffer }) {
    const form = new FormData();
    form.append('file', new Blob([buffer], { type: mimeType }), name);
    const { 'Content-Type': _, ...headers } = this.#headers;
    const answer = await fetch(`${this.#url}/attachments`, { method: 'POST', headers: { ...headers, Cookie: this.#cookie }, body: form });
    assert.ok(answer.ok, `attach: ${answer.status}`);
    return (await answer.json()).hash;
  }

  /** Takes a step of the case, or does something to one of its tasks. */
  async act(id, action, fields = {}, task = undefined) {
    const { version } = await this.ask('GET', `/cases/${id}`);
    return this.ask('POST', `/cases/${id}/commands`, { command: uuid(), action, version, fields, task });
  }

  /** The steps of a case, in their order. */
  async steps(id) {
    return (await this.ask('GET', `/cases/${id}/journal`)).filter((entry) => entry.action).map((entry) => entry.action);
  }

  /** The cases with these words, by now. */
  async found(words) {
    return (await this.ask('GET', '/cases', undefined, { 'X-Minqing-Words': encodeURIComponent(words) })).items;
  }

  /** The same once there is one: words are found by a reader that follows the journal. */
  async arrived(words) {
    const until = Date.now() + 30_000;
    for (;;) {
      const items = await this.found(words);
      if (items.length || Date.now() > until) return items;
      await new Promise((next) => setTimeout(next, 100));
    }
  }
}

function uuid() {
  const [random, time] = [crypto.randomUUID().replaceAll('-', ''), Date.now().toString(16).padStart(12, '0')];
  const hex = `${time}7${random.slice(13, 16)}a${random.slice(17)}`;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
