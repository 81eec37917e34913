/**
 * The outcomes column: charts show the run's numbers and say them, axes stand still while a slider is held, crosshairs move
 * together, and Plotly is read when its tab opens and not before.
 */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, finish, type Hooked, open, test } from './fixture';

/** Daily values of counters of the run shown, added up. */
const series = (page: Page, names: readonly string[]) =>
  page.evaluate((wanted) => {
    const frame = (globalThis as Hooked).__studio.studio.session.frame();
    if (!frame) return [];
    const at = wanted.map((name) => frame.world.series.findIndex((one) => one.name === name));
    const width = frame.world.series.length;
    return Array.from({ length: frame.day }, (_, day) =>
      at.reduce((sum, index) => sum + frame.current.rows[day * width + index], 0),
    );
  }, names);

const chart = (page: Page, name: string) => page.locator(`[data-chart="${name}"]`);

/** Body cells of a chart's table as numbers, page after page. */
async function tableOf(page: Page, name: string): Promise<number[][]> {
  const details = chart(page, name).locator('.value-table');
  await details.locator('summary').click();
  await expect(details.locator('tbody tr').first()).toBeVisible();
  const rows: number[][] = [];
  for (;;) {
    rows.push(
      ...(await details
        .locator('tbody tr')
        .evaluateAll((all) =>
          all.map((row) => [...row.children].map((cell) => Number((cell.textContent ?? '').replaceAll(',', '')))),
        )),
    );
    const later = details.getByRole('button', { name: 'Later' });
    if ((await later.count()) === 0 || (await later.isDisabled())) break;
    await later.click();
  }
  await details.locator('summary').click();
  return rows;
}

/** Share of a canvas's pixels near a colour, and of those that are not empty. */
const pixels = (page: Page, name: string, colour: readonly [number, number, number]) =>
  chart(page, name)
    .locator('canvas')
    .first()
    .evaluate((canvas, [red, green, blue]) => {
      if (!(canvas instanceof HTMLCanvasElement)) throw new Error('There is no canvas.');
      const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      let near = 0;
      let drawn = 0;
      for (let at = 0; at < data.length; at += 4) {
        if (data[at + 3] < 128) continue;
        drawn++;
        const far = Math.abs(data[at] - red) + Math.abs(data[at + 1] - green) + Math.abs(data[at + 2] - blue);
        if (far < 60) near++;
      }
      return { near: (4 * near) / data.length, drawn: (4 * drawn) / data.length };
    }, colour);

