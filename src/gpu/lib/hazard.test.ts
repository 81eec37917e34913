import { describe, expect, it } from 'vitest';
import { HAZARD_TABLES, hazardThreshold, threshold } from './hazard';

describe('threshold', () => {
  it('rounds, and stops at the largest word', () => {
    expect(threshold(0)).toBe(0);
    expect(threshold(0.5)).toBe(0x80000000);
    expect(threshold(1)).toBe(0xffffffff);
    expect(threshold(7)).toBe(0xffffffff);
    expect(threshold(2 ** -32)).toBe(1);
  });
  it('refuses negative numbers and NaN with a sentence', () => {
    expect(() => threshold(-0.1)).toThrow(/must lie between 0 and 1/);
    expect(() => threshold(Number.NaN)).toThrow(RangeError);
  });
});

describe('hazardThreshold', () => {
  it('has tables that Math.expm1 confirms', () => {
    for (let k = 0; k < 256; k++) {
      expect(HAZARD_TABLES[k]).toBe(Math.round(-Math.expm1(-k / 16) * 2 ** 32));
      expect(HAZARD_TABLES[256 + k]).toBe(Math.round(-Math.expm1(-k / 4096) * 2 ** 32));
    }
  });

  it('stays within 4 units of 2^-32 of 1 - e^-h, over 200,000 hazards of all sizes', () => {
    let worst = 0;
    let word = 1;
    for (let i = 0; i < 200_000; i++) {
      word = (Math.imul(word, 1664525) + 1013904223) >>> 0;
      const h = word >>> (i % 32);
      worst = Math.max(worst, Math.abs(hazardThreshold(h) - -Math.expm1(-h / 2 ** 28) * 2 ** 32));
    }
    expect(worst).toBeLessThan(4);
    expect(worst).toBeGreaterThan(0.5);
  });

  it('is 0 at 0 and never falls from one hazard to the next below 2^26 (0.25), and later by less than its error', () => {
    expect(hazardThreshold(0)).toBe(0);
    let before = 0;
    let falls = 0;
    for (let h = 1; h < 1 << 22; h++) {
      const t = hazardThreshold(h);
      if (t < before) falls++;
      before = t;
    }
    // Beyond, what can fall is a table edge: exactly there two different roundings meet.
    let deepest = 0;
    for (let edge = 1; edge < 65536; edge++) {
      const fall = hazardThreshold(edge * 65536 - 1) - hazardThreshold(edge * 65536);
      if (fall > 0 && edge < 1024) falls++;
      deepest = Math.max(deepest, fall);
    }
    expect(falls).toBe(0);
    expect(deepest).toBeLessThan(8);
  });
});
