// A run that an older version published is answered, or refused with what to do; it is never a mistake of ours, and what it
// lacks is never guessed.
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type ItemKey, recordKey, totalsKey } from '../../../../functions/stores/runs/keys.ts'
import { shiftPeriod } from '../../../../shared/periods/period.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { A, PERIOD, run } from '../../../worlds/world.ts'
import { type Served, serve } from './served.ts'

describe('older layout', () => {
  let tables: TestTable
  let served: Served
  let runId: string

  const period = PERIOD.id

  beforeAll(async () => {
    tables = await startFiguresTable()
  })
  afterAll(() => tables.stop())

  beforeEach(async () => {
    served = await serve((await tables.another()).table)
    runId = await served.publish(run({}))
  })

  async function change(Key: ItemKey, expression: string, values?: Record<string, unknown>): Promise<void> {
    const { client, name: TableName } = served.table
    const update = { UpdateExpression: expression, ...(values && { ExpressionAttributeValues: values }) }
    await client.send(new UpdateCommand({ TableName, Key, ...update }))
  }

  /** Before runs listed their tenants by name. */
  const withoutDirectory = () => change(recordKey(runId), 'REMOVE directoryItems, unallocatedItems')

  /** Before runs said which sources they had to do without. */
  async function withoutMissingSources(): Promise<void> {
    const { figures } = run({})
    const { tenants: _, unallocated: __, ...totals } = figures
    const { missingSources: ___, ...approximation } = totals.approximation as typeof totals.approximation & {
      missingSources?: unknown
    }
    const text = JSON.stringify({ ...totals, approximation, runId })
    await change(totalsKey(runId), 'SET body = :body', { ':body': text })
  }

  describe.each([
    ['a list of its tenants', withoutDirectory],
    ['a list of the sources it did without', withoutMissingSources],
  ])('a run without %s', (_, age) => {
    test('is answered or refused with what to do, by every address', async () => {
      await age()
      const answers = [
        await served.response('listFigures', { period }),
        await served.response('listFigures', { period, tenant: ['Tenant A'] }),
        await served.response('exportFigures', { period }),
        await served.response('explainFigure', { period, measure: 'profit', tenant: A }),
        await served.response('queryFigures', {
          tenants: [A, 'Tenant B'],
          periods: [period],
          measures: ['profit'],
        }),
        await served.response('listResourceCosts', { period }),
        await served.response('listVendorCosts', { period }),
        await served.response('listTenants', {}),
        await served.response('listPeriods', {}),
        await served.response('listRuns', {}),
        await served.get(`/api/v1/runs/${runId}`),
      ]
      for (const { status, text } of answers) {
        if (status === 200) continue
        expect([status, JSON.parse(text).error.code]).toEqual([409, 'PROCESS_REQUIRED'])
        expect(JSON.parse(text).error.message).toMatch(/Allocate the month again/)
      }
    })
  })

  test('one such month in a grid says so in its own cells, and costs the other months nothing', async () => {
    await withoutDirectory()
    const next = shiftPeriod(PERIOD, 1)
    await served.publish(
      run({}, { period: next, asOfMs: next.endMs, readAtMs: next.endMs }),
      next.endMs + 1_000,
    )
    served.nowMs = next.endMs + 60_000
    const query = { tenants: ['Tenant A'], periods: [period, next.id], measures: ['total_cost'] }
    const { status, json } = await served.response('queryFigures', query)
    expect(status).toBe(200)
    expect(json.data.figures['Tenant A'][next.id]).toEqual({ total_cost: 0 })
    expect(json.data.figures['Tenant A'][period]).toEqual({ total_cost: null })
    expect(json.meta.data_quality).toBe('partial')
  })
})
