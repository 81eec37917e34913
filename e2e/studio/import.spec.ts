/**
 * The import wizard as a person with a table uses it (design: studio.md section 12, D1 to D4 and D6): tables of many dialects
 * come onto the chart, bad ones say where they are wrong and change nothing, and no file leaves the page.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { expect, finish, type Hooked, open, test } from './fixture';

const csv = (text: string | Buffer, name = 'mine.csv') => ({
  name,
  mimeType: 'text/csv',
  buffer: typeof text === 'string' ? Buffer.from(text) : text,
});

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Import observations' });
const field = (page: Page) => dialog(page).getByLabel('Table of observations');
const step = (page: Page, name: string) =>
  dialog(page).getByRole('navigation', { name: 'Steps of the import' }).getByRole('button', { name });

async function wizard(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Your file' }).click();
  await expect(dialog(page)).toBeVisible();
}

/** The overlay shown, as the store has it. */
const overlay = (page: Page) =>
  page.evaluate(() => {
    const { overlay, metric } = (globalThis as Hooked).__studio.state();
    return {
      metric,
      name: overlay?.observations.name,
      dates: overlay?.observations.dates,
      interval: overlay?.observations.interval,
      population: overlay?.population,
      columns: overlay?.columns,
      series: Object.fromEntries(
        overlay?.observations.series.map(({ name, values }) => [name, Array.from(values)]) ?? [],
      ),
    };
  });

/** Ids of what is kept of imports under way. */
const drafts = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<IDBValidKey[]>((resolve, reject) => {
        const opening = indexedDB.open('murmuration');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('drafts').objectStore('drafts').getAllKeys();
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result);
          };
        };
      }),
  );

async function axe(page: Page, what: string): Promise<void> {
  const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(source);
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    const found = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
      const { violations } = await axe.run('dialog[open]', {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    });
    expect(found, `${what}, ${colorScheme}`).toEqual([]);
  }
}

