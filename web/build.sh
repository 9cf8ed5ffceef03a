#!/bin/sh
# Builds the pages into web/dist, and nothing when that is newer than everything it is made of. Called by Maven.
set -eu
cd "$(dirname -- "$0")"

if ! command -v npm >/dev/null; then
    echo "Building the web pages needs Node.js 20 or newer with npm; npm was not found. (-Dweb.skip builds without them.)" >&2
    exit 3
fi
if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    npm ci --no-audit --no-fund
fi
if [ -e dist/index.html ] && [ -z "$(find . -path ./node_modules -prune -o -path ./dist -prune -o -path ./e2e -prune \
    -o -type f -newer dist/index.html -print | head -n 1)" ]; then
    exit 0
fi
npm run build
touch dist/index.html
