/** The page inside a page of another origin, and what the query changes: theme, language, hidden parts, locked ranges. */
import { expect, test as plain } from '@playwright/test';
import { type Hooked, open, SMALL, test } from './fixture';

const CITY = 'city&v=1&n=3000&days=40&seeding.count=30';

// Without the fixture, which takes the page around for a stranger.
plain(
  'an article of another origin plays, sets and reads the city, and the studio opens with it',
  async ({ page, baseURL }) => {
    const own = new URL(baseURL ?? '');
    const city = `${own.href}?embed=1&paused=1&controls=testing.turnaround#${CITY}`;
    // From the other server of the tests, under another name: another origin twice over.
    await page.goto(`http://localhost:${Number(own.port) - 1}/e2e/pages/around.html?src=${encodeURIComponent(city)}`);
    const frame = page.frameLocator('iframe');
    // Below the fold nothing is computed: the page inside is there and waits.
    await expect.poll(() => page.frames().length).toBe(2);
    const [, inside] = page.frames();
    await inside.waitForFunction(() => '__studio' in globalThis, undefined, { polling: 100 });
    expect(await inside.evaluate(() => (globalThis as Hooked).__studio.ready)).toBe(false);
    expect(await page.evaluate('heard.length')).toBe(0);

    await page.locator('iframe').scrollIntoViewIfNeeded();
    await page.waitForFunction("heard.some(({ type }) => type === 'ready')", undefined, { timeout: 60_000 });
    expect(await page.evaluate('heard[0].origin')).toBe(own.origin);
    await page.evaluate("ask({ type: 'set', id: 1, values: { 'testing.turnaround': 5 } })");
    await page.waitForFunction("heard.some(({ type, id }) => type === 'state' && id === 1)");
    await expect(frame.getByRole('slider', { name: 'Days to get a test result' })).toHaveValue('5');
    await page.evaluate("ask({ type: 'set', id: 2, values: { 'testing.turnaround': 'soon' } })");
    await page.waitForFunction("heard.some(({ type, id }) => type === 'error' && id === 2)");
    await page.evaluate("ask({ type: 'seek', id: 3, day: 20 })");
    await page.waitForFunction("heard.some(({ type, day }) => type === 'outcome' && day === 20)", undefined, {
      timeout: 60_000,
    });
    await page.evaluate("ask({ type: 'get', id: 4 })");
    await page.waitForFunction("heard.some(({ type, id, day }) => type === 'state' && id === 4 && day === 20)");
    const link = frame.getByRole('link', { name: /Open in studio/ });
    await expect(link).toHaveAttribute('href', /testing\.turnaround=5/);
  },
);

test('theme, language, hidden parts and locked ranges of the address are honoured', async ({ page }) => {
  const query = '?theme=light&lang=de&ui=min&hide=tracing.app~search&lock=testing.turnaround~0~5';
  await open(page, `/${query}${SMALL.slice(1)}`);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('button', { name: 'Teilen' })).toBeVisible();
  const slider = page.locator('input[type="range"]').filter({ visible: true }).first();
  await expect(slider).toHaveAttribute('max', '5');
  await expect(page.getByRole('searchbox')).toHaveCount(0);
  await expect(page.getByRole('tablist')).toHaveCount(0);
  await expect(page.locator('.strip')).toHaveCount(0);
  expect(await page.evaluate(() => (globalThis as Hooked).__studio.state().scenario.agents)).toBe(3000);
});

test('a scenario file of another site is not asked for', async ({ page }) => {
  await open(page, `/?src=https://example.org/town.scenario.json${SMALL.slice(1)}`);
  await expect(page.getByRole('alert')).toContainText('This page loads scenarios only from its own site');
});
