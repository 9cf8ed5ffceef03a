// Fails the build when what a browser must load before the first picture grows over its limit.
import { readFileSync, rmSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** What may be loaded at once for the first picture of each face. */
const LIMITS = { 'index.html': 200 * 1024, 'field/index.html': 200 * 1024, 'village/index.html': 200 * 1024 };
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

const javaScript = Object.values(manifest).map((chunk) => chunk.file).filter((file) => file.endsWith('.js'));
let tooHeavy = false;
for (const [page, limit] of Object.entries(LIMITS)) {
  const first = [...initial(page)].map((key) => manifest[key].file);
  const size = first.reduce((sum, file) => sum + gzip(file), 0);
  console.log(`${page}: initial JavaScript ${kilobytes(size)} gzip (limit ${kilobytes(limit)})`);
  tooHeavy ||= size > limit || first.some((file) => file.includes('maplibre'));
}
console.log(`all files: ${javaScript.map((file) => `${file} ${kilobytes(gzip(file))}`).join(', ')}`);
if (tooHeavy) {
  console.error('A first load is too heavy: load what is not needed for the first picture later.');
  process.exit(1);
}
rmSync(new URL('.vite/', dist), { recursive: true });
