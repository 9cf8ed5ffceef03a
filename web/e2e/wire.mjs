// What a page asks of the server: how much comes, and how many turns follow on each other. A slow line makes each turn dear.
const API = '/api/v1/';

export class Wire {
  #session;
  #asked = new Map();
  #turns = [];
  bytes = 0;
  requests = 0;

  static async of(page) {
    const one = new Wire();
    one.#session = await page.context().newCDPSession(page);
    await one.#session.send('Network.enable');
    one.#session.on('Network.requestWillBeSent', ({ requestId, request, timestamp }) => {
      if (!request.url.includes(API)) return;
      one.#asked.set(requestId, timestamp);
      one.requests++;
    });
    one.#session.on('Network.loadingFinished', ({ requestId, timestamp, encodedDataLength }) => {
      one.bytes += encodedDataLength;
      if (one.#asked.has(requestId)) one.#turns.push({ from: one.#asked.get(requestId), to: timestamp });
    });
    return one;
  }

  /** Counts from here on. */
  begin() {
    this.#asked.clear();
    this.#turns.length = 0;
    this.bytes = 0;
    this.requests = 0;
  }

  /** The longest row of questions of which each was asked when the one before was answered. */
  get turns() {
    let [count, until] = [0, -Infinity];
    for (const { from, to } of this.#turns.sort((a, b) => a.to - b.to)) {
      if (from < until) continue;
      until = to;
      count++;
    }
    return count;
  }

  /** 1.6 Mbit/s and 300 ms, as a phone has it on a hill. */
  slow() {
    return this.#session.send('Network.emulateNetworkConditions', { offline: false, latency: 300, downloadThroughput: 200_000, uploadThroughput: 96_000 });
  }

  /** 2 Mbit/s and 40 ms: a line that holds a photo up and no test. */
  bad() {
    return this.#session.send('Network.emulateNetworkConditions', { offline: false, latency: 40, downloadThroughput: 250_000, uploadThroughput: 250_000 });
  }

  fast() {
    return this.#session.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
  }
}