test('D1: tables of many dialects come onto the chart, without a request', async ({ page }) => {
  await open(page);
  await wizard(page);
  const requests: string[] = [];
  const blank = async () => {
    await page.evaluate(() => (globalThis as Hooked).__studio.studio.store.setState({ overlay: null }));
    if (!(await dialog(page).isVisible())) await wizard(page);
  };

  // A clean table: choosing it and Enter on the button that has the focus.
  await field(page).setInputFiles(csv('date,cases\n2026-01-01,5\n2026-01-08,7\n2026-01-15,9\n'));
  await expect(dialog(page).getByRole('button', { name: 'Add to the chart' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByText('mine.csv is on the chart.')).toBeVisible();
  expect(await overlay(page)).toMatchObject({
    metric: 'positives',
    interval: 'weekly',
    dates: ['2026-01-01', '2026-01-08', '2026-01-15'],
    series: { cases: [5, 7, 9] },
  });

  // Semicolons, decimal commas, German dates, a byte order mark.
  await blank();
  // The page's own code may still be on its way; what counts is that nothing else is asked for, and nothing sent.
  page.on('request', (request) => {
    if (request.method() !== 'GET' || !/\/assets\/[^?]+\.(js|css)$/.test(request.url())) requests.push(request.url());
  });
  await field(page).setInputFiles(
    csv('\ufeffDatum;Fälle;Todesfälle\r\n01.01.2026;1.200,5;3\r\n02.01.2026;900,25;4\r\n'),
  );
  await expect(step(page, 'Table')).toContainText('2 rows, semicolons');
  await dialog(page).getByRole('button', { name: 'Add to the chart' }).click();
  expect(await overlay(page)).toMatchObject({
    dates: ['2026-01-01', '2026-01-02'],
    series: { Fälle: [1200.5, 900.25], Todesfälle: [3, 4] },
    columns: { positives: 'Fälle', deaths: 'Todesfälle' },
  });
  expect(requests).toEqual([]);

  // Hubverse: the place is asked for, the latest version holds, dates are ends of weeks.
  await blank();
  await field(page).setInputFiles(
    csv(
      'as_of,target_end_date,target,location,observation\n' +
        '2026-01-20,2026-01-10,wk inc flu hosp,US,100\n2026-01-20,2026-01-17,wk inc flu hosp,US,90\n' +
        '2026-01-27,2026-01-10,wk inc flu hosp,US,110\n2026-01-20,2026-01-10,wk inc flu hosp,36,7\n' +
        '2026-01-20,2026-01-17,wk inc flu hosp,36,8\n',
    ),
  );
  await expect(dialog(page).getByRole('heading', { name: 'Which column is what?' })).toBeFocused();
  await expect(dialog(page).getByLabel('Rows of')).toHaveValue('US');
  await dialog(page).getByLabel('Rows of').selectOption('36');
  await dialog(page).getByRole('button', { name: 'Next' }).click();
  await dialog(page).getByRole('button', { name: 'Add to the chart' }).click();
  expect(await overlay(page)).toMatchObject({
    dates: ['2026-01-04', '2026-01-11'],
    series: { 'wk inc flu hosp': [7, 8] },
    columns: { admissions: 'wk inc flu hosp' },
  });

  // Dates that Excel has turned into numbers, pasted from a sheet, and figures per 100,000.
  await blank();
  await dialog(page).getByLabel('or paste cells of a spreadsheet').fill('date\tdeaths\n46023\t5\n46024\t6\n46025\t7');
  await dialog(page).getByRole('button', { name: 'Read the pasted cells' }).click();
  await dialog(page).getByRole('button', { name: 'per 100,000' }).click();
  await dialog(page).getByRole('button', { name: 'Add to the chart' }).click();
  expect(await overlay(page)).toMatchObject({
    dates: ['2026-01-01', '2026-01-02', '2026-01-03'],
    population: 100_000,
    series: { deaths: [5, 6, 7] },
  });
  await page.getByRole('button', { name: 'Undo' }).last().click();
  expect((await overlay(page)).name).toBeUndefined();
});

test('D2: a bad table says where it is wrong and changes nothing; steps are clean for axe', async ({ page }) => {
  await open(page);
  const before = await overlay(page);
  await wizard(page);
  await axe(page, 'choosing');
  await field(page).setInputFiles(csv('', 'empty.csv'));
  await expect(dialog(page).getByRole('alert')).toHaveText('No rows found.');
  await field(page).setInputFiles(
    csv(
      'id,place,kind,x,date,deaths\n1,a,b,c,2026-01-01,3\n2,a,b,c,2026-01-02,4\n3,a,b,c,2026-01-03,5\n4,a,b,c,soon,5\n5,a,b,c,2026-01-05,death date\n6,a,b,c,2026-01-06,x\n7,a,b,c,2026-01-07,8\n8,a,b,c,2026-01-08,9\n',
    ),
  );
  await expect(dialog(page).getByRole('heading', { name: '3 problems to settle' })).toBeFocused();
  const problems = dialog(page).getByRole('listitem').filter({ hasText: 'Expected' });
  await expect(problems.nth(1)).toContainText(
    "Row 6, column F: 'death date' is not a number. Expected a number of deaths. Example: 42",
  );
  await expect(dialog(page).getByRole('status')).toHaveText('3 problems to settle.');
  await axe(page, 'problems');
  for (const name of ['Table', 'Columns', 'Units', 'Chart']) {
    await step(page, name).click();
    await axe(page, name);
  }
  await step(page, 'Problems').click();
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog(page)).toBeHidden();
  expect(await overlay(page)).toEqual(before);

  // Again, by keyboard alone: mend a cell, skip a row, leave the rest out.
  await page.getByRole('button', { name: 'Your file' }).focus();
  await page.keyboard.press('Enter');
  await field(page).setInputFiles(csv('date,deaths\n2026-01-01,3\nsoon,5\n2026-01-03,x\n2026-01-04,y\n2026-01-05,7\n'));
  await expect(dialog(page).getByRole('heading', { name: '3 problems to settle' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('2026-01-02');
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('heading', { name: '2 problems to settle' })).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Skip all 2 cells that are no numbers' }).press('Enter');
  await expect(dialog(page).getByRole('heading', { name: 'No problems' })).toBeVisible();
  // Work was put in: closing keeps it behind a notice.
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await page.getByRole('button', { name: 'Go on' }).press('Enter');
  await dialog(page).getByRole('button', { name: 'Next' }).press('Enter');
  await dialog(page).getByRole('button', { name: 'Add to the chart' }).press('Enter');
  expect(await overlay(page)).toMatchObject({
    dates: ['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04', '2026-01-05'],
    series: { deaths: [3, 5, Number.NaN, Number.NaN, 7] },
  });
});

test('D3: what the page exports comes back equal', async ({ page }) => {
  await open(page);
  await finish(page);
  await page.keyboard.press('e');
  const exports = page.getByRole('dialog', { name: 'Export' });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    exports.getByRole('button', { name: 'Daily counts (CSV): Save' }).click(),
  ]);
  const text = readFileSync(await download.path(), 'utf8');
  await page.keyboard.press('Escape');
  await expect(exports).toBeHidden();
  await wizard(page);
  await field(page).setInputFiles(csv(text, 'run.csv'));
  await dialog(page).getByRole('button', { name: 'Add to the chart' }).click();
  const { series, dates } = await overlay(page);
  const [head, ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  expect(dates).toEqual(rows.map(([date]) => date));
  expect(Object.keys(series)).toEqual(head.slice(1));
  head.slice(1).forEach((name, at) => {
    expect(series[name]).toEqual(rows.map((row) => Number(row[at + 1])));
  });
});

test('D4: 50 MB are read without freezing the page, and can be stopped @alone', async ({ page }) => {
  await open(page, '/#city&v=1&n=1000&days=10&seeding.count=30');
  await finish(page);
  await wizard(page);
  await page.evaluate(() => {
    const lines: string[] = ['date,region,cases,deaths'];
    for (let region = 0; region < 300; region++) {
      for (let day = 0; day < 400; day++) {
        const date = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
        lines.push(`${date},region number ${region},${(day * 7919) % 1000},${day % 17}`);
      }
    }
    const once = lines.slice(1).join('\n');
    const parts = [`${lines[0]}\n`];
    for (let size = 0; size < 50e6; size += once.length + 1) parts.push(once, '\n');
    const holder = globalThis as unknown as { big: File; tasks: number[] };
    holder.big = new File(parts, 'big.csv', { type: 'text/csv' });
    holder.tasks = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) holder.tasks.push(duration);
    }).observe({ type: 'longtask' });
  });
  const drop = () =>
    page.evaluate(() => {
      const { big } = globalThis as unknown as { big: File };
      const transfer = new DataTransfer();
      transfer.items.add(big);
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    });
  await drop();
  const bar = dialog(page).getByRole('progressbar');
  await expect(bar).toBeVisible();
  await expect(bar).toHaveAccessibleName(/Reading big\.csv: \d+ MB of 5\d MB/);
  await dialog(page).getByRole('button', { name: 'Stop' }).click();
  await expect(field(page)).toBeAttached();
  await drop();
  await expect.poll(() => bar.evaluate((element) => (element as HTMLProgressElement).value)).toBeGreaterThan(0.1);
  await expect(step(page, 'Table')).toBeVisible({ timeout: 60_000 });
  await expect(bar).toBeHidden({ timeout: 60_000 });
  await expect(dialog(page).getByLabel('Rows of')).toHaveValue('region number 0');
  const tasks = await page.evaluate(() => (globalThis as unknown as { tasks: number[] }).tasks);
  expect(tasks.filter((duration) => duration > 200)).toEqual([]);

  await page.evaluate(() => {
    const transfer = new DataTransfer();
    const file = new File(['x'], 'huge.csv');
    Object.defineProperty(file, 'size', { value: 1.2e9 });
    void (globalThis as Hooked).__studio.studio.openFile(file);
    return transfer.files.length;
  });
  await expect(page.locator('.notices')).toContainText('File is 1.2 GB; the limit is 200 MB.');
});

