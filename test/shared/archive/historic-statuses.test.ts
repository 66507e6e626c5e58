// A month that is over keeps the statuses of its archive, whatever they are today; everything else is as it is today.
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { withHistoricStatuses } from '../../../shared/archive/historic-statuses.ts'
import type { CostInputs } from '../../../shared/inputs/cost-inputs.ts'
import { publishedText } from '../../worlds/published-text.ts'
import { randomInputs, SEED } from '../../worlds/random-world.ts'
import {
  A,
  assignment,
  B,
  ip,
  LONG_AGO,
  PERIOD,
  request,
  run,
  subscription,
  vps,
  warningsOf,
  world,
} from '../../worlds/world.ts'

const DAY_MS = 24 * 3_600_000
const IN_TIME_MS = PERIOD.endMs + DAY_MS
const LATE_MS = IN_TIME_MS + 1

const then: Partial<CostInputs> = {
  vps: [vps('v1', 1_000), vps('v2', 500, { status: 'scheduled_decommission' })],
  ips: [ip('i1', 'v1', 300), ip('i2', 'v1', 150, { status: 'burned' })],
  assignments: [assignment('i1', A), assignment('i1', B, { status: 'scheduled' })],
  subscriptions: [subscription(A, 4_900)],
}
const statusesOf = ({ vps, ips, assignments, subscriptions }: CostInputs) =>
  [...vps, ...ips, ...assignments, ...subscriptions].map(({ id, status }) => [id, status])

const withStatuses = (inputs: CostInputs, statuses: readonly (string | null)[], seed: number): CostInputs => {
  let state = seed
  const change = <Row extends { readonly status: string | null }>(rows: readonly Row[]): Row[] =>
    rows.map((row) => {
      state = (state * 48_271) % 2_147_483_647
      return { ...row, status: statuses[state % statuses.length] ?? null }
    })
  return {
    ...inputs,
    vps: change(inputs.vps),
    ips: change(inputs.ips),
    assignments: change(inputs.assignments),
    subscriptions: change(inputs.subscriptions),
  }
}

test('a later run of unchanged rows publishes the bytes of the first, whatever became of the statuses', () => {
  const anyStatus = ['active', 'decommissioned', 'burned', 'assigned', 'scheduled', 'canceled', null]
  fc.assert(
    fc.property(randomInputs, fc.integer({ min: 1, max: 1_000_000 }), (archived, seed) => {
      const today = withStatuses(archived, anyStatus, seed)
      const { inputs, statuses } = withHistoricStatuses(today, archived, PERIOD.endMs)
      expect(publishedText(inputs, request({ readAtMs: LATE_MS + 90 * DAY_MS, statuses }))).toBe(
        publishedText(archived, request()),
      )
    }),
    { seed: SEED, numRuns: 100 },
  )
})

describe('what is taken from today', () => {
  test('is all but the statuses: a price that was corrected, an assignment that was missing', () => {
    const today = world({
      ...then,
      vps: [vps('v1', 1_200, { status: 'decommissioned' }), vps('v2', 500)],
      assignments: [...(then.assignments ?? []), assignment('i1', B, { id: 'found later' })],
    })
    const { inputs } = withHistoricStatuses(today, world(then), IN_TIME_MS)
    expect(inputs.vps).toEqual([vps('v1', 1_200), vps('v2', 500, { status: 'scheduled_decommission' })])
    expect(inputs.assignments.map(({ id }) => id)).toContain('found later')
  })

  test('is the status of a row that the archive does not hold, and of one whose id names several rows', () => {
    const twin = assignment('i1', A, { id: 'twin' })
    const archived = world({ ...then, assignments: [twin, { ...twin, status: 'scheduled' }] })
    const today = world({
      ...then,
      vps: [...(then.vps ?? []), vps('v3', 700, { status: 'suspended' })],
      assignments: [{ ...twin, status: 'expired' }],
    })
    const { inputs, statuses } = withHistoricStatuses(today, archived, IN_TIME_MS)
    expect(inputs.vps.find(({ id }) => id === 'v3')?.status).toBe('suspended')
    expect(inputs.assignments[0]?.status).toBe('expired')
    expect([...statuses.unarchivedVps]).toEqual(['v3'])
  })

  test('is every status of a column that the archive had to do without', () => {
    const archived = world({
      vps: [vps('v1', 1_000, { status: null })],
      missing: new Set(['vps_instances.status']),
    })
    const today = world({ vps: [vps('v1', 1_000)] })
    expect(statusesOf(withHistoricStatuses(today, archived, IN_TIME_MS).inputs)).toEqual([['v1', 'active']])
  })
})

describe('the warning that statuses are not those of the period', () => {
  const late = (change: Partial<CostInputs>, archivedAtMs: number | null) => {
    const today = world({ ...then, ...change })
    if (archivedAtMs === null) return warningsOf(run(today, { readAtMs: LATE_MS }))
    const { inputs, statuses } = withHistoricStatuses(today, world(then), archivedAtMs)
    return warningsOf(run(inputs, { readAtMs: LATE_MS, statuses }))
  }

  test('is not given with an archive from within 24 hours, and is given for every row without one', () => {
    expect(late({}, IN_TIME_MS)).not.toHaveProperty('status_not_historic')
    expect(late({}, null)).toHaveProperty('status_not_historic', 4)
  })

  test('stays when the archive itself was made too late', () => {
    expect(late({}, LATE_MS)).toHaveProperty('status_not_historic', 4)
  })

  test('names a row that the archive does not hold, unless it did not exist in the month', () => {
    const added = (createdMs: number) => ({ vps: [...(then.vps ?? []), vps('v3', 100, { createdMs })] })
    expect(late(added(LONG_AGO), IN_TIME_MS)).toHaveProperty('status_not_historic', 1)
    expect(late(added(PERIOD.endMs), IN_TIME_MS)).not.toHaveProperty('status_not_historic')
  })
})
