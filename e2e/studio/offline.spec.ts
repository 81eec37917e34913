/** The second visit works without a network, and says so; a run there has the digest of the run with one. */
import { expect, finish, open, SMALL, test } from './fixture';

test.use({ serviceWorkers: 'allow' });

test('the second visit works offline, with the same result', async ({ page, context }) => {
  await open(page, SMALL);
  const digest = await finish(page);
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await context.setOffline(true);
  await expect(page.getByText('offline', { exact: true })).toBeVisible();
  await open(page, `/?paused=0${SMALL.slice(1)}&seed=1`);
  expect(await finish(page)).toBe(digest);
  await page.getByRole('button', { name: 'Help' }).click();
  await expect(page.getByRole('heading', { name: 'Keys' })).toBeVisible();
});
