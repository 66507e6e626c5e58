// A published run that turns out wrong is left for an earlier one: seen whole, kept from expiring, with the reason and the
// person in the pointer's history; and nothing moves unless it was asked to.

import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Context } from 'aws-lambda'
import type { ReturnToRunEvent } from '../../../functions/return-to-run/event.ts'
import { returnToRunHandler } from '../../../functions/return-to-run/handler.ts'
import { readStoreConfiguration } from '../../../functions/runtime/config.ts'
import { logger } from '../../../functions/runtime/logger.ts'
import { expireRuns } from '../../../functions/stores/runs/expire-runs.ts'
import { pointerKey, tenantKey } from '../../../functions/stores/runs/keys.ts'
import { readPointer } from '../../../functions/stores/runs/pointer.ts'
import { findRun, readFigures } from '../../../functions/stores/runs/run-reader.ts'
import { entryOfLine } from '../../../shared/audit/entry-of-line.ts'
import { startFiguresTable, type TestTable } from '../../engines/figures-table.ts'
import { PERIOD } from '../../worlds/world.ts'
import { captureLog } from '../figures-api/access/captured-log.ts'
import { heardActs, inShort } from '../record-audit/heard-acts.ts'
import {
  asPublished,
  DAY_MS,
  FIRST_START_MS,
  OFFICIAL,
  publishAt,
  smallRun,
} from '../stores/runs/sample-runs.ts'

const HOUR_MS = 60 * 60 * 1000
const NOW_MS = FIRST_START_MS + 5 * HOUR_MS
const RETENTION_DAYS = 396
const ASKED = {
  period: PERIOD.id,
  reason: 'The price of one server was entered ten times too high.',
  movedBy: 'ops@example.com',
}
let server: TestTable
let store: TestTable
let right: string
let wrong: string

beforeAll(async () => {
  logger.setLogLevel('SILENT')
  server = await startFiguresTable()
})
afterAll(() => server.stop())
beforeEach(async () => {
  store = await server.another()
  right = (await publishAt(store.table, FIRST_START_MS, smallRun(1_000))).runId
  wrong = (await publishAt(store.table, FIRST_START_MS + HOUR_MS, smallRun(10_000))).runId
})

function invoke(event: Partial<ReturnToRunEvent>, nowMs = NOW_MS) {
  const configuration = readStoreConfiguration({ FIGURES_TABLE: store.table.name })
  const handler = returnToRunHandler(() => ({ configuration, table: store.table, clock: () => nowMs }))
  return handler({ ...ASKED, ...event } as ReturnToRunEvent, { awsRequestId: 'a start' } as Context)
}

const refusal = (event: Partial<ReturnToRunEvent>, nowMs?: number): Promise<string> =>
  invoke(event, nowMs).then(
    () => 'it was done',
    (error: Error) => error.message,
  )
const currentRun = async () => (await readPointer(store.table, OFFICIAL))?.runId

