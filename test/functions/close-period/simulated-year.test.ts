// A simulated year: every month is closed, and then prices are corrected late, an assignment is found missing, a payment comes
// late, a method is changed and what was restated is restated again. Closed figures never move, adjustments telescope to the
// cent, and the year comes to the same by months, by quarters and by tenants, closed and restated.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readRestatement } from '../../../functions/stores/runs/adjustments.ts'
import type { PointerKey } from '../../../functions/stores/runs/keys.ts'
import { type Pointer, readPointer } from '../../../functions/stores/runs/pointer.ts'
import { readItems } from '../../../functions/stores/runs/read-items.ts'
import { runChecksum } from '../../../functions/stores/runs/run-checksum.ts'
import { type Basis, findRunById, readFigures } from '../../../functions/stores/runs/run-reader.ts'
import { unpackRun } from '../../../functions/stores/runs/unpack-run.ts'
import { type CentsByPool, knownCents } from '../../../shared/bridge/known-cents.ts'
import { closeJournal, restatementJournal } from '../../../shared/closing/accrual-journal.ts'
import type { Restatement } from '../../../shared/contract/closing/adjustments.ts'
import type { RunFigures } from '../../../shared/contract/run-figures.ts'
import {
  poolsOverMonths,
  revenueOverMonths,
  unallocatedOverMonths,
} from '../../../shared/figures/totals-over-months.ts'
import type { AssignmentRow, CostInputs, PaymentRow } from '../../../shared/inputs/cost-inputs.ts'
import { type Period, parsePeriod } from '../../../shared/periods/period.ts'
import { spanOf } from '../../../shared/periods/span.ts'
import { tenantFiguresOverMonths } from '../../../shared/tenants/tenant-figures-over-months.ts'
import { memoryArchive } from '../../engines/archive.ts'
import { startFiguresTable, type TestTable } from '../../engines/figures-table.ts'
import { type MonthEnds, monthEnds } from '../../engines/month-ends.ts'
import { A, assignment, B, C, ip, payment, sent, subscription, vps, world } from '../../worlds/world.ts'
import { DAY_MS, OFFICIAL } from '../stores/runs/sample-runs.ts'

const YEAR = '2025'
const MONTHS = spanOf(YEAR).months
const QUARTERS = [1, 2, 3, 4].map((quarter) => spanOf(`${YEAR}-Q${quarter}`).months)
const JANUARY_10 = Date.UTC(2025, 0, 10)
const NEW_YEARS_EVE = Date.UTC(2024, 11, 31)

/** The platform's database as it is at the moment: it keeps no history. */
const now = {
  ms: 0,
  v1Cents: 10_001,
  i2Status: 'assigned',
  assignments: [
    assignment('i1', A, { assignedMs: NEW_YEARS_EVE }),
    assignment('i1', B, { assignedMs: NEW_YEARS_EVE }),
    assignment('i2', B, { assignedMs: NEW_YEARS_EVE }),
    assignment('i4', A, { assignedMs: Date.UTC(2025, 4, 2) }),
  ] as AssignmentRow[],
  payments: [] as PaymentRow[],
}

const rows = ({ id, startMs }: Period): CostInputs => {
  const month = MONTHS.indexOf(id) + 1
  return world({
    vps: [
      vps('v1', now.v1Cents, { createdMs: NEW_YEARS_EVE }),
      vps('v2', 4_000, { createdMs: NEW_YEARS_EVE }),
    ],
    ips: [
      ip('i1', 'v1', 300),
      ip('i2', 'v1', 301, { status: now.i2Status }),
      ip('i3', 'v1', 150, { status: 'burned' }),
      ip('i4', 'v2', 299),
    ].map((row) => ({ ...row, createdMs: NEW_YEARS_EVE })),
    assignments: now.assignments,
    subscriptions: [subscription(A, 9_900), subscription(B, 4_900), subscription(C, 4_900)],
    payments: [
      payment(A, 9_900 + month, { billingStartMs: startMs, billingEndMs: startMs + 28 * DAY_MS }),
      payment(null, 77, { billingStartMs: startMs, billingEndMs: startMs + 28 * DAY_MS }),
      ...now.payments,
    ],
    usage: [sent(A, 100 * month), sent(B, 700), sent(C, 13)],
  })
}

