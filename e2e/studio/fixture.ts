/**
 * What every test of the page shares: it fails on an error of the page or its console and on a request to another host; and the
 * handle of test builds (src/studio/testHook.ts). Small cities, so that software computes them.
 */
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import type { DialogName } from '../../src/studio/store';
import type { StudioHook } from '../../src/studio/testHook';

export type Hooked = typeof globalThis & { readonly __studio: StudioHook };

export const test = base.extend<{ watched: undefined }>({
  watched: [
    async ({ page, baseURL }, use) => {
      const faults: string[] = [];
      page.on('pageerror', ({ message }) => faults.push(message));
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
      page.on('request', (request) => {
        const url = new URL(request.url());
        if (url.protocol.startsWith('http') && url.host !== new URL(baseURL ?? '').host) faults.push(request.url());
      });
      await use(undefined);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** 3,000 people, 60 days: a second on a slow machine. */
export const SMALL = '/#city&v=1&n=3000&days=60&seeding.count=30';

/** Opens an address and waits until people are drawn and every part of the page has come. */
export async function open(page: Page, link = SMALL): Promise<void> {
  await page.goto(link);
  await page.waitForFunction(() => (globalThis as Hooked).__studio?.ready, undefined, { timeout: 60_000 });
  // What keeps the room of a part that is still being read (src/studio/layout/Place.tsx).
  await expect(page.locator('.room')).toHaveCount(0);
}

/** Opens a scenario that waits at day 0, for `finish`, the clock and Play. */
export async function openPaused(page: Page, fragment: string, query = ''): Promise<void> {
  await page.goto(`/?paused=1${query}${fragment}`);
  await page.waitForFunction(() => (globalThis as Hooked).__studio?.studio.session.frame(), undefined, {
    timeout: 60_000,
  });
  await expect(page.locator('.room')).toHaveCount(0);
}

/** Lets the run shown come to its end, whatever the speed chosen. @returns its hex digest */
export async function finish(page: Page): Promise<string> {
  await page.evaluate(() => {
    const { session } = (globalThis as Hooked).__studio.studio;
    session.pause();
    session.seek(Number.MAX_SAFE_INTEGER);
  });
  const digest = await page.waitForFunction(() => (globalThis as Hooked).__studio.digest(), undefined, {
    timeout: 90_000,
  });
  return String(await digest.jsonValue());
}

/** Opens a dialog by the store, whatever the language and the size of the page. */
export async function openDialog(page: Page, name: DialogName): Promise<void> {
  await page.evaluate((of) => (globalThis as Hooked).__studio.studio.openDialog(of), name);
  await expect(page.locator('dialog[open] h2').first()).toBeVisible();
}

export async function shutDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
}

/** Gives the import dialog, which is open, a table with a problem in two of its rows, and waits until it says so. */
export async function chooseBadTable(page: Page): Promise<void> {
  const buffer = Buffer.from('date,cases,deaths\n2026-01-01,5,1\nsoon,7,1\n2026-01-15,many,2\n2026-01-22,9,2\n');
  await page
    .locator('dialog[open] input[type="file"]')
    .setInputFiles({ name: 'mine.csv', mimeType: 'text/csv', buffer });
  await expect(page.locator('.import-problems li')).toHaveCount(2);
}

/** Changes a setting, keeps the run, and opens its comparison with the pinned one and the strip of runs. */
export async function compareChanged(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { studio } = (globalThis as Hooked).__studio;
    studio.change({ 'testing.turnaround': 9 }, 'test');
    studio.keepRun();
    studio.compare(true);
    studio.runs.store.setState({ open: true });
  });
  await expect(page.locator('.compare')).toBeVisible();
}

/** Presses the Stop of a job, and notes as L2 how many milliseconds later nothing runs any more. */
export async function stopJob(button: Locator): Promise<void> {
  const stopped = await button.evaluate(async (stop: HTMLElement) => {
    const { jobs } = (globalThis as Hooked).__studio.studio;
    const start = performance.now();
    stop.click();
    while (jobs.busy) await new Promise((resolve) => setTimeout(resolve, 5));
    return performance.now() - start;
  });
  test.info().annotations.push({ type: 'L2', description: `stopped after ${stopped.toFixed(0)} ms` });
}
