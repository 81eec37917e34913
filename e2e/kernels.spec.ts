/** Every shader compiles in the browser, and lib, scan and dispatch give there what TypeScript gives. */
import { expect, type Page, test } from '@playwright/test';
import { PHILOX_KNOWN_ANSWERS } from '../src/gpu/lib/philoxKnownAnswers';
import type { KernelChecks } from './pages/kernels';

type Checked = typeof globalThis & { readonly kernelChecks: KernelChecks };

async function open(page: Page): Promise<void> {
  await page.goto('/e2e/pages/kernels.html');
  await page.waitForFunction(() => 'kernelChecks' in globalThis);
}

test.beforeEach(async ({ page }) => open(page));

test('all shaders link and compile', async ({ page }) => {
  const { kernels, faults } = await page.evaluate(() => (globalThis as Checked).kernelChecks.compileAll());
  expect(faults).toEqual([]);
  expect(kernels).toContain('prim/scan_blocks.wgsl');
  expect(kernels.length).toBeGreaterThan(15);
});

test('philox gives its known answers and lib the bits of TypeScript', async ({ page }) => {
  const { answers, difference } = await page.evaluate(() => (globalThis as Checked).kernelChecks.lib(2 ** 17));
  expect(answers).toEqual(PHILOX_KNOWN_ANSWERS.map(({ words }) => [...words]));
  expect(difference).toBe('equal');
});

test('a scan over two levels equals the loop', async ({ page }) => {
  expect(await page.evaluate(() => (globalThis as Checked).kernelChecks.scan(70_001))).toBe('equal');
});

test('8,400,000 items touch each index once', async ({ page }) => {
  expect(await page.evaluate(() => (globalThis as Checked).kernelChecks.touch(8_400_000))).toBe(8_400_000);
});
