/**
 * The Why tab (letter L of the design where it concerns explaining): chips that have the sign of what paired runs say, an explanation that is
 * stopped, asked about and gone on with, the tab by keyboard and for axe. Small cities; the whole list of parameters is a recorded run
 * (docs/gradients.md).
 */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { violations } from './axe';
import { expect, finish, type Hooked, open, stopJob, test } from './fixture';

/** Many infected at the start, so that chance of the first days does not drown the rest. */
const CITY = '/?stage=raster#city&v=1&n=1500&days=40&seeding.count=60';

const why = (page: Page) => page.locator('.why');
const cost = (page: Page) => why(page).locator('[data-part="cost"]');
const rows = (page: Page) => page.locator('.why-table tbody tr');
const chip = (page: Page, id: string) => page.locator(`[data-chip="${id}"]`);

async function explain(page: Page, runs: number): Promise<void> {
  await why(page).getByLabel('Runs', { exact: true }).selectOption(String(runs));
  await why(page).getByRole('button', { name: 'Explain this run' }).click();
  await expect(cost(page)).toContainText(`Known from ${runs} runs.`, { timeout: 90_000 });
}

async function change(page: Page, patch: Readonly<Record<string, number>>): Promise<void> {
  await page.evaluate((values) => (globalThis as Hooked).__studio.studio.change(values, 'test'), patch);
}

test('L7: chips have the sign of paired runs where these are sure, and the check says how true they are', async ({
  page,
}) => {
  await open(page, CITY);
  await finish(page);
  const tab = page.getByRole('tab', { name: 'Why' });
  await page.getByRole('tab', { name: 'Outcomes' }).focus();
  for (let k = 0; k < 3; k++) await page.keyboard.press('ArrowRight');
  await expect(tab).toBeFocused();
  await expect(why(page)).toContainText('Which settings matter, and which way.');
  await expect(cost(page)).toContainText(/^about \d+ s, 8 runs forwards and backwards/);
  const promised = await cost(page).innerText();
  expect(await page.locator('[data-chip]').count()).toBe(0);

  const start = Date.now();
  await explain(page, 4);
  const took = (Date.now() - start) / 1000;
  test.info().annotations.push({ type: 'L5', description: `${promised} promised for 8 runs, 4 took ${took} s` });
  await expect(chip(page, 'disease.r0')).toHaveText(/▴ \+0\.1: [\d.]+ ± [\d.]+ more infections/);
  await expect(chip(page, 'testing.turnaround')).toContainText('+1 day: ');
  await expect(chip(page, 'masks.uptake')).toHaveCount(0);
  await expect(page.locator('[data-chart="tornado"] .js-plotly-plot')).toBeVisible();
  await expect(page.locator('[data-chart="days"] .js-plotly-plot')).toBeVisible();
  await page.locator('[data-chart="tornado"] summary').click();
  await expect(page.locator('[data-chart="tornado"] tbody tr')).toHaveCount(12);
  expect(await violations(page, '.why')).toEqual([]);

  await why(page)
    .getByRole('button', { name: /^Check \d+ against paired runs$/ })
    .focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-verdict]')).toHaveCount(8, { timeout: 120_000 });
  await expect(cost(page)).toContainText('Known from 16 runs.');
  const verdicts = await page
    .locator('[data-verdict]')
    .evaluateAll((all) =>
      all.map((one) => [one.closest('tr')?.dataset.row, (one as HTMLElement).dataset.verdict, one.textContent]),
    );
  test.info().annotations.push({ type: 'L7', description: JSON.stringify(verdicts) });
  const judged = verdicts.filter(([, verdict]) => verdict !== 'noisy');
  expect(judged.length).toBeGreaterThan(1);
  expect(verdicts.filter(([, verdict]) => verdict === 'sign')).toEqual([]);
  await expect(rows(page).filter({ hasText: 'R0 of the disease' })).toContainText(/\d\.\d\d ± \d\.\d\d .*n = 16/);

  await expect(page.locator('[data-part="agreement"]')).toContainText(
    /Over 8 checked settings.* cosine of [01][.]\d{3};/,
  );

  await page.getByRole('button', { name: 'Export the chart: What matters most' }).click();
  const [picture] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Picture for print (SVG)' }).click(),
  ]);
  const svg = readFileSync(await picture.path(), 'utf8');
  expect(svg.match(/data-bar/g)).toHaveLength(12);
  expect(svg).toContain('n = 16 runs, 95 % intervals of the mean');

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    why(page).getByRole('button', { name: 'Sensitivity (CSV)' }).click(),
  ]);
  const lines = readFileSync(await file.path(), 'utf8')
    .trim()
    .split(/\r?\n/);
  expect(lines[0]).toBe('metric,parameter,value,gradient,gradient_se,elasticity,method');
  const ofR0 = lines.filter((line) => line.startsWith('infections,disease.r0,'));
  expect(ofR0).toHaveLength(2);
  const slopes = ofR0.map((line) => Number(line.split(',')[3]));
  expect(slopes.map(Math.sign)).toEqual([1, 1]);

  // Of other settings: greyed and labelled, and back with them.
  await change(page, { 'testing.turnaround': 5 });
  await expect(chip(page, 'disease.r0')).toHaveAttribute('data-stale', 'true');
  await expect(why(page)).toContainText('For previous settings.');
  expect(await violations(page, '.why')).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await violations(page, '.why')).toEqual([]);
  await page.evaluate(() => (globalThis as Hooked).__studio.studio.undo());
  await expect(chip(page, 'disease.r0')).toHaveAttribute('data-stale', 'false');
  await why(page).getByLabel('Outcome to explain').selectOption('deaths');
  await expect(why(page)).toContainText('For another outcome.');
});

