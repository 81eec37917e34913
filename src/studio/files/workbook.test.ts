import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isWorkbook } from './workbook';

const blob = (...bytes: Uint8Array<ArrayBuffer>[]) => new Blob(bytes);

describe('isWorkbook', () => {
  it('knows workbooks old and new by their content', async () => {
    const text = strToU8('x');
    expect(await isWorkbook(blob(zipSync({ 'xl/workbook.xml': text })))).toBe(true);
    expect(await isWorkbook(blob(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1)))).toBe(true);
    // A member's name stands at the end too, behind whatever large members come first.
    const large = zipSync({ 'a.bin': new Uint8Array(300_000), 'xl/sheet.xml': text }, { level: 0 });
    expect(await isWorkbook(blob(large))).toBe(true);
  });
  it('takes nothing else for one', async () => {
    expect(await isWorkbook(blob(zipSync({ 'scenario.json': strToU8('{}') })))).toBe(false);
    expect(await isWorkbook(new Blob(['date,xl/cases\n2020-03-01,1\n']))).toBe(false);
    expect(await isWorkbook(new Blob([]))).toBe(false);
  });
});
