/**
 * Runs and the comparison of two of them (letters R, L and S9 of the design): paired differences with intervals, exact zeros, what
 * belongs to settings before, jobs that pause, stop and ask, the link, and the strip that keeps runs.
 */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, finish, type Hooked, open, stopJob, test } from './fixture';

const CITY = '/#city&v=1&n=2000&days=30&seeding.count=30';

const compare = (page: Page) => page.locator('.compare');
const outcome = (page: Page, id: string, part: string) =>
  page.locator(`.compare [data-outcome="${id}"] [data-part="${part}"]`);
const job = (page: Page) => page.getByRole('list', { name: 'Jobs' }).getByRole('listitem');
const notices = (page: Page) => page.locator('.notices');

/** Changes settings as a control does, whatever controls there are. */
async function change(page: Page, patch: Record<string, unknown>): Promise<void> {
  await page.evaluate((values) => {
    const { studio } = (globalThis as Hooked).__studio;
    studio.change(values, JSON.stringify(values));
  }, patch);
}

async function choosePairs(page: Page, pairs: number): Promise<void> {
  const field = compare(page).getByRole('spinbutton', { name: 'Pairs of runs' });
  await field.fill(String(pairs));
  await field.press('Enter');
  await expect(page.locator('[data-part="cost"]')).toHaveText(new RegExp(`^${pairs} pairs, about \\d+ (s|min)$`));
}

/** axe over strip and outcomes, in both themes. */
async function expectNoViolations(page: Page): Promise<void> {
  await page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'));
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    const found = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
      const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
      const { violations } = await axe.run({ include: ['.strip', '#outcomes'] }, { runOnly });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    });
    expect(found, colorScheme).toEqual([]);
  }
}

test('R1 R2 L5 C8: A and B in paired differences, exactly 0 where they are the same, marked where settings have changed', async ({
  page,
}) => {
  await open(page, CITY);
  await page.locator('h1').click();
  await page.keyboard.press('c');
  await finish(page);
  await expect(compare(page)).toContainText('A and B are the same scenario: every difference is exactly 0.');
  for (const id of ['infected', 'deaths', 'peakHospital', 'reportedCases', 'cost']) {
    await expect(outcome(page, id, 'difference')).toHaveText('0');
    await expect(outcome(page, id, 'percent')).toHaveText(/^0\s%$/);
    await expect(outcome(page, id, 'verdict')).toHaveText('exactly 0');
  }

  await change(page, { 'testing.turnaround': 12 });
  await finish(page);
  await expect(outcome(page, 'infected', 'verdict')).toHaveText('one pair, no interval');
  await expect(outcome(page, 'infected', 'percent-limits')).toHaveText('');
  await expect(compare(page).getByRole('row', { name: /^Days to get a test result/ })).toHaveText(/2\s*12$/);

  await choosePairs(page, 6);
  const cost = await page.locator('[data-part="cost"]').innerText();
  const seconds = await page.evaluate(() => (globalThis as Hooked).__studio.state().spread.seconds ?? 0);
  const start = Date.now();
  await compare(page).getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.locator('[data-part="status"]')).toHaveText(
    'Means and 95 % t intervals of 6 pairs on the same random numbers.',
    { timeout: 90_000 },
  );
  test.info().annotations.push({
    type: 'L5',
    description: `${cost}; promised ${seconds.toFixed(2)} s, took ${((Date.now() - start) / 1000).toFixed(2)} s`,
  });
  await expect(outcome(page, 'infected', 'percent')).toHaveText(/^[+−][\d.]+\s%$/);
  await expect(outcome(page, 'infected', 'percent-limits')).toHaveText(/^[+−][\d.]+ to [+−][\d.]+$/);
  await expect(outcome(page, 'infected', 'difference-limits')).toHaveText(/^[+−][\d.,]+ to [+−][\d.,]+$/);
  await expect(compare(page).locator('[data-outcome="infected"] svg')).toHaveAccessibleName(
    /^People ever infected: B − A is [+−].* of A, (higher in B|no difference beyond chance)$/,
  );

  // One clock: at an earlier day every number is that day's, on both sides.
  const last = await outcome(page, 'infected', 'a').innerText();
  await page.evaluate(() => (globalThis as Hooked).__studio.setClock(10));
  await expect(compare(page).locator('caption')).toContainText('Up to day 10 of 30');
  await expect(outcome(page, 'infected', 'a')).not.toHaveText(last);
  await page.evaluate(() => (globalThis as Hooked).__studio.setClock(30));
  await expect(outcome(page, 'infected', 'a')).toHaveText(last);

  // Settings before: hatched and said, with the hashes that made the numbers; undo makes them those of the settings shown.
  const hashes = await page.locator('[data-part="hashes"]').innerText();
  expect(hashes).toContain((await page.evaluate(() => (globalThis as Hooked).__studio.hash())).slice(0, 12));
  await change(page, { 'tracing.app': 0.6 });
  await expect(page.locator('[data-part="stale"]')).toHaveText(/^For previous settings\.\s*Run$/);
  await expect(page.locator('[data-part="hashes"]')).toHaveText(hashes);
  await expect(compare(page)).toHaveAttribute('data-stale', 'true');
  await page.locator('h1').click();
  await page.keyboard.press('Control+z');
  await expect(page.locator('[data-part="stale"]')).toBeHidden();
  await expect(outcome(page, 'infected', 'percent-limits')).toHaveText(/ to /);
  await expectNoViolations(page);
});

