// @ts-check
// Reads the reports of the test runners. Knows their shapes and nothing else.

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/**
 * A file that cannot be loaded is a failed suite without a failed test in it; it counts as one failure.
 * @param {any} report of `vitest --reporter=json`
 * @returns {Count}
 */
export function countVitest(report) {
  const broken = report.testResults.filter(
    (/** @type {any} */ file) =>
      file.status === "failed" && !file.assertionResults.some((/** @type {any} */ test) => test.status === "failed"),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
}

/**
 * A test that passed only when it was tried again ("flaky") is a failure: the next person will see it fail.
 * @param {any} report of `playwright test --reporter=json`
 * @returns {Count}
 */
export function countPlaywright(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped };
}
