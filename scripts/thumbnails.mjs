/**
 * Makes the pictures of the gallery: opens every example in the page of a test build, lets it come to its day, and keeps the stage as
 * public/thumbnails/<id>.webp, 400 x 250. Run it after a change of the stage's look or of the examples:
 *
 *     npx vite build --mode test --outDir .cache/thumbnails
 *     npx vite preview --outDir .cache/thumbnails --port 4499 &
 *     node scripts/thumbnails.mjs http://127.0.0.1:4499/ [--files folder] [id ...]
 *
 * Pictures show at most 50,000 people, since more of them are not told apart at this size. Examples that read files of their own
 * are left out unless `--files` names the folder that holds them. Not part of the build.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumFlags, findChromium } from './browser.mjs';

/** @typedef {import('../e2e/studio/fixture').Hooked} Hooked */

const MOST_PEOPLE = 50_000;
const [WIDTH, HEIGHT] = [400, 250];
const MOST_BYTES = 24_900;
const OUT = 'public/thumbnails';

const [address, ...rest] = process.argv.slice(2);
if (!address) throw new Error('Say where the page is. Example: node scripts/thumbnails.mjs http://127.0.0.1:4499/');
const at = rest.indexOf('--files');
const folder = at < 0 ? null : rest[at + 1];
const wanted = at < 0 ? rest : rest.toSpliced(at, 2);

mkdirSync(OUT, { recursive: true });
const executablePath = findChromium();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: chromiumFlags() });
const page = await browser.newPage({ viewport: { width: 1600, height: 900 }, colorScheme: 'dark' });
page.setDefaultTimeout(180_000);
await page.goto(`${address}?hide=prompts#city&v=1&n=1000`);
await page.waitForFunction(() => /** @type {Hooked} */ (globalThis).__studio?.ready);
const examples = await page.evaluate(async () => {
  const [world] = /** @type {Hooked} */ (globalThis).__studio.studio.worlds;
  const list = (await world.examples?.()) ?? [];
  return list.map(({ id, day, preset }) => ({ id, day, needs: world.presets[preset].needs ?? [] }));
});

for (const { id, day, needs } of examples) {
  if (wanted.length > 0 && !wanted.includes(id)) continue;
  if (needs.length > 0 && !folder) continue;
  await page.evaluate(
    async ({ id, most }) => {
      const { studio } = /** @type {Hooked} */ (globalThis).__studio;
      const [world] = studio.worlds;
      for (const example of (await world.examples?.()) ?? []) {
        if (example.id !== id) continue;
        const { scenario, needs } = world.presets[example.preset];
        const agents = Math.min(most, scenario.agents ?? world.definition.defaults.agents);
        studio.openExample(world, needs ? example : { ...example, agents });
      }
    },
    { id, most: MOST_PEOPLE },
  );
  if (needs.length > 0 && folder) {
    for (const { role, file } of needs)
      await page.locator(`dialog input[name="${role}"]`).setInputFiles(join(folder, file));
    await page.locator('dialog[open] button[type="submit"]').click();
    await page.waitForFunction(() => /** @type {Hooked} */ (globalThis).__studio.state().waiting === null);
  }
  await page.waitForFunction(() => {
    const { hash, studio } = /** @type {Hooked} */ (globalThis).__studio;
    return studio.session.frame()?.current.hash === hash();
  });
  await page.evaluate((to) => {
    /** @type {Hooked} */ (globalThis).__studio.studio.session.pause();
    /** @type {Hooked} */ (globalThis).__studio.setClock(to);
  }, day);
  await page.waitForFunction((to) => /** @type {Hooked} */ (globalThis).__studio.day() === to, day);
  // Drawn on the days before already; the last one takes a moment more.
  await page.waitForTimeout(1500);
  // The city alone, without what stands over it.
  const style = '.stage-over, .stage-buttons, .stage-ring, .stage-home { visibility: hidden }';
  const shot = await page.locator('.stage-place canvas').first().screenshot({ style });
  const webp = await page.evaluate(
    async ({ png, width, height, most }) => {
      const picture = new Image();
      picture.src = `data:image/png;base64,${png}`;
      await picture.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width, height });
      const context = canvas.getContext('2d');
      // The middle of the stage, enlarged until it fills the picture.
      const scale = Math.max(width / picture.width, height / picture.height);
      const [w, h] = [picture.width * scale, picture.height * scale];
      if (context) context.imageSmoothingQuality = 'high';
      context?.drawImage(picture, (width - w) / 2, (height - h) / 2, w, h);
      for (const quality of [0.8, 0.65, 0.5, 0.35, 0.2]) {
        const [, text] = canvas.toDataURL('image/webp', quality).split(',');
        if (text.length * 0.75 < most) return text;
      }
      throw new Error('The picture cannot be made small enough.');
    },
    { png: shot.toString('base64'), width: WIDTH, height: HEIGHT, most: MOST_BYTES },
  );
  const data = Buffer.from(webp, 'base64');
  writeFileSync(join(OUT, `${id}.webp`), data);
  process.stdout.write(`${id}: day ${day}, ${data.length} bytes\n`);
}
await browser.close();
