/**
 * Where the Chromium of this machine is, how to get one, and with which flags it runs WebGPU in software. One place for
 * playwright.config.ts, scripts/test.mjs and src/cli/dawn.ts, which borrows the browser's software Vulkan driver.
 * Plain Node without dependencies: runs before anything is installed.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, delimiter, dirname, join } from 'node:path';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

/** Where distributions keep the binary behind the wrapper script on the PATH, and where macOS and Windows keep theirs. */
const BINARIES = [
  '/usr/lib/chromium/chromium',
  '/usr/lib64/chromium-browser/chromium-browser',
  '/usr/lib/chromium-browser/chromium-browser',
  '/opt/google/chrome/chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Flags under which Chromium without a GPU runs compute, canvases and workers (design: engine.md section 13). The rest
 * keeps the browser from talking to its maker while tests run.
 *
 * @returns {string[]}
 */
export function chromiumFlags() {
  return [
    '--enable-unsafe-webgpu',
    '--ignore-gpu-blocklist',
    '--enable-gpu',
    '--enable-features=Vulkan',
    '--use-vulkan=swiftshader',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    // The sandbox refuses to run as root, which is who runs tests in containers.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

/** @param {string} path */
function isFile(path) {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** @param {string} path @returns {boolean} true for a script that starts the real program */
function isScript(path) {
  const head = Buffer.alloc(2);
  const file = openSync(path, 'r');
  try {
    return readSync(file, head, 0, 2, 0) === 2 && head.toString('latin1') === '#!';
  } finally {
    closeSync(file);
  }
}

/**
 * The real binary behind a path, or null: follows links, and leaves wrapper scripts for the binary in the wrapper's own
 * library folder, beside which the software Vulkan driver lies.
 *
 * @param {string} path  an existing file, such as /usr/bin/chromium
 * @returns {string | null}
 */
export function realBinary(path) {
  const target = realpathSync(path);
  const name = basename(target);
  // A snap's command is a link to snap itself, and its browser sees neither our temporary folders nor our flags' files.
  if (name === 'snap') return null;
  if (!isScript(target)) return target;
  const prefix = dirname(dirname(target));
  const beside = [join(dirname(target), 'chrome'), join(prefix, 'lib', name, name), join(prefix, 'lib64', name, name)];
  return beside.find((candidate) => candidate !== target && isFile(candidate) && !isScript(candidate)) ?? null;
}

/** @returns {string | null} the browser that Playwright downloaded, if it did */
function playwrightChromium() {
  try {
    const { chromium } = createRequire(import.meta.url)('playwright-core');
    const path = chromium.executablePath();
    return isFile(path) ? path : null;
  } catch {
    return null;
  }
}

/**
 * Path of an installed Chromium or Chrome: CHROMIUM_PATH, else one on the PATH or in a usual place, else Playwright's own.
 *
 * @returns {string | null} the real binary, never a wrapper script; null when there is none
 * @throws {Error} when CHROMIUM_PATH names no file
 */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!isFile(named)) {
      throw new Error(
        `CHROMIUM_PATH names "${named}", which is no file. Example: CHROMIUM_PATH=/usr/bin/chromium npm test`,
      );
    }
    return realBinary(named) ?? named;
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  for (const command of COMMANDS) {
    for (const folder of folders) {
      const path = join(folder, command);
      const binary = isFile(path) ? realBinary(path) : null;
      if (binary) return binary;
    }
  }
  return BINARIES.find(isFile) ?? playwrightChromium();
}

/**
 * Software Vulkan that comes with the browser: what Dawn in Node needs on a machine without a GPU.
 *
 * @param {string} chromium  real binary, from `findChromium`
 * @returns {{ icd: string, loader: string | null } | null} driver manifest, and the Vulkan loader where the browser has its own
 */
export function softwareVulkan(chromium) {
  const icd = join(dirname(chromium), 'vk_swiftshader_icd.json');
  const loader = join(dirname(chromium), 'libvulkan.so.1');
  return existsSync(icd) ? { icd, loader: existsSync(loader) ? loader : null } : null;
}

/** @param {string} command @param {string[]} args @param {NodeJS.ProcessEnv} [env] @returns {boolean} true on exit status 0 */
function runs(command, args, env = process.env) {
  console.error(`$ ${command} ${args.join(' ')}`);
  return spawnSync(command, args, { stdio: ['ignore', process.stderr, process.stderr], env }).status === 0;
}

/**
 * `findChromium`, or installs one: the distribution's package when root on Debian or Ubuntu's kin, else Playwright's build.
 * Playwright must be installed already.
 *
 * @returns {string}
 * @throws {Error} when none could be had, with what to do
 */
export function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const install = () => runs('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], env);
    if (install() || (runs('apt-get', ['update'], env) && install())) {
      const installed = findChromium();
      if (installed) return installed;
    }
  }
  const cli = createRequire(import.meta.url).resolve('playwright/cli.js');
  // As root it can also bring the system libraries that the browser links to.
  const withLibraries = process.getuid?.() === 0 ? ['--with-deps'] : [];
  runs(process.execPath, [cli, 'install', ...withLibraries, 'chromium']);
  const downloaded = playwrightChromium();
  if (downloaded) return downloaded;
  throw new Error(
    'No Chromium found and none could be installed: install Chromium or Chrome, or name one. Example: CHROMIUM_PATH=/usr/bin/chromium npm test',
  );
}
