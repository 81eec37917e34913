/**
 * `npm start` as a newcomer meets it: its address line, its messages, and the built page, which must load without an error
 * and without asking any other host for anything.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const PORT = 4373;
const dist = mkdtempSync(join(tmpdir(), 'murmuration-dist-'));

/** Starts `npm start`'s script; `line` is its first line on standard output, null when it ended without one. */
function start(port: string): { child: ChildProcess; line: Promise<string | null>; errors: () => string } {
  const env = { ...process.env, PORT: port, MURMURATION_DIST: dist };
  const child = spawn(process.execPath, ['scripts/start.mjs'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const line = new Promise<string | null>((resolve) => {
    child.stdout.on('data', (chunk) => {
      out += chunk;
      if (out.includes('\n')) resolve(out.split('\n')[0] ?? null);
    });
    child.once('close', () => resolve(null));
  });
  return { child, line, errors: () => errors };
}

test.afterAll(() => rmSync(dist, { recursive: true, force: true }));

test('prints the address, serves the page, and the page asks nobody else', async ({ page }) => {
  const { child, line } = start(String(PORT));
  try {
    expect(await line).toBe(`Murmuration is at http://localhost:${PORT}/`);
    const foreign: string[] = [];
    const errors: string[] = [];
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && url.host !== `localhost:${PORT}`) foreign.push(request.url());
    });
    page.on('pageerror', (error) => errors.push(error.message));
    const response = await page.goto(`http://localhost:${PORT}/`);
    expect(response?.status()).toBe(200);
    await expect(page).toHaveTitle(/Murmuration/);
    await expect(page.locator('#root > *').first()).toBeVisible();
    expect(errors).toEqual([]);
    expect(foreign).toEqual([]);
  } finally {
    child.kill('SIGTERM');
  }
});

test('says in words that PORT is taken or no port', async () => {
  const other = createServer().listen(PORT + 1, '127.0.0.1');
  try {
    for (const [port, words] of [
      [String(PORT + 1), `Port ${PORT + 1} is taken by another program; free it or name another.`],
      ['http', 'PORT must be a whole number from 1 to 65535, not "http".'],
    ] as const) {
      const { child, line, errors } = start(port);
      expect(await line).toBeNull();
      expect(child.exitCode).toBe(1);
      expect(errors()).toContain(words);
    }
  } finally {
    other.close();
  }
});
