/**
 * The first minute of a visit (letter T of the design, and C9): what is there when, how much was fetched for it, that nothing
 * jumps or freezes, and that the first hint comes once. Figures of time go into the report; sizes and shifts are asserted.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, type Hooked, open, SMALL, test } from './fixture';

const BUILD = '.cache/e2e-studio';
const KILOBYTE = 1000;

interface Vitals {
  largestPaint: number;
  shift: number;
  shifted: string[];
  tasks: { start: number; length: number }[];
}
type Watched = typeof globalThis & { vitals: Vitals };

/** Notes the largest paint, layout shifts and long tasks from the first moment on. */
async function watchVitals(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const vitals: Vitals = { largestPaint: 0, shift: 0, shifted: [], tasks: [] };
    Object.assign(globalThis, { vitals });
    const observe = (type: string, note: (entry: PerformanceEntry) => void) =>
      new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
    observe('largest-contentful-paint', ({ startTime }) => {
      vitals.largestPaint = startTime;
    });
    observe('layout-shift', (entry) => {
      const { value, hadRecentInput, sources } = entry as PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
        sources: readonly { node: Node | null }[];
      };
      if (hadRecentInput) return;
      vitals.shift += value;
      const names = sources.map(({ node }) => (node instanceof Element ? node.className || node.tagName : '?'));
      vitals.shifted.push(`${value.toFixed(3)} ${names.join(', ')}`);
    });
    observe('longtask', ({ startTime, duration }) => vitals.tasks.push({ start: startTime, length: duration }));
  });
}

const vitals = (page: Page) => page.evaluate(() => (globalThis as Watched).vitals);

/** Bytes of built files under gzip. */
const zipped = (paths: Iterable<string>) =>
  [...paths].reduce((sum, path) => sum + gzipSync(readFileSync(join(BUILD, path))).length, 0);

/** Scripts and styles without which the page does not start: those that its HTML names. */
function shellFiles(): string[] {
  const html = readFileSync(join(BUILD, 'index.html'), 'utf8');
  return [
    'index.html',
    ...[...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, path]) => path),
  ];
}

/** Built files that the page asked for so far. */
function requested(page: Page): Set<string> {
  const paths = new Set<string>(['index.html']);
  page.on('request', (request) => {
    const path = new URL(request.url()).pathname.slice(1);
    if (/\.(?:js|css)$/.test(path) && existsSync(join(BUILD, path))) paths.add(path);
  });
  return paths;
}

const note = (type: string, description: string) => test.info().annotations.push({ type, description });

test('T1 T3: people move on the bare page, little was fetched for it, nothing stands in the way', async ({ page }) => {
  await watchVitals(page);
  const files = requested(page);
  await page.goto('/');
  await page.getByRole('slider', { name: 'Days to get a test result' }).waitFor();
  const usable = await page.evaluate(() => performance.now());
  await page.waitForFunction(() => (globalThis as Hooked).__studio?.ready, undefined, { timeout: 60_000 });
  const ready = await page.evaluate(() => performance.now());
  const before = new Set(files);
  note('usable, ready', `${Math.round(usable)} ms, ${Math.round(ready)} ms`);

  const shell = zipped(shellFiles()) / KILOBYTE;
  const all = zipped(before) / KILOBYTE;
  note('shell, before ready', `${shell.toFixed(1)} kB, ${all.toFixed(1)} kB`);
  expect(shell).toBeLessThanOrEqual(180);
  expect(all).toBeLessThanOrEqual(450);
  expect([...before].filter((path) => /plotly/i.test(path))).toEqual([]);

  const frames = await page.evaluate(() => (globalThis as Hooked).__studio.frame());
  await page.waitForFunction((from) => (globalThis as Hooked).__studio.frame() > from + 5, frames);
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  // What a click in the middle of the stage meets is the stage.
  const met = await page.locator('figure.stage').evaluate((stage) => {
    const { left, top, width, height } = stage.getBoundingClientRect();
    return stage.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });
  expect(met).toBe(true);

  const { largestPaint, shift, shifted } = await vitals(page);
  note('largest paint, shift', `${Math.round(largestPaint)} ms, ${shift.toFixed(4)} (${shifted.join('; ')})`);
  expect(largestPaint).toBeGreaterThan(0);

  await page.getByRole('tab', { name: 'Analysis' }).click();
  await expect.poll(() => [...files].some((path) => /plotly/i.test(path))).toBe(true);
  await expect(page.locator('.js-plotly-plot').first()).toBeVisible({ timeout: 60_000 });
});

