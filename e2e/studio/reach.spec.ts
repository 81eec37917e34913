/**
 * On a small phone and magnified to 200 %: nothing scrolls sideways and nothing is lost, on the page, in its tabs, dialogs and menus
 * (A8 of the design). 200 % of 1440 x 900 and 1280 x 800 are windows of half as many CSS pixels with two device pixels each.
 */
import type { Page } from '@playwright/test';
import type { DialogName } from '../../src/studio/store';
import {
  chooseBadTable,
  compareChanged,
  expect,
  finish,
  type Hooked,
  open,
  openDialog,
  openPaused,
  shutDialog,
  test,
} from './fixture';
import { unreachable } from './reach';

const CITY = '#city&v=1&n=1000&days=20&seeding.count=30';
const DIALOGS: readonly DialogName[] = ['palette', 'settings', 'share', 'export', 'gallery', 'help'];
/** Of the city itself, in CSS px: enough to see where it burns. */
const LEAST_STAGE = 150;
const dialog = (page: Page) => page.locator('dialog[open]');

interface Size {
  readonly what: string;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly language: 'en' | 'de';
}

const SIZES: readonly Size[] = [
  { what: '320 px', width: 320, height: 568, scale: 1, language: 'en' },
  { what: '320 px in German', width: 320, height: 568, scale: 1, language: 'de' },
  { what: '200 % of 1280 x 800', width: 640, height: 400, scale: 2, language: 'en' },
  { what: '200 % of 1440 x 900', width: 720, height: 450, scale: 2, language: 'en' },
];

test('in a low window notices keep their size, and the one that came last is in sight', async ({ page }) => {
  await page.setViewportSize({ width: 720, height: 450 });
  await openPaused(page, CITY, '&stage=raster');
  const tell = (tone: 'info' | 'error', id: string) =>
    page.evaluate(
      ([tone, id]) => {
        const { studio } = (globalThis as Hooked).__studio;
        const actions = [{ label: 'A button that needs a line of its own', run: () => {} }];
        studio.notify({ id, tone, text: `${id} is what this notice tells, in many words.`, actions });
      },
      [tone, id] as const,
    );
  for (const id of ['one', 'two', 'three', 'four']) await tell('info', id);
  const cut = () =>
    page
      .locator('.notice')
      .evaluateAll((all) => all.filter((one) => one.scrollHeight > one.clientHeight + 1).map((one) => one.textContent));
  await expect(page.getByText('four is what')).toBeInViewport({ ratio: 1 });
  expect(await cut()).toEqual([]);
  // Urgent, and so above the others.
  await tell('error', 'five');
  await expect(page.getByText('five is what')).toBeInViewport({ ratio: 1 });
  await expect(page.getByText('four is what')).not.toBeInViewport();
});

for (const { what, width, height, scale, language } of SIZES) {
  test.describe(what, () => {
    test.use({ viewport: { width, height }, deviceScaleFactor: scale });

    test(`A8: nothing is lost at ${what}`, async ({ page }) => {
      const faults: string[] = [];
      const look = async (where: string, root: string) => {
        for (const fault of await unreachable(page, root)) faults.push(`${where}: ${fault}`);
      };

      await open(page, `/?stage=raster&lang=${language}${CITY}`);
      await look('page', '.page');
      await finish(page);
      const stage = await page.locator('.stage-view').boundingBox();
      if (!stage || stage.height < LEAST_STAGE) faults.push(`the city is ${stage?.height} px high`);

      const tabs = page.locator('[role="tab"], .tab-fold > summary');
      for (const at of [1, 2, 0]) {
        await tabs.nth(at).click();
        await look(`tab ${at}`, '.outcomes');
      }
      await page.locator('.menu-button').click();
      await look('menu', '.menu');
      await page.keyboard.press('Escape');
      for (const opener of ['.row-head .round', '.stage-find', '.chart-menu > button']) {
        await page.locator(opener).filter({ visible: true }).first().click();
        await look(`what ${opener} opens`, ':popover-open');
        await page.keyboard.press('Escape');
      }

      for (const name of DIALOGS) {
        await openDialog(page, name);
        await dialog(page).evaluate((element) => {
          for (const fold of element.querySelectorAll('details')) fold.open = true;
        });
        await look(name, 'dialog[open]');
        if (name === 'help') {
          await dialog(page).locator('.your-data-actions button').last().click();
          await look('deleting all data', '.your-data');
          await dialog(page).locator('.help-nav button').first().click();
          await expect(dialog(page).locator('.doc h3')).toBeVisible();
          await look('guide', 'dialog[open]');
        }
        await shutDialog(page);
      }

      await page.evaluate(() => (globalThis as Hooked).__studio.studio.revealSetting('population.householdSizes'));
      await page.locator('[data-parameter="population.householdSizes"] .table-button').click();
      await expect(dialog(page).locator('.cells')).toBeVisible();
      await look('table', 'dialog[open]');
      await shutDialog(page);

      await openDialog(page, 'import');
      await expect(dialog(page).locator('.import-choose')).toBeVisible();
      await look('import', 'dialog[open]');
      await chooseBadTable(page);
      for (const at of [3, 0, 1, 2, 4]) {
        await dialog(page).locator('.import-stepper button').nth(at).click();
        await look(`import step ${at + 1}`, 'dialog[open]');
      }
      await shutDialog(page);

      await compareChanged(page);
      await look('comparison and strip', '.page');
      await page.evaluate(() => (globalThis as Hooked).__studio.studio.select(7));
      await expect(page.locator('.story h2')).toBeVisible();
      await look('person', '.story');
      expect(faults).toEqual([]);
    });

    test(`A8: neither in an embedded page nor in a story at ${what}`, async ({ page }) => {
      await openPaused(
        page,
        CITY,
        `&stage=raster&embed=1&lang=${language}&controls=testing.turnaround~testing.sensitivity`,
      );
      await expect(page.locator('.embed')).toBeVisible();
      expect.soft(await unreachable(page, '.embed')).toEqual([]);
      await page.goto(`/?story=fast-tests&page=2&stage=raster&lang=${language}`);
      await expect(page.locator('.guided-text p').first()).toBeVisible();
      await page.waitForFunction(() => (globalThis as Hooked).__studio?.ready, undefined, { timeout: 60_000 });
      expect.soft(await unreachable(page, '.page')).toEqual([]);
    });
  });
}
