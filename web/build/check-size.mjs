// Fails the build when what a browser must load before the first picture grows over its limit.
import { readFileSync, rmSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT = 450 * 1024;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

/** A chunk and all that it imports at once; what is imported lazily is not counted. */
function initial(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const other of manifest[key].imports ?? []) initial(other, seen);
  return seen;
}

const gzip = (file) => gzipSync(readFileSync(new URL(file, dist))).length;
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} kB`;

const first = [...initial('index.html')].map((key) => manifest[key].file);
const size = first.reduce((sum, file) => sum + gzip(file), 0);
const later = Object.values(manifest)
  .map((chunk) => chunk.file)
  .filter((file) => file.endsWith('.js') && !first.includes(file));

console.log(`initial JavaScript ${kilobytes(size)} gzip (limit ${kilobytes(LIMIT)}); later: ${later.map((file) => `${file} ${kilobytes(gzip(file))}`).join(', ')}`);
if (first.some((file) => file.includes('maplibre')) || size > LIMIT) {
  console.error('The first load is too heavy: load what is not needed for the first picture later.');
  process.exit(1);
}
rmSync(new URL('.vite/', dist), { recursive: true });
