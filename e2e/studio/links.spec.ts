/**
 * Links (letter S of the design) as the page reads and writes them; the codec itself has tests of its own (src/scenario, src/worlds/
 * links.test.ts). What was shared comes back whole, what was cut or forged says so, and nothing in a link is ever executed.
 */
import { deflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import fc from 'fast-check';
import { arbitraryScenario } from '../../src/scenario/arbitrary.fixture';
import { scenarioHash } from '../../src/scenario/canonical';
import { encodeLink } from '../../src/scenario/link';
import { defaultScenario, withValues } from '../../src/scenario/validate';
import { cityDefinition } from '../../src/worlds/city/parameters';
import { expect, finish, type Hooked, open, openPaused, SMALL, test } from './fixture';

const notices = (page: Page) => page.locator('.notices');
const hash = (page: Page) => page.evaluate(() => (globalThis as Hooked).__studio.hash());

/** Follows a link on the page that is open. */
async function follow(page: Page, fragment: string): Promise<void> {
  await page.evaluate((text) => {
    window.location.hash = text;
  }, fragment);
}

test('S1: random scenarios come back equal in a new context', async ({ page }) => {
  const scenarios = fc.sample(arbitraryScenario(cityDefinition, { agents: 1000, horizon: 30 }), {
    numRuns: 8,
    seed: 7,
  });
  await openPaused(page, '#city&v=1&n=1000&days=30');
  for (const scenario of scenarios) {
    await follow(page, encodeLink(scenario, cityDefinition));
    await expect.poll(() => hash(page)).toBe(scenarioHash(scenario, cityDefinition));
    expect(await page.evaluate(() => (globalThis as Hooked).__studio.state().scenario)).toEqual(scenario);
  }
});

test('S2 S3: Share copies the link and says how long it is; elsewhere it gives the same result', async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, `${SMALL}&testing.turnaround=5&seed=42`);
  const digest = await finish(page);
  const infected = await page.locator('[data-tile="infected"] .value').innerText();
  await page
    .getByRole('button', { name: /^Share/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: 'Share' });
  await expect(dialog.getByRole('status')).toContainText('Link copied.');
  await expect(dialog.getByRole('status')).toContainText('It opens exactly this: 3,000 people, seed 42.');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await expect(dialog.getByLabel('Link to this scenario')).toHaveValue(link);
  await expect(dialog).toContainText(`${link.length} characters, fits everywhere.`);
  expect(link.length).toBeLessThanOrEqual(600);
  expect(link).toContain(`rd=${digest.slice(0, 12)}`);

  const other = await browser.newContext({ baseURL });
  const elsewhere = await other.newPage();
  await open(elsewhere, link);
  expect(await finish(elsewhere)).toBe(digest);
  await expect(elsewhere.locator('[data-part="digest"]')).toContainText('same result as shared');
  await expect(elsewhere.locator('[data-tile="infected"] .value')).toHaveText(infected);
  expect(await elsewhere.evaluate(() => (globalThis as Hooked).__studio.state().scenario.seed)).toBe(42);
  await other.close();
});

test('the card of Share and the day that the link can open at stay those of its opening while the run goes on', async ({
  page,
}) => {
  await openPaused(page, SMALL.slice(1));
  await finish(page);
  await page.evaluate(() => {
    const { studio, setClock } = (globalThis as Hooked).__studio;
    setClock(10);
    studio.openDialog('share');
  });
  const dialog = page.getByRole('dialog', { name: 'Share' });
  await expect(dialog.getByLabel('Open at the day shown (day 10)')).toBeVisible();
  const card = dialog.locator('.share-card');
  await expect(card.locator('.share-day')).toHaveText('Day 10 of 60');
  const said = await card.innerText();
  await page.evaluate(() => (globalThis as Hooked).__studio.setClock(20));
  await dialog.getByLabel('Open paused').check();
  await expect(dialog.getByLabel('Link to this scenario')).toHaveValue(/paused/);
  expect(await card.innerText()).toBe(said);
});

test('S5: a link cut at 20 places or changed at 20 places is refused with its text kept', async ({ page }) => {
  const scenario = withValues(defaultScenario(cityDefinition), cityDefinition, {
    agents: 2000,
    horizon: 40,
    seed: 42,
    'testing.turnaround': 5,
    title: 'Faster tests beat accurate tests',
  });
  const link = encodeLink(scenario, cityDefinition);
  const body = link.indexOf('&', link.indexOf('ck=')) + 1;
  await open(page);
  await finish(page);
  const before = await hash(page);
  const cuts = Array.from({ length: 20 }, (_, at) =>
    link.slice(0, body + 1 + Math.floor((at * (link.length - body - 1)) / 20)),
  );
  const edits = Array.from({ length: 20 }, (_, at) => {
    const place = body + Math.floor((at * (link.length - body)) / 20);
    return `${link.slice(0, place)}${link[place] === '7' ? '8' : '7'}${link.slice(place + 1)}`;
  });
  for (const broken of [...cuts, ...edits]) {
    await follow(page, broken);
    const alert = page.getByRole('alert').filter({ hasText: `#${broken}` });
    await expect(alert).toContainText('This link is incomplete or was changed on the way (the check does not match).');
    expect(new URL(page.url()).hash).toBe(`#${broken}`);
    expect(await hash(page)).toBe(before);
  }
  await expect(page.getByRole('button', { name: 'Open what can be read' })).toBeVisible();
  // Nor does the run before it take its place in the address when it ends.
  await page.locator('h1').click();
  await page.keyboard.press('r');
  await finish(page);
  await expect(page.locator('[data-part="digest"]')).toHaveText(/^digest/);
  expect(new URL(page.url()).hash).toBe(`#${edits[19]}`);
});

