/**
 * Browser tests in the full Chromium of this machine, WebGPU in software. Projects: `engine` opens pages of e2e/pages from the
 * vite server, which are in no build; `studio` and `alone` (e2e/studio) open the page as it is published, in a build that also
 * puts `window.__studio` there (src/studio/testHook.ts). `npm start` has a test of its own (e2e/start.spec.ts).
 */
import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium } from './scripts/browser.mjs';

/** Away from vite's usual ports, so that a running `npm start` or `npm run dev` does not matter. */
const port = Number(process.env.E2E_PORT ?? 4273);
const studioPort = port + 1;
const vite = 'node node_modules/vite/bin/vite.js';
const build = '--mode test --outDir .cache/e2e-studio --logLevel warn';
const executablePath = findChromium();

/** Tests whose title has this tag run one at a time. */
const ALONE = /@alone/;
// Offline use has a test of its own; elsewhere a worker would only fetch every file once more.
const page = { baseURL: `http://127.0.0.1:${studioPort}/`, serviceWorkers: 'block' } as const;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // One picture for all machines (e2e/studio/golden.spec.ts).
  snapshotPathTemplate: '{testDir}/{testFileDir}/goldens/{arg}{ext}',
  // One page computes at a time: the software adapter uses every core there is. The studio's small cities leave room for two
  // (scripts/test.mjs).
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: chromiumFlags() },
    // Playwright's default headless shell has no WebGPU; this asks for the full browser where no path is given.
    ...(executablePath ? {} : { channel: 'chromium' }),
  },
  projects: [
    { name: 'engine', testIgnore: 'studio/**', use: { baseURL: `http://127.0.0.1:${port}/` } },
    { name: 'studio', testMatch: 'studio/**/*.spec.ts', grepInvert: ALONE, use: page },
    // What the design promises in milliseconds, and what fills every core, holds on a machine that does nothing else.
    { name: 'alone', testMatch: 'studio/**/*.spec.ts', grep: ALONE, use: page },
  ],
  webServer: [
    {
      command: `${vite} --host 127.0.0.1 --port ${port} --strictPort`,
      url: `http://127.0.0.1:${port}/`,
      reuseExistingServer: false,
      timeout: 120_000,
    },
    {
      command: `${vite} build ${build} && ${vite} preview --outDir .cache/e2e-studio --host 127.0.0.1 --port ${studioPort} --strictPort`,
      url: `http://127.0.0.1:${studioPort}/`,
      reuseExistingServer: false,
      timeout: 120_000,
    },
  ],
});
