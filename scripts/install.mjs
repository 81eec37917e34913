/**
 * Brings node_modules in line with package-lock.json. Plain Node without dependencies, because it runs before there are any.
 *
 * Compares contents, not file times: a fresh clone, a touched lock file and a switched branch all have misleading times, and
 * an install that nobody needs costs a minute and takes the modules away from whatever else is running.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockedPackage */
/** @typedef {{ packages?: Record<string, LockedPackage> }} Lock */

/**
 * Paths of locked packages that are absent or of another version. Optional packages count only where they are installed in
 * another version, since most of them belong to other platforms.
 *
 * @param {Lock} wanted     package-lock.json
 * @param {Lock} installed  node_modules/.package-lock.json, npm's own record of what it put there
 * @returns {string[]}      such as `node_modules/react`
 */
export function missingPackages(wanted, installed) {
  const present = installed.packages ?? {};
  return Object.entries(wanted.packages ?? {})
    .filter(([path, locked]) => {
      if (path === '' || locked.link) return false;
      const found = present[path];
      if (!found) return !(locked.optional || locked.devOptional);
      return found.version !== locked.version;
    })
    .map(([path]) => path);
}

/** @param {string} path @returns {Lock} an empty lock where the file is absent or broken */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {};
  }
}

/**
 * Runs `npm ci` when something of the lock file is missing. Its messages go to standard error, so that standard output
 * stays for the caller's result.
 *
 * @throws {Error} when Node is too old or npm fails, with what to do
 */
export function ensureInstalled() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(
      `Murmuration needs Node 20.19 or newer and this is ${process.versions.node}: install it from nodejs.org.`,
    );
  }
  const hidden = join(root, 'node_modules', '.package-lock.json');
  const missing = missingPackages(readLock(join(root, 'package-lock.json')), readLock(hidden));
  if (existsSync(hidden) && missing.length === 0) return;
  console.error(`Installing ${missing.length} packages ...`);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const done = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) {
    throw new Error('npm ci failed, see its message above; with a working network, run it again: npm ci');
  }
}