/** What becomes known in which month, after that month was closed: the database changes, and closed months are restated. */
const LEARNED: Readonly<Record<string, () => Promise<void>>> = {
  '2025-03': async () => {
    now.v1Cents = 12_340
    await restate('2025-01', 'The January invoice raised the first server.')
  },
  '2025-05': async () => {
    now.assignments.push(assignment('i2', C, { assignedMs: JANUARY_10 }))
    await restate('2025-01', 'An assignment of January was found missing.')
    await restate('2025-02', 'An assignment of January was found missing.')
  },
  '2025-06': async () => {
    now.i2Status = 'burned'
  },
  '2025-07': async () => {
    await restate('2025-03', 'The first quarter follows volume, as agreed.', { method: 'volume' })
  },
  '2025-09': async () => {
    const may = parsePeriod('2025-05')
    now.payments.push(payment(B, 4_900, { billingStartMs: may.startMs, billingEndMs: may.endMs }))
    await restate('2025-05', 'A payment for May came in September.')
  },
  '2025-11': async () => {
    now.v1Cents = 11_111
    await restate('2025-03', 'The provider credited a part of the first server.')
    await restate('2025-01', 'The provider credited a part of the first server.')
    expect((await restated('2025-01', 'Nothing more was learned of it.')).outcome).toBe('unchanged')
  },
}

let store: TestTable
let finance: MonthEnds
const checksums = new Map<string, string | undefined>()
const keyOf = (period: string): PointerKey => ({ ...OFFICIAL, period })
const pointerOf = async (period: string) => (await readPointer(store.table, keyOf(period))) as Pointer

function restated(period: string, reason: string, change = {}) {
  now.ms += DAY_MS
  return finance.allocate({ period, restate: { reason, restatedBy: 'Ann' }, ...change })
}

async function restate(period: string, reason: string, change = {}): Promise<void> {
  expect((await restated(period, reason, change)).outcome).toBe('restated')
}

interface ReadMonth {
  readonly closed: RunFigures
  /** Of the closed run's items as they lie in the store at the end of the year. */
  readonly checksum: string
  readonly restated: RunFigures
  readonly restatements: readonly Restatement[]
}
const year = new Map<string, ReadMonth>()

beforeAll(async () => {
  store = await startFiguresTable()
  finance = monthEnds({
    table: store.table,
    archive: memoryArchive(),
    rows,
    now: () => {
      now.ms += 1
      return now.ms
    },
  })
  for (const period of MONTHS) {
    now.ms = parsePeriod(period).endMs + DAY_MS / 2
    await finance.allocate({ period: 'previous' })
    now.ms += 2 * DAY_MS
    const { certificate } = await finance.close({ period, preparedBy: 'Ann', approvedBy: 'Bob' })
    checksums.set(period, certificate?.itemsChecksum)
    await LEARNED[period]?.()
  }
  for (const period of MONTHS) year.set(period, await readYear(period))
})
afterAll(() => store.stop())

async function readYear(period: string): Promise<ReadMonth> {
  const { closedRunId, restatedRunId, restatements = [] } = await pointerOf(period)
  const record = await findRunById(store.table, closedRunId as string)
  const items = await readItems(store.table, { ...record, consistent: true })
  const closed = unpackRun(items.flat())
  const records = await Promise.all(restatements.map(({ runId }) => findRunById(store.table, runId)))
  const last = records.at(-1)
  expect(last?.runId).toBe(restatedRunId)
  return {
    closed,
    checksum: runChecksum(items),
    restated: last === undefined ? closed : await readFigures(store.table, last),
    restatements: await Promise.all(records.map((made) => readRestatement(store.table, made))),
  }
}

const monthOf = (period: string): ReadMonth => year.get(period) as ReadMonth

test('closed figures never move: every byte of every item is as at the close, and readers are led to them', async () => {
  for (const period of MONTHS) {
    const { closedRunId, runId } = await pointerOf(period)
    expect([closedRunId, monthOf(period).checksum]).toEqual([runId, checksums.get(period)])
  }
})

