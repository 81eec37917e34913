/**
 * Nothing is lost: undo, autosave, what a reload and a crash leave, two tabs, blocked storage, deletion. Letters and numbers are
 * those of the acceptance tests (studio.md, section 12).
 */
import { readFileSync } from 'node:fs';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { expect, type Hooked, open, test } from './fixture';

const notices = (page: Page) => page.locator('.notices');
const row = (page: Page) => page.locator('[data-parameter="testing.turnaround"]').first();
const shown = (page: Page) => expect.poll(() => state(page));

const state = (page: Page) =>
  page.evaluate(() => {
    const { scenario, baseline, overlay, past, future, metric } = (globalThis as Hooked).__studio.state();
    return {
      turnaround: Number(scenario.values['testing.turnaround']),
      before: Number(baseline.values['testing.turnaround']),
      title: scenario.title,
      agents: scenario.agents,
      overlay: overlay?.observations.name ?? null,
      shift: overlay?.shift ?? null,
      metric,
      past: past.length,
      future: future.length,
    };
  });
const change = (page: Page, patch: Record<string, unknown>) =>
  page.evaluate((values) => (globalThis as Hooked).__studio.studio.change(values, Object.keys(values).join()), patch);

/** Puts observations beside the run, as an import does at its end. */
const observe = (page: Page) =>
  page.evaluate(() => {
    const observations = {
      ...({ name: 'mine.csv', clock: 'relative', dates: [], interval: 'weekly', ignored: [] } as const),
      days: Float64Array.of(0, 7, 14),
      series: [{ name: 'cases', values: Float64Array.of(5, Number.NaN, 9) }],
    };
    const columns = { positives: 'cases' };
    const overlay = { observations, population: 900, notice: 'mine.csv, from your file.', columns, shift: 3 };
    (globalThis as Hooked).__studio.studio.besides(overlay, 'positives');
  });

/** Records on a shelf, read by the browser's own means. */
const kept = (page: Page, store: string) =>
  page.evaluate(
    (name) =>
      new Promise<Record<string, unknown>[]>((resolve, reject) => {
        const request = indexedDB.open('murmuration');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const all = request.result.transaction(name).objectStore(name).getAll();
          all.onsuccess = () => {
            request.result.close();
            resolve(all.result);
          };
        };
      }),
    store,
  );

/** Turnaround of every work on the disk. */
const works = async (page: Page) =>
  (await kept(page, 'work'))
    .map(({ scenario }) => Number(JSON.parse(String(scenario)).parameters['testing.turnaround'].value))
    .sort((a, b) => a - b);

/** Kills the tab's process, as a tab that ran out of memory. */
async function crash(page: Page, context: BrowserContext): Promise<void> {
  const gone = page.waitForEvent('crash');
  const client = await context.newCDPSession(page);
  client.send('Page.crash').catch(() => {});
  await gone;
}

async function drag(page: Page, slider: Locator, shares: readonly number[]): Promise<void> {
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  if (!box) throw new Error('The slider is not on the page.');
  const at = (share: number) => [box.x + box.width * share, box.y + box.height / 2] as const;
  await page.mouse.move(...at(shares[0]));
  await page.mouse.down();
  for (const share of shares) await page.mouse.move(...at(share));
  await page.mouse.up();
}

test('U1, U2: one drag is one undo, keys held down are one, and a text undoes its own edits', async ({ page }) => {
  await open(page);
  const { turnaround: standard } = await state(page);
  const slider = row(page).getByRole('slider');
  await drag(page, slider, [0.3, 0.5, 0.7, 0.9]);
  const { turnaround: dragged, past } = await state(page);
  expect([dragged > standard, past]).toEqual([true, 1]);
  await drag(page, slider, [0.8, 0.6]);
  expect(await state(page)).toMatchObject({ past: 2 });
  await page.evaluate(() => (globalThis as Hooked).__studio.studio.store.setState({ metric: 'deaths' }));
  await page.keyboard.press('Control+z');
  expect(await state(page)).toMatchObject({ turnaround: dragged, metric: 'deaths' });
  await page.keyboard.press('Control+z');
  expect(await state(page)).toMatchObject({ turnaround: standard, past: 0, metric: 'deaths' });
  await page.keyboard.press('Control+Shift+z');
  expect(await state(page)).toMatchObject({ turnaround: dragged, past: 1, future: 1 });

  await page.keyboard.press('Control+z');
  await slider.focus();
  for (let k = 0; k < 4; k++) await page.keyboard.press('ArrowRight');
  expect(await state(page)).toMatchObject({ past: 1, future: 0 });
  await page.keyboard.press('Control+z');
  expect(await state(page)).toMatchObject({ turnaround: standard, past: 0 });

  const title = page.getByLabel('Title of the scenario');
  await title.fill('Slow tests');
  await title.press('Enter');
  await shown(page).toMatchObject({ title: 'Slow tests', past: 1 });
  await title.focus();
  await page.keyboard.press('End');
  await page.keyboard.type(' again');
  await page.keyboard.press('Control+z');
  await expect(title).not.toHaveValue('Slow tests again');
  expect(await state(page)).toMatchObject({ title: 'Slow tests', past: 1 });
});

