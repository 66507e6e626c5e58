// A period is closed once, by two people, when its checklist holds; and it is refused in words, with nothing closed, whenever
// it may not be.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { ClosePeriodAnswer } from '../../../functions/close-period/answer.ts'
import { readFrozenItems } from '../../../functions/stores/closes/frozen-items.ts'
import { readCertificate } from '../../../functions/stores/closes/read-certificate.ts'
import { expireRuns } from '../../../functions/stores/runs/expire-runs.ts'
import { totalsKey } from '../../../functions/stores/runs/keys.ts'
import { readPointer } from '../../../functions/stores/runs/pointer.ts'
import { readItems } from '../../../functions/stores/runs/read-items.ts'
import {
  findRun,
  findRunById,
  findRunOfBasis,
  readFigures,
} from '../../../functions/stores/runs/run-reader.ts'
import { writeItems } from '../../../functions/stores/runs/write-items.ts'
import type { ArchiveReference } from '../../../shared/contract/closing/archive.ts'
import type { CostInputs } from '../../../shared/inputs/cost-inputs.ts'
import { type MemoryArchive, memoryArchive } from '../../engines/archive.ts'
import { startFiguresTable, type TestTable } from '../../engines/figures-table.ts'
import { type MonthEnds, monthEnds } from '../../engines/month-ends.ts'
import { PERIOD, vps } from '../../worlds/world.ts'
import { heardActs, inShort } from '../record-audit/heard-acts.ts'
import { smallMonth } from '../stores/archive/sample-archives.ts'
import { DAY_MS, OFFICIAL } from '../stores/runs/sample-runs.ts'

const ENDED_MS = PERIOD.endMs + 60_000
const period = PERIOD.id
let server: TestTable
let store: TestTable
let archive: MemoryArchive
let nowMs: number
let rows: CostInputs
let finance: MonthEnds

beforeAll(async () => {
  server = await startFiguresTable()
})
afterAll(() => server.stop())
beforeEach(async () => {
  store = await server.another()
  archive = memoryArchive()
  nowMs = ENDED_MS
  rows = smallMonth()
  finance = inTeam({})
})

/** Each look at the clock is a minute later. */
const inTeam = (environment: Record<string, string>): MonthEnds =>
  monthEnds({
    ...{ table: store.table, archive, environment },
    rows: () => rows,
    now: () => {
      nowMs += 60_000
      return nowMs
    },
  })
const refusalOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'it was done',
    (error: Error) => error.message,
  )
const pointer = () => readPointer(store.table, OFFICIAL)

describe('a close that is prepared and approved', () => {
  test('freezes the current run: certificate, copy and pointer name it, and every reader sees what it saw, for good', async () => {
    const { runId } = await finance.allocate({ period })
    const before = await readFigures(store.table, await findRun(store.table, OFFICIAL))
    const prepared = await finance.close({ period, preparedBy: ' Ann ' })
    expect([prepared.outcome, prepared.certificate]).toEqual(['prepared', null])
    expect((await pointer())?.closedRunId).toBeUndefined()

    const closed = await finance.close({ period, approvedBy: 'Bob' })
    expect(closed).toMatchObject({ outcome: 'closed', runId, preparedBy: 'Ann', approvedBy: 'Bob' })
    const named = await pointer()
    expect(named).toMatchObject({ closedRunId: runId, closing: { preparedBy: 'Ann', approvedBy: 'Bob' } })
    const certificate = await readCertificate(archive, named?.certificate as ArchiveReference)
    expect(certificate).toMatchObject(JSON.parse(JSON.stringify(closed.certificate)))
    expect(certificate.approverDiffers).toBe(true)
    const record = await findRunById(store.table, runId as string)
    const items = (await readItems(store.table, { ...record, consistent: true })).flat()
    expect(await readFrozenItems(archive, certificate.itemsCopy)).toEqual(items)
    for (const basis of ['closed', 'restated'] as const) {
      const read = await findRunOfBasis(store.table, OFFICIAL, basis)
      expect(await readFigures(store.table, read)).toEqual(before)
    }
    expect(await expireRuns(store.table, period, nowMs + 9_000 * DAY_MS, 1)).toEqual([])
  })

  test('can be prepared and approved in one go, and looked at before without a trace', async () => {
    await finance.allocate({ period })
    const before = await store.items()
    let look = {} as ClosePeriodAnswer
    const tried = await heardActs(async () => {
      look = await finance.close({ period: 'previous', preparedBy: 'Ann', dryRun: true })
    })
    expect(tried).toEqual([])
    expect([look.outcome, look.preparedBy]).toEqual(['dry_run', null])
    expect([await store.items(), look.checklist.every(({ result }) => result !== 'fail')]).toEqual([
      before,
      true,
    ])
    const acts = await heardActs(async () => {
      const { outcome } = await finance.close({ period: 'previous', preparedBy: 'Ann', approvedBy: 'Bob' })
      expect(outcome).toBe('closed')
    })
    const run = look.runId
    expect(acts.map(inShort)).toEqual([
      `closePeriod Ann done ${period}: preparation of the close, run ${run}`,
      `closePeriod Bob done ${period}: approval of the close, run ${run}`,
    ])
    expect(acts.map(({ requestId, personIs }) => [requestId, personIs])).toEqual([
      ['a start/preparation', 'typed'],
      ['a start/approval', 'typed'],
    ])
  })
})

