/**
 * Time and settings under the hand (C4, C6, C7 of the design; other controls: protocol.spec.ts): the first change comes at once,
 * time obeys mouse, key and finger, and neither resetting nor speed alters a result.
 */
import type { Page } from '@playwright/test';
import { expect, finish, type Hooked, open, openPaused, SMALL, test } from './fixture';

const shownDay = (page: Page) => page.locator('.day');
const button = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Time' }).getByRole('button', { name, exact: true });
/** Every number of the run shown. */
const series = (page: Page) =>
  page.evaluate(() => [...((globalThis as Hooked).__studio.studio.session.frame()?.current.rows ?? [])]);
/** Seed of the run shown, which comes after that of the settings. */
const seed = (page: Page) =>
  page.evaluate(() => (globalThis as Hooked).__studio.studio.session.frame()?.current.model.scenario.seed);
const playing = (page: Page) => page.evaluate(() => (globalThis as Hooked).__studio.state().playing);

test('C4: something changes within half a second of the first input @alone', async ({ page }) => {
  // Few enough that the run follows the hand on a slow machine too.
  await open(page, '/#city&v=1&n=1000&days=30&seeding.count=30');
  await finish(page);
  await expect(page.locator('.tiles')).toBeVisible();
  const slider = await page.getByRole('slider', { name: 'Days to get a test result' }).elementHandle();
  // Best of three: what else the machine does can only delay the change.
  const times = await page.evaluate(async (range) => {
    const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    const outcomes = document.querySelector('#outcomes');
    const tiles = () => document.querySelector('.tiles')?.textContent ?? '';
    const input = range as HTMLInputElement | null;
    if (!write || !outcomes || !input) throw new Error('The page has no slider or no tiles.');
    const found: number[] = [];
    for (const value of [9, 11, 13]) {
      const before = tiles();
      const start = performance.now();
      const changed = new Promise<number>((resolve) => {
        const seen = new MutationObserver(() => {
          if (tiles() === '' || tiles() === before) return;
          seen.disconnect();
          resolve(performance.now() - start);
        });
        setTimeout(() => resolve(Number.POSITIVE_INFINITY), 10_000);
        seen.observe(outcomes, { subtree: true, childList: true, characterData: true });
      });
      input.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, pointerId: 1, isPrimary: true }));
      write.call(input, String(value));
      input.dispatchEvent(new Event('input', { bubbles: true }));
      found.push(await changed);
      input.dispatchEvent(new Event('change', { bubbles: true }));
      const { session } = (globalThis as Hooked).__studio.studio;
      session.seek(Number.MAX_SAFE_INTEGER);
      for (let tries = 0; tries < 3000 && !session.frame()?.digest; tries++) await new Promise(requestAnimationFrame);
    }
    return found;
  }, slider);
  test.info().annotations.push({ type: 'first change', description: `${times.map(Math.round).join(', ')} ms` });
  expect(Math.min(...times)).toBeLessThanOrEqual(500);
});

test('C6: play, pause, step and reset by mouse and by key; Reset gives the same series, another seed does not', async ({
  page,
}) => {
  await open(page, SMALL.replace('days=60', 'days=40'));
  const first = await finish(page);
  const rows = await series(page);
  expect(rows.length).toBeGreaterThan(40);
  for (const reset of [() => button(page, 'Reset').click(), () => page.keyboard.press('r')]) {
    await page.locator('h1').click();
    await reset();
    await expect(shownDay(page)).toHaveText('Day 0 of 40');
    expect(await finish(page)).toBe(first);
    expect(await series(page)).toEqual(rows);
  }

  await page.getByLabel('Speed').selectOption('5');
  await button(page, 'Reset').click();
  await button(page, '▶ Play').click();
  await expect(shownDay(page)).toHaveText(/Day [1-9]/);
  await button(page, '❚❚ Pause').click();
  expect(await playing(page)).toBe(false);
  const day = Number(/\d+/.exec(await shownDay(page).innerText())?.[0]);
  await button(page, 'Step').click();
  await expect(shownDay(page)).toHaveText(`Day ${day + 1} of 40`);
  await page.locator('h1').click();
  await page.keyboard.press('.');
  await expect(shownDay(page)).toHaveText(`Day ${day + 2} of 40`);
  await page.keyboard.press('k');
  await expect.poll(() => playing(page)).toBe(true);
  await page.keyboard.press(' ');
  await expect.poll(() => playing(page)).toBe(false);

  await page.keyboard.press('Shift+R');
  await expect(page).toHaveURL(/seed=\d+/);
  await expect.poll(() => seed(page)).not.toBe(1);
  expect(await finish(page)).not.toBe(first);
  expect(await series(page)).not.toEqual(rows);
});

test('C6: play, pause, step and reset by finger', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    baseURL,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await openPaused(page, SMALL.slice(1).replace('days=60', 'days=730'));
  await button(page, 'Step').tap();
  await expect(shownDay(page)).toHaveText(/^Day 1 /);
  await button(page, '▶ Play').tap();
  await expect(shownDay(page)).toHaveText(/Day [3-9]|Day \d\d/);
  await button(page, '❚❚ Pause').tap();
  expect(await playing(page)).toBe(false);
  await button(page, 'Reset').tap();
  await expect(shownDay(page)).toHaveText(/^Day 0 /);
  await context.close();
});

test('C7: speed does not alter results', async ({ page }) => {
  const digests = [];
  for (const speed of ['15', '60', '0']) {
    await page.goto('about:blank');
    await openPaused(page, '#city&v=1&n=2000&days=25&seeding.count=30');
    await page.getByLabel('Speed').selectOption(speed);
    await button(page, '▶ Play').click();
    const digest = await page.waitForFunction(() => (globalThis as Hooked).__studio.digest());
    digests.push(await digest.jsonValue());
  }
  expect(new Set(digests).size).toBe(1);
});
