/**
 * `node scripts/screenshots.mjs`: takes the pictures of the README (docs/images) from the page as it is now, at 1440 x 900 in the
 * dark theme. Builds into .cache, serves that, and stops. The cities are small enough for a machine without a graphics card.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumFlags, findChromium } from './browser.mjs';
import { ensureInstalled, root } from './install.mjs';
import { choosePort } from './port.mjs';

/** The largest picture that a README should have to load. */
const MOST_BYTES = 400_000;
const SECONDS = 1000;

/**
 * @typedef {import('playwright').Page} Page
 * @typedef {{ name: string, address: string, show(page: Page): Promise<unknown> }} Shot
 */

/** @type {readonly Shot[]} */
const SHOTS = [
  {
    name: 'first-page',
    address: '/',
    show: (page) => shownDay(page, 75),
  },
  {
    name: 'compare',
    address: '/?hide=prompts#city&v=1&n=20000&days=150&testing.turnaround=1&A~testing.turnaround=5',
    async show(page) {
      await shownDay(page, 150);
      const compare = page.getByRole('region', { name: 'Compare A and B' });
      await page.evaluate(() => Reflect.get(window, '__studio').studio.compare(true));
      await compare.getByRole('button', { name: 'Run', exact: true }).click({ timeout: 180 * SECONDS });
      await compare.getByText(/^Means and 95 %/).waitFor({ timeout: 300 * SECONDS });
    },
  },
  {
    name: 'person-story',
    address: '/?hide=prompts#city&v=1&n=20000&days=150',
    async show(page) {
      await shownDay(page, 70);
      await page.keyboard.press('i');
      await page.getByRole('heading', { name: /^Person / }).waitFor({ timeout: 60 * SECONDS });
      await page.locator('.story-summary').waitFor({ timeout: 60 * SECONDS });
      // Weeks later, when there is something to tell.
      await shownDay(page, 105);
    },
  },
];

/**
 * Shows a day, paused, and waits until it is computed and drawn.
 *
 * @param {Page} page
 * @param {number} day
 */
async function shownDay(page, day) {
  const wait = { timeout: 180 * SECONDS };
  await page.waitForFunction(() => Reflect.get(window, '__studio')?.ready, undefined, wait);
  await page.evaluate((wanted) => {
    const { studio } = Reflect.get(window, '__studio');
    studio.session.pause();
    studio.session.seek(wanted);
  }, day);
  await page.waitForFunction((wanted) => Reflect.get(window, '__studio').day() === wanted, day, wait);
}

async function main() {
  ensureInstalled();
  const [{ build, preview }, { chromium }] = await Promise.all([import('vite'), import('playwright')]);
  const outDir = join(root, '.cache/screenshots');
  const shared = { root, configFile: join(root, 'vite.config.ts'), logLevel: /** @type {const} */ ('warn') };
  await build({ ...shared, mode: 'test', build: { outDir, emptyOutDir: true } });
  const port = await choosePort(undefined);
  const server = await preview({
    ...shared,
    build: { outDir },
    preview: { port, strictPort: true, host: '127.0.0.1', open: false },
  });
  const executablePath = findChromium() ?? undefined;
  const browser = await chromium.launch({ executablePath, args: chromiumFlags() });
  try {
    for (const { name, address, show } of SHOTS) {
      const page = await browser.newPage({
        viewport: { width: 1440, height: 900 },
        colorScheme: 'dark',
        locale: 'en-GB',
        serviceWorkers: 'block',
      });
      await page.goto(`http://127.0.0.1:${port}${address}`);
      await show(page);
      // People walk to where the day finds them, and what is read late comes in.
      await page.waitForTimeout(3 * SECONDS);
      await page.evaluate(() => Reflect.get(window, '__studio').studio.store.setState({ notices: [] }));
      const path = join(root, `docs/images/${name}.png`);
      await page.screenshot({ path });
      const { size } = statSync(path);
      console.log(`docs/images/${name}.png, ${Math.round(size / 1000)} kB`);
      if (size > MOST_BYTES) console.error(`${name}.png is larger than ${MOST_BYTES / 1000} kB; show fewer people.`);
      await page.close();
    }
  } finally {
    await browser.close();
    server.httpServer.close();
  }
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