describe('returning', () => {
  test('makes the run before the current one what every reader sees, whole', async () => {
    const answer = await invoke({ dryRun: false })
    expect(answer).toMatchObject({ outcome: 'returned', fromRunId: wrong, toRunId: right })
    const figures = await readFigures(store.table, await findRun(store.table, OFFICIAL))
    expect(figures).toEqual(asPublished(smallRun(1_000), right))
  })

  test('is in the history with its reason and who did it, and what was current when can still be asked', async () => {
    await invoke({ dryRun: false })
    const pointer = await readPointer(store.table, OFFICIAL)
    expect(pointer?.history.map(({ runId }) => runId)).toEqual([right, wrong, right])
    expect(pointer?.history.at(-1)).toMatchObject({ reason: ASKED.reason, movedBy: ASKED.movedBy })
    const then = await findRun(store.table, OFFICIAL, FIRST_START_MS + 2 * HOUR_MS)
    expect(then.runId).toBe(wrong)
  })

  test('is in the audit trail with who did it, also where it is refused; a dry run is not', async () => {
    const log = captureLog()
    const acts = await heardActs(async () => {
      await invoke({})
      await invoke({ dryRun: false })
      await refusal({ dryRun: false, runId: right })
    })
    log.stop()
    const line = `returnToRun ${ASKED.movedBy}`
    expect(acts.map(inShort)).toEqual([
      `${line} done ${PERIOD.id}: run ${right} in place of ${wrong}`,
      `${line} refused ${PERIOD.id}: run ${right}`,
    ])
    // What its log holds is what the trail is made of.
    expect(
      log.accesses().map((one) => {
        const read = entryOfLine(JSON.stringify(one))
        return read.kind === 'entry' && read.entry
      }),
    ).toEqual(acts)
    expect(JSON.stringify(acts)).not.toContain(ASKED.reason)
  })

  test('says what it changes, in cents of tenants, and what to do next', async () => {
    const { changeOfTenantCents, next } = await invoke({ dryRun: false })
    expect(changeOfTenantCents).toEqual({ vps: 1_000 - 10_000, ip: 0, platform: 0 })
    expect(next.join(' ')).toContain('before the next scheduled run')
  })

  test('keeps a run that was marked to expire, every item of it', async () => {
    await expireRuns(store.table, PERIOD.id, NOW_MS, RETENTION_DAYS)
    await invoke({ dryRun: false })
    const items = (await store.items()).filter(({ pk }) => pk.startsWith(`RUN#${right}`))
    expect(new Set(items.map(({ expiresAt }) => expiresAt))).toEqual(new Set([undefined]))
    await expireRuns(store.table, PERIOD.id, NOW_MS, RETENTION_DAYS)
    expect((await findRun(store.table, OFFICIAL, undefined, NOW_MS + 400 * DAY_MS)).runId).toBe(right)
  })

  test('can be undone by naming the run it came from', async () => {
    await invoke({ dryRun: false })
    await invoke({ dryRun: false, runId: wrong }, NOW_MS + HOUR_MS)
    expect(await currentRun()).toBe(wrong)
  })

  test('lets the next run publish, whatever it was computed from', async () => {
    await invoke({ dryRun: false })
    const next = await publishAt(store.table, NOW_MS + HOUR_MS, smallRun(1_001))
    expect([next.outcome, await currentRun()]).toEqual(['published', next.runId])
  })
})

describe('a dry run', () => {
  test('is what happens unless told otherwise: it says what would be done, and moves nothing', async () => {
    expect(await invoke({})).toMatchObject({ outcome: 'dry_run', fromRunId: wrong, toRunId: right })
    expect(await currentRun()).toBe(wrong)
  })
})

describe('is refused in words, and nothing moves', () => {
  test.each([
    ['without a reason', { reason: 'oops' }, /reason.*why/],
    ['without a person', { movedBy: '' }, /movedBy.*name/],
    ['with an unknown field', { run: 'x' } as object, /run.*only the fields/],
    ['for a month that is none', { period: '2025-13' }, /YYYY-MM/],
    ['for a month that nobody published', { period: '2025-10' }, /No run of 2025-10/],
    ['for another method', { method: 'volume' } as const, /No run/],
    [
      'for a run that was never current',
      { runId: '0197f0a0-0000-7000-8000-000000000000' },
      /never the current/,
    ],
  ])('%s', async (_, event, words) => {
    expect(await refusal({ dryRun: false, ...event })).toMatch(words)
    expect(await currentRun()).toBe(wrong)
  })

  test('to the run that is current', async () => {
    expect(await refusal({ dryRun: false, runId: wrong })).toMatch(/is the current run/)
  })

  test('when the month is closed', async () => {
    await store.table.client.send(
      new UpdateCommand({
        TableName: store.table.name,
        Key: pointerKey(OFFICIAL),
        UpdateExpression: 'SET closedRunId = :run',
        ExpressionAttributeValues: { ':run': wrong },
      }),
    )
    expect(await refusal({ dryRun: false })).toMatch(/closed.*restatement/)
    expect(await currentRun()).toBe(wrong)
  })

  test('when the run has lost an item, or has expired', async () => {
    const [first] = smallRun(1_000).figures.tenants
    await store.table.client.send(
      new DeleteCommand({
        TableName: store.table.name,
        Key: { ...tenantKey(right, first?.tenantId ?? '') },
      }),
    )
    expect(await refusal({ dryRun: false })).toMatch(/does not hold/)
    await expireRuns(store.table, PERIOD.id, NOW_MS, RETENTION_DAYS)
    expect(await refusal({ dryRun: false }, NOW_MS + 400 * DAY_MS)).toMatch(/expired/)
    expect(await currentRun()).toBe(wrong)
  })
})
