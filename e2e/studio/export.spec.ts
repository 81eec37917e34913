/**
 * What leaves the page and comes back: charts as CSV, SVG and PNG, pictures and archives that reopen, the archive's documents, hub
 * files, the printed page, and the exported scenario in the command line.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { parquetReadObjects } from 'hyparquet';
import Papa from 'papaparse';
import { parse } from 'yaml';
import { scenarioInPicture } from '../../src/scenario/picture';
import { ScenarioFile } from '../../src/scenario/schema';
import { violations } from './axe';
import { expect, finish, type Hooked, open, test } from './fixture';

/** 28 days from a Thursday: three whole weeks of hubs. */
const CITY = '/#city&v=1&n=1500&days=28&seeding.count=40&testing.turnaround=5';

const openExport = async (page: Page) => {
  await page.locator('body').press('e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(dialog).toBeVisible();
  return dialog;
};

async function save(page: Page, name: string | RegExp): Promise<{ download: Download; bytes: Uint8Array }> {
  const button = page.getByRole('dialog', { name: 'Export' }).getByRole('button', { name });
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { download, bytes: new Uint8Array(readFileSync(await download.path())) };
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const rows = (csv: string) => Papa.parse<string[]>(csv, { skipEmptyLines: true }).data;
const hash = (page: Page) => page.evaluate(() => (globalThis as Hooked).__studio.hash());

/** Drops bytes onto the page as a file. */
async function drop(page: Page, name: string, type: string, bytes: Uint8Array): Promise<void> {
  const base64 = Buffer.from(bytes).toString('base64');
  const transfer = await page.evaluateHandle(
    ([encoded, called, kind]) => {
      const data = new DataTransfer();
      const decoded = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
      data.items.add(new File([decoded], called, { type: kind }));
      return data;
    },
    [base64, name, type],
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

test('pictures, tables and the archive say what is shown, and reopen it', async ({ page }) => {
  await open(page, CITY);
  const digest = await finish(page);
  const own = await hash(page);
  const dialog = await openExport(page);
  await expect(dialog).toContainText('days 1 to 28 of 28, 1 run.');

  // The scenario in the command line: the same digest.
  const scenario = await save(page, 'Scenario (JSON): Save');
  expect(scenario.download.suggestedFilename()).toBe('city-seed-1.scenario.json');
  const ran = execFileSync('node', [
    'scripts/cli.mjs',
    'run',
    await scenario.download.path(),
    '--json',
    '--device',
    'twin',
  ]);
  expect(JSON.parse(String(ran))).toMatchObject({ digest, scenarioHash: own });

  // Daily counts: a row for each day.
  const daily = await save(page, 'Daily counts (CSV): Save');
  expect(daily.download.suggestedFilename()).toBe('city-seed-1-28-days.csv');
  expect(rows(text(daily.bytes))).toHaveLength(29);

  // Pictures.
  const svg = await save(page, 'Infections and cases: SVG');
  expect(ScenarioFile.parse(JSON.parse(scenarioInPicture(svg.bytes) ?? '')).seed).toBe(1);
  const drawn = await page.evaluate((source) => {
    const { documentElement } = new DOMParser().parseFromString(source, 'image/svg+xml');
    const points = documentElement.querySelector('[data-series="infections"]')?.getAttribute('d')?.match(/[ML]/g);
    return { root: documentElement.localName, points: points?.length, words: documentElement.textContent };
  }, text(svg.bytes));
  expect(drawn).toMatchObject({ root: 'svg', points: 28 });
  expect(drawn.words).toMatch(
    /1,500 people, 28 days, seed 1, n = 1 run, no interval\..*Murmuration \d.*Scenario, not forecast\./s,
  );
  const png = await save(page, 'Picture that reopens (PNG): Save');
  const size = new DataView(png.bytes.buffer);
  expect([size.getUint32(16), size.getUint32(20)]).toEqual([2400, 1350]);

  // The archive.
  const archive = await save(page, 'Everything (ZIP): Save');
  const files = unzipSync(archive.bytes);
  expect(Object.keys(files).sort()).toEqual([
    ...['CITATION.cff', 'ODD.md', 'README.md', 'data/daily.csv', 'data/runs.csv', 'data/summary.csv'],
    ...['data/timeseries.csv', 'datapackage.json', 'figures/hospital.png', 'figures/hospital.svg'],
    ...['figures/infections.png', 'figures/infections.svg', 'ro-crate-metadata.json', 'scenario.json'],
    'scenario.schema.json',
  ]);
  const document = JSON.parse(strFromU8(files['scenario.json']));
  expect(ScenarioFile.parse(document).parameters?.['testing.turnaround'].value).toBe(5);
  expect(strFromU8(files['scenario.schema.json'])).toBe(readFileSync('public/schema/scenario/1.0.0.json', 'utf8'));
  const crate = JSON.parse(strFromU8(files['ro-crate-metadata.json']));
  const run = crate['@graph'].find((one: { '@id': string }) => one['@id'] === '#run');
  expect(run).toMatchObject({ '@type': 'CreateAction', object: [{ '@id': 'scenario.json' }] });
  expect(parse(strFromU8(files['CITATION.cff']))).toMatchObject({ 'cff-version': '1.2.0', type: 'dataset' });
  expect(strFromU8(files['ODD.md'])).toMatch(/\| `testing\.turnaround` .*\| \*\*5\*\* \|/);
  expect(strFromU8(files['README.md'])).toContain(digest);
  const [head, ...series] = rows(strFromU8(files['data/timeseries.csv']));
  expect(head).toEqual(['run_id', 'replicate', 'level', 'time', 'date', 'metric', 'group', 'value']);
  expect(series.filter(([, , , , , metric]) => metric === 'infections')).toHaveLength(28);

  // Cite.
  await dialog.getByRole('radio', { name: 'BibTeX' }).check();
  await expect(dialog.getByRole('textbox', { name: 'Citation' })).toHaveValue(
    new RegExp(
      `seed 1, scenario ${own.slice(0, 12)}, digest ${digest.slice(0, 12)}.*Levels of Social Orchestration`,
      's',
    ),
  );

  // Both come back when they are dropped onto another city; a picture without a scenario does not.
  await page.keyboard.press('Escape');
  for (const [name, type, bytes] of [
    ['result.png', 'image/png', png.bytes],
    ['result.zip', 'application/zip', archive.bytes],
    ['result.svg', 'image/svg+xml', svg.bytes],
  ] as const) {
    await page.evaluate(() => {
      const { studio } = (globalThis as Hooked).__studio;
      studio.change({ seed: 99 }, 'test');
    });
    expect(await hash(page)).not.toBe(own);
    await drop(page, name, type, bytes);
    await expect.poll(() => hash(page), name).toBe(own);
  }
  const plain = readFileSync('node_modules/playwright-core/lib/server/chromium/appIcon.png');
  await drop(page, 'icon.png', 'image/png', plain);
  await expect(page.getByText('This is a PNG without a scenario inside.')).toBeVisible();
  expect(await hash(page)).toBe(own);
});

test('every live chart gives its numbers and its picture', async ({ page }) => {
  await open(page, CITY);
  await finish(page);
  const charts = page.locator('[data-chart]');
  const count = await charts.count();
  expect(count).toBeGreaterThan(0);
  for (let at = 0; at < count; at++) {
    const chart = charts.nth(at);
    const title = String(await chart.getByRole('heading', { level: 3 }).textContent());
    const take = async (format: string) => {
      await chart.getByRole('button', { name: /^Export the chart/ }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        chart.getByRole('button', { name: format }).click(),
      ]);
      return new Uint8Array(readFileSync(await download.path()));
    };
    const [head, ...body] = rows(text(await take('Numbers (CSV)')));
    expect(body.length, title).toBeGreaterThan(2);
    const svg = text(await take('Picture for print (SVG)'));
    expect(svg).toContain('Scenario, not forecast.');
    const drawn = await page.evaluate((source) => {
      const { documentElement } = new DOMParser().parseFromString(source, 'image/svg+xml');
      return [...documentElement.querySelectorAll('[data-series]')].map((line) => ({
        name: line.getAttribute('data-series'),
        points: line.getAttribute('d')?.match(/[ML]/g)?.length ?? line.querySelectorAll('circle').length,
      }));
    }, svg);
    expect(drawn.length, title).toBeGreaterThan(0);
    for (const { name, points } of drawn) {
      const column = head.indexOf(name ?? '');
      expect(points, `${title}: ${name}`).toBe(body.filter((row) => row[column] !== '').length);
    }
    const png = await take('Picture (PNG');
    expect(scenarioInPicture(png), title).toContain('"seed": 1');
  }
  // The infections chart has a point for each day.
  expect(await page.evaluate(() => (globalThis as Hooked).__studio.day())).toBe(28);
});

test('hub files need replicates, offer them, and then hold 23 monotone quantiles', async ({ page }) => {
  await open(page, '/#city&v=1&n=1000&days=25&seeding.count=40');
  await finish(page);
  const dialog = await openExport(page);
  await expect(dialog.getByRole('button', { name: 'Hubverse model output: CSV' })).toBeDisabled();
  await expect(dialog).toContainText('Quantiles need replicates; one run has none.');
  await dialog.getByRole('button', { name: /^How sure\?/ }).click();
  await expect(dialog.getByRole('button', { name: 'Hubverse model output: CSV' })).toBeEnabled({ timeout: 120_000 });
  const n = await page.evaluate(() => (globalThis as Hooked).__studio.state().spread.done);
  expect(n).toBeGreaterThan(7);
  await expect(dialog).toContainText(`${n} runs: the outer quantiles are rough`);
  await dialog.getByText('Names for the hub').click();
  await dialog.getByLabel('Team').fill('UT Lab');
  await dialog.getByLabel('Location code').fill('US');

  const csv = await save(page, 'Hubverse model output: CSV');
  expect(csv.download.suggestedFilename()).toBe('2026-01-04-UT_Lab-city.csv');
  const [head, ...body] = rows(text(csv.bytes));
  expect(head).toEqual([
    'origin_date',
    'scenario_id',
    'location',
    'target',
    'horizon',
    'output_type',
    'output_type_id',
    'value',
  ]);
  expect(body).toHaveLength(3 * 3 * (23 + n));
  for (const target of ['inc hosp', 'inc death', 'inc case']) {
    for (const horizon of ['1', '2', '3']) {
      const task = body.filter((row) => row[3] === target && row[4] === horizon);
      const quantiles = task.filter((row) => row[5] === 'quantile');
      const levels = quantiles.map((row) => Number(row[6]));
      const values = quantiles.map((row) => Number(row[7]));
      expect(levels).toHaveLength(23);
      expect(levels).toEqual([...levels].sort((a, b) => a - b));
      expect(values).toEqual([...values].sort((a, b) => a - b));
      expect(task.every((row) => row[0] === '2026-01-04' && row[2] === 'US' && Number(row[7]) >= 0)).toBe(true);
      expect(task.filter((row) => row[5] === 'sample').map((row) => row[6])).toEqual(
        Array.from({ length: n }, (_, k) => String(k + 1)),
      );
    }
  }
  const parquet = await save(page, 'Hubverse model output: Parquet');
  const read = await parquetReadObjects({ file: parquet.bytes.slice().buffer });
  expect(read.map(({ target, value }) => [target, value])).toEqual(body.map((row) => [row[3], Number(row[7])]));
  expect(read[0].origin_date).toEqual(new Date('2026-01-04T00:00:00Z'));

  const yaml = await save(page, 'AgentTorch overrides (YAML): Save');
  expect(parse(text(yaml.bytes)).simulation_metadata).toMatchObject({ num_agents: 1000, num_steps_per_episode: 25 });
});

test('prints one A4 page with link, version, seed, n and caveats', async ({ page }) => {
  await open(page, CITY);
  await finish(page);
  await expect(page.locator('.print-page')).toBeAttached({ timeout: 30_000 });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const printed = page.locator('.print-page');
  await expect(printed).toBeVisible();
  await expect(page.locator('.page')).toBeHidden();
  await expect(printed).toContainText('Scenario, not forecast');
  await expect(printed).toContainText(await page.evaluate(() => (globalThis as Hooked).__studio.studio.link()));
  await expect(printed).toContainText(/1,500 people, 28 days, seed 1, n = 1 run, no interval\./);
  await expect(printed).toContainText(/Model city v1, Murmuration \d+\.\d+\.\d+/);
  await expect(printed).toContainText('One run of one seed, without an interval');
  await expect(printed).toContainText(/Days to get a test result: 5 days? \(was 2 days?\)/i);
  await expect(printed.locator('path[data-series="infections"]')).toBeVisible();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light');
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(String(pdf.toString('latin1')).match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  expect(/\/MediaBox\s*\[\s*0 0 (59[45]|596)\S* (84[12])\S*\s*\]/.test(pdf.toString('latin1'))).toBe(true);
});

test('the dialog says why nothing can be exported yet, and is accessible in both themes', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, `${CITY}`);
  await page.evaluate(() => (globalThis as Hooked).__studio.studio.session.reset());
  const dialog = await openExport(page);
  await expect(dialog).toContainText('There are no days yet. Press Play first');
  await expect(dialog.getByRole('button', { name: 'Everything (ZIP): Save' })).toBeDisabled();
  await expect(dialog.getByRole('button', { name: 'Scenario (JSON): Save' })).toBeEnabled();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await finish(page);
  await openExport(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page, 'dialog[open]'), colorScheme).toEqual([]);
  }
  // A phone: nothing stands over the edge.
  await page.setViewportSize({ width: 390, height: 844 });
  const over = await page.evaluate(() => {
    const box = document.querySelector('dialog[open]');
    return (box?.scrollWidth ?? 0) - (box?.clientWidth ?? 0);
  });
  expect(over).toBe(0);
});
