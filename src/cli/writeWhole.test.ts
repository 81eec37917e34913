import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeWhole } from './writeWhole';

const folder = mkdtempSync(join(tmpdir(), 'murmuration-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('writeWhole', () => {
  it('replaces a file and leaves nothing beside it', () => {
    const path = join(folder, 'a.json');
    writeWhole(path, 'one');
    writeWhole(path, 'two');
    expect(readFileSync(path, 'utf8')).toBe('two');
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  it('leaves nothing when it fails', () => {
    expect(() => writeWhole(join(folder, 'no', 'a.json'), 'one')).toThrow(/ENOENT/);
    expect(readdirSync(folder)).toEqual(['a.json']);
  });
});
