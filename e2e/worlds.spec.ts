/** Every shipped world in the browser: the rows of its first preset, through losses of the device, and the memory it gives back. */
import { expect, type Page, test } from '@playwright/test';
import { digestRows } from '../src/scenario/digest';
import type { Scenario } from '../src/scenario/scenario';
import { worlds } from '../src/worlds';
import { presetScenario } from '../src/worlds/preset';
import type { ParityChecks } from './pages/parity';

type Checked = typeof globalThis & { readonly parityChecks: ParityChecks };

const losing = (page: Page, scenario: Scenario, losses: readonly number[]) =>
  page.evaluate(([given, days]) => (globalThis as Checked).parityChecks.losing(given, days), [
    scenario,
    losses,
  ] as const);

for (const world of worlds) {
  test.describe(world.definition.id, () => {
    const [preset] = Object.values(world.presets);
    const scenario: Scenario = { ...presetScenario(world, preset), agents: 3000, horizon: 60 };

    test.beforeEach(async ({ page }) => {
      await page.goto('/e2e/pages/parity.html');
      await page.waitForFunction(() => 'parityChecks' in globalThis);
    });

    test('gives the digest of Node, without and with losses of its device', async ({ page }) => {
      const model = world.build(scenario);
      const twin = world.twin(model, 0);
      const rows = new Uint32Array(scenario.horizon * world.series.length);
      while (twin.step < scenario.horizon) {
        twin.advance();
        rows.set(twin.row, (twin.step - 1) * world.series.length);
      }
      const digest = digestRows(rows);
      expect(await losing(page, scenario, [])).toEqual({ device: 'gpu', notices: [], lost: 0, digest });
      expect(await losing(page, scenario, [12])).toEqual({ device: 'gpu', notices: ['restarted'], lost: 1, digest });
      const twice = await losing(page, scenario, [12, 30]);
      expect(twice).toEqual({ device: 'twin', notices: ['restarted', 'moved'], lost: 2, digest });
    });

    test('returns to the baseline of memory after 20 loads and disposals', async ({ page }) => {
      const { before, during, after } = await page.evaluate(
        (given) => (globalThis as Checked).parityChecks.cycles(given),
        scenario,
      );
      expect(during[0]).toBeGreaterThan(before[0] + 4 * scenario.agents);
      expect(after).toEqual(before);
    });
  });
}
