/** The story of a person: found by key, followed from infected to infector and back, closed; with and without WebGPU, in both themes. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, finish, type Hooked, open, test } from './fixture';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const panel = (page: Page) => page.locator('.story');
const entry = (page: Page, kind: string) => page.locator(`.story-timeline [data-kind="${kind}"]`);
const heading = (page: Page, person: number) =>
  panel(page).getByRole('heading', { level: 2, name: new RegExp(`^Person ${person.toLocaleString('en')}, aged \\d`) });
const selected = (page: Page) => page.evaluate(() => (globalThis as Hooked).__studio.state().selected);

async function show(page: Page, day: number): Promise<void> {
  await page.evaluate((to) => (globalThis as Hooked).__studio.setClock(to), day);
  await page.waitForFunction((to) => (globalThis as Hooked).__studio.day() === to, day);
}

/** Ids of the rules of WCAG 2.2 AA that the panel breaks. */
async function violations(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run: (at: string, how: object) => Promise<{ violations: { id: string }[] }> };
    };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    return (await axe.run('.story', { runOnly: tags })).violations.map(({ id }) => id);
  });
}

test('a story leads from the infected to the infector and back', async ({ page }) => {
  await open(page);
  await finish(page);
  await show(page, 40);
  await page.keyboard.press('i');
  const first = Number(
    await (await page.waitForFunction(() => (globalThis as Hooked).__studio.state().selected)).jsonValue(),
  );
  await expect(heading(page, first)).toBeFocused();
  await expect(entry(page, 'infected')).toContainText(
    /^Day 40Infected (at home|at school|at work|in the community) by person/,
  );
  await expect(page.locator('.story-summary')).toContainText('Infected on day 40');
  await expect(page.locator('.story-until')).toHaveText('Until day 40');

  const by = entry(page, 'infected').getByRole('button');
  const infector = Number(await by.getAttribute('data-agent'));
  await by.click();
  await expect(heading(page, infector)).toBeFocused();
  const back = entry(page, 'passed-on').locator(`[data-agent="${first}"]`);
  await expect(back).toHaveText(`person ${first.toLocaleString('en')}`);
  await back.focus();
  await page.keyboard.press('Enter');
  await expect(heading(page, first)).toBeFocused();

  // What comes later is told when it is shown, or when the whole run is asked for.
  const soFar = await page.locator('.story-timeline li').count();
  await page.getByLabel('Whole run').check();
  await expect(page.locator('.story-until')).toHaveText('The whole run, 60 days');
  expect(await page.locator('.story-timeline li').count()).toBeGreaterThan(soFar);
  await page.getByLabel('Whole run').uncheck();
  await expect(page.locator('.story-timeline li')).toHaveCount(soFar);
  await show(page, 39);
  await expect(page.locator('.story-summary')).toHaveText('Not infected so far.');

  await show(page, 60);
  await page.evaluate(axe);
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
  }
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  expect(await selected(page)).toBeNull();
});

test('somebody else today, nobody on a quiet day, and people who move away', async ({ page }) => {
  await open(page, '/#city&v=1&n=1000&days=30&seeding.count=10');
  await finish(page);
  await show(page, 0);
  await page.keyboard.press('i');
  await expect(page.locator('.story-summary')).toHaveText('Infected when the run began.');
  const seed = await selected(page);
  await page.keyboard.press('i');
  await expect.poll(() => selected(page)).not.toBe(seed);
  await page.getByRole('button', { name: 'Close the story' }).click();
  await expect(panel(page)).toHaveCount(0);
  // Latency keeps everybody from infecting on the first day.
  await show(page, 1);
  await page.keyboard.press('i');
  await expect(page.getByText('Nobody was infected on day 1.')).toBeVisible();
  // The person stays chosen while settings change, and goes with the people.
  await page.evaluate(() => (globalThis as Hooked).__studio.studio.select(900));
  await expect(heading(page, 900)).toBeVisible();
  await page.evaluate(() => (globalThis as Hooked).__studio.studio.change({ 'disease.r0': 4 }, 'test'));
  await expect(heading(page, 900)).toBeVisible();
  await page.evaluate(() => (globalThis as Hooked).__studio.studio.change({ agents: 800 }, 'test'));
  await expect(panel(page)).toHaveCount(0);
});

test('whoever is chosen stands beside their story, not under it', async ({ page }) => {
  await page.setViewportSize({ width: 820, height: 1180 });
  await open(page, '/?stage=raster#city&v=1&n=1000&days=20&seeding.count=20');
  await finish(page);
  const camera = () => page.locator('.stage-view').screenshot();
  const before = await camera();
  for (const agent of [3, 250, 333, 500, 666, 800, 990]) {
    await page.evaluate((chosen) => (globalThis as Hooked).__studio.studio.select(chosen), agent);
    await expect(page.getByRole('heading', { name: new RegExp(`^Person ${agent},`) })).toBeVisible();
    const card = await panel(page).boundingBox();
    // Once the city has come to rest.
    await expect
      .poll(async () => {
        const ring = await page.locator('.stage-ring').boundingBox();
        return ring && card && ring.x > 308 && ring.x + ring.width < card.x;
      })
      .toBe(true);
  }
  // Back where the city was, to the pixel.
  await page.evaluate(() => (globalThis as Hooked).__studio.studio.select(null));
  await expect.poll(async () => (await camera()).equals(before)).toBe(true);
});

test('stories are told without WebGPU, in a sheet on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'gpu'));
  await open(page, '/?lang=de#city&v=1&n=1000&days=30&seeding.count=10');
  await finish(page);
  await page.evaluate(() => (globalThis as Hooked).__studio.studio.select(0));
  await expect(page.getByRole('heading', { name: /^Person 0, Alter \d/ })).toBeVisible();
  await expect(page.locator('.story-summary')).toHaveText(/infiziert/);
  const sheet = await panel(page).boundingBox();
  expect(sheet).toMatchObject({ x: 0, width: 390 });
  expect((sheet?.y ?? 0) + (sheet?.height ?? 0)).toBeCloseTo(844, 0);
  await page.evaluate(axe);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Geschichte schließen' }).click();
  await expect(panel(page)).toHaveCount(0);
});
