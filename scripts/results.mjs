/** Reads the JSON reports of vitest and Playwright into counts, and words them. Pure; scripts/test.mjs does the running. */

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @type {Readonly<Counts>} */
export const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/**
 * @param {boolean} good
 * @returns {Counts} one test
 */
export function single(good) {
  return good ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/**
 * @param {Counts} a
 * @param {Counts} b
 * @returns {Counts}
 */
export function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/**
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} [numTodoTests]
 * @property {{ status: string, assertionResults: { status: string }[] }[]} testResults
 */

/**
 * Counts of a vitest run. A file that failed without a failing test (it did not load, or a hook broke) counts as one.
 *
 * @param {VitestReport} report
 * @returns {Counts}
 */
export function vitestCounts(report) {
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
}

/** @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors?: unknown[] }} PlaywrightReport */

/**
 * Counts of a Playwright run. A flaky test counts as failed: there are no retries here that would excuse it. Errors outside
 * of tests (a spec that does not load, a server that does not start) count one each.
 *
 * @param {PlaywrightReport} report
 * @returns {Counts}
 */
export function playwrightCounts(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky + (report.errors?.length ?? 0), skipped };
}

/**
 * Counts of a stage: of its report, made to fail when the program failed and the report does not say why, or is absent.
 *
 * @param {Counts | null} reported
 * @param {number | null} status  exit status, null when killed
 * @returns {Counts}
 */
export function stageCounts(reported, status) {
  const counts = reported ?? NOTHING;
  if (counts.failed === 0 && (status !== 0 || reported === null)) return add(counts, single(false));
  return counts;
}

/**
 * The last line of `npm test`.
 *
 * @param {Counts} counts
 * @returns {string} such as `12 passed, 0 failed, 1 skipped`
 */
export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
