/**
 * The left column and the timeline as a visitor uses them: every slider by key, exact fields, search, tables, interventions by mouse, key
 * and number, one step of undo each; and that all of it can be read and hit.
 */
import type { Page } from '@playwright/test';
import type { NumberParameter } from '../../src/scenario/parameter';
import { cityWorld } from '../../src/worlds/city';
import { violations } from './axe';
import { expect, type Hooked, open, SMALL, test } from './fixture';

const { definition, face } = cityWorld;
const GROUPS = ['scenario', ...(face?.groups ?? []).flatMap(({ id }) => [id, `${id}+`])];

const stateOf = <T>(page: Page, read: (state: ReturnType<Hooked['__studio']['state']>) => T): Promise<T> =>
  page.evaluate(`(${read.toString()})(globalThis.__studio.state())`);
const setting = (page: Page, id: string) =>
  page.evaluate((name) => (globalThis as Hooked).__studio.state().scenario.values[name], id);
const changesOf = (page: Page) => stateOf(page, (state) => state.scenario.changes);
const rowOf = (page: Page, id: string) => page.locator(`.row[data-parameter="${id}"]`);
const undo = (page: Page) => page.evaluate(() => (globalThis as Hooked).__studio.studio.undo());

/** Every group open, as a visitor left it. */
const openGroups = (page: Page) =>
  page.addInitScript((ids) => localStorage.setItem('murmuration.protocol', JSON.stringify(ids)), GROUPS);
/** What is asked is what controls do; building a city after every key would take minutes. */
const holdRuns = (page: Page) =>
  page.evaluate(() => {
    const { session } = (globalThis as Hooked).__studio.studio;
    session.pause();
    Object.assign(session, { show: async () => {} });
  });

const KEYS = ['Home', 'ArrowRight', 'Shift+ArrowRight', 'ArrowLeft', 'PageUp', 'End', 'PageDown', 'Home'] as const;

/** The values that `KEYS` make of a slider, pressed by the browser. */
async function pressed(page: Page, id: string): Promise<readonly number[]> {
  const slider = rowOf(page, id).getByRole('slider');
  const seen: number[] = [];
  for (const key of KEYS) {
    await slider.press(key);
    seen.push(Number(await setting(page, id)));
  }
  return seen;
}

/** The same as events, a tenth of the time; every key is the page's own, so the browser adds nothing. */
const dispatched = (page: Page, id: string): Promise<readonly number[]> =>
  page.evaluate(
    async ([name, keys]) => {
      const slider = document.querySelector(`.row[data-parameter="${name}"] input[type="range"]`);
      const seen: number[] = [];
      for (const text of keys) {
        const key = text.replace('Shift+', '');
        const event = new KeyboardEvent('keydown', { key, shiftKey: key !== text, bubbles: true, cancelable: true });
        slider?.dispatchEvent(event);
        // The row is drawn anew between two keys, as between two presses.
        await new Promise((resolve) => setTimeout(resolve));
        const value = (globalThis as Hooked).__studio.state().scenario.values[name];
        seen.push(event.defaultPrevented ? Number(value) : Number.NaN);
      }
      return seen;
    },
    [id, KEYS] as const,
  );

