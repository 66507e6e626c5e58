// The runs of a month page by page: all of them, once each, of one month.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { prepareRun } from '../../../../functions/stores/runs/prepare-run.ts'
import { putRecord } from '../../../../functions/stores/runs/run-record.ts'
import { shiftPeriod } from '../../../../shared/periods/period.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { PERIOD } from '../../../worlds/world.ts'
import { DAY_MS, FIRST_START_MS, originAt, runIdAt, smallRun } from '../../stores/runs/sample-runs.ts'
import { type Served, serve } from './served.ts'

let tables: TestTable
let served: Served
let runIds: string[]

const period = PERIOD.id
const NEXT_MONTH = shiftPeriod(PERIOD, 1)

beforeAll(async () => {
  tables = await startFiguresTable()
  served = await serve(tables.table)
  const published = await served.publish(smallRun())
  const { record } = prepareRun(smallRun(), originAt(FIRST_START_MS, smallRun()))
  const others = Array.from({ length: 22 }, (_, number) => runIdAt(FIRST_START_MS - (number + 1) * 1_000))
  for (const runId of others) await putRecord(served.table, { ...record, runId, state: 'failed' })
  runIds = [published, ...others]
})
afterAll(() => tables.stop())

async function walk(limit: number, month: string | undefined, betweenPages = async () => {}) {
  let { data } = await served.ask('listRuns', { period: month, limit })
  const pages = [data]
  await betweenPages()
  while (data.next_cursor !== null) {
    data = (await served.ask('listRuns', { period: month, limit, cursor: data.next_cursor })).data
    pages.push(data)
  }
  return pages
}

const idsOf = (pages: Awaited<ReturnType<typeof walk>>) =>
  pages.flatMap(({ runs }) => runs.map(({ run_id }) => run_id))

test.each([1, 2, 7, 23])('pages of %i hold every run once, newest first', async (limit) => {
  const pages = await walk(limit, period)
  expect(idsOf(pages)).toEqual(runIds)
  expect(pages).toHaveLength(Math.ceil(runIds.length / limit))
})

test('a budget owner reads on past runs that are not theirs to know of', async () => {
  const owner = {
    roles: ['ROLE_BUDGET_OWNER'],
    claims: { tenants: ['0000000a-0000-4000-8000-000000000000'] },
  } as const
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const { data } = await served.ask('listRuns', { period, limit: 4, cursor }, owner)
    seen.push(...data.runs.map(({ run_id }) => run_id))
    cursor = data.next_cursor ?? undefined
  } while (cursor !== undefined)
  expect(seen).toEqual(runIds.slice(0, 1))
})

test('the newest month stays the month of all pages when a newer one is published between two of them', async () => {
  const nextMonth = { period: NEXT_MONTH, asOfMs: NEXT_MONTH.endMs, readAtMs: NEXT_MONTH.endMs }
  const pages = await walk(7, undefined, async () => {
    await served.publish(smallRun(1_000, nextMonth), NEXT_MONTH.endMs + DAY_MS)
  })
  expect(new Set(pages.map((page) => page.period))).toEqual(new Set([period]))
  expect(idsOf(pages)).toEqual(runIds)
})
