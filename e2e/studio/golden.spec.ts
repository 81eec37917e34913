/**
 * What the page looks like, pixel by pixel: six screens in two themes (M5 of the design). So that machines agree, all words are drawn
 * in one font that comes with the tests, by the geometry of its letters and not by hints of the machine; signs that it lacks are
 * written as plus; city and charts, which specs of their own judge, are left blank, as is the address; what the speed of a machine
 * says is written over. CONTRIBUTING.md says how pictures are renewed.
 */
import type { Page } from '@playwright/test';
import { chromiumFlags, findChromium } from '../../scripts/browser.mjs';
import {
  chooseBadTable,
  compareChanged,
  expect,
  finish,
  type Hooked,
  openDialog,
  openPaused,
  shutDialog,
  test,
} from './fixture';

const FONT = 'node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2';
const STYLE = `
  @font-face { font-family: golden; src: url('/golden.woff2'); font-weight: 100 900; }
  *, ::before, ::after { font-family: golden !important; text-rendering: geometricprecision !important; }
  .tab-fold > summary::before { content: '+' !important; }
  .saved-mark { display: none !important; }
  .stage-view, .plot *, .share-card svg { visibility: hidden !important; }
  .share-link input { color: transparent !important; }
`;
const CITY = '#city&v=1&n=1000&days=40&seeding.count=30&testing.turnaround=4';
/** As wide as three columns need. */
const DESK = { width: 1120, height: 760 };
const PHONE = { width: 390, height: 844 };
/**
 * Of the pixels: 85 of the larger screen. Another set of fonts on the machine, full hinting and coloured edges change none; the border
 * of one small button in another colour changes 134, a gap of 8 px or the face of a button more than a thousand.
 */
const TOLERANCE = 0.0001;

const path = findChromium();
test.use({
  locale: 'en-GB',
  timezoneId: 'UTC',
  deviceScaleFactor: 1,
  launchOptions: {
    ...(path ? { executablePath: path } : {}),
    args: [...chromiumFlags(), '--disable-lcd-text', '--force-color-profile=srgb'],
  },
});

/** The city after 20 days beside another run, with nothing on the way and nothing lying over it. */
async function prepare(page: Page): Promise<void> {
  await page.route('**/golden.woff2', (route) => route.fulfill({ path: FONT, contentType: 'font/woff2' }));
  await openPaused(page, CITY, '&stage=raster&device=twin&theme=system&lang=en');
  await finish(page);
  await page.addStyleTag({ content: STYLE });
  await page.evaluate(async () => {
    const { studio, setClock } = (globalThis as Hooked).__studio;
    setClock(20);
    studio.store.setState({ notices: [], firstStep: null });
    const fonts = await Promise.all([400, 650].map((weight) => document.fonts.load(`${weight} 14px golden`)));
    if (fonts.some((faces) => faces.length === 0)) throw new Error('The font of the tests did not load.');
  });
  await page.evaluate(writeOver);
  await expect(page.locator('.day')).toHaveText('Day 20 of 40');
}

/** In the page, now and after every change: signs that the font lacks, and what the speed of the machine says. */
function writeOver(): void {
  const write = () => {
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      const text = node.nodeValue ?? '';
      const same = text
        .replace(/[^\n\u0020-\u00ff\u2009-\u2026\u2212]/g, '+')
        .replace(/about \d+ (s|min)/, 'about 1 s')
        .replace(/[\d.,]+( M)? person-days/, '1 M person-days');
      if (same !== text) node.nodeValue = same;
    }
  };
  write();
  new MutationObserver(write).observe(document.body, { subtree: true, childList: true, characterData: true });
}

/** Compares what is shown with its pictures, light and dark. */
async function expectGolden(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // Of a dialog itself: what lies behind it has pictures of its own.
    const dialog = page.locator('dialog[open]');
    const shown = (await dialog.count()) > 0 ? expect(dialog) : expect(page);
    await shown.toHaveScreenshot(`${name}-${colorScheme}.png`, { maxDiffPixelRatio: TOLERANCE });
  }
}

test('M5: five screens of the desk look as they did, in both themes', async ({ page }) => {
  await page.setViewportSize(DESK);
  await prepare(page);
  await expectGolden(page, 'page');

  await openDialog(page, 'share');
  await expect(page.locator('.share-said')).toContainText(/copied|blocked/);
  await expectGolden(page, 'share');
  await shutDialog(page);

  await openDialog(page, 'help');
  await expect(page.locator('.help-parameters, .help-section').first()).toBeVisible();
  await expectGolden(page, 'help');
  await shutDialog(page);

  await openDialog(page, 'import');
  await chooseBadTable(page);
  await expectGolden(page, 'import-problems');
  await shutDialog(page);

  await compareChanged(page);
  await page.waitForFunction(() => {
    const { studio, hash } = (globalThis as Hooked).__studio;
    const frame = studio.session.frame();
    return frame?.current.hash === hash() && frame.day === 20;
  });
  await expect(page.locator('.compare table').first()).toBeVisible();
  await page.evaluate(() => (globalThis as Hooked).__studio.studio.store.setState({ notices: [] }));
  await expectGolden(page, 'comparison');
});

test.describe('on a phone', () => {
  test.use({ viewport: PHONE, hasTouch: true });

  test('M5: the phone looks as it did, in both themes', async ({ page }) => {
    await prepare(page);
    await expectGolden(page, 'phone');
  });
});
