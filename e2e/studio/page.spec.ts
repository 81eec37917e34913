/**
 * The first page as a visitor uses it: people get infected, settings change outcomes and the link, links come back to the
 * same digest or say what is wrong, files load or say where they are wrong. Small cities, so that software computes them.
 */
import type { Page } from '@playwright/test';
import { expect, SMALL, test } from './fixture';

const day = (page: Page) => page.locator('.day');
const tile = (page: Page, id: string, part = '.value') => page.locator(`[data-tile="${id}"] ${part}`);
const digest = (page: Page) => page.locator('[data-part="digest"]');
const count = async (page: Page, id: string) => Number((await tile(page, id).innerText()).replaceAll(',', ''));

/** Opens a link and lets it run to its end at full speed. */
async function finish(page: Page, link: string): Promise<string> {
  await page.goto(link);
  await page.getByLabel('Speed').selectOption('0');
  await expect(digest(page)).toHaveText(/^digest [0-9a-f]{12}/, { timeout: 90_000 });
  // The line and the tiles are parts of their own; either may be there first.
  await expect(tile(page, 'infected')).toHaveText(/\d/);
  return /[0-9a-f]{12}/.exec(await digest(page).innerText())?.[0] ?? '';
}

test('people get infected on the page, and it says where and how fast', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByLabel('Place')).toHaveValue('town');
  await expect(page.getByText('This is a city of')).toBeVisible();
  await expect.poll(() => count(page, 'infected'), { timeout: 90_000 }).toBeGreaterThan(25);
  await expect(page.locator('[data-part="speed"]')).toHaveText(/^[\d.,]+( M)? person-days\/s$/);
  await expect(page.locator('[data-part="epidemic"]')).toHaveText(/R0 2\.5, doubles in \d/);
  await expect(page.locator('.plot canvas').first()).toBeVisible();
  await expect(page.getByText('The City makes no warranty')).toBeVisible();
});

test('play, pause, step and reset, by button and by key', async ({ page }) => {
  await page.goto(SMALL);
  await expect(day(page)).toHaveText(/Day [1-9]/, { timeout: 60_000 });
  await page.getByRole('button', { name: 'Pause' }).click();
  const stopped = Number(/Day (\d+)/.exec(await day(page).innerText())?.[1]);
  await page.getByRole('button', { name: 'Step' }).click();
  await expect(day(page)).toHaveText(`Day ${stopped + 1} of 60`);
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(day(page)).toHaveText('Day 0 of 60');
  await expect(page.getByLabel('Seed', { exact: true })).toHaveValue('1');
  await page.locator('h1').click();
  await page.keyboard.press(' ');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.keyboard.press(' ');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('heading', { name: 'Help' })).toBeVisible();
});

test('a dragged slider changes outcome and link, keeps the baseline, and is one step of undo', async ({ page }) => {
  const before = await finish(page, SMALL);
  const infected = await count(page, 'infected');
  const slider = page.getByRole('slider', { name: 'Days to get a test result' });
  const box = await slider.boundingBox();
  if (!box) throw new Error('The slider is not on the page.');
  await page.mouse.move(box.x + 12 + (box.width * 2) / 14, box.y + box.height / 2);
  await page.mouse.down();
  for (const share of [0.3, 0.5, 0.7, 0.99]) await page.mouse.move(box.x + box.width * share, box.y + box.height / 2);
  await page.mouse.up();
  await expect(page).toHaveURL(/testing\.turnaround=1[34]/);
  await expect(digest(page)).toHaveText(/^digest/, { timeout: 60_000 });
  await expect(digest(page)).not.toHaveText(new RegExp(before));
  const after = await count(page, 'infected');
  expect(after).toBeGreaterThan(infected);
  const percent = (100 * (after - infected)) / infected;
  await expect(tile(page, 'infected', '.change')).toHaveText(
    `+${Number(percent.toFixed(percent < 9.95 ? 1 : 0))} % vs baseline`,
  );
  await expect(page.getByText('This is a city of')).toBeHidden();

  await page.locator('h1').click();
  await page.keyboard.press('Control+z');
  await expect(digest(page)).toHaveText(new RegExp(before));
  await expect(page).not.toHaveURL(/turnaround/);
  await page.keyboard.press('Control+Shift+z');
  await expect(page).toHaveURL(/testing\.turnaround=1[34]/);
  await page.reload();
  await expect(page.getByText('This is a city of')).toBeHidden();
});