test('an import goes on where it was after its tab was killed, and no other tab offers it before', async ({
  page: killed,
  context,
}) => {
  await open(killed);
  await wizard(killed);
  await field(killed).setInputFiles(
    csv('date,deaths\n2026-01-01,3\nsoon,5\n2026-01-03,x\n2026-01-04,6\n2026-01-05,7\n'),
  );
  await dialog(killed).getByRole('button', { name: 'Skip row' }).first().click();
  await expect(dialog(killed).getByRole('heading', { name: '1 problem to settle' })).toBeFocused();
  await expect.poll(() => drafts(killed)).toEqual(['import', 'import-file']);
  const page = await context.newPage();
  await open(page);
  await expect(page.locator('.notices')).not.toContainText('is not finished');
  const gone = killed.waitForEvent('crash');
  const client = await context.newCDPSession(killed);
  client.send('Page.crash').catch(() => {});
  await gone;
  await page.goto('about:blank');
  await open(page);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(dialog(page).getByRole('heading', { name: '1 problem to settle' })).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Skip row' }).click();
  await dialog(page).getByRole('button', { name: 'Next' }).click();
  await dialog(page).getByRole('button', { name: 'Add to the chart' }).click();
  expect(await overlay(page)).toMatchObject({ dates: ['2026-01-01', '2026-01-04', '2026-01-05'] });
  // Nothing is under way any more.
  await expect.poll(() => drafts(page)).toEqual([]);
  await page.reload();
  await page.waitForFunction(() => (globalThis as Hooked).__studio?.ready, undefined, { timeout: 60_000 });
  await expect(page.getByRole('button', { name: 'Go on' })).toBeHidden();
});

test('places that come with the studio, and files that are no tables', async ({ page }) => {
  await open(page);
  await page.getByRole('combobox', { name: 'Observed' }).selectOption('Jackson County 2020');
  await expect(page.getByText('USAFacts, CC BY 4.0')).toBeVisible();
  await page.getByRole('combobox', { name: 'Observed' }).selectOption('New York City 2020-21');
  await expect(page.getByText('The City makes no warranty')).toBeVisible();
  const drop = (bytes: number[], text: string, name: string) =>
    page.evaluate(
      ([bytes, text, name]) => {
        const file = new File([Uint8Array.from(bytes as number[]), text as string], name as string);
        return (globalThis as Hooked).__studio.studio.openFile(file);
      },
      [bytes, text, name] as const,
    );
  await drop([0x50, 0x4b, 3, 4], 'xl/workbook.xml', 'cases.csv');
  await expect(page.locator('.notices')).toContainText('This is an Excel workbook. Save it as CSV');
  await drop([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10], '', 'picture.csv');
  await expect(page.locator('.notices')).toContainText('This is a PNG without a scenario inside.');
});
