// Which run is current when several come: the newer one, unless it brings nothing new or describes an earlier moment.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { FiguresTable } from '../../../../functions/stores/figures-table.ts'
import { readPointer } from '../../../../functions/stores/runs/pointer.ts'
import type { Publication } from '../../../../functions/stores/runs/publish-run.ts'
import { findRun, findRunById, readFigures } from '../../../../functions/stores/runs/run-reader.ts'
import { readRecord } from '../../../../functions/stores/runs/run-record.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { PERIOD } from '../../../worlds/world.ts'
import { isWrite, movesPointer, recorded, withCalls } from '../calls.ts'
import { asPublished, DAY_MS, FIRST_START_MS, OFFICIAL, publishAt, runIdAt, smallRun } from './sample-runs.ts'

const EARLIER_MS = FIRST_START_MS
const LATER_MS = FIRST_START_MS + 60_000
let server: TestTable
let store: TestTable
let table: FiguresTable

beforeAll(async () => {
  server = await startFiguresTable()
})
afterAll(() => server.stop())
beforeEach(async () => {
  store = await server.another()
  table = store.table
})

const currentId = async () => (await readPointer(table, OFFICIAL))?.runId
const currentFigures = async () => readFigures(table, await findRun(table, OFFICIAL))

describe('the same inputs again', () => {
  test('are a duplicate: nothing is written, the current run stands and is the answer', async () => {
    const { runId } = await publishAt(table, EARLIER_MS, smallRun())
    const before = await store.items()
    const watched = recorded(table)
    expect(await publishAt(watched.table, LATER_MS, smallRun())).toEqual({ outcome: 'duplicate', runId })
    expect(watched.calls.filter(isWrite)).toEqual([])
    expect(await store.items()).toEqual(before)
  })

  test('are no duplicate when another run became current in between', async () => {
    await publishAt(table, EARLIER_MS, smallRun(1_000))
    await publishAt(table, EARLIER_MS + 1_000, smallRun(1_001))
    const back = await publishAt(table, LATER_MS, smallRun(1_000))
    expect(back.outcome).toBe('published')
    expect(await currentFigures()).toEqual(asPublished(smallRun(1_000), back.runId))
  })

  test('are no duplicate under another method or policy: each has its own pointer', async () => {
    const inputHash = 'the same for both'
    const official = await publishAt(table, EARLIER_MS, smallRun(), { inputHash })
    const policies = { shareIdle: 'even', sharePlatform: 'none' } as const
    const whatIf = await publishAt(table, LATER_MS, smallRun(1_000, { policies }), { inputHash })
    expect(whatIf.outcome).toBe('published')
    expect(await currentId()).toBe(official.runId)
    expect((await readPointer(table, { ...OFFICIAL, policies }))?.runId).toBe(whatIf.runId)
  })

  test('racing: one is published, the other is its duplicate, and readers see the published one', async () => {
    const { outcomes, ids } = await race(
      (racing) => publishAt(racing, EARLIER_MS, smallRun(), { runId: runIdAt(EARLIER_MS) }),
      (racing) => publishAt(racing, LATER_MS, smallRun(), { runId: runIdAt(LATER_MS) }),
    )
    expect(outcomes).toEqual(['published', 'duplicate'])
    expect(new Set(ids)).toEqual(new Set([await currentId()]))
    expect(await currentFigures()).toEqual(asPublished(smallRun(), ids[0] as string))
    expect((await readPointer(table, OFFICIAL))?.history).toHaveLength(1)
  })
})

/** Both runs are written and verified before either moves the pointer; then `first` moves it, then `second`. */
async function race(
  first: (table: FiguresTable) => Promise<Publication>,
  second: (table: FiguresTable) => Promise<Publication>,
) {
  let firstIsReady: () => void = () => undefined
  let secondIsReady: () => void = () => undefined
  const ready = [
    new Promise<void>((resolve) => {
      firstIsReady = resolve
    }),
    new Promise<void>((resolve) => {
      secondIsReady = resolve
    }),
  ]
  const firstEnds = first(
    withCalls(table, async (call, send) => {
      if (movesPointer(call)) {
        firstIsReady()
        await Promise.all(ready)
      }
      return send()
    }),
  )
  const secondEnds = second(
    withCalls(table, async (call, send) => {
      if (movesPointer(call)) {
        secondIsReady()
        await firstEnds.catch(() => undefined)
      }
      return send()
    }),
  )
  const ends = await Promise.allSettled([firstEnds, secondEnds])
  const outcomes = ends.map((end) => (end.status === 'fulfilled' ? end.value.outcome : end.reason.name))
  const ids = ends.map((end) => (end.status === 'fulfilled' ? end.value.runId : null))
  return { outcomes, ids, ends }
}

