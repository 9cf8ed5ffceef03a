// All browser tests against one server: starting it with its eight hundred sample cases is most of the work.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { skipWithoutBrowser } from './browser.mjs';
import { startServer } from './server.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const tests = readdirSync(here).filter((name) => name.endsWith('.test.mjs')).sort();

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
