// A run of the running month that nobody has renewed says that it is stale, in every kind of answer; a pinned one does not.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { ComputedRun } from '../../../../shared/figures/compute-run.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { PERIOD } from '../../../worlds/world.ts'
import { DAY_MS, FIRST_START_MS } from '../../stores/runs/sample-runs.ts'
import { all, costing, qualitiesOf } from './qualities.ts'
import { type Served, serve } from './served.ts'

describe('stale', () => {
  let tables: TestTable
  let served: Served

  const period = PERIOD.id
  const HOUR_MS = 60 * 60 * 1000

  beforeAll(async () => {
    tables = await startFiguresTable()
  })
  afterAll(() => tables.stop())

  beforeEach(async () => {
    served = await serve((await tables.another()).table)
  })

  const qualities = () => qualitiesOf(served)

  describe('a run of the month that still goes on', () => {
    const midMonth = PERIOD.startMs + 10 * DAY_MS
    const inTheMonth = (centsOfB: number | null): ComputedRun => costing(centsOfB, {}, { asOfMs: midMonth })

    test('is stale after a day and a half, in every kind of answer', async () => {
      await served.publish(inTheMonth(500), midMonth)
      served.nowMs = midMonth + 36 * HOUR_MS
      expect((await qualities()).words).toEqual(all('complete'))
      served.nowMs += 1
      expect((await qualities()).words).toEqual(all('stale'))
      const tenants = await served.ask('listTenants', {})
      expect(tenants.meta.data_quality).toBe('stale')
    })

    test('is as old as it was asked for when a workbook pins it', async () => {
      const runId = await served.publish(inTheMonth(500), midMonth)
      served.nowMs = midMonth + 300 * DAY_MS
      for (const knownAt of [runId, new Date(midMonth + DAY_MS).toISOString()]) {
        const { meta } = await served.ask('listFigures', { period, knownAt })
        expect(meta.data_quality).toBe('complete')
      }
    })

    test('says what is missing in it also when it is stale', async () => {
      await served.publish(inTheMonth(null), midMonth)
      served.nowMs = midMonth + 10 * DAY_MS
      const { list } = await qualities()
      expect(list.meta.data_quality).toBe('stale')
      expect(list.data.tenants.map(({ cost_complete }) => cost_complete)).toEqual([true, false, true])
    })
  })

  test('a run of a month that is over does not grow stale', async () => {
    await served.publish(costing(500))
    served.nowMs = FIRST_START_MS + 400 * DAY_MS
    expect((await qualities()).words).toEqual(all('complete'))
  })
})