describe('in a team of one', () => {
  test('whoever prepares closes, and the certificate says that nobody else did', async () => {
    const alone = inTeam({ CLOSE_NEEDS_TWO_PEOPLE: 'false' })
    await alone.allocate({ period })
    const acts = await heardActs(async () => {
      const { outcome, certificate } = await alone.close({ period, preparedBy: 'schedule close-period' })
      expect([outcome, certificate?.approvedBy]).toEqual(['closed', 'schedule close-period'])
      expect(certificate?.approverDiffers).toBe(false)
    })
    // A schedule is nobody.
    expect(acts).toEqual([])
  })
})

describe('is refused, and closes nothing,', () => {
  afterEach(async () => {
    expect((await pointer())?.closedRunId).toBeUndefined()
  })

  test('without a run', async () => {
    expect(await refusalOf(finance.close({ period, preparedBy: 'Ann' }))).toBe(
      'The period 2025-11 cannot be closed yet. A run is published: No run of 2025-11 is published. Allocate the costs of that month: npm run figures -- --period 2025-11.',
    )
  })

  test('before the month is over', async () => {
    nowMs = PERIOD.endMs - 5 * DAY_MS
    await finance.allocate({ period })
    expect(await refusalOf(finance.close({ period, preparedBy: 'Ann' }))).toMatch(
      /The period has ended: It ends at 2025-12-01T00:00:00Z, and it is now/,
    )
  })

  test('when the run is from before the end of the month', async () => {
    nowMs = PERIOD.endMs - 5 * DAY_MS
    await finance.allocate({ period })
    nowMs = ENDED_MS
    const refusal = await refusalOf(finance.close({ period, preparedBy: 'Ann' }))
    expect(refusal).toMatch(/The run covers the period to its end: .*Allocate the month again/)
    expect(refusal).toMatch(/The inputs are archived: The inputs of the run are not archived/)
  })

  test('over too much unknown cost, until the gate is set higher', async () => {
    rows = { ...rows, vps: [...rows.vps, vps('v2', null)] }
    await finance.allocate({ period })
    expect(await refusalOf(finance.close({ period, preparedBy: 'Ann' }))).toMatch(
      /Unknown cost is under the gate: 1 of 4 .* 25 %: more than 5 %\. Enter their approximate_cost/,
    )
    const lenient = inTeam({ CLOSE_MOST_UNKNOWN_COST_PERCENT: '25' })
    expect((await lenient.close({ period, preparedBy: 'Ann' })).outcome).toBe('prepared')
  })

  test('when nobody prepared it, and to the same person twice, however the name is typed', async () => {
    const { runId } = await finance.allocate({ period })
    const acts = await heardActs(async () => {
      expect(await refusalOf(finance.close({ period, approvedBy: 'Bob' }))).toMatch(
        /^Nobody has prepared the close/,
      )
      expect(await refusalOf(finance.close({ period }))).toMatch(/^Nobody has prepared the close/)
      await finance.close({ period, preparedBy: 'Ann Lee' })
      expect(await refusalOf(finance.close({ period, approvedBy: ' ann  LEE' }))).toMatch(
        /ask another person/,
      )
      expect(await refusalOf(finance.close({ period, preparedBy: 'Bob', approvedBy: 'BOB' }))).toMatch(
        /ask another person/,
      )
    })
    expect(acts.map(inShort)).toEqual([
      `closePeriod Bob refused ${period}: approval of the close`,
      `closePeriod not named refused ${period}: preparation of the close`,
      `closePeriod Ann Lee done ${period}: preparation of the close, run ${runId}`,
      `closePeriod ann  LEE refused ${period}: approval of the close`,
      `closePeriod BOB refused ${period}: approval of the close`,
    ])
  })

  test('when another run became current since it was prepared, until it is prepared again', async () => {
    await finance.allocate({ period })
    await finance.close({ period, preparedBy: 'Ann' })
    rows = smallMonth(1_002)
    await finance.allocate({ period })
    expect(await refusalOf(finance.close({ period, approvedBy: 'Bob' }))).toMatch(
      /^Another run of 2025-11 is current since Ann prepared its close/,
    )
    await finance.close({ period, preparedBy: 'Ann' })
  })

  test('when the run in the store is not what was published', async () => {
    const { runId } = await finance.allocate({ period })
    const totals = (await store.items()).find(
      ({ sk, pk }) => pk === totalsKey(runId as string).pk && sk === 'TOTALS',
    )
    const body = String(totals?.body).replace('4900', '4901')
    await writeItems(store.table, [{ ...totalsKey(runId as string), body }])
    expect(await refusalOf(finance.close({ period, preparedBy: 'Ann', approvedBy: 'Bob' }))).toMatch(
      /does not hold: the checksum of the items differs\. The period was not closed/,
    )
  })

  test('for an event that is not understood', async () => {
    expect(await refusalOf(finance.close({ preparedBy: 'Ann' }))).toMatch(/^period .*YYYY-MM, or "previous"/)
    expect(await refusalOf(finance.close({ period: '2025-13' }))).toMatch(/^period "2025-13" is not accepted/)
    expect(await refusalOf(finance.close({ period, preparedBy: ' ' }))).toMatch(
      /^preparedBy .*name of the person/,
    )
  })
})