test('L1 L2 L3 L4: a job counts, pauses, asks, guards the page, stops with its part kept, and goes on', async ({
  page,
}) => {
  // Large enough that 64 pairs take a while: the test stops long before their end.
  await open(page, '/#city&v=1&n=5000&days=90&seeding.count=30&testing.turnaround=1&A~testing.turnaround=8');
  await finish(page);
  await choosePairs(page, 64);
  await page.evaluate(() => {
    const hooked = globalThis as Hooked & { shares?: [number, number, string][] };
    hooked.shares = [];
    hooked.__studio.studio.jobs.store.subscribe(({ jobs: [one] }) => {
      if (one) hooked.shares?.push([one.done, one.share, one.state]);
    });
  });
  await compare(page).getByRole('button', { name: 'Run', exact: true }).click();
  await expect(job(page)).toContainText(/Comparison \d+ of 64 pairs/);
  await expect(job(page)).toContainText(/\d+ s left/);

  await job(page).getByRole('button', { name: 'Pause' }).click();
  await expect(job(page)).toContainText('paused');
  let dialogs = 0;
  page.on('dialog', (dialog) => {
    dialogs++;
    expect(dialog.type()).toBe('beforeunload');
    void dialog.dismiss();
  });
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => dialogs).toBe(1);
  await change(page, { 'tracing.app': 0.6 });
  await expect(notices(page)).toContainText('Stop the comparison and use what is done?');
  await page.getByRole('button', { name: 'Keep running with the old settings' }).click();
  await expect(job(page)).toContainText('paused');
  await job(page).getByRole('button', { name: 'Resume' }).click();
  const paused = Number(/(\d+) of 64/.exec(await job(page).innerText())?.[1]);
  await change(page, { 'tracing.app': 0.7 });
  await expect(notices(page)).not.toContainText('Stop the comparison');
  await expect
    .poll(async () => Number(/(\d+) of 64/.exec(await job(page).innerText())?.[1]), { timeout: 60_000 })
    .toBeGreaterThan(paused);

  await stopJob(job(page).getByRole('button', { name: 'Stop' }));
  await expect(job(page)).toContainText(/Partial: \d+ of 64 pairs\. The interval is wider\./);
  await expect(page.locator('[data-part="stale"]')).toContainText('For previous settings.');
  await page.evaluate(() => {
    const { studio } = (globalThis as Hooked).__studio;
    studio.undo();
    studio.undo();
  });
  await expect(page.locator('[data-part="status"]')).toHaveText(/^Partial: \d+ of 64 pairs\. The interval is wider\.$/);
  await expect(outcome(page, 'infected', 'percent-limits')).toHaveText(/ to /);
  const part = Number(/(\d+) of 64/.exec(await job(page).innerText())?.[1]);

  await job(page).getByRole('button', { name: 'Continue' }).click();
  await expect(job(page)).toHaveAttribute('data-state', 'running');
  await change(page, { 'tracing.app': 0.8 });
  await page.getByRole('button', { name: 'Stop and use' }).click();
  await expect(job(page)).toContainText(/Partial: \d+ of 64 pairs/);
  expect(Number(/(\d+) of 64/.exec(await job(page).innerText())?.[1])).toBeGreaterThanOrEqual(part);
  await expect(notices(page)).not.toContainText('Stop the comparison');
  const shares = await page.evaluate(() => (globalThis as Hooked & { shares?: [number, number, string][] }).shares);
  const counts = (shares ?? []).map(([done]) => done);
  expect(counts).toEqual([...counts].sort((a, b) => a - b));
  expect((shares ?? []).filter(([, share, state]) => share >= 1 && state !== 'done')).toEqual([]);
});

