// A look at an earlier moment of a month is published to be read, and never taken for the month.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { findRun, findRunById } from '../../../../functions/stores/runs/run-reader.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { FIRST_START_MS, OFFICIAL, publishAt, smallRun } from './sample-runs.ts'

let store: TestTable

beforeAll(async () => {
  store = await startFiguresTable()
})
afterAll(() => store.stop())

test('a run as of an earlier moment is readable by its id and current for nobody, even where no other run is', async () => {
  const early = await publishAt(store.table, FIRST_START_MS, smallRun(), { isLatest: false })
  expect(early.outcome).toBe('beside')
  expect((await findRunById(store.table, early.runId)).state).toBe('beside')
  await expect(findRun(store.table, OFFICIAL)).rejects.toThrow('No run of')
})
