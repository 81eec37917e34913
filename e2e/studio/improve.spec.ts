/** The Improve tab: a search that finds, confirms and is taken over in one edit; one that is stopped; by keyboard and for axe. Small cities. */
import type { Page } from '@playwright/test';
import { violations } from './axe';
import { expect, finish, type Hooked, open, test } from './fixture';

const CITY = '/?stage=raster#city&v=1&n=1000&days=40&seeding.count=40';

const tab = (page: Page) => page.locator('.improve');
const cost = (page: Page) => tab(page).locator('[data-part="cost"]');
const result = (page: Page) => page.locator('.improve-result');
const values = (page: Page) => page.evaluate(() => (globalThis as Hooked).__studio.state().scenario.values);

async function begin(page: Page, city = CITY): Promise<void> {
  await open(page, city);
  await finish(page);
  await page.getByRole('tab', { name: 'Improve' }).click();
  await expect(tab(page)).toContainText('Let the studio look for a better protocol.');
}

test('a search for fewer infections finds a protocol, confirms it on fresh seeds, and is used and undone in one step', async ({
  page,
}) => {
  await begin(page);
  await tab(page).getByLabel('Make small').selectOption('infections');
  await tab(page).getByLabel('Runs', { exact: true }).selectOption('80');
  await expect(cost(page)).toContainText('80 runs and 32 to confirm on fresh seeds');
  // Bounds are in the units of the sliders.
  await expect(tab(page).getByLabel('Greatest Sick people tested per day')).toHaveValue('100');
  await tab(page).getByLabel('Greatest Compliance with isolation').fill('80');
  const before = await values(page);
  await tab(page).getByRole('button', { name: 'Search', exact: true }).click();
  await expect(page.locator('[data-chart="improve-trace"] .js-plotly-plot')).toBeVisible({ timeout: 60_000 });
  await expect(result(page)).toContainText(/infections: \d+\.\d % \(.*\) lower, confirmed on 16 fresh seeds/i, {
    timeout: 120_000,
  });
  await expect(page.locator('[data-chart="improve-curve"] .js-plotly-plot')).toBeVisible();
  expect(await violations(page, '.improve')).toEqual([]);
  await result(page).getByRole('button', { name: 'Use this protocol' }).click();
  const used = await values(page);
  expect(used).not.toEqual(before);
  expect(used['isolation.compliance']).toBeLessThanOrEqual(0.8);
  await page.evaluate(() => (globalThis as Hooked).__studio.studio.undo());
  expect(await values(page)).toEqual(before);
});

test('a search that is stopped keeps the best so far, and a changed setting asks', async ({ page }) => {
  // A run is long enough that the search is still going on when the setting is changed.
  await begin(page, '/?stage=raster#city&v=1&n=4000&days=90&seeding.count=100');
  await tab(page).getByLabel('Make small').selectOption('infections');
  await tab(page).getByLabel('Runs', { exact: true }).selectOption('640');
  await tab(page).getByRole('button', { name: 'Search', exact: true }).click();
  await expect(page.locator('[data-chart="improve-trace"] .js-plotly-plot')).toBeVisible({ timeout: 60_000 });
  await page.evaluate(() => (globalThis as Hooked).__studio.studio.change({ 'disease.r0': 2.8 }, 'test'));
  await page.getByRole('button', { name: 'Stop and use' }).click();
  await expect(result(page)).toContainText('Stopped: the best so far, not confirmed on fresh seeds.', {
    timeout: 30_000,
  });
  await expect(result(page)).toContainText('For previous settings.');
  await expect(tab(page).getByRole('button', { name: 'Search', exact: true })).toBeVisible();
});
