/**
 * The stage: pixels of every renderer, days gone by, choosing people, ways down to a browser without 3D, a lost device, and that
 * nothing flashes. Software draws, so cities are small; what is asserted are colours, words and numbers.
 */
import type { Page } from '@playwright/test';
import { expect, type Hooked, open, test } from './fixture';

const CITY = '#city&v=1&n=2000&days=60&seeding.count=40';
const COLOURS = {
  susceptible: [0x99, 0x99, 0x99],
  exposed: [0xf0, 0xe4, 0x42],
  infectious: [0xd5, 0x5e, 0x00],
  recovered: [0x56, 0xb4, 0xe9],
  background: [0x0b, 0x0f, 0x14],
} as const;
/** What lies over the stage and would be counted, or clicked, in its place. */
const BARE = '.stage-over, .notices, .first-steps, .stage-buttons { visibility: hidden !important }';
type Counts = Record<keyof typeof COLOURS | 'all', number>;

/** Pixels of each colour in what is seen of the stage, from a screenshot: a canvas that is not shown counts as blank. */
async function pixels(page: Page): Promise<Counts> {
  const png = (await page.locator('.stage-view').screenshot({ style: BARE })).toString('base64');
  return page.evaluate(
    async ({ png, colours }) => {
      const image = new Image();
      image.src = `data:image/png;base64,${png}`;
      await image.decode();
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      if (!context) throw new Error('no 2D canvas');
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      const counts: Record<string, number> = { all: data.length / 4 };
      for (const [name, [r, g, b]] of Object.entries(colours)) {
        counts[name] = 0;
        for (let k = 0; k < data.length; k += 4) {
          if (Math.abs(data[k] - r) + Math.abs(data[k + 1] - g) + Math.abs(data[k + 2] - b) < 40) counts[name]++;
        }
      }
      return counts as Counts;
    },
    { png, colours: COLOURS },
  );
}

/** Shows a day and waits until its people are drawn. */
async function showDay(page: Page, day: number): Promise<void> {
  await page.evaluate((to) => (globalThis as Hooked).__studio.setClock(to), day);
  await expect(page.locator('.stage-status')).toHaveText(new RegExp(`, day ${day}$`), { timeout: 60_000 });
}

/** A city that stands still: paused, and people at home. */
async function still(page: Page, query: string, link = CITY): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, `/${query}${link}`);
}

for (const query of ['?stage=raster', '?stage=webgl', '?stage=webgpu', '?stage=webgpu&device=gpu']) {
  test(`draws people of the day shown (${query})`, async ({ page }) => {
    await still(page, query);
    await showDay(page, 30);
    await expect(page.locator('.stage')).toHaveAttribute('data-way', /stage=(\w+)/.exec(query)?.[1] ?? '');
    const later = await pixels(page);
    expect(later.background).toBeLessThan(0.99 * later.all);
    expect(later.background).toBeGreaterThan(0.2 * later.all);
    for (const state of ['susceptible', 'exposed', 'infectious', 'recovered'] as const) {
      expect(later[state], state).toBeGreaterThan(30);
    }
    await showDay(page, 3);
    const sooner = await pixels(page);
    expect(sooner.infectious).toBeLessThan(0.6 * later.infectious);
    expect(sooner.recovered).toBeLessThan(0.1 * later.recovered);
    await showDay(page, 30);
    // The same people; a stage that became a pixel lower draws them a little smaller.
    const again = await pixels(page);
    for (const state of ['susceptible', 'exposed', 'infectious', 'recovered'] as const) {
      expect(Math.abs(again[state] - later[state]), state).toBeLessThan(0.04 * later[state] + 8);
    }
  });
}

test('people are found, chosen and looked at by number, pointer and keys', async ({ page }) => {
  await still(page, '?stage=raster');
  await page.addStyleTag({ content: BARE });
  await showDay(page, 20);
  const selected = () => page.evaluate(() => (globalThis as Hooked).__studio.state().selected);
  const whole = await pixels(page);
  await page.getByRole('button', { name: 'Find a person' }).click();
  await page.getByLabel('Person number').fill('123456');
  await page.keyboard.press('Enter');
  await expect(page.getByText('There is no person of that number. Give a whole number from 0 to 1,999.')).toBeVisible();
  await page.getByLabel('Person number').fill('777');
  await page.keyboard.press('Enter');
  expect(await selected()).toBe(777);
  await expect(page.locator('.stage-ring')).toBeVisible();
  await expect(page.locator('.stage-home')).toBeVisible();
  await expect.poll(() => pixels(page).then(({ background }) => background)).not.toBe(whole.background);

  const view = page.locator('.stage-view');
  const ring = await page.locator('.stage-ring').boundingBox();
  if (!ring) throw new Error('The stage is not on the page.');
  await page.evaluate(() => (globalThis as Hooked).__studio.studio.select(null));
  await expect(page.locator('.stage-ring')).toBeHidden();
  await page.mouse.move(ring.x + ring.width / 2, ring.y + ring.height / 2);
  await expect(page.locator('.stage-label')).toHaveText(/^Person 777: /);
  await page.mouse.click(ring.x + ring.width / 2, ring.y + ring.height / 2);
  await expect.poll(selected).toBe(777);

  await page.evaluate(() => (globalThis as Hooked).__studio.studio.select(null));
  await page.getByRole('button', { name: 'Find a person' }).click();
  await page.getByRole('button', { name: 'Somebody infected today' }).click();
  await expect.poll(selected).not.toBeNull();
  await expect(page.locator('.stage-ring')).toBeVisible();
  await page.evaluate(() => (globalThis as Hooked).__studio.studio.select(null));

  await view.focus();
  await page.keyboard.press('0');
  await expect(page.locator('.stage-home')).toBeHidden();
  await expect.poll(() => pixels(page).then(({ susceptible }) => susceptible)).toBeGreaterThan(0.9 * whole.susceptible);
  await page.keyboard.press('+');
  await page.keyboard.press('ArrowRight');
  expect((await pixels(page)).background).not.toBe(whole.background);
});

