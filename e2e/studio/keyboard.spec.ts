/** The page by keyboard alone: Tab comes to every control and shows where it is (A2), and the first minute needs no mouse (A3). */
import type { Locator, Page } from '@playwright/test';
import { expect, finish, type Hooked, open, test } from './fixture';

const CITY = '/?stage=raster#city&v=1&n=1000&days=20&seeding.count=30';
/** More than the page has controls. */
const MOST_TABS = 250;

/** Presses Tab until the control has the focus. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let k = 0; k < MOST_TABS; k++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab did not come to ${control}.`);
}

test('A2: Tab comes to every control that is shown, shows it, and leaves again', async ({ page }) => {
  await open(page, CITY);
  await finish(page);
  await expect(page.getByRole('tab', { name: 'Outcomes' })).toBeVisible();
  const controls = await page.evaluate(() => {
    const found = [
      ...document.querySelectorAll<HTMLElement>(
        'button, select, input, textarea, summary, a[href], [tabindex="0"], hr[tabindex]',
      ),
    ].filter(
      (element) =>
        element.tabIndex >= 0 &&
        !element.matches(':disabled') &&
        element.checkVisibility({ visibilityProperty: true }) &&
        !element.closest('[popover]:not(:popover-open), dialog:not([open]), [inert]'),
    );
    found.forEach((element, at) => {
      element.dataset.tab = String(at);
    });
    return found.map((element) => `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent}`);
  });
  expect(controls.length).toBeGreaterThan(40);
  const reached = new Set<string>();
  const unmarked: string[] = [];
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (let k = 0; k < MOST_TABS; k++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      if (!element || element === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return { tab: element.dataset.tab ?? '', ring: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 };
    });
    if (!at) break;
    if (reached.has(at.tab) && at.tab === '0') break;
    reached.add(at.tab);
    if (!at.ring) unmarked.push(controls[Number(at.tab)] ?? at.tab);
  }
  const missed = controls.filter((_, at) => !reached.has(String(at)));
  expect(missed).toEqual([]);
  expect(unmarked).toEqual([]);
});

test('A3: example, setting, comparison, link and file by keyboard alone', async ({ page }) => {
  await open(page, CITY);
  await tabTo(page, page.locator('.header .place'));
  await page.keyboard.press('Enter');
  const gallery = page.getByRole('dialog', { name: 'Examples' });
  await expect(gallery).toBeVisible();
  await tabTo(page, gallery.getByRole('button', { name: /Nobody does anything/ }));
  await page.keyboard.press('Enter');
  await expect(gallery).toBeHidden();
  await expect(page).toHaveURL(/testing\.on=false/);
  // Small again, so that software is quick about it.
  await page.evaluate(() => (globalThis as Hooked).__studio.studio.change({ agents: 1000, horizon: 20 }, 'test'));

  const slider = page.getByRole('slider', { name: 'R0 of the disease' });
  await tabTo(page, slider);
  const before = Number(await slider.inputValue());
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => Number(await slider.inputValue())).toBeGreaterThan(before);
  await expect(page).toHaveURL(/disease\.r0=/);
  await finish(page);

  await page.keyboard.press('c');
  await expect(page.locator('.compare')).toBeVisible();
  await page.keyboard.press('c');
  await page.keyboard.press('s');
  const share = page.getByRole('dialog', { name: 'Share' });
  await expect(share).toBeVisible();
  await expect(share.getByLabel('Link to this scenario')).toHaveValue(/disease\.r0=/);
  await page.keyboard.press('Escape');
  await expect(share).toBeHidden();

  await page.keyboard.press('e');
  const exports = page.getByRole('dialog', { name: 'Export' });
  await expect(exports).toBeVisible();
  await tabTo(page, exports.getByRole('button', { name: 'Scenario (JSON): Save' }));
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(file.suggestedFilename()).toMatch(/\.scenario\.json$/);
  await page.keyboard.press('Escape');
  await expect(exports).toBeHidden();
});