test('U3, U4: reload, crash and bare address bring everything back; what is opened over it can be undone', async ({
  page,
  context,
}) => {
  await open(page, '/#city&v=1&n=3000&days=300&seeding.count=30');
  expect(await kept(page, 'work')).toEqual([]);
  const { turnaround: standard } = await state(page);
  const mark = page.locator('.saved-mark');
  await expect(mark).toHaveCount(0);
  await change(page, { 'testing.turnaround': 5 });
  await page.evaluate(() => (globalThis as Hooked).__studio.studio.keepAsBaseline());
  await observe(page);
  expect(await state(page)).toMatchObject({ overlay: 'mine.csv', past: 3 });
  await page.keyboard.press('Control+z');
  expect(await state(page)).toMatchObject({ overlay: 'New York City', before: 5 });
  await page.keyboard.press('Control+Shift+z');
  expect(await state(page)).toMatchObject({ overlay: 'mine.csv', shift: 3, metric: 'positives' });
  await change(page, { 'testing.turnaround': 9, title: 'Slow tests' });
  await expect.poll(() => works(page)).toEqual([9]);
  expect(await kept(page, 'data')).toHaveLength(1);
  await expect(mark).toHaveText('● saved');

  const all = { turnaround: 9, before: 5, overlay: 'mine.csv', shift: 3, metric: 'positives', title: 'Slow tests' };
  await page.reload();
  await open(page, page.url());
  expect(await state(page)).toMatchObject({ ...all, past: 0 });
  await expect(notices(page)).not.toContainText('earlier work');

  // In mid-run, with a last change that only the address may know.
  await page.evaluate(() => (globalThis as Hooked).__studio.studio.session.play());
  await crash(page, context);
  const back = await context.newPage();
  await open(back, '/');
  expect(await state(back)).toMatchObject({ ...all, agents: 3000, past: 0 });
  await expect(notices(back)).toContainText(/Your work of \d\d:\d\d is open again\./);

  // What was opened is one undo away, whatever it was; nothing of it was in the history of this page before.
  await back.getByRole('button', { name: 'Start fresh' }).click();
  expect(await state(back)).toMatchObject({ turnaround: standard, title: '', past: 1 });
  await back.evaluate(() => (globalThis as Hooked).__studio.studio.undo());
  expect(await state(back)).toMatchObject({ ...all, past: 0 });
  const file = await back.evaluate(() => (globalThis as Hooked).__studio.studio.documentText());
  await change(back, { 'testing.turnaround': 8 });
  const opened = { name: 'mine.scenario.json', mimeType: 'application/json', buffer: Buffer.from(file) };
  await back.getByLabel('Scenario file').setInputFiles(opened);
  await shown(back).toMatchObject({ turnaround: 9, before: 9, past: 2 });
  await back.evaluate(() => (globalThis as Hooked).__studio.studio.undo());
  expect(await state(back)).toMatchObject({ ...all, turnaround: 8 });
});

test('U3: a link wins over what was kept, which is offered, opens, and is not overwritten', async ({
  page,
  context,
}) => {
  await open(page);
  await change(page, { 'testing.turnaround': 5 });
  await expect.poll(() => works(page)).toEqual([5]);
  await page.close();
  const other = await context.newPage();
  await open(other, '/#city&v=1&n=1000&days=30');
  await expect(notices(other)).toContainText(/Your earlier work \(\d\d:\d\d\) is kept\./);
  expect(await state(other)).toMatchObject({ agents: 1000 });
  await change(other, { 'testing.turnaround': 7 });
  await expect.poll(() => works(other)).toEqual([5, 7]);
  await other.getByRole('button', { name: 'Open it' }).click();
  await shown(other).toMatchObject({ turnaround: 5, agents: 3000, past: 2 });
  await other.evaluate(() => (globalThis as Hooked).__studio.studio.undo());
  expect(await state(other)).toMatchObject({ turnaround: 7, agents: 1000 });
  // A record that was cut short and one of a model that nobody knows are passed over.
  await other.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const request = indexedDB.open('murmuration');
        request.onsuccess = () => {
          const shelf = request.result.transaction('work', 'readwrite').objectStore('work');
          shelf.put({ id: 'cut', time: 4e12, writer: 'w', scenario: '{"kind": "scenario", "mod' });
          shelf.put({ id: 'odd', time: 5e12, writer: 7 }).onsuccess = () => {
            request.result.close();
            resolve();
          };
        };
      }),
  );
  const third = await context.newPage();
  await open(third, '/');
  expect((await state(third)).turnaround).toBeGreaterThanOrEqual(5);
});

