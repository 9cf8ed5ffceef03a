// Starts the real server on a folder of its own and a free port, and stops it again.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const FIRST = 'shanwei';
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** The first start fills an empty store with sample cases; a machine that builds at the same time takes minutes. */
const LONGEST_START = 360_000;

/**
 * The server under test: `MINQING_JAR` with `JAVA_HOME` when the build has just made it, else `./minqing run`.
 * `MINQING_TEST_URL` names one that runs already, for the first city; its accounts are then told by itself,
 * and `MINQING_TEST_DATA` names its data folder.
 */
export async function startServer(city = FIRST, cases = '') {
  if (process.env.MINQING_TEST_URL && city === FIRST) return running(process.env.MINQING_TEST_URL);
  const own = await ownServer(city, cases);
  return { ...(await running(own.url)), data: own.data, stop: own.stop };
}

/**
 * A server that belongs to one test, which may halt it and start it again on its folder and port. Its accounts are those that
 * it printed.
 */
export async function ownServer(city = FIRST, cases = '') {
  const data = await mkdtemp(join(tmpdir(), 'minqing-browser-'));
  let child;
  const start = async (port) => {
    const said = [];
    child = launched(city, cases, data, port);
    child.stderr.on('data', (chunk) => said.push(chunk));
    return readyLine(child, said);
  };
  const stop = async () => {
    await halt(child);
    await rm(data, { recursive: true, force: true });
  };
  try {
    const { url, accounts } = await start('0');
    return { url, accounts, data, stop, halt: () => halt(child), again: () => start(new URL(url).port) };
  } catch (failure) {
    await stop();
    throw failure;
  }
}

function launched(city, cases, data, port) {
  const [command, ...given] = process.env.MINQING_JAR
    ? [join(process.env.JAVA_HOME ?? '', 'bin/java'), ...asTaught(process.env.MINQING_JAR), '-Xmx1g', '-jar', process.env.MINQING_JAR]
    : [join(ROOT, 'minqing')];
  return spawn(command, [...given, 'run', '--port', port, '--city', resolve(ROOT, 'cities', city)], {
    cwd: ROOT,
    env: { ...process.env, MINQING_DATA: data, MINQING_SAMPLE: 'true', ...(cases && { MINQING_SAMPLE_CASES: cases }) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/**
 * The settings under which `./minqing prepare` made the cache of loaded classes beside the jar. A server that is gone in some
 * minutes does not earn the second compiler's work, which the browser needs for drawing.
 */
function asTaught(jar) {
  return ['-XX:TieredStopAtLevel=1', '--enable-native-access=ALL-UNNAMED', '-XX:+UseParallelGC', '-Xlog:disable', `-XX:AOTCache=${join(dirname(jar), 'minqing.aot')}`];
}

function readyLine(child, said) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`not ready in time:\n${said.join('')}`)), LONGEST_START);
    child.once('exit', (code) => reject(new Error(`the server stopped with ${code}:\n${said.join('')}`)));
    child.once('error', reject);
    createInterface({ input: child.stdout }).on('line', (line) => {
      const event = line.startsWith('{') ? JSON.parse(line) : {};
      if (event.event !== 'ready') return;
      clearTimeout(late);
      resolve(event);
    });
  });
}

async function running(url) {
  const session = await (await fetch(new URL('/api/v1/session', url))).json();
  return { url, accounts: session.accounts ?? [], data: process.env.MINQING_TEST_DATA, stop: async () => {} };
}

async function halt(child) {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const slow = setTimeout(() => child.kill('SIGKILL'), 30_000);
  await gone;
  clearTimeout(slow);
}
