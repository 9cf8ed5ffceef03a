// Tells the worker of the phones' face which files it is to keep: all that this face may load, with the number of the build.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';

const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const FIRST = 'field/index.html';
const WORKER = 'field/worker.js';

/** A chunk with its styles, and everything that it may ask for at once or later. */
function files(key, seen = new Set()) {
  if (seen.has(key)) return [];
  seen.add(key);
  const { file, css = [], assets = [], imports = [], dynamicImports = [] } = manifest[key];
  return [file, ...css, ...assets, ...[...imports, ...dynamicImports].flatMap((other) => files(other, seen))];
}

const beside = readdirSync(new URL('field/', dist)).filter((name) => /\.(png|svg|json)$/.test(name)).map((name) => `field/${name}`);
const kept = [...new Set([FIRST, ...files(FIRST), ...beside])].filter((file) => file !== WORKER).sort();
const build = createHash('sha256');
for (const file of kept) build.update(file).update(readFileSync(new URL(file, dist)));

const worker = readFileSync(new URL(WORKER, dist), 'utf8');
const place = /(["'`])minqing-field-files\1\.split\((["'`]) \2\)/;
if (!place.test(worker)) {
  console.error(`${WORKER} has no place for the list of its files.`);
  process.exit(1);
}
const list = JSON.stringify([build.digest('hex').slice(0, 16), ...kept.map((file) => `/${file}`)]);
writeFileSync(new URL(WORKER, dist), worker.replace(place, () => list));
console.log(`${WORKER}: keeps ${kept.length} files`);