test('layers say how many and where, with numbers', async ({ page }) => {
  await still(page, '?stage=raster');
  await showDay(page, 30);
  const people = await pixels(page);
  await page.getByLabel('Layer').selectOption('incidence');
  await expect(page.getByText(/up to [\d.,]+ per 1,000 residents of a district; hatched/)).toBeVisible();
  await expect(page.locator('.stage-magnitude')).toBeVisible();
  await expect.poll(() => pixels(page).then(({ susceptible }) => susceptible)).toBeLessThan(0.7 * people.susceptible);
  await page.getByLabel('Layer').selectOption('density');
  await expect(page.getByText(/up to [1-9]\d* infectious people in a square/)).toBeVisible();
  await page.getByLabel('Layer').selectOption('state');
  await expect(page.locator('.stage-magnitude')).toBeHidden();
});

test('without WebGPU the stage is drawn by WebGL 2, and without that as density', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'gpu'));
  await still(page, '?stage=webgl');
  await showDay(page, 30);
  await expect(page.locator('.stage')).toHaveAttribute('data-way', 'webgl');
  expect((await pixels(page)).infectious).toBeGreaterThan(30);

  await page.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return kind.startsWith('webgl') ? null : Reflect.apply(original, this, [kind, ...rest]);
    } as typeof original;
  });
  await still(page, '?', `${CITY}&seed=2`);
  await showDay(page, 30);
  await expect(page.getByText('Showing density only; this browser has no 3D graphics.')).toBeVisible();
  await expect(page.locator('.stage-magnitude')).toBeVisible();
  const density = await pixels(page);
  expect(density.susceptible).toBeLessThan(20);
  expect(density.background).toBeLessThan(0.95 * density.all);
});

test('a lost device leaves the picture, and people move on afterwards', async ({ page }) => {
  await still(page, '?stage=webgpu&device=gpu');
  await showDay(page, 12);
  expect((await pixels(page)).susceptible).toBeGreaterThan(100);
  await page.evaluate(() => (globalThis as Hooked).__studio.loseDevice());
  await showDay(page, 40);
  await expect(page.getByText(/The graphics device was lost at day \d+/)).toBeVisible();
  await expect.poll(() => pixels(page).then(({ recovered }) => recovered), { timeout: 60_000 }).toBeGreaterThan(30);
  const frames = await page.evaluate(() => (globalThis as Hooked).__studio.frame());
  await showDay(page, 45);
  expect(await page.evaluate(() => (globalThis as Hooked).__studio.frame())).toBeGreaterThan(frames);
});

test('people move while it plays, stand still when it is paused, and nothing flashes', async ({ page }) => {
  await open(page, `/?stage=raster${CITY.replace('days=60', 'days=730')}`);
  // Mean luminance of the canvas on every frame of two seconds, 0 to 1.
  const luminance = await page.evaluate(async () => {
    const canvas = document.querySelector<HTMLCanvasElement>('.stage-view canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) throw new Error('no stage');
    const samples: { time: number; mean: number }[] = [];
    const start = performance.now();
    while (performance.now() - start < 2000) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      let sum = 0;
      for (let k = 0; k < data.length; k += 16) sum += 0.2126 * data[k] + 0.7152 * data[k + 1] + 0.0722 * data[k + 2];
      samples.push({ time: performance.now() - start, mean: (4 * sum) / data.length / 255 });
    }
    return samples;
  });
  // A flash is a pair of opposing changes of a tenth of the range (WCAG 2.3.1).
  let turns = 0;
  let extreme = luminance[0].mean;
  let rising: boolean | null = null;
  for (const { mean } of luminance) {
    const change = mean - extreme;
    if (rising === null ? Math.abs(change) >= 0.1 : rising ? change <= -0.1 : change >= 0.1) {
      turns++;
      rising = change > 0;
      extreme = mean;
    } else if (rising === null || change > 0 === rising) extreme = rising === null ? extreme : mean;
  }
  expect(turns / 2).toBeLessThanOrEqual(3 * 2);
  expect(new Set(luminance.map(({ mean }) => mean)).size).toBeGreaterThan(3);

  const frames = () => page.evaluate(() => (globalThis as Hooked).__studio.frame());
  await page.evaluate(() => (globalThis as Hooked).__studio.studio.session.pause());
  await expect(page.locator('.stage-status')).toHaveText(/^2,000 agents, CPU, day \d+$/);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  const paused = await frames();
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let left = 20;
        const tick = () => (left-- > 0 ? requestAnimationFrame(tick) : resolve());
        tick();
      }),
  );
  expect((await frames()) - paused).toBeLessThanOrEqual(1);
});