async function faultsOfAxe(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'));
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run('#outcomes', {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

test('charts show the numbers of the run, say them, and list them', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page);
  await finish(page);
  const infections = await series(page, ['infections']);
  const reports = await series(page, ['positives']);
  const beds = await series(page, ['hospital', 'critical']);
  expect(infections).toHaveLength(60);

  const canvas = chart(page, 'chosen').getByRole('img');
  const peak = Math.max(...infections);
  await expect(canvas).toHaveAttribute(
    'aria-label',
    new RegExp(`New infections: ${infections[59]} on day 60, peak ${peak} on day ${infections.indexOf(peak) + 1}\\.`),
  );
  expect(await tableOf(page, 'chosen')).toEqual(infections.map((value, day) => [day + 1, value, reports[day]]));
  expect((await tableOf(page, 'hospital')).map((cells) => cells[1])).toEqual(beds);
  await expect(chart(page, 'chosen').locator('.chart-key b').first()).toHaveText(String(infections[59]));

  const { near, drawn } = await pixels(page, 'chosen', [0xd5, 0x5e, 0x00]);
  expect(drawn).toBeGreaterThan(0.01);
  expect(near).toBeGreaterThan(0.002);

  // Another counter, by the select; states in their own hues.
  await page.getByLabel('Shown', { exact: true }).selectOption('tests');
  await expect(chart(page, 'chosen').getByRole('img')).toHaveAttribute('aria-label', /^Tests \(Tests per day\)\. /);
  expect((await tableOf(page, 'chosen')).map((cells) => cells[1])).toEqual(await series(page, ['tests']));
  await page.getByLabel('Shown', { exact: true }).selectOption('states');
  await expect(chart(page, 'chosen').locator('.chart-key li')).toHaveCount(6);
  expect((await pixels(page, 'chosen', [0x56, 0xb4, 0xe9])).near).toBeGreaterThan(0.001);
});

test('weeks stand beside what was observed', async ({ page }) => {
  await open(page);
  await finish(page);
  await expect(chart(page, 'observed').locator('.chart-key')).toContainText('Observed');
  await page.getByRole('tab', { name: 'Outcomes' }).press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Data' })).toBeFocused();
  const panel = page.getByRole('tabpanel', { name: 'Data' });
  await expect(panel).toContainText(/\d+ weeks can be compared; the run has [\d.]+ times the observed total\./);
  await panel.getByText('View as table').click();
  const admissions = await series(page, ['admissions']);
  const first = await page.evaluate(() => (globalThis as Hooked).__studio.state().overlay?.shift ?? 0);
  const start = ((first % 7) + 7) % 7;
  const week = admissions.slice(start, start + 7).reduce((a, b) => a + b, 0);
  const row = panel.locator('tbody tr', { has: page.locator(`th:text-is("${start + 1}")`) });
  await expect(row.locator('td').nth(1)).toHaveText(String(week));
  expect(await faultsOfAxe(page)).toEqual([]);

  // To tune by: highest week and misfit, and those of the pinned run beside them once a setting differs.
  const cell = (row: string, column: string) =>
    panel.locator(`.fit [data-row="${row}"] [data-column="${column}"] span`);
  const totals: number[] = [];
  for (let day = start; day + 7 <= admissions.length; day += 7)
    totals.push(admissions.slice(day, day + 7).reduce((a, b) => a + b, 0));
  const top = Math.max(...totals);
  const misfit = await cell('misfit', 'b').innerText();
  expect(misfit).toMatch(/^[\d,]+ %$/);
  await expect(cell('top', 'b')).toHaveText(String(top));
  await expect(cell('day', 'b')).toHaveText(String(start + 7 * totals.indexOf(top) + 1));
  await expect(panel.locator('.fit thead [data-part="a"]')).toBeHidden();
  await page.evaluate(() => (globalThis as Hooked).__studio.studio.change({ 'disease.r0': 5 }, 'test'));
  await finish(page);
  await expect(panel.locator('.fit thead th')).toHaveText(['Observed', 'Run B', 'Run A']);
  await expect(cell('top', 'a')).toHaveText(String(top));
  await expect(cell('misfit', 'a')).toHaveText(misfit);
  await expect(cell('top', 'b')).not.toHaveText(String(top));
});

test('the axis stands still while a slider is held, and rescales on release', async ({ page }) => {
  // So small that even a busy machine remakes it while the slider moves.
  await open(page, '/#city&v=1&n=1000&days=40&seeding.count=30');
  await finish(page);
  const plot = chart(page, 'chosen').locator('.plot');
  await expect(plot).toHaveAttribute('data-y-max', /\d/);
  const before = await plot.getAttribute('data-y-max');
  const slider = page.getByRole('slider', { name: 'R0 of the disease' });
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  if (!box) throw new Error('The slider is not on the page.');
  const tops = new Set<string | null>();
  await page.mouse.move(box.x + box.width * 0.31, box.y + box.height / 2);
  await page.mouse.down();
  for (const share of [0.5, 0.7, 0.9, 0.98]) {
    await page.mouse.move(box.x + box.width * share, box.y + box.height / 2);
    // Where it does not, the row says that it waits, and the axis has nothing to follow.
    await page.waitForFunction(() => {
      const { studio } = (globalThis as Hooked).__studio;
      const frame = studio.session.frame();
      return (frame?.baseline && !frame.catchingUp) || studio.session.replayMilliseconds() > 300;
    });
    tops.add(await plot.getAttribute('data-y-max'));
  }
  expect([...tops]).toEqual([before]);
  await page.mouse.up();
  await expect.poll(async () => Number(await plot.getAttribute('data-y-max'))).toBeGreaterThan(Number(before));
  // Two runs now: one metric, by run, with the pinned one behind.
  await expect(chart(page, 'chosen').locator('.chart-key li').nth(1)).toHaveText('New infections');
  await expect(chart(page, 'chosen').locator('.chart-key li').nth(3)).toContainText('B Run shown');
  expect((await tableOf(page, 'chosen')).map((cells) => cells[2])).toEqual(await series(page, ['infections']));
  // The name of a run leads to its settings.
  await chart(page, 'chosen').getByRole('button', { name: 'A Pinned run' }).click();
  await expect(page).not.toHaveURL(/r0/);
  await expect(chart(page, 'chosen').locator('.chart-key')).not.toContainText('Pinned');
});

test('crosshairs move together, a click goes to the day, and L makes axes logarithmic', async ({ page }) => {
  await open(page);
  await finish(page);
  const over = chart(page, 'chosen').locator('.u-over');
  await over.hover({ position: { x: 60, y: 40 } });
  const day = await chart(page, 'chosen').locator('.chart-key').getAttribute('data-day');
  expect(Number(day)).toBeGreaterThan(5);
  expect(Number(day)).toBeLessThan(40);
  await expect(chart(page, 'hospital').locator('.chart-key')).toHaveAttribute('data-day', String(day));
  const infections = await series(page, ['infections']);
  await expect(chart(page, 'chosen').locator('.chart-key b').first()).toHaveText(String(infections[Number(day) - 1]));
  await over.click({ position: { x: 60, y: 40 } });
  await expect.poll(() => page.evaluate(() => (globalThis as Hooked).__studio.day())).toBe(Number(day));

  const plot = chart(page, 'hospital').locator('.plot');
  await expect(plot).toHaveAttribute('data-scale', 'linear');
  await page.keyboard.press('l');
  await expect(plot).toHaveAttribute('data-scale', 'log');
  await expect(page.getByRole('button', { name: 'Log', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Log', exact: true }).click();
  await expect(plot).toHaveAttribute('data-scale', 'linear');
});

test('Plotly is read when its tab opens, shows the same numbers, and offers no upload', async ({ page }) => {
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(request.url()));
  await page.emulateMedia({ colorScheme: 'light' });
  await open(page);
  await finish(page);
  expect(await faultsOfAxe(page)).toEqual([]);
  expect(scripts.filter((url) => /plotly/i.test(url))).toEqual([]);
  expect(scripts.filter((url) => /uplot/i.test(url)).length).toBeGreaterThan(0);

  await page.getByRole('tab', { name: 'Analysis' }).click();
  const layers = chart(page, 'layers');
  await expect(layers.locator('.barlayer .trace')).toHaveCount(5, { timeout: 60_000 });
  expect(scripts.filter((url) => /plotlyCode/i.test(url)).map((url) => url.split('.').at(-1))).toEqual(['js']);
  const home = await series(page, ['infectionsHousehold']);
  const weekly = Array.from({ length: 8 }, (_, week) =>
    home.slice(7 * week, 7 * week + 7).reduce((sum, value) => sum + value, 0),
  );
  expect((await tableOf(page, 'layers')).map((cells) => cells[1])).toEqual(weekly);
  await expect(chart(page, 'states').locator('.scatterlayer .trace')).toHaveCount(5);

  const titles = await page.locator('.modebar-btn').evaluateAll((all) => all.map((one) => one.dataset.title ?? ''));
  expect(titles.length).toBeGreaterThan(0);
  expect(titles.filter((title) => /share|cloud|studio|edit/i.test(title))).toEqual([]);
  await layers.getByLabel('Drawn as').selectOption('shares');
  await expect(layers.locator('.heatmaplayer .hm')).toHaveCount(1);
  await expect(page.getByRole('heading', { name: 'What this model assumes and cannot tell you' })).toBeVisible();
  await expect(chart(page, 'spread')).toContainText('One run has no distribution.');
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await faultsOfAxe(page)).toEqual([]);
});

test('results of other settings are hatched and labelled', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'gpu', { get: () => undefined });
    Object.defineProperty(Navigator.prototype, 'deviceMemory', { get: () => 0.0625 });
  });
  await open(page);
  await finish(page);
  const stale = page.locator('.stale');
  await expect(stale).toHaveCount(0);
  // More people than this device can hold: the settings change, the run shown stays.
  await page.evaluate(() => (globalThis as Hooked).__studio.studio.change({ agents: 500_000 }, 'test'));
  await expect(stale).toContainText('For previous settings.');
  await expect(stale.getByRole('button', { name: 'Run' })).toBeVisible();
  expect(
    await chart(page, 'chosen')
      .locator('.plot')
      .evaluate((plot) => getComputedStyle(plot, '::after').backgroundImage),
  ).toContain('repeating-linear-gradient');
  await page.evaluate(() => (globalThis as Hooked).__studio.studio.undo());
  await expect(stale).toHaveCount(0);
});

test('on a phone the tabs are an accordion and tiles one row', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await expect(page.getByRole('tablist')).toHaveCount(0);
  const tiles = await page.locator('.tile').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  expect(new Set(tiles).size).toBe(1);
  await page.locator('summary', { hasText: 'Data' }).click();
  await expect(page.getByRole('button', { name: 'Load observations' })).toBeVisible();
  await expect(chart(page, 'chosen')).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