test('pairs of runs put intervals on the tiles, until a setting changes', async ({ page }) => {
  await finish(page, '/#city&v=1&n=2000&days=30&seeding.count=30');
  await page.getByLabel('Days to get a test result, in').fill('12');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/testing\.turnaround=12/);
  await expect(digest(page)).toHaveText(/^digest/, { timeout: 60_000 });
  const line = page.getByRole('region', { name: 'How sure' });
  await expect(tile(page, 'infected', '.change')).toHaveAttribute(
    'title',
    /One run of each on the same random numbers/,
  );
  await line.getByRole('button', { name: /^How sure\? Run 16 pairs \(about / }).press('Enter');
  await expect(line).toContainText('95 % intervals of the mean, 16 paired runs on common random numbers, seed 1.', {
    timeout: 120_000,
  });
  await expect(tile(page, 'infected')).toHaveText(/^[\d,.]+ – [\d,.]+$/);
  await expect(tile(page, 'infected', '.change')).toHaveText(/% \([+−][\d.]+ to [+−][\d.]+\) vs\sbaseline$/);
  await expect(page.locator('p[aria-live="polite"]')).toContainText(/People ever infected: [\d,.]+ – /);
  await page.getByRole('button', { name: 'Back to the baseline' }).click();
  await expect(tile(page, 'infected')).toHaveText(/^[\d,]+$/);
  await expect(line.getByRole('button')).toHaveText(/^How sure\? Run 16 runs/);
});

test('reloading a link gives the same digest, another seed does not', async ({ page }) => {
  const first = await finish(page, SMALL);
  await expect(page).toHaveURL(new RegExp(`rd=${first}`));
  await page.reload();
  await page.getByLabel('Speed').selectOption('0');
  await expect(digest(page)).toHaveText(`digest ${first}, same result as shared`, { timeout: 90_000 });
  await page.getByLabel('Seed', { exact: true }).fill('7');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/seed=7/);
  await expect(digest(page)).toHaveText(/^digest (?!.*shared)/, { timeout: 60_000 });
  await expect(digest(page)).not.toHaveText(new RegExp(first));
});

test('a damaged link says so, keeps its text and runs nothing by itself', async ({ page }) => {
  const link = '#city&v=1&ck=AAAA&n=3000&days=60';
  await page.goto(`/${link}`);
  await expect(page.getByRole('alert')).toContainText(
    'This link is incomplete or was changed on the way (the check does not match).',
  );
  await expect(page.getByRole('alert')).toContainText(link);
  expect(new URL(page.url()).hash).toBe(link);
  await expect(tile(page, 'infected')).toHaveText('–');
  await page.getByRole('button', { name: 'Open what can be read' }).click();
  await expect(day(page)).toHaveText(/of 60/, { timeout: 60_000 });
  await expect(page.getByLabel('People', { exact: true })).toHaveValue('3000');

  for (const [hash, words] of [
    ['#epidemik&v=1', "asks for a model named 'epidemik' that this version does not have"],
    ['#city&v=99', 'was made with a newer version (v99; this is v1)'],
    ['#city&v=1&n=3000&disease.r0=99&evil=1', '2 settings in this link were out of range or unknown.'],
  ]) {
    await page.evaluate((text) => {
      window.location.hash = text;
    }, hash);
    await expect(page.locator('.notices')).toContainText(words);
  }
  await page.goBack();
  await expect(page.locator('.notices')).toContainText('newer version');
});

test('the scenario is saved and opened again', async ({ page }) => {
  const first = await finish(page, `${SMALL}&testing.turnaround=5`);
  await page.locator('h1').click();
  const [scenario] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')]);
  expect(scenario.suggestedFilename()).toBe('city-seed-1.scenario.json');
  await page.goto('/#city&v=1&n=1000&days=10');
  await expect(day(page)).toHaveText(/of 10/, { timeout: 60_000 });
  await page.getByLabel('Scenario file').setInputFiles(await scenario.path());
  await expect(day(page)).toHaveText(/of 60/, { timeout: 60_000 });
  await page.getByLabel('Speed').selectOption('0');
  await expect(digest(page)).toHaveText(new RegExp(first), { timeout: 60_000 });
});

test('too many people are told before anything is built', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'gpu', { get: () => undefined });
    Object.defineProperty(Navigator.prototype, 'deviceMemory', { get: () => 0.0625 });
  });
  await page.goto('/#city&v=1&n=5000000&days=10');
  await expect(page.getByRole('alert')).toContainText(
    /5,000,000 people need \d+ MB; this device can hold 139,810 people/,
  );
  await page.getByRole('button', { name: 'Use 100,000' }).click();
  await expect(page.getByLabel('People', { exact: true })).toHaveValue('100000');
  await expect(page.getByRole('alert')).toBeHidden();
});

test('without WebGPU the same link has the same digest on the CPU', async ({ page, browser }) => {
  const first = await finish(page, SMALL);
  const bare = await browser.newPage();
  await bare.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'gpu'));
  expect(await finish(bare, SMALL)).toBe(first);
  await expect(bare.locator('.notices')).toContainText('Your browser cannot use the GPU here. Running on the CPU.');
  await expect(bare.locator('[data-part="device"]')).toHaveText('CPU (TypeScript twin)');
  await bare.goto('about:blank');
  await bare.goto('/');
  await expect(bare.locator('.notices')).toContainText('Running a smaller model on the CPU (20,000 people).');
  await bare.close();
});

test('a phone of 390 px scrolls down only and starts small', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  await expect(page.getByLabel('People', { exact: true })).toHaveValue('20000');
  await expect(day(page)).toHaveText(/Day [1-9]/, { timeout: 60_000 });
  await expect(page.locator('.plot canvas').first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  const heights = await page.locator('.transport button').evaluateAll((all) => all.map((one) => one.clientHeight + 2));
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
});
