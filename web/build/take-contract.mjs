// Writes openapi.json as a running server (MINQING_URL) says it: sorted, so that a change is a change and no shuffle.
import { writeFileSync } from 'node:fs';

const server = process.env.MINQING_URL ?? 'http://localhost:8080';
const { servers: _, ...contract } = await (await fetch(new URL('/api/v1/openapi.json', server))).json();

const sorted = (value) => {
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
};

writeFileSync(new URL('../openapi.json', import.meta.url), `${JSON.stringify(sorted(contract), null, 1)}\n`);
