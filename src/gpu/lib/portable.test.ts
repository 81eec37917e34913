import { describe, expect, it } from 'vitest';
import { exp, gammaCdf, ln, lognormalCdf, normalCdf } from './portable';

const relative = (value: number, known: number) => Math.abs(value - known) / Math.abs(known);

describe('exp and ln', () => {
  it('agree with Math to 1e-15 over their range', () => {
    let worstExp = 0;
    let worstLn = 0;
    for (let x = -700; x <= 700; x += 0.0917) worstExp = Math.max(worstExp, relative(exp(x), Math.exp(x)));
    for (let e = -1000; e <= 1000; e += 0.731) {
      const x = 2 ** e;
      if (Math.abs(Math.log(x)) > 1e-6) worstLn = Math.max(worstLn, relative(ln(x), Math.log(x)));
    }
    expect(worstExp).toBeLessThan(1e-15);
    expect(worstLn).toBeLessThan(1e-15);
  });
  it('hold at the ends', () => {
    expect(exp(0)).toBe(1);
    expect(relative(exp(1), Math.E)).toBeLessThan(2.3e-16);
    expect(exp(710)).toBe(Number.POSITIVE_INFINITY);
    expect(exp(-746)).toBe(0);
    expect(exp(-745)).toBe(Number.MIN_VALUE);
    expect(relative(exp(709.7), Math.exp(709.7))).toBeLessThan(1e-15);
    expect(exp(Number.NaN)).toBeNaN();
    expect(ln(1)).toBe(0);
    expect(ln(2)).toBe(Math.LN2);
    expect(ln(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(ln(-1)).toBeNaN();
    expect(relative(ln(Number.MIN_VALUE), -744.4400719213812)).toBeLessThan(1e-15);
  });
});

describe('normalCdf', () => {
  it('agrees with values of 40 digits to 1e-12, in the far tail too', () => {
    const known = [
      [-30, 4.906713927148187e-198],
      [-10, 7.619853024160525e-24],
      [-5, 2.866515718791939e-7],
      [-1, 0.15865525393145705],
      [0.3, 0.6179114221889527],
      [1.96, 0.9750021048517795],
    ];
    for (const [x, p] of known) expect(relative(normalCdf(x), p)).toBeLessThan(1e-12);
    expect(normalCdf(0)).toBe(0.5);
    expect(normalCdf(50)).toBe(1);
    expect(normalCdf(-50)).toBe(0);
  });
});

describe('gammaCdf', () => {
  it('agrees with values of 40 digits to 1e-12', () => {
    const known = [
      [0.1, 0.01, 0.6626212599544798],
      [0.5, 3, 0.9856941215645704],
      [4.5, 2.2, 0.11682862157583174],
      [30, 28, 0.3773896943143976],
      [1000, 1020, 0.7385271844801109],
      [2.5, 1e-6, 3.009008962961884e-16],
    ];
    for (const [shape, x, p] of known) {
      expect(relative(gammaCdf(x, shape, 1), p)).toBeLessThan(1e-12);
      expect(relative(gammaCdf(4 * x, shape, 4), p)).toBeLessThan(1e-12);
    }
  });
  it('is the closed Erlang sum at shape 3', () => {
    for (const u of [0.01, 1, 3.9, 4.1, 20]) {
      expect(gammaCdf(u, 3, 1)).toBeCloseTo(1 - Math.exp(-u) * (1 + u + (u * u) / 2), 13);
    }
  });
  it('refuses laws that do not exist', () => {
    expect(() => gammaCdf(1, 0, 1)).toThrow(/must be positive/);
    expect(() => gammaCdf(1, 2, -1)).toThrow(RangeError);
    expect(gammaCdf(-1, 2, 1)).toBe(0);
  });
});

describe('lognormalCdf', () => {
  it('has its median at mean / sqrt(1 + (sd / mean)^2)', () => {
    expect(lognormalCdf(5 / Math.sqrt(1 + 0.09), 5, 1.5)).toBeCloseTo(0.5, 13);
  });
  it('has the mean and the spread it was given', () => {
    // Integrals of the survival function by the midpoint rule on [0, 60].
    let mean = 0;
    let square = 0;
    for (let x = 0.0025; x < 60; x += 0.005) {
      const survival = 1 - lognormalCdf(x, 5, 1.5);
      mean += survival * 0.005;
      square += 2 * x * survival * 0.005;
    }
    expect(mean).toBeCloseTo(5, 6);
    expect(Math.sqrt(square - mean * mean)).toBeCloseTo(1.5, 5);
  });
  it('is a step where nothing varies, and refuses negative spreads', () => {
    expect([lognormalCdf(4.9, 5, 0), lognormalCdf(5, 5, 0)]).toEqual([0, 1]);
    expect(() => lognormalCdf(1, 5, -1)).toThrow(RangeError);
  });
});
