// Questions in an address: lists as people write them, names with any letters, and each mistake told by its field.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { A, B, C, PERIOD, run, tenant } from '../../../worlds/world.ts'
import { type Served, serve } from '../operations/served.ts'

let table: TestTable
let served: Served

const MONTH = `period=${PERIOD.id}`
const D = '0000000d-0000-4000-8000-000000000000'
const NAMES = { [A]: 'Fish, Chips & Co', [B]: 'C++ 100%', [C]: 'Ünïcödé 東京 🐧', [D]: 'a=b?c#d/e' }

beforeAll(async () => {
  table = await startFiguresTable()
  served = await serve(table.table)
  await served.publish(run({ tenants: Object.entries(NAMES).map(([id, name]) => tenant(id, { name })) }))
})
afterAll(() => table.stop())

const figures = async (query: string) => {
  const { status, json } = await served.get(`/api/v1/figures?${MONTH}&${query}`)
  const { data, error } = json
  return {
    status,
    measures: data?.measures.map(({ id }: { id: string }) => id),
    tenants: data?.tenants.map(({ tenant_id }: { tenant_id: string }) => tenant_id),
    details: error?.details,
  }
}

describe('measures', () => {
  test.each([
    ['separated by commas', 'measure=profit,revenue,total_cost'],
    ['repeated', 'measure=profit&measure=revenue&measure=total_cost'],
    ['both', 'measure=profit,revenue&measure=total_cost'],
    ['with commas percent-encoded', 'measure=profit%2Crevenue%2Ctotal_cost'],
    ['named twice', 'measure=profit,revenue,profit&measure=total_cost,revenue'],
  ])('%s are these measures, in this order, once', async (_, query) => {
    expect(await figures(query)).toMatchObject({ status: 200, measures: ['profit', 'revenue', 'total_cost'] })
  })

  test.each([
    ['with a comma too many', 'measure=profit,'],
    ['empty', 'measure='],
    ['of another spelling', 'measure=Profit'],
    ['unknown', 'measure=profit,__proto__'],
  ])('%s are refused, with what there is', async (_, query) => {
    const { status, details } = await figures(query)
    expect(status).toBe(400)
    expect(details).toEqual([
      {
        field: expect.stringMatching(/^measure\.[01]$/),
        message: expect.stringMatching(/one of .*total_cost.*mrr/),
      },
    ])
  })
})

describe('tenants', () => {
  test.each(Object.entries(NAMES))('%s is found by its name %s', async (id, name) => {
    expect(await figures(`tenant=${encodeURIComponent(name)}`)).toMatchObject({ status: 200, tenants: [id] })
    expect(await figures(new URLSearchParams({ tenant: name }).toString())).toMatchObject({ tenants: [id] })
  })

  test('are repeated, since names may hold commas', async () => {
    const [first = '', second = ''] = Object.values(NAMES).map(encodeURIComponent)
    expect(await figures(`tenant=${first}&tenant=${second}`)).toMatchObject({ tenants: [A, B] })
    expect((await figures(`tenant=${A},${B}`)).status).toBe(404)
  })

  test('a plus sign is a blank, as in any form, and %2B is a plus', async () => {
    expect(await figures('tenant=Fish,+Chips+%26+Co')).toMatchObject({ tenants: [A] })
    expect(await figures('tenant=C%2B%2B%20100%25')).toMatchObject({ tenants: [B] })
    expect((await figures('tenant=C++%20100%25')).status).toBe(404)
  })

  test('that are not there are refused by their place, not by their name', async () => {
    const { status, details } = await figures(`tenant=${A}&tenant=nobody&tenant=${B}&tenant=noone`)
    expect(status).toBe(404)
    expect(details.map(({ field }: { field: string }) => field)).toEqual(['tenant.1', 'tenant.3'])
    expect(JSON.stringify(details)).not.toContain('nobody')
  })

  test('the platform, which grids and explanations know as a tenant, is refused in a list with where it is instead', async () => {
    const { status, details } = await figures('tenant=platform')
    expect([status, details]).toEqual([
      404,
      [{ field: 'tenant', message: expect.stringMatching(/platform/) }],
    ])
  })
})

describe('a parameter', () => {
  test.each([
    ['unknown', 'perod=2025-11', 'perod'],
    ['of another spelling', 'Measure=profit', 'Measure'],
    ['of the answer', 'tenant_id=a', 'tenant_id'],
    ['that means something to a program', '__proto__=a', '__proto__'],
    ['that every object has', 'constructor=a', 'constructor'],
    ['without a name', '=a', ''],
  ])('%s is refused with the ones there are', async (_, query, field) => {
    const { status, details } = await figures(query)
    expect([status, details]).toEqual([
      400,
      [{ field, message: expect.stringMatching(/only.*period, measure, tenant/) }],
    ])
  })

  test.each([
    ['period', `${MONTH}`],
    ['limit', 'limit=1&limit=2'],
    ['method', 'method=even&method=even'],
    ['knownAt', 'knownAt=closed&knownAt=closed'],
  ])('%s given twice is refused: it takes one value', async (field, query) => {
    expect(await figures(query)).toMatchObject({ status: 400, details: [{ field, message: 'one value' }] })
  })

  test('with a percent sign that encodes nothing is read as it stands', async () => {
    expect((await figures('tenant=%zz')).status).toBe(404)
  })
})
