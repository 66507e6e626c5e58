// Closed and restated months, and what-if runs: which of a month's runs a question means.
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { pointerKey } from '../../../../functions/stores/runs/keys.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { PERIOD } from '../../../worlds/world.ts'
import { FIRST_START_MS, OFFICIAL } from '../../stores/runs/sample-runs.ts'
import { type Served, serve } from './served.ts'
import { costing, inGrid, inList, publishThree } from './three-runs.ts'

describe('chosen runs', () => {
  let tables: TestTable
  let served: Served
  let runIds: string[]

  const month = PERIOD.id

  beforeAll(async () => {
    tables = await startFiguresTable()
  })
  afterAll(() => tables.stop())

  beforeEach(async () => {
    served = await serve((await tables.another()).table)
    runIds = (await publishThree(served)).runIds
  })

  const grid = (knownAt?: string, periods?: string[], choice?: object) =>
    inGrid(served, knownAt, periods, choice)
  const listed = (knownAt: string) => inList(served, knownAt)

  describe('closed and restated', () => {
    /** As the close will write it. */
    async function close(fields: Readonly<Record<string, string | undefined>>): Promise<void> {
      for (const [name, runId] of Object.entries(fields)) {
        const { client, name: TableName } = served.table
        const change = {
          UpdateExpression: `SET ${name} = :run`,
          ExpressionAttributeValues: { ':run': runId },
        }
        await client.send(new UpdateCommand({ TableName, Key: pointerKey(OFFICIAL), ...change }))
      }
    }

    test('have no figure while the month is open', async () => {
      expect(await grid('closed')).toEqual(['not_closed'])
      expect(await grid('restated')).toEqual(['not_closed'])
      expect(await listed('closed')).toEqual([409, 'PROCESS_REQUIRED'])
      expect(await grid('closed', ['2024-01'])).toEqual(['not_closed'])
    })

    test('are the run of the close, until a restatement stands beside it', async () => {
      await close({ closedRunId: runIds[0] })
      expect([await grid('closed'), await grid('restated'), await grid()]).toEqual([[100], [100], [300]])
      await close({ restatedRunId: runIds[1] })
      expect([await grid('closed'), await grid('restated'), await grid()]).toEqual([[100], [200], [300]])
      expect(await listed('closed')).toEqual([200, 100])
    })
  })

  describe('what-if runs', () => {
    test('answer for their method and policies alone, and the official one stands', async () => {
      await served.publish(costing(1_000, { method: 'volume' }), FIRST_START_MS)
      const policies = { shareIdle: 'even', sharePlatform: 'by_revenue' } as const
      await served.publish(costing(2_000, { policies }), FIRST_START_MS)
      expect(await grid()).toEqual([300])
      expect(await grid(undefined, [month], { method: 'volume' })).toEqual([1_000])
      expect(await grid(undefined, [month], policies)).toEqual([2_000])
      expect(await grid(undefined, [month], { method: 'volume', ...policies })).toEqual(['not_published'])
      expect(await grid(undefined, [month], { shareIdle: 'even' })).toEqual(['not_published'])
      expect(await grid('closed', [month], { method: 'volume' })).toEqual(['not_closed'])
    })

    test('are what the configuration makes official where it says so', async () => {
      await served.publish(costing(1_000, { method: 'volume' }), FIRST_START_MS)
      served = await serve(served.table, { OFFICIAL_METHOD: 'volume' })
      expect(await grid()).toEqual([1_000])
      expect(await grid(undefined, [month], { method: 'even' })).toEqual([300])
    })
  })

  test('a month that is closed says so in the list of months, and its current run stays current', async () => {
    const { client, name: TableName } = served.table
    const change = {
      UpdateExpression: 'SET closedRunId = :run',
      ExpressionAttributeValues: { ':run': runIds[0] },
    }
    await client.send(new UpdateCommand({ TableName, Key: pointerKey(OFFICIAL), ...change }))
    const { data } = await served.ask('listPeriods', {})
    expect(data.periods).toMatchObject([{ period: month, state: 'closed', run_id: runIds[2] }])
  })
})
