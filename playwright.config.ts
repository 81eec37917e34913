/**
 * Browser tests: e2e/**\/*.spec.ts in the full Chromium of this machine, WebGPU in software. Pages come from the vite
 * server, so that a test may also open e2e/pages/*.html, which are in no build. `npm start` and its build have a test of
 * their own (e2e/start.spec.ts).
 */
import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium } from './scripts/browser.mjs';

/** Away from vite's usual ports, so that a running `npm start` or `npm run dev` does not matter. */
const port = Number(process.env.E2E_PORT ?? 4273);
const executablePath = findChromium();

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // One page computes at a time: the software adapter uses every core there is.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: chromiumFlags() },
    // Playwright's default headless shell has no WebGPU; this asks for the full browser where no path is given.
    ...(executablePath ? {} : { channel: 'chromium' }),
  },
  webServer: {
    command: `node node_modules/vite/bin/vite.js --host 127.0.0.1 --port ${port} --strictPort`,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
    timeout: 120_000,
  },
});