describe('an older run', () => {
  test('that starts after a newer one is current is refused with a sentence, and writes nothing', async () => {
    const newer = await publishAt(table, LATER_MS, smallRun(1_000))
    const before = await store.items()
    const refused = publishAt(table, EARLIER_MS, smallRun(1_001))
    await expect(refused).rejects.toMatchObject({
      name: 'PublicationRefusedError',
      message: expect.stringMatching(
        /^A newer run of 2025-11 \(even\) is current: .*published figures stand\.$/,
      ),
    })
    await expect(refused).rejects.toThrow(newer.runId)
    expect(await store.items()).toEqual(before)
  })

  const older = (racing: FiguresTable) =>
    publishAt(racing, EARLIER_MS, smallRun(1_000), { runId: runIdAt(EARLIER_MS) })
  const newerId = runIdAt(LATER_MS)
  const newer = (racing: FiguresTable) => publishAt(racing, LATER_MS, smallRun(1_001), { runId: newerId })

  test('racing with a newer one and finishing last is refused: the newer one stays', async () => {
    const { outcomes, ends } = await race(newer, older)
    expect(outcomes).toEqual(['published', 'PublicationRefusedError'])
    expect((ends[1] as PromiseRejectedResult).reason.message).toContain(newerId)
    expect(await currentFigures()).toEqual(asPublished(smallRun(1_001), newerId))
    const records = (await store.items()).filter(({ sk }) => sk === 'RECORD')
    expect(records.map(({ state }) => state)).toEqual(['refused', 'published'])
  })

  test('racing with a newer one and finishing first is current until the newer one is', async () => {
    const { outcomes } = await race(older, newer)
    expect(outcomes).toEqual(['published', 'published'])
    expect(await currentFigures()).toEqual(asPublished(smallRun(1_001), newerId))
  })

  test('that was refused is not readable by its id', async () => {
    await race(newer, older)
    const refused = (await store.items()).find(({ state }) => state === 'refused')
    await expect(findRunById(table, refused?.runId as string)).rejects.toMatchObject({
      name: 'NotPublishedError',
      reason: 'not_published',
    })
  })
})

describe('a run of an earlier moment than the current one', () => {
  const early = smallRun(1_001, { asOfMs: PERIOD.endMs - 10 * DAY_MS })

  test('ends beside it: readable by its id, not current, not in the history', async () => {
    const current = await publishAt(table, EARLIER_MS, smallRun(1_000))
    const beside = await publishAt(table, LATER_MS, early)
    expect(beside.outcome).toBe('beside')
    expect(await currentId()).toBe(current.runId)
    expect((await readPointer(table, OFFICIAL))?.history.map(({ runId }) => runId)).toEqual([current.runId])
    expect((await readRecord(table, beside.runId))?.state).toBe('beside')
    const record = await findRunById(table, beside.runId)
    expect(await readFigures(table, record)).toEqual(asPublished(early, beside.runId))
  })

  test('ends beside it too when the later moment became current while it was written', async () => {
    const { outcomes } = await race(
      (racing) => publishAt(racing, EARLIER_MS, smallRun(1_000)),
      (racing) => publishAt(racing, LATER_MS, early),
    )
    expect(outcomes).toEqual(['published', 'beside'])
  })

  test('gives way to a later moment', async () => {
    await publishAt(table, EARLIER_MS, early)
    const later = await publishAt(table, LATER_MS, smallRun(1_000))
    expect(later.outcome).toBe('published')
    expect(await currentId()).toBe(later.runId)
  })
})