test('R3 S9: the comparison survives the link, and Back closes and opens it', async ({ page, browser }) => {
  await open(page, CITY);
  const bare = page.url();
  await change(page, { 'testing.turnaround': 12, 'masks.on': true });
  await expect(page).toHaveURL(/testing\.turnaround=12.*A~testing\.turnaround=2/);
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  const digest = await finish(page);
  await expect(outcome(page, 'infected', 'verdict')).toHaveText('one pair, no interval');
  const percent = await outcome(page, 'infected', 'percent').innerText();
  await page.goBack();
  await expect(compare(page)).toBeHidden();
  await page.goForward();
  await expect(compare(page)).toBeVisible();
  await page.reload();
  await expect(compare(page)).toBeVisible();

  await expect(page).toHaveURL(new RegExp(`rd=${digest.slice(0, 12)}`), { timeout: 60_000 });
  // A browser that has never been here.
  const context = await browser.newContext();
  const other = await context.newPage();
  await open(other, page.url());
  expect(await finish(other)).toBe(digest);
  await expect(outcome(other, 'infected', 'percent')).toHaveText(percent);
  // Where it stands below the city, a notice leads to it.
  const tablet = await context.newPage();
  await tablet.setViewportSize({ width: 820, height: 1180 });
  await open(tablet, page.url());
  await notices(tablet).getByRole('button', { name: 'Go there' }).click();
  await expect(outcome(tablet, 'infected', 'verdict')).toBeInViewport();
  await tablet.close();
  await expect(other.locator('.compare-settings tbody tr')).toHaveCount(2);
  await other.getByRole('button', { name: 'Close the comparison' }).click();
  await expect(compare(other)).toBeHidden();
  await other.reload();
  await other.waitForFunction(() => (globalThis as Hooked).__studio?.ready);
  await expect(compare(other)).toBeHidden();
  await other.getByRole('button', { name: /^A .* pinned$/ }).click();
  await expect(other).not.toHaveURL(/A~/);
  expect(new URL(bare).hash).not.toContain('A~');
  await context.close();
});

test('R1 R5: two kept runs are put on both sides of the comparison, whose numbers are saved as they stand', async ({
  page,
}) => {
  await open(page, '/#city&v=1&n=1000&days=20&seeding.count=20');
  await finish(page);
  const keep = page.getByRole('button', { name: 'Keep', exact: true });
  for (const days of [1, 12]) {
    await change(page, { 'testing.turnaround': days });
    await finish(page);
    await keep.click();
  }
  await change(page, { 'tracing.app': 0.5 });
  await page.locator('h1').click();
  await page.keyboard.press('c');
  const sides = ['A', 'B'].map((letter) => compare(page).getByRole('combobox', { name: `Which run is ${letter}` }));
  await sides[0].selectOption({ label: 'D Days to get a test result 12' });
  await sides[1].selectOption({ label: 'C Days to get a test result 1' });
  await finish(page);
  const setting = compare(page).getByRole('row', { name: /^Days to get a test result/ });
  await expect(setting).toHaveText(/12\s*1$/);
  await expect(compare(page).locator('.compare-settings tbody tr')).toHaveCount(1);
  await choosePairs(page, 4);
  await compare(page).getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.locator('[data-part="status"]')).toContainText('of 4 pairs', { timeout: 60_000 });
  await expect(outcome(page, 'reportedCases', 'difference-limits')).toHaveText(/ to /);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    compare(page).getByRole('button', { name: 'Save as comparison.csv' }).click(),
  ]);
  const [names, ...lines] = (await readFile(await file.path(), 'utf8')).trimEnd().split('\n');
  const rows = lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names.split(',')[at], cell])));
  expect(rows.map((row) => [row.outcome, row.days, row.pairs])).toEqual(
    ['infected', 'deaths', 'peakHospital', 'reportedCases', 'cost'].map((id) => [id, '20', '4']),
  );
  const cases = rows[3];
  expect(Number(cases.b) - Number(cases.a)).toBeCloseTo(Number(cases.difference), 9);
  const said = (value: string) => Number(value.replaceAll(',', '').replace('−', '-'));
  expect(said(await outcome(page, 'reportedCases', 'difference').innerText())).toBeCloseTo(Number(cases.difference), 0);
  expect(Number(cases.difference_lower)).toBeLessThan(Number(cases.difference_upper));
  await expectNoViolations(page);
});