test('every slider gives the values that its step and range imply, key by key (C1, C2)', async ({ page }) => {
  await openGroups(page);
  await open(page, '/#city&v=1&n=1000&days=20');
  await holdRuns(page);
  const numbers = definition.parameters.filter(
    (one): one is NumberParameter => one.kind === 'number' || one.kind === 'integer',
  );
  await expect(page.locator('.row input[type="range"]')).toHaveCount(numbers.length);
  const wrong: string[] = [];
  for (const { id, kind, unit, min, max } of numbers) {
    const seen = await (face?.main.includes(id) ? pressed : dispatched)(page, id);
    const row = await rowOf(page, id).evaluate((one) => {
      const slider = one.querySelector<HTMLInputElement>('input[type="range"]');
      return {
        range: [Number(slider?.min), Number(slider?.max), Number(slider?.step)] as const,
        spoken: slider?.getAttribute('aria-valuetext') ?? '',
        named: slider?.labels?.[0]?.textContent ?? '',
        text: one.querySelector<HTMLInputElement>('input.number')?.value ?? '',
      };
    });
    const [least, most, step] = row.range;
    const percent = unit === '1' && most === Number((100 * max).toPrecision(12));
    const shown = percent ? seen.map((value) => Number((100 * value).toPrecision(12))) : seen;
    if (seen.some((value) => Number(value.toPrecision(12)) !== value)) wrong.push(`${id}: tails in ${seen.join(' ')}`);
    if (seen[0] !== min || seen[5] !== max || seen[7] !== min) wrong.push(`${id}: limits ${seen.join(' ')}`);
    if (!percent && most !== max) {
      // A ladder: the range counts rungs, and ten of them are a factor of ten where a decade has them all.
      const ways =
        seen[1] > seen[0] && seen[2] > seen[1] && seen[3] < seen[2] && seen[4] > seen[3] && seen[6] < seen[5];
      const tenfold = kind === 'integer' || seen[0] !== 0 || seen[2] === Number((10 * seen[1]).toPrecision(12));
      if (!ways || !tenfold) wrong.push(`${id}: ladder ${seen.join(' ')}`);
    } else {
      const tenth = Math.max(1, Math.round((most - least) / 10 / step));
      const at = (steps: number) => Number(Math.min(most, least + steps * step).toFixed(9));
      const expected = [least, at(1), at(11), at(10), at(10 + tenth), most];
      if (shown.slice(0, 6).join() !== expected.join())
        wrong.push(`${id}: ${shown.join(' ')}, not ${expected.join(' ')}`);
    }
    if (Number(row.text) !== shown[7]) wrong.push(`${id}: the field says ${row.text}`);
    if (!row.spoken.startsWith(row.text) || row.named === '') wrong.push(`${id}: "${row.spoken}", "${row.named}"`);
  }
  expect(wrong).toEqual([]);
});

test('a typed value is exact, clamps with words, and goes back to its default (C1, C5)', async ({ page }) => {
  await open(page);
  await holdRuns(page);
  const row = rowOf(page, 'testing.turnaround');
  const number = page.getByLabel('Days to get a test result, in days');
  await number.fill('3,25');
  await number.press('Enter');
  expect(await setting(page, 'testing.turnaround')).toBe(3.25);
  await expect(row.getByRole('slider')).toHaveAttribute('aria-valuetext', '3.25 days, the baseline has 2 days');
  await number.fill('99');
  await number.press('Enter');
  await expect(row.locator('.message')).toHaveText('99 became 14, the limit.');
  await expect(number).toHaveValue('14');
  await number.fill('soon');
  await number.press('Enter');
  await expect(row.locator('.message')).toContainText('“soon” is not a number; the value stays as it was.');
  expect(await setting(page, 'testing.turnaround')).toBe(14);
  await number.hover();
  await number.focus();
  await page.mouse.wheel(0, 400);
  await page.mouse.wheel(0, -400);
  expect(await setting(page, 'testing.turnaround')).toBe(14);
  await row.getByRole('button', { name: 'Days to get a test result: back to the default' }).click();
  expect(await setting(page, 'testing.turnaround')).toBe(2);
  await expect(row.locator('.row-reset')).toHaveCount(0);
  await row.getByRole('button', { name: 'About Days to get a test result' }).click();
  await expect(row.getByText('Default: 2 days. From 0 days to 14 days.')).toBeVisible();
  await expect(row.getByText('Source: assumption.')).toBeVisible();
  await page.keyboard.press('Escape');

  // A main setting switches on what it needs, and off again with its default.
  await expect(rowOf(page, 'masks.uptake')).toContainText('off until moved');
  await rowOf(page, 'masks.uptake').getByRole('slider').press('ArrowRight');
  expect([await setting(page, 'masks.uptake'), await setting(page, 'masks.on')]).toEqual([0.65, true]);
  await rowOf(page, 'masks.uptake').locator('.row-reset').click();
  expect(await setting(page, 'masks.on')).toBe(false);
});

