/**
 * Examples, guided stories and lessons: every small example opens from its card and runs (T5), a story walks through its scenarios, and
 * a lesson's link hides and locks what it says.
 */
import type { Page } from '@playwright/test';
import { violations } from './axe';
import { expect, type Hooked, open, test } from './fixture';

const STEPS = 50;

const gallery = (page: Page) => page.getByRole('dialog', { name: 'Examples' });

async function openGallery(page: Page): Promise<void> {
  await page.locator('.header .place').click();
  await expect(gallery(page)).toBeVisible();
}

/** axe in both themes; `dark` last. */
async function expectAccessible(page: Page, ...selectors: readonly string[]): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page, ...selectors), colorScheme).toEqual([]);
  }
}

test('T5: every example has its picture and words, every small one opens from its card and runs', async ({ page }) => {
  await open(page);
  await openGallery(page);
  const cards = gallery(page).locator('[data-example]');
  await expect(cards).toHaveCount(9);
  for (const card of await cards.all()) {
    const picture = card.getByRole('img');
    await expect.poll(() => picture.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(400);
    await expect(picture).toHaveAttribute('alt', /.{10}/);
    await expect(card.locator('p').first()).not.toBeEmpty();
  }
  await expect(gallery(page).locator('[data-example="new-york-city"]')).toContainText('8,400,000 people');
  await expect(gallery(page).locator('[data-example="franklin"]')).toContainText('Your two files');
  await expectAccessible(page, 'dialog[open]');

  // What belongs to no place has as many people as this machine affords.
  const small = ['town', 'faster-tests', 'closed-schools', 'masks', 'vaccines', 'nobody'];
  for (const [k, id] of small.entries()) {
    if (k > 0) await openGallery(page);
    const before = await page.evaluate(() => (globalThis as Hooked).__studio.state().past.length);
    await gallery(page).locator(`[data-example="${id}"]`).getByRole('button').click();
    await expect(gallery(page)).toBeHidden();
    await page.waitForFunction(() => {
      const { hash, studio } = (globalThis as Hooked).__studio;
      return studio.session.frame()?.current.hash === hash();
    });
    const { past, agents, same } = await page.evaluate(() => {
      const { scenario, baseline, past } = (globalThis as Hooked).__studio.state();
      return { past: past.length, agents: scenario.agents, same: baseline.values === scenario.values };
    });
    expect(past, id).toBe(before + 1);
    expect(agents, id).toBeLessThanOrEqual(100_000);
    if (id === 'faster-tests') {
      expect(same).toBe(false);
      expect(page.url()).toContain('A~');
    }
    await page.evaluate((day) => (globalThis as Hooked).__studio.setClock(day), STEPS);
    await page.waitForFunction((day) => (globalThis as Hooked).__studio.day() >= day, STEPS, { timeout: 60_000 });
  }
  await page.evaluate(() => (globalThis as Hooked).__studio.studio.session.pause());
  await page.goBack();
  await expect
    .poll(() => page.evaluate(() => (globalThis as Hooked).__studio.state().scenario.values['vaccination.on']))
    .toBe(true);

  // The largest asks first, and the answer may be no.
  await openGallery(page);
  const city = gallery(page).locator('[data-example="new-york-city"]');
  await city.getByRole('button', { name: 'New York City' }).click();
  await expect(city.getByRole('status')).toContainText(/[GM]B of memory/);
  await city.getByRole('button', { name: 'Not now' }).click();
  await expect(gallery(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.header .place')).toBeFocused();
});

test('a guided story turns its pages with their scenarios, and leaving keeps what is shown', async ({ page }) => {
  await page.goto('/?story=fast-tests');
  const story = page.getByRole('region', { name: 'Story' });
  await expect(story).toContainText('1 of 6');
  const value = (id: string) => page.evaluate((of) => (globalThis as Hooked).__studio?.state().scenario.values[of], id);
  const agents = () => page.evaluate(() => (globalThis as Hooked).__studio?.state().scenario.agents);
  await expect.poll(agents, { timeout: 60_000 }).toBe(20_000);

  await story.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(story).toContainText('2 of 6');
  await expect.poll(() => value('testing.turnaround')).toBe(5);
  await expect(story.getByRole('slider', { name: 'Days to get a test result' })).toHaveValue('5');
  await expect(story.getByRole('heading', { level: 2 })).toBeFocused();
  await expectAccessible(page, '.guided');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => value('testing.turnaround')).toBe(0);
  await expect(story).toContainText('3 of 6');
  await page.goBack();
  await expect(story).toContainText('2 of 6');
  await expect.poll(() => value('testing.turnaround')).toBe(5);
  await story.getByRole('button', { name: 'Back', exact: true }).click();
  await expect.poll(() => value('testing.turnaround')).toBe(2);
  await story.getByRole('button', { name: 'Next', exact: true }).click();
  await expect.poll(() => value('testing.turnaround')).toBe(5);

  await story.getByRole('button', { name: 'Leave the story' }).click();
  await expect(story).toHaveCount(0);
  await expect(page.getByRole('searchbox')).toBeVisible();
  expect(page.url()).not.toContain('story=');
  await expect.poll(() => value('testing.turnaround'), { timeout: 60_000 }).toBe(5);
});

test('the gallery leads to the guided stories', async ({ page }) => {
  await open(page);
  await openGallery(page);
  await expect(gallery(page).getByRole('link', { name: 'When schools close' })).toHaveAttribute(
    'href',
    '?story=schools',
  );
});

test('a lesson link hides and locks, and the code of a page holds the link', async ({ page, browser, baseURL }) => {
  await open(page);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const share = page.getByRole('dialog', { name: 'Share' });
  await share.getByText('For a lesson or an article').click();
  await share.getByLabel('Runs and jobs').check();
  await share.getByLabel('Search of settings').check();
  const settings = share.getByRole('group', { name: 'Main settings to keep' });
  await settings.getByRole('checkbox', { name: /^Tracing app users/ }).uncheck();
  await settings.getByRole('checkbox', { name: /^Lock the range of Days to get a test result/ }).check();
  const most = settings.getByLabel('Days to get a test result: to');
  await most.fill('5');
  await most.press('Enter');
  await share.getByLabel('Theme').selectOption('light');
  await share
    .getByRole('group', { name: /^Settings below the city/ })
    .getByLabel('Days to get a test result')
    .check();
  const link = await share.getByLabel('Link for the lesson').inputValue();
  const code = await share.getByLabel('Code for the page').inputValue();
  expect(code).toContain(
    '?embed=1&amp;controls=testing.turnaround&amp;lock=testing.turnaround~0~5&amp;theme=light#city',
  );
  expect(code).toMatch(/loading="lazy"/);
  await expectAccessible(page, 'dialog[open]');

  expect(new URL(link).hash).toContain('n=3000');
  const learner = await browser.newContext({ baseURL, serviceWorkers: 'block' });
  const lesson = await learner.newPage();
  await open(lesson, link);
  await expect(lesson.locator('.strip')).toHaveCount(0);
  await expect(lesson.getByRole('searchbox')).toHaveCount(0);
  await expect(lesson.getByRole('slider', { name: /^Tracing app users/ })).toHaveCount(0);
  await expect(lesson.getByRole('slider', { name: 'Days to get a test result' })).toHaveAttribute('max', '5');
  expect(await lesson.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light');
  await learner.close();
});
