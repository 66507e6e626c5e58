// A grid answers every cell by the key it was asked with, whatever order, spelling or nonsense the keys are in; a cell
// without a figure says why.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import {
  A,
  assignment,
  B,
  C,
  ip,
  PERIOD,
  payment,
  run,
  subscription,
  tenant,
  vps,
} from '../../../worlds/world.ts'
import { type Served, serve } from './served.ts'

let table: TestTable
let served: Served

const D = '0000000d-0000-4000-8000-000000000000'
const E = '0000000e-0000-4000-8000-000000000000'
const NOBODY = '99999999-0000-4000-8000-000000000000'
const FORMULA = '=1+1'
const month = PERIOD.id
const periods = [month]

beforeAll(async () => {
  table = await startFiguresTable()
  served = await serve(table.table)
  await served.publish(
    run({
      tenants: [
        tenant(A, { name: 'Acme, Inc.' }),
        tenant(B, { name: 'Twin' }),
        tenant(C, { name: ' TWIN ' }),
        tenant(D, { name: FORMULA }),
        tenant(E, { name: null }),
      ],
      vps: [vps('v1', 1_000)],
      ips: [ip('i1', 'v1', 300)],
      assignments: [assignment('i1', A), assignment('i1', B)],
      subscriptions: [subscription(A, 4_900)],
      payments: [payment(A, 4_900)],
    }),
  )
})
afterAll(() => table.stop())

type Query = { tenants: string[]; periods?: string[]; measures?: string[] }

const ask = ({ tenants, periods: months = periods, measures = ['total_cost'] }: Query) =>
  served.ask('queryFigures', { tenants, periods: months, measures })

type Grid = Awaited<ReturnType<typeof ask>>['data']

const reasonOf = ({ missing, reasons }: Grid, tenantKey: string, measure = 'total_cost', period = month) =>
  reasons[missing[tenantKey]?.[period]?.[measure] ?? -1]

describe('by key', () => {
  test('ids and names in any mixture and order, each under what it was asked as', async () => {
    const tenants = [D, 'acme, INC.', A.toUpperCase(), FORMULA, A, `{${A}}`, A.replaceAll('-', '')]
    const { data } = await ask({ tenants, measures: ['total_cost', 'revenue'] })
    expect(Object.keys(data.figures)).toEqual(tenants)
    for (const key of tenants) {
      const isA = key !== D && key !== FORMULA
      expect(data.figures[key]).toEqual({
        [month]: isA ? { total_cost: 650, revenue: 4_900 } : { total_cost: 0, revenue: 0 },
      })
    }
    expect(data.missing).toEqual({})
  })

  test('duplicates once', async () => {
    const twice = { tenants: [A, A, B], periods: [month, month], measures: ['revenue', 'revenue'] }
    const once = { tenants: [A, B], periods: [month], measures: ['revenue'] }
    expect((await ask(twice)).data).toEqual((await ask(once)).data)
  })

  test('every combination that was asked for and no other', async () => {
    const tenants = [B, NOBODY, 'platform', A]
    const months = ['2025-12', month, '2024-01']
    const measures = ['profit', 'mrr', 'business_health']
    const { data } = await ask({ tenants, periods: months, measures })
    expect(Object.keys(data.figures)).toEqual(tenants)
    for (const ofTenant of Object.values(data.figures)) {
      expect(Object.keys(ofTenant)).toEqual(months)
      for (const ofMonth of Object.values(ofTenant)) expect(Object.keys(ofMonth)).toEqual(measures)
    }
    expect(Object.keys(data.runs)).toEqual([month])
  })
})

describe('a cell without a figure says why:', () => {
  test('a name that two tenants have, with the tenants to choose from', async () => {
    const { data } = await ask({ tenants: ['twin', 'TWIN'] })
    for (const key of ['twin', 'TWIN']) {
      expect(data.figures[key]?.[month]?.total_cost).toBeNull()
      expect(reasonOf(data, key)).toEqual({
        code: 'ambiguous_tenant',
        message: `That name belongs to Twin (${B}), TWIN (${C}): give the id.`,
      })
    }
  })

  test('a tenant that is not there, by id or by name, in the same words', async () => {
    const tenants = [NOBODY, 'nobody', 'acme', 'Acme, Inc', `${A}0`, 'null', E.slice(0, 8)]
    const { data } = await ask({ tenants })
    for (const key of tenants) {
      expect(data.figures[key]?.[month]?.total_cost).toBeNull()
      expect(reasonOf(data, key)?.code).toBe('tenant_not_found')
    }
    expect(data.reasons).toHaveLength(1)
  })

  test('a month that is not published', async () => {
    const { data, meta } = await ask({ tenants: [A, 'nobody'], periods: ['2025-10', month] })
    expect(reasonOf(data, A, 'total_cost', '2025-10')?.code).toBe('not_published')
    expect(reasonOf(data, 'nobody', 'total_cost', '2025-10')?.code).toBe('not_published')
    expect(data.figures[A]?.[month]?.total_cost).toBe(650)
    expect(meta).toMatchObject({ data_quality: 'partial', run_id: data.runs[month]?.run_id })
  })

  test('a month that has not begun: nobody can allocate it yet, and a list says so too', async () => {
    const { data } = await ask({ tenants: [A, 'nobody'], periods: ['2999-01', '2025-10'] })
    const notBegun = { code: 'not_begun', message: 'The month has not begun.' }
    expect(reasonOf(data, A, 'total_cost', '2999-01')).toEqual(notBegun)
    expect(reasonOf(data, 'nobody', 'total_cost', '2999-01')).toEqual(notBegun)
    expect(reasonOf(data, A, 'total_cost', '2025-10')?.code).toBe('not_published')
    const { status, json } = await served.response('listFigures', { period: '2999-01' })
    expect([status, json.error.message]).toEqual([409, `2999-01: ${notBegun.message}`])
  })

  test('nothing but months that are not published: an answer, not an error', async () => {
    const { data, meta } = await ask({ tenants: [A], periods: ['2025-10', '2025-09'] })
    expect(data.runs).toEqual({})
    expect(data.reasons).toHaveLength(1)
    expect(meta).toMatchObject({ run_id: null, last_updated: null, data_quality: 'partial' })
  })

  test('a measure of the platform asked of a tenant, and of a tenant asked of the platform', async () => {
    const { data } = await ask({ tenants: [A, 'platform'], measures: ['mrr', 'total_cost'] })
    expect(data.figures.platform?.[month]).toEqual({ mrr: 4_900, total_cost: null })
    expect(reasonOf(data, 'platform')?.code).toBe('tenant_measure')
    expect(reasonOf(data, A, 'mrr')?.code).toBe('platform_measure')
  })

  test('and many cells share one reason', async () => {
    const measures = ['total_cost', 'revenue', 'profit']
    const { data } = await ask({ tenants: ['x', 'y', 'z'], periods: [month, '2025-10'], measures })
    expect(data.reasons.map(({ code }) => code).toSorted()).toEqual(['not_published', 'tenant_not_found'])
    for (const key of ['x', 'y', 'z']) {
      for (const measure of measures) {
        expect(reasonOf(data, key, measure)?.code).toBe('tenant_not_found')
        expect(reasonOf(data, key, measure, '2025-10')?.code).toBe('not_published')
      }
    }
  })
})