describe('a closed month', () => {
  beforeEach(async () => {
    await finance.allocate({ period })
    await finance.close({ period, preparedBy: 'Ann', approvedBy: 'Bob' })
  })

  test('is not closed again, which says when and by whom it was', async () => {
    const refusal = await refusalOf(finance.close({ period, preparedBy: 'Cem', approvedBy: 'Dee' }))
    expect(refusal).toMatch(
      /^A period is closed once\. 2025-11 \(even\) was closed at 2025-12-01T[0-9:]+Z by Bob/,
    )
  })

  test('is not allocated again, which says how to restate; what-if runs are', async () => {
    rows = smallMonth(2_000)
    for (const event of [{ period }, { period, dryRun: true }, { period, asOf: '2025-11-20' }]) {
      const refusal = await refusalOf(finance.allocate(event))
      expect(refusal).toContain('"restate":{"reason":"Why, in a sentence.","restatedBy":"Your name"}')
    }
    const closed = await pointer()
    expect((await finance.allocate({ period, shareIdle: 'even' })).outcome).toBe('published')
    expect(await pointer()).toEqual(closed)
  })

  test('stays closed, with its figures, when another combination becomes the official one', async () => {
    const other = inTeam({ OFFICIAL_SHARE_IDLE: 'even' })
    expect(await refusalOf(other.allocate({ period }))).toContain('2025-11 (even) was closed')
    expect(await refusalOf(other.close({ period, preparedBy: 'Ann' }))).toContain('2025-11 (even) was closed')
    const key = { ...OFFICIAL, policies: { ...OFFICIAL.policies, shareIdle: 'even' as const } }
    const read = await findRunOfBasis(store.table, key, 'closed')
    expect(read.runId).toBe((await pointer())?.closedRunId)
  })

  test('is restated as a whole or not at all; an open one is not, and a try leaves no trace', async () => {
    rows = smallMonth(2_000)
    const restate = { reason: 'A late invoice doubled the server.', restatedBy: 'Ann' }
    const refused = await refusalOf(finance.allocate({ period, restate, asOf: '2025-11-20' }))
    expect(refused).toMatch(/^A restatement describes the whole month/)
    expect(await refusalOf(finance.allocate({ period: '2025-12', restate }))).toMatch(/^2025-12 is open/)
    const before = await store.items()
    const tried = await finance.allocate({ period, restate, dryRun: true, includeFigures: true })
    expect(tried).toMatchObject({
      outcome: 'dry_run',
      restatement: { number: 1, totals: { costCents: 999 } },
    })
    expect([tried.adjustments?.length, await store.items()]).toEqual([2, before])
  })

  test('two restatements at once: one is published, the other is told that it came in between', async () => {
    rows = smallMonth(2_000)
    const restate = { reason: 'A late invoice doubled the server.', restatedBy: 'Ann' }
    let outcomes: string[] = []
    const acts = await heardActs(async () => {
      outcomes = await Promise.all(
        [1, 2].map(() => finance.allocate({ period, restate }).then(({ outcome }) => outcome, String)),
      )
      await finance.allocate({ period, restate })
      await finance.allocate({ period, restate, dryRun: true })
    })
    const [restated] = (await pointer())?.restatements ?? []
    expect(acts.map(inShort).toSorted()).toEqual([
      `restatePeriod Ann done ${period}: restatement that changes nothing`,
      `restatePeriod Ann done ${period}: restatement, run ${restated?.runId}`,
      `restatePeriod Ann refused ${period}: restatement`,
    ])
    expect(outcomes.toSorted()).toEqual([
      expect.stringContaining('Another restatement of 2025-11 was published meanwhile'),
      'restated',
    ])
    expect((await pointer())?.restatements).toHaveLength(1)
  })
})
