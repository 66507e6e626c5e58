// Which months are published, and the official run of each: the first thing a workbook asks.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { prepareRun } from '../../../../functions/stores/runs/prepare-run.ts'
import { putRecord } from '../../../../functions/stores/runs/run-record.ts'
import { shiftPeriod } from '../../../../shared/periods/period.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { A, PERIOD } from '../../../worlds/world.ts'
import { FIRST_START_MS, originAt, smallRun } from '../../stores/runs/sample-runs.ts'
import { type Asker, type Served, serve } from './served.ts'

describe('periods', () => {
  let tables: TestTable
  let served: Served

  const NEXT = shiftPeriod(PERIOD, 1)
  const owner: Asker = { roles: ['ROLE_BUDGET_OWNER'], claims: { tenants: [A] } }
  const operator: Asker = { roles: ['ROLE_OPERATIONS_MANAGER'] }
  const MINUTE_MS = 60_000
  const nextMonth = { period: NEXT, asOfMs: NEXT.endMs, readAtMs: NEXT.endMs }

  beforeAll(async () => {
    tables = await startFiguresTable()
  })
  afterAll(() => tables.stop())

  beforeEach(async () => {
    served = await serve((await tables.another()).table)
  })

  describe('/periods', () => {
    test('lists the months that are published, newest first, with the official run of each', async () => {
      const first = await served.publish(smallRun(), FIRST_START_MS)
      const second = await served.publish(smallRun(2_000), FIRST_START_MS + MINUTE_MS)
      const next = await served.publish(smallRun(1_000, nextMonth), NEXT.endMs + MINUTE_MS)
      await served.publish(smallRun(1_000, { ...nextMonth, method: 'volume' }), NEXT.endMs + MINUTE_MS)
      const { data, meta } = await served.ask('listPeriods', {})
      expect(
        data.periods.map(({ period, run_id, state, as_of, method_id }) => [
          period,
          run_id,
          state,
          as_of,
          method_id,
        ]),
      ).toEqual([
        [NEXT.id, next, 'open', '2026-01-01T00:00:00Z', 'even'],
        [PERIOD.id, second, 'open', '2025-12-01T00:00:00Z', 'even'],
      ])
      expect(JSON.stringify(data)).not.toContain(first)
      expect(meta.last_updated).toBe(data.periods[0]?.last_updated)
    })

    test('is an empty list before the first publication, not an error', async () => {
      const run = smallRun()
      const { record } = prepareRun(run, originAt(FIRST_START_MS, run))
      await putRecord(served.table, { ...record, state: 'failed' })
      const { data, meta } = await served.ask('listPeriods', {})
      expect([data.periods, meta.last_updated]).toEqual([[], null])
    })

    test('says the same to everyone who may sign in: that a month is published tells of no tenant', async () => {
      await served.publish(smallRun())
      const { data } = await served.ask('listPeriods', {}, operator)
      expect((await served.ask('listPeriods', {}, owner)).data).toEqual(data)
      expect((await served.ask('listPeriods', {}, { roles: ['ROLE_DASHBOARD_USER'] })).data).toEqual(data)
    })
  })
})
