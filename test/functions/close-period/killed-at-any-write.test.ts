// Killed at any write, a close is done or not done, and so is a restatement: readers see what was before or what comes after,
// whole, and asking again finishes it.
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { ArchiveObjects } from '../../../functions/stores/archive/archive-objects.ts'
import { readFrozenItems } from '../../../functions/stores/closes/frozen-items.ts'
import { readCertificate } from '../../../functions/stores/closes/read-certificate.ts'
import { readRestatement } from '../../../functions/stores/runs/adjustments.ts'
import { pointerKey } from '../../../functions/stores/runs/keys.ts'
import { readPointer } from '../../../functions/stores/runs/pointer.ts'
import { findRunOfBasis } from '../../../functions/stores/runs/run-reader.ts'
import type { RunRecord } from '../../../functions/stores/runs/run-record.ts'
import { adjustmentTotals } from '../../../shared/closing/adjustments.ts'
import type { ArchiveReference } from '../../../shared/contract/closing/archive.ts'
import { type MemoryArchive, memoryArchive } from '../../engines/archive.ts'
import { type Item, startFiguresTable, type TestTable } from '../../engines/figures-table.ts'
import { type MonthEnds, monthEnds } from '../../engines/month-ends.ts'
import { PERIOD } from '../../worlds/world.ts'
import { smallMonth } from '../stores/archive/sample-archives.ts'
import { BREAKAGES, type Breakage } from '../stores/breakages.ts'
import { type AroundCall, withCalls } from '../stores/calls.ts'
import { OFFICIAL } from '../stores/runs/sample-runs.ts'

const period = PERIOD.id
const MOST_WRITES = 25
let store: TestTable
let archive: MemoryArchive
let priceCents = 1_000
let restating = false
let nowMs = PERIOD.endMs + 60_000
let finance: MonthEnds
let open: Item

beforeAll(async () => {
  store = await startFiguresTable()
  archive = memoryArchive()
  finance = through((_, send) => send())
  await finance.allocate({ period })
  const { pk, sk } = pointerKey(OFFICIAL)
  open = (await store.items()).find((item) => item.pk === pk && item.sk === sk) as Item
})
afterAll(() => store.stop())

/** The same stores, every write to which goes through `around`. */
function through(around: AroundCall): MonthEnds {
  return monthEnds({
    table: withCalls(store.table, around),
    archive: watched(around),
    rows: () => smallMonth(priceCents),
    now: () => {
      nowMs += 60_000
      return nowMs
    },
  })
}

/** Inputs are archived before anything is published, and tested where that is done: what a close adds is what is broken. */
function watched(around: AroundCall): ArchiveObjects {
  return {
    get: archive.get,
    put: async (key, bytes, contentType) => {
      const put = () => archive.put(key, bytes, contentType)
      await (restating ? put() : around({ name: 'PutCommand', input: {} }, put))
    },
  }
}

const close = (system: MonthEnds) => system.close({ period, preparedBy: 'Ann', approvedBy: 'Bob' })
const restate = (system: MonthEnds) =>
  system.allocate({ period, restate: { reason: `The price is ${priceCents} cents.`, restatedBy: 'Ann' } })

/** Breaks each write in turn, until one attempt makes fewer than that many. */
async function breakEach(
  breakage: Breakage,
  attempt: (write: number, broken: MonthEnds) => Promise<boolean>,
) {
  for (let write = 1; write <= MOST_WRITES; write += 1) {
    let broke = false
    const around = breakage(write)
    const broken = through(async (call, send) => {
      let sent = 0
      const counted = () => {
        sent += 1
        return send()
      }
      try {
        const answer = await around(call, counted)
        broke ||= sent !== 1
        return answer
      } catch (error) {
        broke = true
        throw error
      }
    })
    const wasDone = await attempt(write, broken)
    if (!broke && wasDone) return write - 1
  }
  throw new Error('There is no end to the writes.')
}

// One that fails before it is applied leaves what the write before it left: that is dying one write earlier.
describe.each([
  'is applied and its answer is lost',
  'is applied, its answer is lost and the SDK sends it again',
  'is the last that the process makes before it dies',
])('when the k-th write %s', (name) => {
  const breakage = BREAKAGES[name] as Breakage

  test('a close is done or not done', async () => {
    restating = false
    const writes = await breakEach(breakage, async (_, broken) => {
      await reopen()
      const outcome = await close(broken).catch((error: unknown) => error)
      const pointer = await readPointer(store.table, OFFICIAL)
      const isDone = pointer?.closedRunId !== undefined
      if (!(outcome instanceof Error)) expect(isDone).toBe(true)
      if (isDone) await expectWhole(pointer?.certificate as ArchiveReference, pointer?.runId as string)
      else expect((await close(finance)).outcome).toBe('closed')
      await expect(close(finance)).rejects.toThrow('A period is closed once.')
      return !(outcome instanceof Error)
    })
    expect(writes).toBe(name.includes('dies') ? 3 : 4)
  })
})

test.each([
  ['is applied and its answer is lost', 4],
  // The last one updates the record, which hides nothing when it lags behind.
  ['is the last that the process makes before it dies', 4],
])(
  'a restatement whose k-th write %s is done or not done, and the closed figures stand',
  async (name, most) => {
    restating = true
    await finance.close({ period, preparedBy: 'Ann', approvedBy: 'Bob' }).catch(() => undefined)
    const closed = JSON.stringify(await findRunOfBasis(store.table, OFFICIAL, 'closed'))
    let before = costOf(await restatedRecord())
    const writes = await breakEach(BREAKAGES[name] as Breakage, async (_, broken) => {
      priceCents = before + 7
      const outcome = await restate(broken).catch((error: unknown) => error)
      const seen = costOf(await restatedRecord())
      expect([before, priceCents]).toContain(seen)
      if (!(outcome instanceof Error)) expect(seen).toBe(priceCents)
      if (seen === before) expect((await restate(finance)).outcome).toBe('restated')
      const record = await restatedRecord()
      expect(costOf(record)).toBe(priceCents)
      const { adjustments } = await readRestatement(store.table, record)
      expect(adjustmentTotals(adjustments)).toMatchObject({ costCents: 7, revenueCents: 0 })
      before = priceCents
      return !(outcome instanceof Error)
    })
    expect(writes).toBe(most)
    expect((await restate(finance)).outcome).toBe('unchanged')
    expect(JSON.stringify(await findRunOfBasis(store.table, OFFICIAL, 'closed'))).toBe(closed)
  },
)

const restatedRecord = (): Promise<RunRecord> => findRunOfBasis(store.table, OFFICIAL, 'restated')
const costOf = ({ pools }: RunRecord): number => pools.find(({ pool }) => pool === 'vps')?.sourceCents ?? 0

/** As it was before anybody prepared its close. */
async function reopen(): Promise<void> {
  const { client, name: TableName } = store.table
  await client.send(new PutCommand({ TableName, Item: open }))
  await client.send(new DeleteCommand({ TableName, Key: { pk: `CLOSE#${period}`, sk: 'PREPARED' } }))
}

async function expectWhole(reference: ArchiveReference, runId: string): Promise<void> {
  const certificate = await readCertificate(archive, reference)
  expect(certificate.runId).toBe(runId)
  expect(await readFrozenItems(archive, certificate.itemsCopy)).toHaveLength(certificate.items)
}