test('R4 R5 R7: runs are kept, named, starred, filtered, deleted and brought back, loaded, and saved as they stand', async ({
  page,
}) => {
  await open(page, CITY);
  await finish(page);
  await change(page, { 'testing.turnaround': 1 });
  await finish(page);
  const hash = await page.evaluate(() => (globalThis as Hooked).__studio.hash());
  const strip = page.getByRole('region', { name: 'Runs and jobs' });
  await strip.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(notices(page)).toContainText('Kept: Days to get a test result 1.');
  await strip.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(notices(page)).toContainText('This run is kept already: Days to get a test result 1.');
  await change(page, { 'testing.turnaround': 10 });
  await finish(page);
  await strip.getByRole('button', { name: 'Keep', exact: true }).click();
  await change(page, { 'tracing.app': 0.5 });

  // A click on the chip loads its inputs; one undo goes back.
  await strip.getByRole('button', { name: /^C Days to get a test result 1$/ }).click();
  await expect.poll(() => page.evaluate(() => (globalThis as Hooked).__studio.hash())).toBe(hash);
  await page.locator('h1').click();
  await page.keyboard.press('Control+z');
  await expect.poll(() => page.evaluate(() => (globalThis as Hooked).__studio.hash())).not.toBe(hash);
  await page.keyboard.press('Control+Shift+z');

  await strip.getByRole('button', { name: 'Runs', exact: true }).click();
  const rows = strip.locator('tbody tr');
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(2).locator('small').first()).toHaveText(/^[−+±][\d.]+ % to A$/);
  await rows.nth(2).getByLabel('Name of run C').fill('Fast, "really" fast');
  await page.keyboard.press('Enter');
  await rows.nth(2).getByRole('button', { name: 'Star run C' }).click();
  await expect(strip.getByRole('button', { name: /^C .*Fast, "really" fast/ })).toContainText('★');
  await strip.getByLabel('Starred only').check();
  await expect(rows).toHaveCount(3);
  await strip.getByLabel('Starred only').uncheck();
  await strip.getByLabel('Filter runs').fill('result 10');
  await expect(rows.locator('th')).toHaveText([' A', ' B', ' D'], { useInnerText: false });
  await strip.getByLabel('Filter runs').fill('');
  await strip.getByRole('button', { name: 'Delete run D' }).click();
  await expect(rows).toHaveCount(3);
  await notices(page).getByRole('button', { name: 'Undo' }).click();
  await expect(rows).toHaveCount(4);
  await expectNoViolations(page);

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    strip.getByRole('button', { name: 'Save as runs.csv' }).click(),
  ]);
  const [header, ...lines] = (await readFile(await file.path(), 'utf8')).trimEnd().split('\n');
  const columns = header.split(',');
  expect(columns.slice(0, 7)).toEqual(['run_id', 'name', 'model', 'scenario_hash', 'seed', 'agents', 'level']);
  const shown = await rows.evaluateAll((all) =>
    all.map((row) => [...row.querySelectorAll('data')].map((cell) => [cell.dataset.column, cell.value])),
  );
  const quoted = (cell = '') => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  expect(shown.map((cells) => cells.map(([, value]) => quoted(value)).join(','))).toEqual(lines);
  expect(shown[0].map(([column]) => column)).toEqual(columns);
  expect(lines[2]).toMatch(new RegExp(`^C,"Fast, ""really"" fast",city v1,${hash.slice(0, 12)},1,2000,`));

  // Pinned as A, the kept run is what the one shown is compared with; kept runs outlive a reload.
  await rows.nth(3).getByRole('button', { name: 'Pin as A: run D' }).click();
  await expect(page).toHaveURL(/A~testing\.turnaround=10/);
  await page.reload();
  await expect(page.getByRole('button', { name: /^C .*Fast, "really" fast/ })).toBeVisible({ timeout: 60_000 });
});