test('two tabs: the second says so, takes over what the first had, and neither overwrites the other', async ({
  page,
  context,
}) => {
  await open(page);
  await change(page, { 'testing.turnaround': 5 });
  await expect.poll(() => works(page)).toEqual([5]);
  const second = await context.newPage();
  await open(second, '/');
  await expect(notices(second)).toContainText('Also open in another tab.');
  await expect(second.locator('.saved-mark')).toHaveText('! not saved here');
  // Not yet on the disk when the other tab asks for it.
  await change(page, { 'testing.turnaround': 6 });
  await second.getByRole('button', { name: 'Use this one' }).click();
  await shown(second).toMatchObject({ turnaround: 6 });
  await expect(notices(page)).toContainText('Also open in another tab.');
  await expect(notices(second)).not.toContainText('Also open in another tab.');
  await change(second, { 'testing.turnaround': 7 });
  await expect.poll(() => works(page)).toEqual([7]);
  await change(page, { 'testing.turnaround': 8 });
  await expect.poll(() => works(page)).toEqual([7, 8]);
  await expect(notices(page)).not.toContainText('Also open in another tab.');
  const third = await context.newPage();
  await open(third, '/');
  await third.getByRole('button', { name: 'Duplicate' }).click();
  await expect.poll(() => works(page)).toEqual([7, 8, 8]);
});

test('a browser that cannot save says so at the first change, and everything else works', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'indexedDB', {
      get: () => {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  });
  await open(page, '/#city&v=1&n=1000&days=30');
  await expect(notices(page)).not.toContainText('cannot save');
  await change(page, { 'testing.turnaround': 5 });
  const notice = page.locator('.notice', {
    hasText: 'This browser cannot save here. Your link still holds everything.',
  });
  await expect(notice.getByRole('button', { name: 'Copy link' })).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    notice.getByRole('button', { name: 'Download scenario' }).click(),
  ]);
  const { parameters } = JSON.parse(readFileSync(await file.path(), 'utf8'));
  expect(parameters['testing.turnaround'].value).toBe(5);
  await expect(page).toHaveURL(/testing\.turnaround=5/);
  await page.keyboard.press('Control+z');
  await shown(page).toMatchObject({ past: 0, future: 1 });
});

test('your data can be seen, taken away and deleted, in every tab', async ({ page, context }) => {
  await open(page, '/#city&v=1&n=1000&days=30');
  await change(page, { 'testing.turnaround': 5 });
  await observe(page);
  await expect.poll(async () => (await kept(page, 'data')).length).toBe(1);
  await expect.poll(() => works(page)).toEqual([5]);
  // Killed during an import: where it was is kept, and nothing of it was put beside the run.
  const table = Buffer.from('date,deaths\n2026-01-01,3\n2026-01-02,x\n2026-01-03,4\n2026-01-04,6\n');
  await page.getByLabel('Scenario file').setInputFiles({ name: 'half.csv', mimeType: 'text/csv', buffer: table });
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Skip row' })).toBeVisible();
  await expect.poll(async () => (await kept(page, 'drafts')).length).toBe(2);
  await crash(page, context);
  const back = await context.newPage();
  await open(back, '/');
  expect(await state(back)).toMatchObject({ turnaround: 5, overlay: 'mine.csv' });
  await back.getByRole('button', { name: 'Go on' }).click();
  await expect(back.getByRole('dialog').getByRole('button', { name: 'Skip row' })).toBeVisible();
  await back.keyboard.press('Escape');
  await expect(back.getByRole('dialog')).toBeHidden();

  await back.keyboard.press('?');
  const section = back.getByRole('region', { name: 'Your data' });
  await expect(section.locator('[data-shelf="work"] td').first()).toHaveText('1');
  await expect(section.locator('[data-shelf="data"] td').last()).toHaveText(/\d kB/);
  const [file] = await Promise.all([
    back.waitForEvent('download'),
    section.getByRole('button', { name: 'Download all as JSON' }).click(),
  ]);
  const all = JSON.parse(readFileSync(await file.path(), 'utf8'));
  expect([all.kind, all.work.length, JSON.parse(all.data[0].text).name]).toEqual(['murmuration-data', 1, 'mine.csv']);
  await section.getByRole('button', { name: 'Delete my data …' }).click();
  await section.getByRole('button', { name: 'Keep it' }).click();
  expect(await works(back)).toEqual([5]);
  await section.getByRole('button', { name: 'Delete my data …' }).click();
  await section.getByRole('button', { name: 'Delete everything' }).click();
  await expect(section).toContainText('Everything was deleted.');
  for (const shelf of ['work', 'runs', 'data', 'drafts']) expect(await kept(back, shelf)).toEqual([]);
  expect(await back.evaluate(() => Object.keys({ ...localStorage, ...sessionStorage }))).toEqual([]);
  await back.close();
  const first = await context.newPage();
  await open(first, '/');
  await expect(notices(first)).not.toContainText('Your work');
});
