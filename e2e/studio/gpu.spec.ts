/**
 * What becomes of a visit where the GPU is missing, refused, too small, broken or lost (letter G of the design): the words, the way on,
 * and always the same result, since both devices count the same.
 */
import type { Page } from '@playwright/test';
import { expect, finish, type Hooked, open, openPaused, SMALL, test } from './fixture';

const CITY = '#city&v=1&n=1000&days=20&seeding.count=30';
const notices = (page: Page) => page.locator('.notices');
const device = (page: Page) => page.locator('[data-part="device"]');
/** Lets the adapter in software pass for a card, which the page opens unasked. */
const asCard = (page: Page) =>
  page.addInitScript(() => {
    for (const name of ['vendor', 'architecture', 'device', 'description']) {
      Object.defineProperty(GPUAdapterInfo.prototype, name, { get: () => 'card' });
    }
    Object.defineProperty(GPUAdapterInfo.prototype, 'isFallbackAdapter', { get: () => false });
  });
const infected = (page: Page) => page.locator('[data-tile="infected"] .value');

test('G6: CPU and GPU agree for five seeds, in every number', async ({ page }) => {
  const results: string[][] = [];
  for (const [query, words] of [
    ['gpu', /^GPU: /],
    ['twin', 'CPU (TypeScript twin)'],
  ] as const) {
    await page.goto('about:blank');
    await openPaused(page, CITY, `&device=${query}`);
    const found = [];
    for (const seed of [1, 2, 3, 4, 5]) {
      await page.evaluate((value) => (globalThis as Hooked).__studio.studio.change({ seed: value }, 'seed'), seed);
      await expect
        .poll(() =>
          page.evaluate((value) => {
            const { studio } = (globalThis as Hooked).__studio;
            return studio.session.frame()?.current.model.scenario.seed === value;
          }, seed),
        )
        .toBe(true);
      const digest = await finish(page);
      await expect(page.locator('[data-part="digest"]')).toContainText(digest.slice(0, 12));
      found.push(`${seed}: ${digest}, ${await infected(page).innerText()} infected`);
    }
    await expect(device(page)).toHaveText(words);
    results.push(found);
  }
  expect(new Set(results[0]).size).toBe(5);
  expect(results[1]).toEqual(results[0]);
});

test('G1: without WebGPU a smaller city runs on the CPU and says so', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'gpu'));
  await open(page, '/');
  await expect(notices(page)).toContainText(
    'Your browser cannot use the GPU here. Running a smaller model on the CPU (20,000 people).',
  );
  await expect(page.getByRole('button', { name: 'Browsers that work' })).toBeVisible();
  await page.getByRole('button', { name: 'Why?' }).click();
  await expect(page.getByRole('dialog', { name: 'Help' })).toContainText('Where it runs');
  await page.keyboard.press('Escape');
  const frames = await page.evaluate(() => (globalThis as Hooked).__studio.frame());
  await page.waitForFunction((from) => (globalThis as Hooked).__studio.frame() > from + 3, frames);

  await open(page, `/?again${SMALL.slice(1)}`);
  const first = await finish(page);
  await page.locator('h1').click();
  await page.keyboard.press('r');
  await expect(page.locator('.day')).toHaveText('Day 0 of 60');
  expect(await finish(page)).toBe(first);
  const link = await page.evaluate(() => (globalThis as Hooked).__studio.studio.link());
  await page.goto('about:blank');
  await open(page, link);
  await finish(page);
  await expect(page.locator('[data-part="digest"]')).toContainText('same result as shared');
});

test('G2: a refused adapter has words of its own', async ({ page }) => {
  await page.addInitScript(() => {
    GPU.prototype.requestAdapter = async () => null;
  });
  await open(page, `/?stage=raster${SMALL.slice(1)}`);
  await expect(notices(page)).toContainText('The graphics adapter was refused (blocklist). Running on the CPU.');
  await finish(page);
  await expect(device(page)).toHaveText('CPU (TypeScript twin)');
});

test('G3: a lost device goes on from its checkpoint, a second loss goes to the CPU, and no number changes', async ({
  page,
}) => {
  await openPaused(page, CITY.replace('days=20', 'days=120'), '&device=twin&stage=raster');
  const expected = await finish(page);
  await page.goto('about:blank');
  await openPaused(page, CITY.replace('days=20', 'days=120'), '&device=gpu&stage=raster');
  const to = async (day: number) => {
    await page.evaluate((at) => (globalThis as Hooked).__studio.setClock(at), day);
    await page.waitForFunction((at) => (globalThis as Hooked).__studio.day() === at, day, { timeout: 90_000 });
  };
  await to(45);
  await page.evaluate(() => (globalThis as Hooked).__studio.loseDevice());
  await to(60);
  const words = await notices(page)
    .getByText(/^The graphics device was lost at day \d+\. Restarting from day \d+ …$/)
    .innerText();
  const [lostAt, from] = [...words.matchAll(/day (\d+)/g)].map(([, day]) => Number(day));
  expect(lostAt).toBeGreaterThanOrEqual(45);
  expect(from).toBeGreaterThan(0);
  expect(from).toBeLessThanOrEqual(lostAt);
  await expect(device(page)).toHaveText(/^GPU: /);

  await page.evaluate(() => (globalThis as Hooked).__studio.loseDevice());
  await to(80);
  await expect(notices(page)).toContainText(
    /The graphics device was lost at day \d+\. Continuing on the CPU from day \d+ …/,
  );
  expect(await finish(page)).toBe(expected);
  await expect(device(page)).toHaveText('CPU (TypeScript twin)');
});

test('G4: a city that is too large for this GPU is known before anything is allocated', async ({ page }) => {
  await asCard(page);
  await page.addInitScript(() => {
    const made: number[] = [];
    Object.assign(globalThis, { made });
    const { createBuffer } = GPUDevice.prototype;
    GPUDevice.prototype.createBuffer = function (this: GPUDevice, descriptor) {
      made.push(descriptor.size);
      return createBuffer.call(this, descriptor);
    };
  });
  // A phone, of whose memory 384 MB are taken at most.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/?stage=raster#city&v=1&n=10000000&days=10');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText(/10,000,000 people need [\d.,]+ [MG]B; this GPU allows [\d.,]+ MB\./, {
    timeout: 60_000,
  });
  expect(await page.evaluate(() => (globalThis as unknown as { made: number[] }).made)).toEqual([]);
  await expect(alert.getByRole('button', { name: /^Use [\d,]+$/ })).toBeVisible();
});

test('a shader that this GPU cannot run leaves the CPU, and says which', async ({ page }) => {
  await asCard(page);
  await page.addInitScript(() => {
    const { createComputePipelineAsync } = GPUDevice.prototype;
    GPUDevice.prototype.createComputePipelineAsync = function (this: GPUDevice, descriptor) {
      if (descriptor.label === 'city/contact/pipeline') return Promise.reject(new Error('internal compiler error'));
      return createComputePipelineAsync.call(this, descriptor);
    };
  });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, `/?stage=raster${SMALL.slice(1)}`);
  await expect(notices(page)).toContainText(
    "This GPU could not run part of the model ('contact'). Running on the CPU.",
  );
  await page.getByRole('button', { name: 'Copy details' }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe('Shader city/contact gives no pipeline: internal compiler error');
  await finish(page);
  await expect(device(page)).toHaveText('CPU (TypeScript twin)');
});