describe('restatements', () => {
  test('are each held against the one before, and their adjustments telescope for every tenant and pool', async () => {
    for (const period of MONTHS) {
      const { closed, restated, restatements } = monthOf(period)
      const sums = new Map<string | null, CentsByPool>()
      for (const [tenantId, cents] of knownCents(closed)) sums.set(tenantId, { ...cents })
      let against = closed.runId
      for (const { runId, againstRunId, number, adjustments } of restatements) {
        expect([againstRunId, number]).toEqual([
          against,
          restatements.findIndex((made) => made.runId === runId) + 1,
        ])
        for (const { tenantId, pool, cents } of adjustments)
          (sums.get(tenantId) as CentsByPool)[pool] += cents
        against = runId
      }
      expect(sums).toEqual(new Map(knownCents(restated)))
    }
  })

  test.each([
    ['2025-01', [['prices'], ['assignments'], ['prices']]],
    // A restatement takes all that was learned since its month was closed, whatever gave the occasion.
    ['2025-02', [['prices', 'assignments']]],
    ['2025-03', [['prices', 'assignments', 'method_and_policies'], ['prices']]],
    ['2025-05', [['assignments', 'restatement']]],
    ['2025-04', []],
  ])('of %s say why', (period, causes) => {
    const found = monthOf(period).restatements.map(({ adjustments }) => [
      ...new Set(adjustments.map(({ cause }) => cause)),
    ])
    expect(found.map((ofOne) => ofOne.toSorted())).toEqual(causes.map((ofOne) => ofOne.toSorted()))
  })

  test('take statuses from the archive of their month: an IP that burned in June was in service in January', () => {
    const burned = monthOf('2025-01').restated.unallocated.filter(({ reason }) => reason === 'burned')
    expect(burned.map(({ resourceId }) => resourceId)).toEqual(['i3'])
    const july = monthOf('2025-07').closed.unallocated.filter(({ reason }) => reason === 'burned')
    expect(july.map(({ resourceId }) => resourceId)).toEqual(['i2', 'i3'])
  })

  test('keep the method that they were asked for, and the closed figures theirs', () => {
    const { closed, restated } = monthOf('2025-03')
    expect([closed.method, restated.method]).toEqual(['even', 'volume'])
  })
})

const sum = (cents: readonly (number | null)[]): number =>
  cents.reduce<number>((total, part) => total + (part ?? 0), 0)
const sourceOf = (pools: RunFigures['pools']): number => sum(pools.map(({ sourceCents }) => sourceCents))

describe.each<Basis>(['closed', 'restated'])('the year, %s,', (basis) => {
  const of = (periods: readonly string[]): RunFigures[] => periods.map((period) => monthOf(period)[basis])

  test('costs the same by months, by quarters and by tenants', () => {
    const byMonths = sum(of(MONTHS).map(({ pools }) => sourceOf(pools)))
    const byQuarters = QUARTERS.map((months) =>
      sourceOf(poolsOverMonths(of(months).map(({ pools }) => pools))),
    )
    const tenants = [A, B, C].map((id) => overYear(basis, id).totalCostCents)
    const unallocated = unallocatedOverMonths(of(MONTHS).map((month) => month.unallocated))
    expect(sum(byQuarters)).toBe(byMonths)
    expect(sum(tenants) + sum(unallocated.map(({ cents }) => cents))).toBe(byMonths)
    expect(byMonths).toBeGreaterThan(100_000)
  })

  test('earns the same by months, by quarters and by tenants', () => {
    const byMonths = sum(of(MONTHS).map(({ revenue }) => revenue.sourceCents))
    const byQuarters = QUARTERS.map((months) => revenueOverMonths(of(months).map(({ revenue }) => revenue)))
    const tenants = [A, B, C].map((id) => overYear(basis, id).revenueCents)
    expect(sum(byQuarters.map(({ sourceCents }) => sourceCents))).toBe(byMonths)
    expect(sum(tenants) + sum(byQuarters.map(({ unattributedCents }) => unattributedCents))).toBe(byMonths)
  })
})

function overYear(basis: Basis, id: string) {
  return tenantFiguresOverMonths(
    MONTHS.map((period) => {
      const row = monthOf(period)[basis].tenants.find(({ tenantId }) => tenantId === id)
      if (row === undefined) throw new Error(`no row of ${id} in ${period}`)
      return { period, row }
    }),
  )
}

test('journals book it: the closes come to the closed year, and with the restatements to the restated one', () => {
  const lists = { mapping: [], accrualAccount: '2100' }
  const booked = (lines: readonly { costCentre: string; debitCents: number; creditCents: number }[]) =>
    sum(
      lines.map(({ costCentre, debitCents, creditCents }) =>
        costCentre === '' ? 0 : debitCents - creditCents,
      ),
    )
  let [closedYear, restatedYear] = [0, 0]
  for (const period of MONTHS) {
    const { closed, restated, restatements } = monthOf(period)
    const close = booked(closeJournal({ ...closed, runId: closed.runId as string }, lists).lines)
    expect(close).toBe(sourceOf(closed.pools))
    closedYear += close
    restatedYear +=
      close + sum(restatements.map((made) => booked(restatementJournal(made, restated, lists).lines)))
  }
  expect(closedYear).toBe(sum(MONTHS.map((period) => sourceOf(monthOf(period).closed.pools))))
  expect(restatedYear).toBe(sum(MONTHS.map((period) => sourceOf(monthOf(period).restated.pools))))
})
