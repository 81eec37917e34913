import { describe, expect, it } from 'vitest';
import { add, NOTHING, playwrightCounts, single, stageCounts, summary, vitestCounts } from './results.mjs';

describe('vitestCounts', () => {
  const file = (status: string, ...tests: string[]) => ({
    status,
    assertionResults: tests.map((test) => ({ status: test })),
  });
  it('adds files that failed without a failing test', () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [file('passed', 'passed', 'passed'), file('failed', 'failed', 'passed'), file('failed')],
    };
    expect(vitestCounts(report)).toEqual({ passed: 3, failed: 2, skipped: 3 });
  });
});

describe('playwrightCounts', () => {
  it('counts flaky tests and loose errors as failed', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 2, skipped: 3 };
    expect(playwrightCounts({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 4, skipped: 3 });
    expect(playwrightCounts({ stats })).toEqual({ passed: 5, failed: 3, skipped: 3 });
  });
});

describe('stageCounts', () => {
  const good = { passed: 4, failed: 0, skipped: 0 };
  it('never lets a failed program pass', () => {
    expect(stageCounts(good, 0)).toEqual(good);
    expect(stageCounts(good, 1)).toEqual({ passed: 4, failed: 1, skipped: 0 });
    expect(stageCounts(good, null)).toEqual({ passed: 4, failed: 1, skipped: 0 });
    expect(stageCounts(null, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(stageCounts({ ...good, failed: 2 }, 1)).toEqual({ ...good, failed: 2 });
  });
});

describe('summary', () => {
  it('is the line that others parse', () => {
    expect(summary(add(single(true), single(false)))).toBe('1 passed, 1 failed');
    expect(summary({ passed: 2, failed: 0, skipped: 1 })).toBe('2 passed, 0 failed, 1 skipped');
    expect(summary(NOTHING)).toBe('0 passed, 0 failed');
  });
});
