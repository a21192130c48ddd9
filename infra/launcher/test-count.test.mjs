import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addCounts, countJest, countTap, summaryLine } from './test-count.mjs';

const jest = { numPassedTests: 10, numFailedTests: 1, numRuntimeErrorTestSuites: 2, numPendingTests: 3, numTodoTests: 1 };
const tap = '# tests 7\n# suites 0\n# pass 4\n# fail 1\n# cancelled 1\n# skipped 1\n# todo 0\n';

test('a jest suite that could not start counts as failed', () => {
  assert.deepEqual(countJest(jest), { passed: 10, failed: 3, skipped: 4 });
});

test('a test that was cancelled counts as failed', () => {
  assert.deepEqual(countTap(tap), { passed: 4, failed: 2, skipped: 1 });
});

test('the summary adds up, and names skipped tests only when there are some', () => {
  const total = addCounts([countJest(jest), countTap(tap)]);
  assert.equal(summaryLine(total), '14 passed, 5 failed, 5 skipped');
  assert.equal(summaryLine({ passed: 2, failed: 0, skipped: 0 }), '2 passed, 0 failed');
});
