// A server that is brought up to date while phones are away: in front of the real one, with the old version of the phones' face
// first and another one from when the test says so.
import { createServer, request } from 'node:http';

const FACE = ['/field/', '/field/index.html'];
const WORKER = '/field/worker.js';

/** Stands in front of a server; `update()` puts the new version in the place of the old one, whose files, `part` among them, are then gone. */
export async function twoVersions(server) {
  const page = await (await fetch(new URL('/field/index.html', server.url))).text();
  const old = /src="\/assets\/([\w.-]+)\.js"/.exec(page)[1];
  let isNew = false;

  const front = createServer(async (asked, answer) => {
    const path = asked.url.split('?')[0];
    const isFace = FACE.includes(path) || path === WORKER || (path.startsWith('/assets/') && path.endsWith('.js'));
    if (!isNew || !isFace || asked.method !== 'GET') return passOn(server.url, asked, answer);
    if (path === `/assets/${old}.js`) return answer.writeHead(404).end();
    const told = await fetch(new URL(path.replace(`${old}-new`, old), server.url));
    const text = (await told.text()).replaceAll(`${old}.js`, `${old}-new.js`);
    answer.writeHead(told.status, { ...kept(told.headers), 'cache-control': 'no-cache' });
    answer.end(renewed(path, text));
  });
  const renewed = (path, text) => {
    if (path === WORKER) return text.replace(/(["'`])[0-9a-f]{16}\1/, '$1feedfacefeedface$1');
    return path === `/assets/${old}-new.js` ? `document.documentElement.dataset.version='new';${text}` : text;
  };
  await new Promise((ready) => front.listen(0, 'localhost', ready));
  return {
    ...server,
    part: `/assets/${old}.js`,
    url: `http://localhost:${front.address().port}/`,
    update: () => (isNew = true),
    close: () => {
      front.closeAllConnections();
      front.close();
    },
  };
}

const kept = (headers) => Object.fromEntries(['content-type', 'content-security-policy', 'service-worker-allowed'].flatMap((name) => (headers.has(name) ? [[name, headers.get(name)]] : [])));

function passOn(url, asked, answer) {
  const { hostname, port } = new URL(url);
  const on = request({ hostname, port, path: asked.url, method: asked.method, headers: asked.headers }, (told) => {
    answer.writeHead(told.statusCode, told.headers);
    told.pipe(answer);
  });
  on.on('error', () => answer.destroy());
  answer.on('close', () => on.destroy());
  asked.pipe(on);
}
