/**
 * Nothing is lost: undo, autosave, what a reload and a crash leave, two tabs, blocked storage, deletion. Letters and numbers are
 * those of the acceptance tests (studio.md, section 12).
 */
import type { BrowserContext, Page } from '@playwright/test';
import { expect, type Hooked, open, test } from './fixture';

const notices = (page: Page) => page.locator('.notices');
const state = (page: Page) =>
  page.evaluate(() => {
    const { scenario, baseline, overlay, past, future } = (globalThis as Hooked).__studio.state();
    return {
      turnaround: scenario.values['testing.turnaround'],
      before: baseline.values['testing.turnaround'],
      seed: scenario.seed,
      agents: scenario.agents,
      overlay: overlay?.observations.name ?? null,
      shift: overlay?.shift ?? null,
      past: past.length,
      future: future.length,
    };
  });
const change = (page: Page, patch: Record<string, unknown>) =>
  page.evaluate((values) => (globalThis as Hooked).__studio.studio.change(values, 'test'), patch);

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

/** Waits until a work on the disk has the value. */
const saved = (page: Page, turnaround: number) =>
  expect
    .poll(async () => (await kept(page, 'work')).map(({ scenario }) => JSON.parse(String(scenario)).parameters))
    .toContainEqual(expect.objectContaining({ 'testing.turnaround': expect.objectContaining({ value: turnaround }) }));

const csv = { name: 'mine.csv', mimeType: 'text/csv', buffer: Buffer.from('date,cases\n2026-01-01,5\n2026-01-08,7\n') };

test('U3: a reload, a crash and a bare address bring the work back, observations and baseline included', async ({
  page,
  context,
}) => {
  await open(page);
  expect(await kept(page, 'work')).toEqual([]);
  const { turnaround: standard } = await state(page);
  await change(page, { 'testing.turnaround': 5 });
  await page.evaluate(() => (globalThis as Hooked).__studio.studio.keepAsBaseline());
  await change(page, { 'testing.turnaround': 9 });
  await page.getByLabel('Scenario file').setInputFiles(csv);
  await page.getByRole('button', { name: 'Add to the chart' }).click();
  await saved(page, 9);
  await expect.poll(async () => (await kept(page, 'data')).length).toBe(1);
  await page.reload();
  await open(page, page.url());
  expect(await state(page)).toMatchObject({ turnaround: 9, before: 5, overlay: 'mine.csv', past: 0 });
  await expect(notices(page)).not.toContainText('earlier work');

  await crash(page, context);
  const back = await context.newPage();
  await open(back, '/');
  expect(await state(back)).toMatchObject({ turnaround: 9, before: 5, agents: 3000, overlay: 'mine.csv' });
  await expect(notices(back)).toContainText(/Your work of \d\d:\d\d is open again\./);
  await back.getByRole('button', { name: 'Start fresh' }).click();
  expect(await state(back)).toMatchObject({ turnaround: standard, past: 1 });
});

/** Kills the tab's process, as a tab that ran out of memory. */
async function crash(page: Page, context: BrowserContext): Promise<void> {
  const gone = page.waitForEvent('crash');
  const client = await context.newCDPSession(page);
  client.send('Page.crash').catch(() => {});
  await gone;
}
