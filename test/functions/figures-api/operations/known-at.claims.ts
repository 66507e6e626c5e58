// Knowledge time: the same question with the same knownAt gives the same figure next year, or says why it no longer can.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { shiftPeriod } from '../../../../shared/periods/period.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { A, PERIOD } from '../../../worlds/world.ts'
import { DAY_MS, FIRST_START_MS } from '../../stores/runs/sample-runs.ts'
import { type Served, serve } from './served.ts'
import { costing, inGrid, inList, publishThree } from './three-runs.ts'

describe('known at', () => {
  let tables: TestTable
  let served: Served
  let runIds: string[]
  let movedAtMs: number[]

  const HOUR_MS = 60 * 60 * 1000
  const month = PERIOD.id
  const nextMonth = shiftPeriod(PERIOD, 1)

  beforeAll(async () => {
    tables = await startFiguresTable()
  })
  afterAll(() => tables.stop())

  beforeEach(async () => {
    served = await serve((await tables.another()).table)
    const published = await publishThree(served)
    runIds = published.runIds
    movedAtMs = published.movedAtMs
  })

  const instant = (ms: number) => new Date(ms).toISOString()
  const grid = (knownAt?: string, periods?: string[]) => inGrid(served, knownAt, periods)
  const listed = (knownAt: string) => inList(served, knownAt)

  describe('an instant', () => {
    test('is answered by the run that was current then, to the millisecond', async () => {
      const [first = 0, second = 0, third = 0] = movedAtMs
      expect(await grid(instant(first))).toEqual([100])
      expect(await grid(instant(second - 1))).toEqual([100])
      expect(await grid(instant(second))).toEqual([200])
      expect(await grid(instant(third - 1))).toEqual([200])
      expect(await grid(instant(third))).toEqual([300])
      expect(await grid('2099-01-01')).toEqual([300])
      expect(await listed(instant(second))).toEqual([200, 200])
    })

    test('before the first publication has no figure, and says so', async () => {
      const [first = 0] = movedAtMs
      expect(await grid(instant(first - 1))).toEqual(['not_published'])
      expect(await listed(instant(first - 1))).toEqual([409, 'PROCESS_REQUIRED'])
    })

    test('is read in its zone, and in UTC without one', async () => {
      const [, second = 0] = movedAtMs
      const utc = instant(second)
      const inBerlin = instant(second + HOUR_MS).replace('Z', '+01:00')
      expect(await grid(utc.replace('Z', ''))).toEqual([200])
      expect(await grid(inBerlin)).toEqual([200])
      expect(await listed(inBerlin)).toEqual([200, 200])
    })

    test.each(['yesterday', '2025-13-01', '2025-11-31', '12/01/2025', '45992', 'current', 'Closed!', '-'])(
      'is not "%s", which is refused in words',
      async (knownAt) => {
        const query = { tenants: [A], periods: [month], measures: ['total_cost'], knownAt }
        const { status, json } = await served.response('queryFigures', query)
        expect(status).toBe(400)
        expect(json.error.details).toEqual([
          { field: 'knownAt', message: expect.stringMatching(/instant.*run id.*closed/) },
        ])
      },
    )
  })

  describe('a run id', () => {
    test('answers for its own month, current or not, however it is written', async () => {
      const [first = '', second = ''] = runIds
      expect(await grid(first)).toEqual([100])
      expect(await grid(second.toUpperCase())).toEqual([200])
      expect(await grid(second.replaceAll('-', ''))).toEqual([200])
      expect(await listed(second)).toEqual([200, 200])
    })

    test('has nothing to say of other months', async () => {
      const [first = ''] = runIds
      await served.publish(
        costing(700, { period: nextMonth, asOfMs: nextMonth.endMs }),
        nextMonth.endMs + DAY_MS,
      )
      expect(await grid(undefined, [month, nextMonth.id])).toEqual([300, 700])
      expect(await grid(first, [month, nextMonth.id])).toEqual([100, 'run_of_another_month'])
    })

    test('that exists nowhere is an unknown run', async () => {
      const nowhere = '019ad736-0000-7000-8000-000000000000'
      expect(await grid(nowhere)).toEqual(['unknown_run'])
      expect(await listed(nowhere)).toEqual([404, 'VALIDATION_FAILED'])
    })

    test('brings its own method: another beside it is refused', async () => {
      const volume = await served.publish(costing(900, { method: 'volume' }), FIRST_START_MS)
      expect(await grid(volume)).toEqual([900])
      const query = { tenants: [A], periods: [month], measures: ['total_cost'], knownAt: volume }
      const { status, json } = await served.response('queryFigures', { ...query, method: 'even' })
      expect([status, json.error.details[0].field]).toEqual([400, 'knownAt'])
    })
  })

  describe('a superseded run', () => {
    test('that has expired is not shown, by its id or by an instant, and the others are', async () => {
      const [first = '', second = ''] = runIds
      await served.expire(first, served.nowMs)
      const then = instant(movedAtMs[0] ?? 0)
      expect(await grid(first)).toEqual(['expired'])
      expect(await grid(then)).toEqual(['expired'])
      expect(await listed(first)).toEqual([410, 'PARTIAL_DATA_UNAVAILABLE'])
      expect(await listed(then)).toEqual([410, 'PARTIAL_DATA_UNAVAILABLE'])
      expect(await grid(second)).toEqual([200])
      expect(await grid()).toEqual([300])
    })

    test('is shown until the second it expires', async () => {
      const [first = ''] = runIds
      await served.expire(first, served.nowMs + 1_000)
      expect(await grid(first)).toEqual([100])
      served.nowMs += 1_000
      expect(await grid(first)).toEqual(['expired'])
    })
  })
})
