// Which stored run may be read is one rule, by id and for several at once: published or beside, and not expired by the clock.
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { FiguresTable } from '../../../../functions/stores/figures-table.ts'
import { expireRuns } from '../../../../functions/stores/runs/expire-runs.ts'
import { recordKey } from '../../../../functions/stores/runs/keys.ts'
import { isExpired, requireReadable } from '../../../../functions/stores/runs/readable.ts'
import { readHeads } from '../../../../functions/stores/runs/run-heads.ts'
import { findRun, findRunById, readFigures } from '../../../../functions/stores/runs/run-reader.ts'
import type { RunRecord, RunState } from '../../../../functions/stores/runs/run-record.ts'
import { instantText } from '../../../../shared/periods/instants.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { PERIOD } from '../../../worlds/world.ts'
import { recorded } from '../calls.ts'
import { asPublished, DAY_MS, FIRST_START_MS, OFFICIAL, publishAt, smallRun } from './sample-runs.ts'

const RETENTION_DAYS = 396
const NOW_MS = FIRST_START_MS + DAY_MS
const EXPIRES_MS = NOW_MS + RETENTION_DAYS * DAY_MS
let server: TestTable
let table: FiguresTable

beforeAll(async () => {
  server = await startFiguresTable()
})
afterAll(() => server.stop())
beforeEach(async () => {
  table = (await server.another()).table
})

const setState = (runId: string, state: RunState) =>
  table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: { ...recordKey(runId) },
      UpdateExpression: 'SET #state = :state',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':state': state },
    }),
  )

describe('a superseded run that DynamoDB has not deleted', () => {
  let runId: string

  beforeEach(async () => {
    runId = (await publishAt(table, FIRST_START_MS, smallRun(1_000))).runId
    await publishAt(table, FIRST_START_MS + 60_000, smallRun(1_001))
    expect(await expireRuns(table, PERIOD.id, NOW_MS, RETENTION_DAYS)).toEqual([runId])
  })

  test('is readable up to the instant it expires at, and refused as expired from then on', async () => {
    const record = await findRunById(table, runId, EXPIRES_MS - 1)
    expect(await readFigures(table, record)).toEqual(asPublished(smallRun(1_000), runId))
    const expired = {
      name: 'NotPublishedError',
      reason: 'expired',
      message: `The run ${runId} of 2025-11 expired at ${instantText(EXPIRES_MS)} and is no longer shown. Ask for the current run of 2025-11 instead.`,
    }
    await expect(findRunById(table, runId, EXPIRES_MS)).rejects.toMatchObject(expired)
    await expect(findRunById(table, runId, EXPIRES_MS + 9 * DAY_MS)).rejects.toMatchObject(expired)
  })

  test('is refused too as the run that was current then; the current run is not', async () => {
    const knownAtMs = FIRST_START_MS + 30_000
    expect((await findRun(table, OFFICIAL, knownAtMs, EXPIRES_MS - 1)).runId).toBe(runId)
    await expect(findRun(table, OFFICIAL, knownAtMs, EXPIRES_MS)).rejects.toMatchObject({ reason: 'expired' })
    expect((await findRun(table, OFFICIAL, undefined, EXPIRES_MS + 900 * DAY_MS)).runId).not.toBe(runId)
  })

  test('has a head, whose record says that it has expired', async () => {
    const { record } = (await readHeads(table, [runId])).get(runId) as { record: RunRecord }
    expect(isExpired(record, EXPIRES_MS - 1)).toBe(false)
    expect(isExpired(record, EXPIRES_MS)).toBe(true)
    await expect(requireReadable(table, record, EXPIRES_MS)).rejects.toMatchObject({ reason: 'expired' })
  })

  test('is readable where no clock is given, for as long as it is stored', async () => {
    expect((await findRunById(table, runId)).runId).toBe(runId)
  })
})

describe('of runs that have not expired', () => {
  const headOf = async (runId: string) => (await readHeads(table, [runId])).get(runId)?.record as RunRecord

  test('published ones and ones beside are readable without another read', async () => {
    const current = await publishAt(table, FIRST_START_MS, smallRun(1_000))
    const beside = await publishAt(table, FIRST_START_MS + 1, smallRun(1_001), { isLatest: false })
    for (const { runId } of [current, beside]) {
      const record = await headOf(runId)
      const watched = recorded(table)
      expect(await requireReadable(watched.table, record, NOW_MS)).toBe(record)
      expect(watched.calls).toEqual([])
    }
  })

  test.each(['writing', 'failed', 'refused'] as const)(
    'one whose record says %s is readable exactly when the pointer has named it',
    async (state) => {
      const named = await publishAt(table, FIRST_START_MS, smallRun(1_000))
      const other = await publishAt(table, FIRST_START_MS + 1, smallRun(1_001), { isLatest: false })
      for (const { runId } of [named, other]) await setState(runId, state)
      expect((await requireReadable(table, await headOf(named.runId), NOW_MS)).runId).toBe(named.runId)
      await expect(requireReadable(table, await headOf(other.runId), NOW_MS)).rejects.toMatchObject({
        name: 'NotPublishedError',
        reason: 'not_published',
        message: `The run ${other.runId} was not published.`,
      })
    },
  )
})
