// All browser tests against one server, or the `first` or `second` half of them, which can play beside each other.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { skipWithoutBrowser } from './browser.mjs';
import { startServer } from './server.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const HALVES = ['first', 'second'];
const half = process.argv[2];
if (half && !HALVES.includes(half)) throw new Error(`“${half}” is none of ${HALVES}`);
const tests = readdirSync(here)
  .filter((name) => name.endsWith('.test.mjs'))
  .sort()
  .filter((_, at) => !half || HALVES[at % 2] === half);

async function play() {
  if (skipWithoutBrowser()) return 0;
  const server = await startServer(undefined, '800');
  try {
    const child = spawn(process.execPath, ['--test', '--test-concurrency=1', '--test-reporter=spec', ...tests.map((name) => join(here, name))], {
      env: { ...process.env, MINQING_TEST_URL: server.url, MINQING_TEST_DATA: server.data },
      stdio: 'inherit',
    });
    return await new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  } finally {
    await server.stop();
  }
}

process.exitCode = await play();