test('S6 S7: links of newer versions and hostile ones are refused or clamped, and nothing in them runs', async ({
  page,
}) => {
  // A device on which ten million people do not fit: they are refused before they are built.
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'deviceMemory', { get: () => 0.0625 }));
  await open(page);
  await finish(page);
  const before = await hash(page);
  const session = await page.context().newCDPSession(page);
  const heap = async () => {
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize;
  };
  await follow(page, 'city&v=99');
  await expect(notices(page)).toContainText('This link was made with a newer version (v99; this is v1).');
  expect(await hash(page)).toBe(before);

  const start = await heap();
  const bomb = deflateSync(Buffer.from(JSON.stringify({ title: 'a'.repeat(5 * 2 ** 20) })), { level: 9 });
  for (const [fragment, words] of [
    [`city&v=1&z=${bomb.toString('base64url')}`, 'This link expands to more than 1 MB and was not opened.'],
    [`city&v=1&z=${'A'.repeat(200_000)}`, 'This link'],
  ]) {
    await follow(page, fragment);
    await expect(notices(page).getByRole('alert')).toContainText(words);
    expect(await hash(page)).toBe(before);
  }
  await follow(page, 'city&v=99');
  await expect(notices(page)).toContainText('newer version');
  // The address itself keeps the text; what was inflated must not stay.
  expect((await heap()) - start).toBeLessThan(8 * 2 ** 20);

  const title = '<img src=x onerror="globalThis.executed = true"><script>globalThis.executed = true</script>';
  const scenario = withValues(defaultScenario(cityDefinition), cityDefinition, { agents: 1000, horizon: 10, title });
  await follow(page, encodeLink(scenario, cityDefinition));
  await expect(page.getByLabel('Title of the scenario')).toHaveValue(title);
  await expect(page.locator('.day')).toHaveText(/of 10$/);
  await finish(page);
  await page.locator('h1').click();
  await page.keyboard.press('s');
  await expect(page.getByRole('dialog')).toContainText(title);
  await page.keyboard.press('Escape');
  expect(await page.locator('img[src="x"]').count()).toBe(0);

  await follow(page, 'city&v=1&n=1000000000000&days=10&__proto__.polluted=1&constructor.x=2&disease.r0=99');
  await expect(notices(page)).toContainText('settings in this link were out of range or unknown');
  const shown = await page.evaluate(() => {
    const { scenario } = (globalThis as Hooked).__studio.state();
    return {
      agents: scenario.agents,
      r0: scenario.values['disease.r0'],
      polluted: 'polluted' in {},
      executed: 'executed' in globalThis,
    };
  });
  expect(shown.agents).toBe(cityDefinition.limits.agents[1]);
  expect(shown).toMatchObject({ r0: 8, polluted: false, executed: false });
});

test('S8 S9 S10: links hold differences only, are short, and Back walks the examples', async ({ page }) => {
  await openPaused(page, '#city&v=1&n=1000&days=10');
  const link = () => page.evaluate(() => (globalThis as Hooked).__studio.studio.link().split('#')[1]);
  expect((await link()).replace(/&ck=[^&]*/, '')).toBe('city&v=1&n=1000&days=10');
  const bare = await page.evaluate(
    (values) => {
      const { studio } = (globalThis as Hooked).__studio;
      studio.change(values, 'bare');
      return studio.link().split('#')[1];
    },
    { agents: cityDefinition.defaults.agents, horizon: cityDefinition.defaults.horizon },
  );
  expect(bare).toBe('city&v=1');

  const lengths = await page.evaluate(() => {
    const { studio } = (globalThis as Hooked).__studio;
    return studio.worlds.flatMap((world) =>
      Object.entries(world.presets)
        .filter(([, preset]) => !preset.needs?.length)
        .map(([id]) => {
          studio.openPreset(id);
          return [id, studio.link().length] as const;
        }),
    );
  });
  test
    .info()
    .annotations.push({ type: 'lengths of presets', description: lengths.map((pair) => pair.join(' ')).join(', ') });
  expect(lengths.length).toBeGreaterThan(1);
  for (const [id, length] of lengths) expect(length, id).toBeLessThanOrEqual(2000);
});

test('S9: Back and Forward walk examples; a drag is at most one entry', async ({ page }) => {
  await openPaused(page, '#city&v=1&n=1000&days=10');
  const entries = () => page.evaluate(() => window.history.length);
  const before = await entries();
  const slider = page.getByRole('slider', { name: 'Days to get a test result' });
  const box = await slider.boundingBox();
  if (!box) throw new Error('The slider is not on the page.');
  await page.mouse.move(box.x + 30, box.y + box.height / 2);
  await page.mouse.down();
  for (const share of [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])
    await page.mouse.move(box.x + box.width * share, box.y + box.height / 2);
  await page.mouse.up();
  await expect(page).toHaveURL(/testing\.turnaround=\d/);
  expect((await entries()) - before).toBeLessThanOrEqual(1);

  const dragged = await hash(page);
  await page.evaluate(() => {
    const { studio } = (globalThis as Hooked).__studio;
    studio.openPreset(Object.keys(studio.worlds[0].presets)[1]);
  });
  await expect.poll(() => hash(page)).not.toBe(dragged);
  const preset = await hash(page);
  expect((await entries()) - before).toBeLessThanOrEqual(2);
  await page.goBack();
  await expect.poll(() => hash(page)).toBe(dragged);
  await page.goForward();
  await expect.poll(() => hash(page)).toBe(preset);
});
