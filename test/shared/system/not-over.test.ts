// A month or quarter that was not over when its summary looked says so, with the instant up to which its figures are.
import { expect, test } from '@jest/globals'
import { parsePeriod } from '../../../shared/periods/period.ts'
import { spanOf } from '../../../shared/periods/span.ts'
import { boundOf } from '../../../shared/system/bounded-fields.ts'
import { notOverWords } from '../../../shared/system/not-over.ts'
import { overallStatus } from '../../../shared/system/overall-status.ts'

const looked = (period: string, asOfMs: number) => ({ span: spanOf(period), asOfMs })
const END_MS = parsePeriod('2025-11').endMs

test('to the millisecond of its end; a quarter is over with its last month, begun or not', () => {
  expect(notOverWords([looked('2025-11', END_MS)])).toBeNull()
  expect(notOverWords([looked('2025-10', END_MS - 86_400_000), looked('2025-11', END_MS - 1)])).toBe(
    '2025-11 is not over: its figures are up to 2025-11-30T23:59:59.999Z and still move.',
  )
  expect(notOverWords([looked('2025-Q4', END_MS)])).toContain('2025-Q4 is not over')
  const both = notOverWords([looked('2025-11', END_MS - 2_000), looked('2025-12', END_MS + 1_000)])
  expect(both).toBe(
    '2025-11, 2025-12 are not over: their figures are up to 2025-12-01T00:00:01Z and still move.',
  )
})

test('whichever way an unknown cost would move a figure, nobody knows where a month that goes on moves it', () => {
  const bounds = (isProvisional: boolean, costComplete: boolean) =>
    ['platform_total_cost', 'health_score', 'bounce_rate', null].map((measure) =>
      boundOf(measure, { isProvisional, costComplete }),
    )
  expect(bounds(false, true)).toEqual([null, null, null, null])
  expect(bounds(false, false)).toEqual(['at_least', 'at_most', null, null])
  expect(new Set(bounds(true, false))).toEqual(new Set(['provisional']))
})

test('healthy is said only where no critical alert is open, and where that is known', () => {
  const why = { code: 'alerts_not_evaluated', message: 'Not yet.' }
  expect([0, 1, why].map((open) => overallStatus('healthy', open))).toEqual(['healthy', 'degraded', why])
  expect([0, 1, why].map((open) => overallStatus('degraded', open))).toEqual(Array(3).fill('degraded'))
})
