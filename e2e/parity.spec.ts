/** The same random epidemics in the browser and in Node: rows and state words of the city have the same digests everywhere. */
import { expect, test } from '@playwright/test';
import { digestRows } from '../src/scenario/digest';
import { cityWorld } from '../src/worlds/city';
import { epidemics } from '../src/worlds/city/epidemic.fixture';
import { CityTwin } from '../src/worlds/city/twin';
import type { ParityChecks } from './pages/parity';

type Checked = typeof globalThis & { readonly parityChecks: ParityChecks };

/** The twenty that Node compares with its own GPU. */
const scenarios = epidemics(20, 5000, 60);

for (const k of scenarios.keys()) {
  test(`random epidemic ${k}: GPU and twin of the browser, twin of Node`, async ({ page }) => {
    await page.goto('/e2e/pages/parity.html');
    await page.waitForFunction(() => 'parityChecks' in globalThis);
    const twin = new CityTwin(cityWorld.build(scenarios[k]), k);
    while (twin.step < scenarios[k].horizon) twin.advance();
    const expected = {
      rows: digestRows(twin.arrays.rows),
      state: Object.fromEntries(Object.entries(twin.state()).map(([name, words]) => [name, digestRows(words)])),
    };
    const { onGpu, onTwin } = await page.evaluate(
      ([scenario, replicate]) => (globalThis as Checked).parityChecks.both(scenario, replicate),
      [scenarios[k], k] as const,
    );
    expect(onTwin).toEqual({ device: 'twin', ...expected });
    expect(onGpu).toEqual({ device: 'gpu', ...expected });
  });
}
