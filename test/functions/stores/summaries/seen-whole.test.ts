// A summary is seen whole or not at all, whatever breaks while it is published.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { FiguresTable } from '../../../../functions/stores/figures-table.ts'
import {
  findSummary,
  findSummaryById,
  readSummary,
} from '../../../../functions/stores/summaries/summary-reader.ts'
import type { SummaryFigures } from '../../../../shared/contract/summary/summary-figures.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { PERIOD } from '../../../worlds/world.ts'
import { BREAKAGES, type Breakage, countWrites } from '../breakages.ts'
import { movesPointer, withCalls } from '../calls.ts'
import { FIRST_START_MS, runIdAt } from '../runs/sample-runs.ts'
import { publishSummaryAt, summaryOf } from './sample-summaries.ts'

const HOUR_MS = 60 * 60 * 1000
const summaries = [summaryOf(1_000), summaryOf(1_001)] as const
let server: TestTable

beforeAll(async () => {
  server = await startFiguresTable()
})
afterAll(() => server.stop())

const look = (table: FiguresTable): Promise<string> =>
  findSummary(table, PERIOD.id).then(
    async (record) => JSON.stringify(await readSummary(table, record)),
    String,
  )
const wholeText = (figures: SummaryFigures, runId: string) => JSON.stringify({ ...figures, runId })

// That a write sent twice moves a pointer once is proved of the pointer itself, which runs and summaries share.
const NAMES = Object.keys(BREAKAGES).filter((name) => !name.includes('again'))

describe.each(NAMES)('when the k-th write %s', (name) => {
  const breakage = BREAKAGES[name] as Breakage

  test('readers see the old summary whole or the new one whole, and one afterwards publishes', async () => {
    const { table } = await server.another()
    let old = ''
    const writes = await countWrites(table, async (counted) => {
      const { runId } = await publishSummaryAt(counted, FIRST_START_MS, summaries[0])
      old = wholeText(summaries[0], runId)
    })
    // Record, two batches of items, pointer, record.
    expect(writes).toBe(5)
    let startedAtMs = FIRST_START_MS
    for (let write = 1; write <= writes; write += 1) {
      const next = summaries[write % 2] as SummaryFigures
      const inputHash = `inputs ${write}`
      startedAtMs += HOUR_MS
      const runId = runIdAt(startedAtMs)
      const breaking = withCalls(table, breakage(write))
      const outcome = await publishSummaryAt(breaking, startedAtMs, next, { runId, inputHash }).catch(String)
      const saw = await look(table)
      expect([old, wholeText(next, runId)]).toContain(saw)
      if (typeof outcome !== 'string') expect(saw).toBe(wholeText(next, runId))

      startedAtMs += HOUR_MS
      const again = await publishSummaryAt(table, startedAtMs, next, { inputHash })
      old = wholeText(next, again.runId)
      expect(await look(table)).toBe(old)
    }
  })
})

test('nobody reads a summary by its id before it was verified and its pointer moved', async () => {
  const { table } = await server.another()
  const runId = runIdAt(FIRST_START_MS)
  const seen = new Set<string>()
  let moved = false
  const watched = withCalls(table, async (call, send) => {
    const sight = moved
      ? Promise.resolve('moved')
      : findSummaryById(table, runId).then(() => 'readable', String)
    seen.add((await sight).replace(runId, 'it'))
    const answer = await send()
    moved ||= movesPointer(call)
    return answer
  })
  await publishSummaryAt(watched, FIRST_START_MS, summaries[0], { runId })
  expect([...seen]).toEqual([
    'NotPublishedError: No run has the id it: it was never published, or it has expired.',
    'NotPublishedError: The run it was not published.',
    'moved',
  ])
})