test('L1 L2 L3 L4 L5: an explanation counts, asks, guards the page, stops with its part kept, and goes on', async ({
  page,
}) => {
  await open(page, '/?stage=raster#city&v=1&n=3000&days=60&seeding.count=60');
  await finish(page);
  await page.getByRole('tab', { name: 'Why' }).click();
  await why(page).getByLabel('Runs', { exact: true }).selectOption('32');
  const promised = Number(/about (\d+) (s|min)/.exec(await cost(page).innerText())?.[1]);
  expect(promised).toBeGreaterThan(0);
  const job = page.getByRole('list', { name: 'Jobs' }).getByRole('listitem').filter({ hasText: 'Explanation' });
  await why(page).getByRole('button', { name: 'Explain this run' }).click();
  await expect(job).toContainText(/Explanation [1-9]\d* of 32 runs/);
  await expect(job).toContainText(/left/);
  await expect(chip(page, 'disease.r0')).toBeVisible();
  let dialogs = 0;
  page.on('dialog', (dialog) => {
    dialogs++;
    void dialog.dismiss();
  });
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => dialogs).toBe(1);

  await change(page, { 'tracing.app': 0.6 });
  const notices = page.locator('.notices');
  await expect(notices).toContainText('Stop the explanation and use what is done?');
  await page.getByRole('button', { name: 'Keep running with the old settings' }).click();
  await page.evaluate(() => (globalThis as Hooked).__studio.studio.undo());
  await stopJob(why(page).getByRole('button', { name: 'Stop' }));
  await expect(job).toContainText(/Partial: \d+ of 32 runs/);
  await expect(why(page)).toContainText(/Partial: \d+ of 32 runs\. The interval is wider\./);
  const part = Number(/Partial: (\d+)/.exec(await job.innerText())?.[1]);
  await job.getByRole('button', { name: 'Continue' }).click();
  await expect.poll(async () => Number(/Explanation (\d+) of/.exec(await job.innerText())?.[1])).toBeGreaterThan(part);
  await change(page, { 'tracing.app': 0.7 });
  await page.getByRole('button', { name: 'Stop and use' }).click();
  await expect(job).toContainText(/Partial: \d+ of 32 runs/);
});

test('with a graphics device its kernels run what is explained, and say the same', async ({ page }) => {
  const chips: string[] = [];
  for (const device of ['gpu', 'twin']) {
    await page.goto('about:blank');
    await open(page, `/?stage=raster&device=${device}#city&v=1&n=1000&days=20&seeding.count=40`);
    await finish(page);
    await page.getByRole('tab', { name: 'Why' }).click();
    await explain(page, 4);
    chips.push(await chip(page, 'disease.r0').innerText());
    const counted = await page.evaluate(() => (globalThis as Hooked).__studio.dispatched('city/adjoint/'));
    if (device === 'twin') expect(counted).toEqual({});
    else expect(counted).toMatchObject({ 'city/adjoint/witness': 4 * 20, 'city/adjoint/record': 4 * 20 });
    if (device === 'gpu') expect(counted['city/adjoint/dominate']).toBeGreaterThanOrEqual(4 * 20);
  }
  expect(chips[0]).toBe(chips[1]);
});
