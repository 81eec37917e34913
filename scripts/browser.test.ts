import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findChromium, realBinary, softwareVulkan } from './browser.mjs';

let prefix = '';
beforeEach(() => {
  prefix = realpathSync(mkdtempSync(join(tmpdir(), 'murmuration-browser-')));
  mkdirSync(join(prefix, 'bin'));
  mkdirSync(join(prefix, 'lib', 'chromium'), { recursive: true });
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(prefix, { recursive: true, force: true });
});

/** A distribution's installation: wrapper in bin, binary and driver in lib. */
function distribution() {
  writeFileSync(join(prefix, 'bin', 'chromium'), '#!/bin/sh\n');
  writeFileSync(join(prefix, 'lib', 'chromium', 'chromium'), '\x7fELF');
  writeFileSync(join(prefix, 'lib', 'chromium', 'vk_swiftshader_icd.json'), '{}');
  return join(prefix, 'lib', 'chromium', 'chromium');
}

describe('findChromium', () => {
  it('passes from the wrapper on the PATH to the binary', () => {
    const binary = distribution();
    vi.stubEnv('CHROMIUM_PATH', '');
    vi.stubEnv('PATH', join(prefix, 'bin'));
    expect(findChromium()).toBe(binary);
    expect(softwareVulkan(binary)).toEqual({
      icd: join(prefix, 'lib', 'chromium', 'vk_swiftshader_icd.json'),
      loader: null,
    });
  });

  it('prefers CHROMIUM_PATH, and refuses one that names nothing', () => {
    const binary = distribution();
    vi.stubEnv('CHROMIUM_PATH', join(prefix, 'bin', 'chromium'));
    expect(findChromium()).toBe(binary);
    vi.stubEnv('CHROMIUM_PATH', join(prefix, 'nothing'));
    expect(() => findChromium()).toThrow('which is no file. Example: CHROMIUM_PATH=');
  });
});

describe('realBinary', () => {
  it('follows links and has no answer for a lone wrapper', () => {
    const binary = distribution();
    symlinkSync(binary, join(prefix, 'bin', 'browser'));
    expect(realBinary(join(prefix, 'bin', 'browser'))).toBe(binary);
    writeFileSync(join(prefix, 'bin', 'google-chrome'), '#!/bin/sh\n');
    expect(realBinary(join(prefix, 'bin', 'google-chrome'))).toBeNull();
  });
});
