/**
 * The page without a mouse, without motion, without colours, magnified and on a phone (letters A and M of the design). axe over
 * screens that no other spec covers; parts have their own (protocol, charts, import, export, story, runs).
 */
import type { Page } from '@playwright/test';
import type { DialogName } from '../../src/studio/store';
import { violations } from './axe';
import {
  compareChanged,
  expect,
  finish,
  type Hooked,
  open,
  openDialog,
  openPaused,
  SMALL,
  shutDialog,
  test,
} from './fixture';

const CITY = '/?stage=raster#city&v=1&n=1000&days=20&seeding.count=30';
const DIALOGS: readonly DialogName[] = ['help', 'palette', 'settings', 'share', 'export', 'import'];
const region = (page: Page) => page.locator('p[aria-live="polite"]');

/** axe in both themes, whatever the width. */
async function expectClean(page: Page, what: string, ...selectors: readonly string[]): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page, ...selectors), `${what}, ${colorScheme}`).toEqual([]);
  }
}

test('A1: axe finds nothing on the page, its tabs, its dialogs, the comparison and the open strip', async ({
  page,
}) => {
  await open(page, CITY);
  await expectClean(page, 'start');
  await finish(page);
  for (const tab of ['Data', 'Outcomes']) {
    await page.getByRole('tab', { name: tab }).click();
    await expectClean(page, tab);
  }
  for (const name of DIALOGS) {
    await openDialog(page, name);
    await expectClean(page, name, 'dialog[open]');
    await shutDialog(page);
  }
  await compareChanged(page);
  await expectClean(page, 'compare and strip');
});

test('A1 A8: at 320 px nothing scrolls sideways, and axe finds nothing', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, CITY);
  await expectClean(page, '320 px');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test('A1: an embedded page is clean for axe', async ({ page }) => {
  await open(page, `/?embed=1&stage=raster${CITY.slice(CITY.indexOf('#'))}`);
  await expectClean(page, 'embed');
});

test('A5 A6: with reduced motion the run stands finished and nothing pulses', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, CITY);
  await expect(page.locator('.day')).toHaveText('Day 20 of 20', { timeout: 60_000 });
  expect(await page.evaluate(() => (globalThis as Hooked).__studio.state().playing)).toBe(false);
  await expect(page.getByRole('region', { name: 'Time' }).getByRole('button', { name: /Play/ })).toBeVisible();
  const moving = await page.evaluate(
    () =>
      document.getAnimations().filter(({ playState, effect }) => {
        const duration = effect?.getComputedTiming().duration;
        return playState === 'running' && typeof duration === 'number' && duration > 50;
      }).length,
  );
  expect(moving).toBe(0);
});

test('A4: D says at once what is shown, and a run that plays is summed up every five seconds and at its end', async ({
  page,
}) => {
  // By a clock that the test moves, so that a slow machine says the same.
  await page.clock.install();
  await openPaused(page, '#city&v=1&n=1000&days=60&seeding.count=30', '&stage=raster');
  await page.evaluate(() => (globalThis as Hooked).__studio.studio.change({ 'testing.turnaround': 9 }, 'test'));
  // Every day is known, so that nothing but the clock decides how far the run has come.
  await finish(page);
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 10_000);
  await page.evaluate(() => {
    const { studio } = (globalThis as Hooked).__studio;
    const said: number[] = [];
    Object.assign(globalThis, { said });
    studio.store.subscribe(({ spoken }, before) => {
      if (spoken !== before.spoken) said.push(performance.now());
    });
    studio.session.reset();
    studio.session.setSpeed(5);
  });
  const said = () => page.evaluate(() => (globalThis as unknown as { said: number[] }).said);
  await page.clock.runFor(20_000);
  expect(await said()).toEqual([]);
  await expect(region(page)).toHaveText('');

  await page.evaluate(() => (globalThis as Hooked).__studio.studio.session.play());
  for (const [count, sentence] of [
    [1, /^Day 2\d: [\d,]+ infected so far, [\d.]+ % (above|below) baseline\.$/],
    [2, /^Day [45]\d: [\d,]+ infected so far, (peak passed, )?[\d.]+ % (above|below) baseline\.$/],
    [3, /^Day 60, the last one: [\d,]+ infected so far, (peak passed, )?[\d.]+ % (above|below) baseline\.$/],
  ] as const) {
    await page.clock.runFor(5000);
    await expect(region(page)).toHaveText(sentence);
    expect(await said()).toHaveLength(count);
  }
  await page.clock.runFor(20_000);
  const times = await said();
  expect(times).toHaveLength(3);
  for (const at of [1, 2]) expect(times[at] - times[at - 1]).toBeGreaterThanOrEqual(5000);

  // Asked for, it is said at once, and said again.
  await page.keyboard.press('d');
  await expect(region(page)).toHaveText(/^Day 60, the last one: .* baseline\. Deaths: \d/);
  await page.keyboard.press('d');
  expect(await said()).toHaveLength(5);
});

test('A7: with forced colours text and controls stay visible', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openPaused(page, CITY.slice(CITY.indexOf('#')), '&stage=raster');
  const faint = await page.evaluate(() => {
    const system = (element: Element) => {
      const { color, backgroundColor, borderStyle, outlineStyle, forcedColorAdjust } = getComputedStyle(element);
      return { color, backgroundColor, borderStyle, outlineStyle, forcedColorAdjust };
    };
    return [...document.querySelectorAll('button, select, input[type="text"]')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .flatMap((element) => {
        const { color, backgroundColor } = system(element);
        return color === backgroundColor ? [`${element.tagName} ${element.textContent}: ${color}`] : [];
      });
  });
  expect(faint).toEqual([]);
  // The track of a slider is a picture of its own and must not melt into the canvas.
  await expect(page.getByRole('slider', { name: 'Days to get a test result' })).toBeVisible();
  const shot = await page.getByRole('slider', { name: 'Days to get a test result' }).screenshot();
  expect(shot.length).toBeGreaterThan(150);
});

test('M1: on a phone a setting moves under the finger and by + and −, and the system shares the link', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    baseURL,
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const sent: unknown[] = [];
    Object.assign(globalThis, { sent });
    Object.assign(Navigator.prototype, {
      canShare: () => true,
      share: async (data: unknown) => void sent.push(data),
    });
  });
  await openPaused(page, SMALL.slice(1));
  const slider = page.getByRole('slider', { name: 'Days to get a test result' });
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  if (!box) throw new Error('The slider is not on the page.');
  await page.touchscreen.tap(box.x + box.width * 0.6, box.y + box.height / 2);
  await expect(page).toHaveURL(/testing\.turnaround=\d/);
  const value = () =>
    page.evaluate(() => Number((globalThis as Hooked).__studio.state().scenario.values['testing.turnaround']));
  const tapped = await value();
  await page.getByRole('button', { name: 'Days to get a test result: more' }).tap();
  await expect.poll(value).toBe(tapped + 0.5);
  await page.getByRole('button', { name: 'Days to get a test result: less' }).tap();
  await expect.poll(value).toBe(tapped);
  await openDialog(page, 'share');
  await page.getByRole('button', { name: 'Send …' }).tap();
  const sent = await page.evaluate(() => (globalThis as unknown as { sent: { url: string }[] }).sent);
  expect(sent).toHaveLength(1);
  expect(sent[0].url).toContain('testing.turnaround=');
  await context.close();
});
