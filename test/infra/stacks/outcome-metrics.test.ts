// The alarms of allocations count lines of a log: here the handler's own lines are held against the deployed filters.
import { describe, expect, jest, test } from '@jest/globals'
import { answer } from '../../../functions/allocate-costs/answer.ts'
import { logFailure, logOutcome } from '../../../functions/allocate-costs/outcome-log.ts'
import { readConfiguration } from '../../../functions/runtime/config.ts'
import { VerificationError } from '../../../functions/runtime/errors.ts'
import { logger } from '../../../functions/runtime/logger.ts'
import { InvalidInputError, NotConservedError, RefusedError } from '../../../shared/errors.ts'
import type { ComputedRun } from '../../../shared/figures/compute-run.ts'
import { resourcesOfType, synthesised } from './synthesised.ts'

type Line = Readonly<Record<string, unknown>>

/** Metric values that the deployed filters read off a line, by metric. */
function counted(line: Line): Record<string, number> {
  const values: Record<string, number> = {}
  for (const [, { Properties }] of resourcesOfType(synthesised('dev'), 'AWS::Logs::MetricFilter')) {
    const { FilterPattern, MetricTransformations } = Properties as {
      FilterPattern: string
      MetricTransformations: { MetricName: string; MetricValue: string }[]
    }
    const [{ MetricName, MetricValue } = { MetricName: '', MetricValue: '' }] = MetricTransformations
    if (!matches(FilterPattern, line)) continue
    values[MetricName] = Number(MetricValue.startsWith('$.') ? line[MetricValue.slice(2)] : MetricValue)
  }
  return values
}

/** CloudWatch's JSON patterns, as far as these filters use them: text equality, IS TRUE, && and ||. */
function matches(pattern: string, line: Line): boolean {
  const code = pattern
    .replace(/^\{|\}$/g, '')
    .replaceAll(/\$\.(\w+) = "(\w+)"/g, (_, field, text) => String(line[field] === text))
    .replaceAll(/\$\.(\w+) IS TRUE/g, (_, field) => String(line[field] === true))
  expect(code).toMatch(/^(true|false|&&|\|\||[() ])+$/)
  return new Function(`return ${code}`)()
}

const NOW_MS = Date.parse('2025-11-15T04:00:00Z')
const configuration = readConfiguration({ DATABASE_URL: 'postgres://reader@host/platform' })

function lineOf(
  outcome: Parameters<typeof answer>[1],
  { period = '2025-11', method = 'even' as const, unknownCostPercent = 0 } = {},
): Line {
  const figures = {
    period,
    asOf: '2025-11-15T04:00:00.000Z',
    method,
    policies: { shareIdle: 'none', sharePlatform: 'none' },
    tenants: [],
    pools: [],
    revenue: { sourceCents: 0, tenantCents: 0, unattributedCents: 0, differenceCents: 0 },
    warnings: [],
    approximation: {},
  } as unknown as ComputedRun['figures']
  return logged('info', () =>
    logOutcome(
      answer(figures, outcome, 'run-1', null),
      { unknownCostPercent } as ComputedRun,
      configuration,
      NOW_MS,
    ),
  )
}

const failureLine = (error: unknown): Line => logged('error', () => logFailure(error))

function logged(level: 'info' | 'error', write: () => void): Line {
  const spy = jest.spyOn(logger, level).mockImplementation(() => undefined)
  write()
  const [[message, fields] = []] = spy.mock.calls
  spy.mockRestore()
  return { message, ...(fields as object) }
}

describe('what the alarms count', () => {
  test('an official allocation of the open month keeps its figures current', () => {
    const expected = { OpenPeriodCurrent: 1, NotConserved: 0, UnknownCostPercent: 1.25 }
    expect(counted(lineOf('published', { unknownCostPercent: 1.25 }))).toEqual(expected)
    expect(counted(lineOf('duplicate', { unknownCostPercent: 1.25 }))).toEqual(expected)
  })

  test('another month, another method, an earlier moment and a dry run do not', () => {
    expect(counted(lineOf('published', { period: '2025-10' }))).toEqual({ NotConserved: 0 })
    expect(counted(lineOf('published', { method: 'volume' as never }))).toEqual({ NotConserved: 0 })
    expect(counted(lineOf('beside'))).toEqual({ NotConserved: 0 })
    expect(counted(lineOf('dry_run'))).toEqual({})
  })

  test('cents that do not add up, computed or read back, raise the alarm', () => {
    expect(counted(failureLine(new NotConservedError('The vps pool does not conserve.')))).toEqual({
      NotConserved: 1,
    })
    expect(counted(failureLine(new VerificationError('It was read back and does not hold.')))).toEqual({
      NotConserved: 1,
    })
  })

  test('a refused request and a failure of another kind are no such thing', () => {
    expect(counted(failureLine(new RefusedError('The month has not begun.')))).toEqual({})
    expect(counted(failureLine(new InvalidInputError('period', 'x', 'a month')))).toEqual({})
    expect(counted(failureLine(new Error('connect ECONNREFUSED')))).toEqual({})
  })
})

describe('what is logged of a failure', () => {
  test('our own errors as their sentence, with what kind they are', () => {
    expect(failureLine(new RefusedError('The month has not begun.'))).toEqual({
      message: 'The month has not begun.',
      outcome: 'refused',
      reason: 'RefusedError',
    })
  })

  test('of any other the kind alone: its message may carry what must not be logged', () => {
    const line = failureLine(new TypeError('postgres://reader:secret@host'))
    expect(line).toEqual({ message: 'The allocation failed.', outcome: 'failed', reason: 'TypeError' })
  })
})