test('a drag is one step of undo and Esc gives the start back (U1)', async ({ page }) => {
  await open(page);
  const slider = rowOf(page, 'tracing.app').getByRole('slider');
  const box = await slider.boundingBox();
  if (!box) throw new Error('The slider is not on the page.');
  const at = (share: number) => [box.x + 10 + (box.width - 20) * share, box.y + box.height / 2] as const;
  const before = await stateOf(page, (state) => state.past.length);
  await page.mouse.move(...at(0.2));
  await page.mouse.down();
  for (const share of [0.3, 0.4, 0.5, 0.6]) await page.mouse.move(...at(share));
  await page.keyboard.press('Escape');
  await expect(slider).toHaveValue('20');
  await page.mouse.move(...at(0.9));
  await page.mouse.up();
  expect(await setting(page, 'tracing.app')).toBe(0.2);
  await page.mouse.move(...at(0.2));
  await page.mouse.down();
  for (const share of [0.3, 0.45, 0.6, 0.8]) await page.mouse.move(...at(share));
  await page.mouse.up();
  await expect.poll(() => setting(page, 'tracing.app')).toBe(0.8);
  const steps = (await stateOf(page, (state) => state.past.length)) - before;
  expect(steps).toBeLessThanOrEqual(2);
  await undo(page);
  expect(await setting(page, 'tracing.app')).toBe(0.2);
});

