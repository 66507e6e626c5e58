// Which moment a run describes.
import { describe, expect, test } from '@jest/globals'
import { InvalidInputError, RefusedError } from '../../../shared/errors.ts'
import { readsTooLateForStatuses, resolveAsOf } from '../../../shared/periods/as-of.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import { PERIOD, run, vps, warningsOf } from '../../worlds/world.ts'

const at = (text: string) => Date.parse(text)
const asOf = (now: string, requested?: string) => instantText(resolveAsOf(PERIOD, at(now), requested))

describe('asOf', () => {
  test('of a past month is its end', () => {
    expect(asOf('2026-03-09T10:00:00Z')).toBe('2025-12-01T00:00:00Z')
  })

  test('of the current month is now', () => {
    expect(asOf('2025-11-20T10:00:00Z')).toBe('2025-11-20T10:00:00Z')
  })

  test('at the first instant of a month is that instant: the month has begun', () => {
    expect(asOf('2025-11-01T00:00:00Z')).toBe('2025-11-01T00:00:00Z')
  })

  test('of a month that has not begun is refused, saying when it begins', () => {
    expect(() => asOf('2025-10-31T23:59:59.999Z')).toThrow(RefusedError)
    expect(() => asOf('2025-10-31T23:59:59.999Z')).toThrow(/has not begun: it starts at 2025-11-01T00:00:00Z/)
  })

  test('an early moment is taken as it is', () => {
    expect(asOf('2026-03-09T10:00:00Z', '2025-11-15T08:30:00Z')).toBe('2025-11-15T08:30:00Z')
  })

  test("a moment after the period's end is capped to it", () => {
    expect(asOf('2026-03-09T10:00:00Z', '2025-12-24T00:00:00Z')).toBe('2025-12-01T00:00:00Z')
  })

  test('a moment later than now is capped to now', () => {
    expect(asOf('2025-11-20T10:00:00Z', '2025-11-25T00:00:00Z')).toBe('2025-11-20T10:00:00Z')
  })

  test('a moment before the period is refused; its first instant is not', () => {
    expect(() => asOf('2026-03-09T10:00:00Z', '2025-10-31T23:59:59.999Z')).toThrow(RefusedError)
    expect(asOf('2026-03-09T10:00:00Z', '2025-11-01T00:00:00Z')).toBe('2025-11-01T00:00:00Z')
  })

  test('without a zone a moment is UTC', () => {
    expect(asOf('2026-03-09T10:00:00Z', '2025-11-15T08:30:00')).toBe('2025-11-15T08:30:00Z')
    expect(asOf('2026-03-09T10:00:00Z', '2025-11-15')).toBe('2025-11-15T00:00:00Z')
  })

  test('an offset is honoured, also where it moves the moment out of the period', () => {
    expect(asOf('2026-03-09T10:00:00Z', '2025-11-15T08:30:00+02:00')).toBe('2025-11-15T06:30:00Z')
    expect(() => asOf('2026-03-09T10:00:00Z', '2025-11-01T01:00:00+02:00')).toThrow(RefusedError)
  })

  test.each(['yesterday', '2025-11-31', '2025-11', '15.11.2025', ''])('"%s" is no moment', (text) => {
    expect(() => asOf('2026-03-09T10:00:00Z', text)).toThrow(InvalidInputError)
    expect(() => asOf('2026-03-09T10:00:00Z', text)).toThrow(/asOf .* is not accepted/)
  })
})

describe('statuses of today', () => {
  const lastMoment = at('2025-12-02T00:00:00Z')

  test('stand for those of the period until 24 hours after its end', () => {
    expect(readsTooLateForStatuses(PERIOD, lastMoment)).toBe(false)
    expect(readsTooLateForStatuses(PERIOD, lastMoment + 1)).toBe(true)
  })

  test('the run says so afterwards', () => {
    const inputs = { vps: [vps('v1', 100)] }
    expect(warningsOf(run(inputs, { readAtMs: lastMoment }))).not.toHaveProperty('status_not_historic')
    expect(warningsOf(run(inputs, { readAtMs: lastMoment + 1 }))).toHaveProperty('status_not_historic', 1)
  })
})
