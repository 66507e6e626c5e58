// A run is seen whole or not at all, whatever breaks while it is published and whoever reads meanwhile.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { FiguresTable } from '../../../../functions/stores/figures-table.ts'
import { findRun, findRunById, readFigures } from '../../../../functions/stores/runs/run-reader.ts'
import type { ComputedRun } from '../../../../shared/figures/compute-run.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { BREAKAGES, type Breakage, countWrites } from '../breakages.ts'
import { isWrite, movesPointer, withCalls } from '../calls.ts'
import {
  asPublished,
  FIRST_START_MS,
  manyTenants,
  OFFICIAL,
  publishAt,
  runIdAt,
  runOf,
} from './sample-runs.ts'

const HOUR_MS = 60 * 60 * 1000
/** Several batches, so that some is neither the first nor the last: the work grows with the square of their number. */
const TENANTS = 50
const runs = [1_000, 1_001].map((cents) => runOf(manyTenants(TENANTS, cents))) as [ComputedRun, ComputedRun]
let server: TestTable

beforeAll(async () => {
  server = await startFiguresTable()
})
afterAll(() => server.stop())

/** What somebody sees who asks for the month: the run's figures as text, or why there is none. */
async function look(table: FiguresTable): Promise<string> {
  try {
    return JSON.stringify(await readFigures(table, await findRun(table, OFFICIAL)))
  } catch (error) {
    return String(error)
  }
}

const wholeText = (run: ComputedRun, runId: string) => JSON.stringify(asPublished(run, runId))

async function publishClean(table: FiguresTable, startedAtMs: number, run: ComputedRun) {
  const { runId } = await publishAt(table, startedAtMs, run, { inputHash: `clean ${startedAtMs}` })
  return { run, text: wholeText(run, runId) }
}

describe.each(Object.keys(BREAKAGES))('when the k-th write %s', (name) => {
  const breakage = BREAKAGES[name] as Breakage

  test('readers see the old run whole or the new one whole, and a run afterwards publishes', async () => {
    const { table } = await server.another()
    const writes = await countWrites((await server.another()).table, (counted) =>
      publishAt(counted, FIRST_START_MS, runs[0]),
    )
    expect(writes).toBeGreaterThanOrEqual(6)
    let startedAtMs = FIRST_START_MS
    const wrong: { write: number; when: string; saw: string }[] = []
    let old = await publishClean(table, startedAtMs, runs[0])
    for (let write = 1; write <= writes; write += 1) {
      const check = (when: string, saw: string, ...accepted: string[]) => {
        if (!accepted.includes(saw)) wrong.push({ write, when, saw: saw.slice(0, 120) })
      }
      const next = old.run === runs[0] ? runs[1] : runs[0]
      startedAtMs += HOUR_MS
      const runId = runIdAt(startedAtMs)
      const inputHash = `inputs ${write}`
      const breaking = withCalls(table, breakage(write))
      const outcome = await publishAt(breaking, startedAtMs, next, { runId, inputHash }).catch(
        (error: unknown) => error,
      )
      const saw = await look(table)
      check('after the breakage', saw, old.text, wholeText(next, runId))
      if (!(outcome instanceof Error)) {
        check('outcome', JSON.stringify(outcome), JSON.stringify({ outcome: 'published', runId }))
        check('after an answer', saw, wholeText(next, runId))
      }

      startedAtMs += HOUR_MS
      const again = await publishAt(table, startedAtMs, next, { inputHash })
      const sawAgain = await look(table)
      old = { run: next, text: wholeText(next, again.runId) }
      check('after a run afterwards', sawAgain, old.text)
      startedAtMs += HOUR_MS
      // What is broken now must not pass for a failure of the next write.
      if (sawAgain !== old.text) old = await publishClean(table, startedAtMs, next)
    }
    expect(wrong).toEqual([])
  }, 240_000)
})

test('whoever reads between any two calls of a publication sees one whole run, and the old one never again', async () => {
  const { table } = await server.another()
  const [old, next] = runs
  const oldId = runIdAt(FIRST_START_MS)
  const nextId = runIdAt(FIRST_START_MS + HOUR_MS)
  await publishAt(table, FIRST_START_MS, old, { runId: oldId })
  const seen: string[] = []
  let moved = false
  const watched = withCalls(table, async (call, send) => {
    const answer = await send()
    if (isWrite(call)) {
      moved ||= movesPointer(call)
      const text = await look(table)
      seen.push(text === wholeText(moved ? next : old, moved ? nextId : oldId) ? 'as it should be' : text)
    }
    return answer
  })
  await publishAt(watched, FIRST_START_MS + HOUR_MS, next, { runId: nextId })
  expect(seen.length).toBeGreaterThanOrEqual(6)
  expect(new Set(seen)).toEqual(new Set(['as it should be']))
})

test('readers that read all the time while runs are published each see whole runs, in their order', async () => {
  const { table } = await server.another()
  const ids = Array.from({ length: 5 }, (_, number) => runIdAt(FIRST_START_MS + number * HOUR_MS))
  const texts = ids.map((id, number) => wholeText(runs[number % 2] as ComputedRun, id))
  const publish = (number: number) =>
    publishAt(table, FIRST_START_MS + number * HOUR_MS, runs[number % 2] as ComputedRun, {
      runId: ids[number] as string,
    })
  await publish(0)
  let publishing = true
  const readers = Array.from({ length: 3 }, async () => {
    const seen: number[] = []
    while (publishing) seen.push(texts.indexOf(await look(table)))
    return seen
  })
  for (let number = 1; number < ids.length; number += 1) await publish(number)
  publishing = false
  for (const seen of await Promise.all(readers)) {
    expect(seen.length).toBeGreaterThan(1)
    expect(seen).not.toContain(-1)
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  }
})

test('nobody reads a run by its id before it was verified and its pointer moved', async () => {
  const { table } = await server.another()
  const runId = runIdAt(FIRST_START_MS)
  const seen = new Set<string>()
  let moved = false
  const watched = withCalls(table, async (call, send) => {
    if (!moved)
      seen.add(
        await findRunById(table, runId).then(
          () => 'readable',
          ({ name }) => name,
        ),
      )
    const answer = await send()
    moved ||= movesPointer(call)
    return answer
  })
  await publishAt(watched, FIRST_START_MS, runs[0], { runId })
  expect(moved).toBe(true)
  expect([...seen]).toEqual(['NotPublishedError'])
  expect((await findRunById(table, runId)).state).toBe('published')
})