test('settings are found, seen when changed, and all go back in one step', async ({ page }) => {
  await open(page);
  await holdRuns(page);
  const find = page.getByRole('searchbox', { name: 'Find a setting' });
  await find.fill('antigen');
  await expect(page.locator('.found .row')).toHaveCount(1);
  await page.getByLabel('Assay', { exact: true }).selectOption('rapid');
  expect(await setting(page, 'testing.assay')).toBe('rapid');
  await find.fill('zzz');
  await expect(page.getByText('No setting is called “zzz”.')).toBeVisible();
  await find.press('Escape');
  await expect(find).toHaveValue('');
  await page.getByRole('checkbox', { name: 'Vaccination' }).check();
  const changed = page.getByRole('button', { name: 'Changed (3)' });
  await changed.click();
  await expect(page.locator('.found .row')).toHaveCount(3);
  await page.getByRole('button', { name: 'Reset all' }).click();
  await expect(page.getByText('Every setting is at its default.')).toBeVisible();
  await undo(page);
  await expect(page.locator('.found .row')).toHaveCount(3);
  await page.getByRole('button', { name: 'Changed (3)' }).click();

  await page.locator('[data-group="costs"] > details > summary').click();
  await expect(page.getByLabel('Cost of a dose, in money')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Cost of a dose, in money')).toBeVisible();
});

test('a table takes a column of a spreadsheet, refuses what is out of bounds, and is one step of undo', async ({
  page,
}) => {
  await open(page);
  await holdRuns(page);
  await page.getByRole('searchbox').fill('hesitancy');
  await page.getByRole('button', { name: 'Edit the table: Hesitancy' }).click();
  const dialog = page.getByRole('dialog', { name: 'Hesitancy' });
  const cells = dialog.locator('input.number');
  await expect(cells).toHaveCount(18);
  await expect(cells.nth(3)).toHaveValue('25');
  await cells.nth(3).fill('140');
  await expect(dialog.getByText('15-19: 140 is above the limit, 100.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Apply' })).toBeDisabled();
  await cells.nth(3).evaluate((one) => {
    const data = new DataTransfer();
    data.setData('text', 'a\t10\nb\t12,5\nc\t15\n');
    one.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(cells.nth(4)).toHaveValue('12,5');
  expect(await violations(page, 'dialog[open]')).toEqual([]);
  await dialog.getByRole('button', { name: 'Apply' }).click();
  const table = (await setting(page, 'vaccination.hesitancy')) as number[];
  expect(table.slice(2, 7)).toEqual([0.5, 0.1, 0.125, 0.15, 0.25]);
  await expect(page.getByRole('button', { name: 'Edit the table: Hesitancy' })).toBeFocused();
  await undo(page);
  expect(((await setting(page, 'vaccination.hesitancy')) as number[])[3]).toBe(0.25);
});

test('interventions by mouse, key and number, each one step of undo', async ({ page }) => {
  await open(page, '/#city&v=1&n=2000&days=100&seeding.count=30');
  await page.evaluate(() => (globalThis as Hooked).__studio.studio.session.reset());
  const timeline = page.getByRole('region', { name: 'Interventions' });
  await timeline.getByLabel('New intervention').selectOption('Mask mandate');
  await timeline.getByRole('button', { name: '+ Intervention' }).click();
  const bundle = [
    { parameter: 'masks.on', from: 33, to: 63, value: true },
    { parameter: 'masks.uptake', from: 33, to: 63, value: 0.8 },
  ];
  expect(await changesOf(page)).toEqual(bundle);
  await expect(page).toHaveURL(/[&z]/);

  const bar = timeline.locator('[data-lane="masks.on"] .bar');
  const body = timeline.getByRole('slider', { name: 'Masks, on: move' });
  await expect(body).toHaveAttribute('aria-valuetext', '3 Feb to 5 Mar, days 33 to 63');
  const track = await timeline.locator('[data-lane="masks.on"] .track').boundingBox();
  const box = await body.boundingBox();
  if (!track || !box) throw new Error('There is no bar.');
  const drag = async (from: { x: number; y: number }, days: number, esc = false) => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    for (const share of [0.3, 0.7, 1]) await page.mouse.move(from.x + (track.width * days * share) / 100, from.y);
    if (esc) await page.keyboard.press('Escape');
    await page.mouse.up();
  };
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await drag(middle, 10, true);
  expect((await changesOf(page))[0]).toEqual(bundle[0]);
  await drag(middle, 10);
  expect((await changesOf(page))[0]).toMatchObject({ from: 43, to: 73 });
  await undo(page);
  expect((await changesOf(page))[0]).toEqual(bundle[0]);
  const grip = await bar.locator('.grip.to').boundingBox();
  if (!grip) throw new Error('There is no grip.');
  await drag({ x: grip.x + 4, y: grip.y + 8 }, -20);
  expect((await changesOf(page))[0]).toMatchObject({ from: 33, to: 43 });

  await body.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  expect((await changesOf(page))[0]).toMatchObject({ from: 44, to: 54 });
  await undo(page);
  expect((await changesOf(page))[0]).toMatchObject({ from: 33, to: 43 });
  const end = timeline.getByRole('slider', { name: 'Masks, on: end' });
  await end.focus();
  await page.keyboard.press('End');
  expect((await changesOf(page))[0]).toEqual({ parameter: 'masks.on', from: 33, value: true });
  await expect(end).toHaveAttribute('aria-valuetext', 'the end of the run');

  await timeline.getByRole('button', { name: 'People who wear a mask' }).click();
  const fields = timeline.getByRole('group', { name: /Intervention 2: People who wear a mask/ });
  await fields.getByLabel('Value, %').fill('150');
  await fields.getByLabel('Value, %').press('Enter');
  await expect(fields.getByText('150 became 100, the limit.')).toBeVisible();
  await fields.getByLabel('From day').fill('10');
  await fields.getByLabel('From day').press('Enter');
  await fields.getByLabel('End date').fill('2026-01-31');
  await fields.getByLabel('End date').press('Enter');
  expect((await changesOf(page))[1]).toEqual({ parameter: 'masks.uptake', from: 10, to: 30, value: 1 });
  await fields.getByRole('button', { name: 'Duplicate' }).click();
  expect((await changesOf(page))[2]).toEqual({ parameter: 'masks.uptake', from: 30, to: 50, value: 1 });
  await timeline
    .getByRole('group', { name: /Intervention 3/ })
    .getByRole('button', { name: 'Delete' })
    .click();
  expect(await changesOf(page)).toHaveLength(2);

  // The link carries them, also where the page is left before it was due to be written.
  const hash = await page.evaluate(() => (globalThis as Hooked).__studio.hash());
  await page.goto('about:blank');
  await page.goBack();
  await page.waitForFunction(() => (globalThis as Hooked).__studio?.ready, undefined, { timeout: 60_000 });
  expect(await page.evaluate(() => (globalThis as Hooked).__studio.hash())).toBe(hash);

  await timeline.getByRole('button', { name: 'Clear' }).click();
  await expect(timeline.locator('.lane')).toHaveCount(0);
  await timeline.getByRole('button', { name: 'Add New York City’s closures 2020' }).click();
  await expect(timeline.locator('[data-lane="distancing.open.school"] .bar')).toHaveCount(1);
  await expect(page.locator('.notices')).toContainText('Factors on contacts are assumptions');
});

/** Visible controls that are smaller than asked for, as `what: width x height`. */
const small = (page: Page, least: number) =>
  page.evaluate((size) => {
    const controls = document.querySelectorAll(
      ':is(.protocol, .timeline) :is(button, input, select, summary, [role="slider"])',
    );
    return [...controls].flatMap((one) => {
      const { width, height } = one.getBoundingClientRect();
      if (width === 0 || (width >= size - 0.1 && height >= size - 0.1)) return [];
      const name = one.getAttribute('aria-label') ?? one.textContent;
      return [`${one.tagName} ${one.className} "${name}": ${width.toFixed(1)} x ${height.toFixed(1)}`];
    });
  }, least);

const TIMELINE = [
  { parameter: 'distancing.open.school', from: 20, to: 60, value: 0.1 },
  { parameter: 'distancing.open.school', from: 40, to: 80, value: 0.5 },
];

test('everything in the column can be read and hit, in both themes (A1, A10)', async ({ page }) => {
  await openGroups(page);
  await open(page, '/#city&v=1&n=1000&days=100');
  await holdRuns(page);
  await page.evaluate(
    (changes) => (globalThis as Hooked).__studio.studio.change({ changes, 'masks.on': true }, 'test'),
    TIMELINE,
  );
  await page.locator('.lane-name').first().click();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page, '.protocol')).toEqual([]);
    expect(await violations(page, '.timeline')).toEqual([]);
  }
  expect(await small(page, 24)).toEqual([]);
  // Where two overlap the later in the list holds, until the other is given the way.
  await expect(page.getByText('Where bars overlap, the lower one holds.')).toBeVisible();
  await page.getByRole('button', { name: 'Let it win' }).click();
  expect(await changesOf(page)).toEqual(TIMELINE.toReversed());
  await page.locator('#find-setting').fill('mask');
  expect(await violations(page, '.protocol')).toEqual([]);
});

test('on a phone targets are 44 px and a touch of + is a step (A10, M1)', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    baseURL,
  });
  const page = await context.newPage();
  await openGroups(page);
  await open(page, `${SMALL}&masks.on=true`);
  await holdRuns(page);
  await page.evaluate(
    (changes) => (globalThis as Hooked).__studio.studio.change({ changes }, 'test'),
    TIMELINE.slice(0, 1),
  );
  await page.getByRole('button', { name: 'Days to get a test result: more' }).tap();
  expect(await setting(page, 'testing.turnaround')).toBe(2.5);
  await page.getByRole('button', { name: 'Days to get a test result: less' }).tap();
  expect(await setting(page, 'testing.turnaround')).toBe(2);
  expect(await small(page, 44)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await context.close();
});
