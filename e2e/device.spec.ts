/** GPU memory returns to its baseline, and a run outlives its device: once on a new one, then on the CPU. */
import { expect, type Page, test } from '@playwright/test';
import type { DeviceChecks } from './pages/device';

type Checked = typeof globalThis & { readonly deviceChecks: DeviceChecks };

async function open(page: Page): Promise<void> {
  await page.goto('/e2e/pages/device.html');
  await page.waitForFunction(() => 'deviceChecks' in globalThis);
}

const run = (page: Page, at: number) => page.evaluate((step) => (globalThis as Checked).deviceChecks.run(step), at);

test.beforeEach(async ({ page }) => open(page));

test('memory is back at its baseline after 20 loads and disposals', async ({ page }) => {
  const { before, during, after } = await page.evaluate(() => (globalThis as Checked).deviceChecks.cycles());
  expect(during[0]).toBeGreaterThan(before[0]);
  expect(after).toEqual(before);
});

test('a run through a loss has the digest of a run without, and a second loss moves it to the CPU', async ({
  page,
}) => {
  const whole = await run(page, -1);
  expect([whole.device, whole.devices, whole.notices]).toEqual(['gpu', 1, []]);
  expect(whole.digest).toBe(whole.twinDigest);

  const first = await run(page, 17);
  expect([first.device, first.devices, first.notices]).toEqual(['gpu', 2, ['restarted']]);
  expect(first.digest).toBe(whole.digest);

  // The stamp of the first loss lies in the session, so a reload does not open the way to a third attempt.
  await open(page);
  const second = await run(page, 23);
  expect([second.device, second.devices, second.notices]).toEqual(['twin', 1, ['moved']]);
  expect(second.digest).toBe(whole.digest);
});