test('T3: no file of the build that comes later is over 500 kB', () => {
  const paths = readdirSync(join(BUILD, 'assets')).map((name) => join('assets', name));
  expect(paths.length).toBeGreaterThan(20);
  expect(paths.filter((path) => zipped([path]) > 500 * KILOBYTE)).toEqual([]);
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 1280, height: 800 },
  { width: 820, height: 1180 },
  { width: 390, height: 844 },
])
  test(`T6: on a slow line the first screen is there at once and stays where it is, ${viewport.width} px @alone`, async ({
    page,
  }) => {
    await page.setViewportSize(viewport);
    await watchVitals(page);
    const session = await page.context().newCDPSession(page);
    // The "Fast 4G" of Chromium's own tools; the processor of the machine is slow enough as it is.
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 60,
      downloadThroughput: (9 * 2 ** 20) / 8,
      uploadThroughput: (1.5 * 2 ** 20) / 8,
    });
    await open(page, '/');
    // To the end of the run: numbers that gain a digit and lines that come with the result move nothing either.
    await expect
      .poll(() => page.evaluate(() => (globalThis as Hooked).__studio.studio.session.frame()?.digest ?? ''), {
        timeout: 60_000,
      })
      .not.toBe('');
    await expect.poll(() => page.evaluate(() => (globalThis as Hooked).__studio.day()), { timeout: 60_000 }).toBe(180);
    const { largestPaint, shift, shifted } = await vitals(page);
    note('largest paint, shift', `${Math.round(largestPaint)} ms, ${shift.toFixed(4)} (${shifted.join('; ')})`);
    expect(largestPaint).toBeGreaterThan(0);
    expect(largestPaint).toBeLessThanOrEqual(1500);
    expect(shift).toBeLessThanOrEqual(0.05);
  });

test('T4: the first hint comes once, and closing it is remembered', async ({ page }) => {
  await open(page);
  const hint = page.getByRole('complementary', { name: 'First steps' });
  await expect(hint).toContainText('This is a city of 3,000 with a new infection.');
  await page.getByRole('button', { name: 'Close this hint' }).click();
  await expect(hint).toHaveCount(0);
  await page.reload();
  await page.waitForFunction(() => (globalThis as Hooked).__studio?.ready);
  await expect(hint).toHaveCount(0);
});

test('C9: time does not jump over a hidden page, and playing does not freeze the page @alone', async ({ page }) => {
  await watchVitals(page);
  await open(page, SMALL.replace('days=60', 'days=730'));
  await page.getByLabel('Speed').selectOption('5');
  const day = () => page.evaluate(() => (globalThis as Hooked).__studio.day());
  // Best of some stretches: another program on the machine also delays tasks.
  const longest = await page.evaluate(async () => {
    const found: number[] = [];
    for (let round = 0; round < 4; round++) {
      const from = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 700));
      const tasks = (globalThis as Watched).vitals.tasks.filter(({ start }) => start >= from);
      found.push(Math.max(0, ...tasks.map(({ length }) => length)));
    }
    return found;
  });
  note('longest tasks while playing', `${longest.map(Math.round).join(', ')} ms`);
  expect(Math.min(...longest)).toBeLessThanOrEqual(200);

  // A page in the background may stand still for minutes; here its thread does for three seconds, fifteen days' worth.
  const before = await day();
  const after = await page.evaluate(async () => {
    const until = performance.now() + 3000;
    while (performance.now() < until);
    const hook = (globalThis as Hooked).__studio;
    const from = hook.day();
    for (let tries = 0; tries < 600 && hook.day() === from; tries++) await new Promise(requestAnimationFrame);
    return hook.day();
  });
  expect(after).toBeGreaterThan(before);
  expect(after - before).toBeLessThanOrEqual(6);
  await expect(page.locator('.notice.error')).toHaveCount(0);
});
