/** Help as a visitor uses it: keys, the guide with its links, the model's settings, and nothing for axe to find in either theme. */
import { violations } from './axe';
import { expect, finish, open, SMALL, test } from './fixture';

test('help opens the guide inside the page, follows its links, and says what the page is', async ({ page }) => {
  await open(page, SMALL);
  await finish(page);
  await expect(page).toHaveURL(/rd=/);
  const address = page.url();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Help' });
  await expect(help.getByRole('heading', { name: 'Keys' })).toBeVisible();
  await expect(help.getByRole('row', { name: 'Shift+R New seed' })).toBeVisible();
  await expect(help).toContainText('The City makes no warranty.');
  await help.getByText(/^Testing \(\d+\)$/).click();
  await expect(help.locator('dt', { hasText: 'testing.turnaround' })).toBeVisible();
  await help.getByRole('navigation').getByRole('button', { name: 'About' }).click();
  await expect(help.getByRole('heading', { name: 'How to cite' })).toBeInViewport();
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page, 'dialog[open]')).toEqual([]);
  }

  await help.getByRole('navigation').getByRole('button', { name: 'Guide' }).click();
  await expect(help.getByRole('heading', { name: "A person's story" })).toBeVisible();
  await help.getByRole('button', { name: 'comparing' }).click();
  await expect(help.getByRole('heading', { name: '7. Comparing two policies' })).toBeInViewport();
  await help.getByRole('button', { name: 'known limits' }).click();
  await expect(help.getByRole('heading', { name: '8. Known limits' })).toBeInViewport();
  await help.getByRole('button', { name: 'Back to the guide' }).click();
  await expect(help.getByRole('heading', { name: 'Guide', exact: true })).toBeInViewport();
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page, 'dialog[open]')).toEqual([]);
  }
  expect(page.url()).toBe(address);
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
});
