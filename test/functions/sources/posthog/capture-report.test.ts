// The capture rate against 95 %, on both sides of it, and nothing attempted is no rate.
import { expect, test } from '@jest/globals'
import { captureReport } from '../../../../functions/sources/posthog/capture-report.ts'

test.each([
  [20, 1, 0.95, true],
  [10_000, 500, 0.95, true],
  [10_000, 501, 0.9499, false],
  // 94.9995 % would round up to the target.
  [200_000, 10_001, 0.95, false],
  [3, 0, 1, true],
  [3, 3, 0, false],
])('of %i events %i failed: rate %d, target met %s', (attempted, failed, captureRate, met) => {
  const failures = new Map(failed === 0 ? [] : [['PostHog answered with status 503', failed]])
  expect(captureReport(attempted, failures)).toEqual({
    attempted,
    captured: attempted - failed,
    failed,
    captureRate,
    target: 0.95,
    met,
    reasons: failed === 0 ? [] : [`PostHog answered with status 503 (${failed} events)`],
  })
})

test('with nothing attempted there is no rate', () => {
  expect(captureReport(0, new Map())).toMatchObject({ captureRate: null, met: null, failed: 0 })
})
