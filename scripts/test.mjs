/**
 * `npm test [stage ...]`: installs what is missing, then runs every check there is, or the stages named. Goes on after a
 * failing stage, so that one run tells everything. The last line of standard output is the sum, the exit status is 0 only
 * when nothing failed.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './browser.mjs';
import { ensureInstalled, root } from './install.mjs';
import { add, NOTHING, playwrightCounts, single, stageCounts, summary, vitestCounts } from './results.mjs';

const reports = join(root, '.cache', 'test');

/** Longest time of a stage in minutes; a hung GPU process must not hold a machine for ever. */
const LIMIT_MINUTES = 20;

/** @typedef {import('./results.mjs').Counts} Counts */
/** @typedef {{ name: string, needsBrowser?: boolean, args: string[], env?: Record<string, string>, count?: (report: string) => Counts }} Stage */

/** @param {string} module @param {string[]} args */
const tool = (module, ...args) => [join(root, 'node_modules', module), ...args];

/** @param {string} project */
const vitest = (project) =>
  tool(
    'vitest/vitest.mjs',
    'run',
    '--project',
    project,
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(reports, `${project}.json`)}`,
  );

/** @param {string} name @param {string[]} args of Playwright @returns {Stage} */
const browser = (name, ...args) => ({
  name,
  needsBrowser: true,
  args: tool('@playwright/test/cli.js', 'test', '--pass-with-no-tests', '--reporter=list,json', ...args),
  env: { PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, `${name}.json`) },
  count: (report) => playwrightCounts(JSON.parse(report)),
});

/** @type {Stage[]} */
const stages = [
  { name: 'lint', args: tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.') },
  { name: 'types', args: tool('typescript/bin/tsc', '--noEmit') },
  { name: 'build', args: tool('vite/bin/vite.js', 'build', '--logLevel', 'warn') },
  { name: 'unit', args: vitest('unit'), count: (report) => vitestCounts(JSON.parse(report)) },
  { name: 'gpu', needsBrowser: true, args: vitest('gpu'), count: (report) => vitestCounts(JSON.parse(report)) },
  browser('browser', '--project=engine', '--project=alone'),
  browser('studio', '--project=studio', '--workers=2'),
];

/**
 * @param {string[]} args                   of Node
 * @param {Record<string, string>} env      added to ours
 * @returns {Promise<number | null>}        exit status, null when killed or not started
 */
function node(args, env) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    const timer = setTimeout(() => {
      console.log(`Stopped after ${LIMIT_MINUTES} minutes.`);
      child.kill('SIGKILL');
    }, LIMIT_MINUTES * 60_000);
    child.once('error', () => resolve(null));
    child.once('exit', (status) => {
      clearTimeout(timer);
      resolve(status);
    });
  });
}

/** @param {Stage} stage @returns {Counts | null} null without a readable report */
function readReport({ name, count }) {
  try {
    return count ? count(readFileSync(join(reports, `${name}.json`), 'utf8')) : null;
  } catch {
    return null;
  }
}

/** @param {Stage} stage @returns {Promise<Counts>} */
async function runStage(stage) {
  const env = { ...stage.env };
  if (stage.needsBrowser) env.CHROMIUM_PATH = ensureChromium();
  const status = await node(stage.args, env);
  return stage.count ? stageCounts(readReport(stage), status) : single(status === 0);
}

async function main() {
  const named = process.argv.slice(2);
  const unknown = named.filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    const known = stages.map((stage) => stage.name).join(', ');
    throw new Error(`No stage is called "${unknown.join('", "')}"; there are ${known}. Example: npm test -- unit gpu`);
  }
  ensureInstalled();
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });

  /** @type {string[]} */
  const lines = [];
  let total = NOTHING;
  for (const stage of stages.filter((candidate) => named.length === 0 || named.includes(candidate.name))) {
    console.log(`\n== ${stage.name}`);
    const start = Date.now();
    let counts = single(false);
    try {
      counts = await runStage(stage);
    } catch (error) {
      console.log(error instanceof Error ? error.message : String(error));
    }
    total = add(total, counts);
    lines.push(`${stage.name.padEnd(8)} ${summary(counts)} (${((Date.now() - start) / 1000).toFixed(0)} s)`);
  }
  console.log(`\n${lines.join('\n')}`);
  return total;
}

try {
  const total = await main();
  console.log(summary(total));
  process.exitCode = total.failed > 0 ? 1 : 0;
} catch (error) {
  console.log(error instanceof Error ? error.message : String(error));
  console.log(summary(single(false)));
  process.exitCode = 1;
}
