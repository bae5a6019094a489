// Completes package-lock.json after `npm install` against a registry that does not serve the binaries of other platforms
// (mirrors often do not): npm leaves them out of the lock, and `npm ci` then refuses it everywhere.
// Usage: node scripts/complete-lock.mjs
import { readFileSync, writeFileSync } from 'node:fs';

const FILE = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(FILE, 'utf8'));
const { packages } = lock;

/** What npm would have written of a platform package, told by its name: `@biomejs/cli-linux-x64-musl`. */
function platformPackage(name, version, parent) {
  const [, os, cpu, abi] = /\/(?:cli|binding|canvas)-([a-z0-9]+)-([a-z0-9]+)(?:-([a-z]+))?$/.exec(name) ?? [];
  if (os === undefined || !/^\d/.test(version)) throw new Error(`cannot complete ${name}@${version}`);
  const libc = os !== 'linux' || cpu === 'arm' ? undefined : [abi === 'musl' ? 'musl' : 'glibc'];
  return {
    version,
    cpu: [cpu],
    ...(parent.dev && { dev: true }),
    ...(libc && { libc }),
    license: parent.license,
    optional: true,
    os: [os],
    ...(parent.engines && { engines: parent.engines }),
  };
}

for (const [path, parent] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    if (packages[`node_modules/${name}`] || packages[`${path}/node_modules/${name}`]) continue;
    packages[`node_modules/${name}`] = platformPackage(name, version, parent);
  }
}

const byName = ([a], [b]) => (a === '' ? -1 : b === '' ? 1 : a.localeCompare(b, 'en'));
lock.packages = Object.fromEntries(Object.entries(packages).sort(byName));
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
