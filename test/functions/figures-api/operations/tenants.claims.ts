// A picker's list: tenants found by what people remember of them, in the order people expect.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { shiftPeriod } from '../../../../shared/periods/period.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { PERIOD, run, tenant } from '../../../worlds/world.ts'
import { DAY_MS, FIRST_START_MS } from '../../stores/runs/sample-runs.ts'
import { type Served, serve } from './served.ts'

let table: TestTable
let served: Served

const NEXT = shiftPeriod(PERIOD, 1)
const id = (digits: string) => `${digits.padEnd(8, '0')}-0000-4000-8000-000000000000`

/** By id; in the order in which a person would look for them. */
const TENANTS: readonly (readonly [string, string | null])[] = [
  [id('c3'), '7 Seas'],
  [id('b2'), 'acme'],
  [id('b3'), 'Acme'],
  [id('a1'), 'ACME 2'],
  [id('a0'), 'Acme 10'],
  [id('e5'), 'Müller'],
  [id('d4'), 'Muller & Co'],
  [id('f6'), 'Zebra'],
  [id('11'), null],
  [id('abc'), null],
]
const ids = TENANTS.map(([tenantId]) => tenantId)

beforeAll(async () => {
  table = await startFiguresTable()
  served = await serve(table.table)
  const tenants = TENANTS.map(([tenantId, name]) => tenant(tenantId, { name })).toReversed()
  await served.publish(run({ tenants }))
})
afterAll(() => table.stop())

const find = async (search?: string, change: object = {}) => {
  const { data } = await served.ask('listTenants', { search, ...change })
  return data.tenants.map(({ tenant_id }) => tenant_id)
}

test('all of them, by name without regard to case, numbers by value, those without a name last by id', async () => {
  expect(await find()).toEqual(ids)
  expect(await find('')).toEqual(ids)
  const { data } = await served.ask('listTenants', {})
  expect(data).toMatchObject({ period: PERIOD.id, tenant_count: TENANTS.length, next_cursor: null })
  expect(data.tenants.map(({ tenant_name }) => tenant_name)).toEqual(TENANTS.map(([, name]) => name))
})

describe('a search', () => {
  test.each([
    ['by any part of a name', 'me 1', [id('a0')]],
    ['by its beginning', 'zeb', [id('f6')]],
    ['without regard to case', 'aCmE', [id('b2'), id('b3'), id('a1'), id('a0')]],
    ['with accents as they are', 'mül', [id('e5')]],
    ['without accents as they are', 'mul', [id('d4')]],
    ['of upper-case accents', 'MÜLLER', [id('e5')]],
    ['with blanks around it', '  zebra ', [id('f6')]],
    ['by the beginning of an id', 'abc', [id('abc')]],
    ['by the beginning of an id in upper case', 'ABC0', [id('abc')]],
    ['by a whole id, also of one without a name', id('11'), [id('11')]],
    ['by an id or a name', 'a', [...ids.slice(1, 5), id('c3'), id('f6'), id('abc')].toSorted(asListed)],
    ['by a part of an id that is not its beginning', '0000-4000', []],
    ['for nobody', 'nobody', []],
    ['for a pattern, which is none', '.*', []],
    ['for a per cent sign', '%', []],
    ['for "null", which is no name', 'null', []],
  ])('%s', async (_, search, found) => {
    expect(await find(search)).toEqual(found)
  })

  test('counts what it finds over all pages', async () => {
    const { data } = await served.ask('listTenants', { search: 'acme', limit: 1 })
    expect([data.tenant_count, data.tenants.length]).toEqual([4, 1])
  })
})

function asListed(one: string, other: string): number {
  return ids.indexOf(one) - ids.indexOf(other)
}

test('twenty to a page where nothing is said', async () => {
  const site = await serve((await table.another()).table)
  const tenants = Array.from({ length: 25 }, (_, number) =>
    tenant(id(`${10 + number}`), { name: `T${number}` }),
  )
  await site.publish(run({ tenants }))
  const { data } = await site.ask('listTenants', {})
  expect(data.tenants.map(({ tenant_name }) => tenant_name)).toEqual(
    Array.from({ length: 20 }, (_, number) => `T${number}`),
  )
})

describe('the month', () => {
  test('is the newest that is published, or the one asked for', async () => {
    const site = await serve((await table.another()).table)
    await site.publish(run({ tenants: [tenant(id('1'), { name: 'Then' })] }), FIRST_START_MS)
    const next = { period: NEXT, asOfMs: NEXT.endMs, readAtMs: NEXT.endMs }
    await site.publish(run({ tenants: [tenant(id('1'), { name: 'Now' })] }, next), NEXT.endMs + 1_000)
    site.nowMs = NEXT.endMs + DAY_MS
    const newest = await site.ask('listTenants', {})
    expect(newest.data).toMatchObject({ period: NEXT.id, tenants: [{ tenant_name: 'Now' }] })
    const asked = await site.ask('listTenants', { period: PERIOD.id })
    expect(asked.data).toMatchObject({ period: PERIOD.id, tenants: [{ tenant_name: 'Then' }] })
  })

  test('that only a what-if run describes is not the newest', async () => {
    const site = await serve((await table.another()).table)
    await site.publish(run({ tenants: [tenant(id('1'), { name: 'Official' })] }), FIRST_START_MS)
    const whatIf = { period: NEXT, asOfMs: NEXT.endMs, method: 'volume' } as const
    await site.publish(run({ tenants: [tenant(id('1'), { name: 'What if' })] }, whatIf), NEXT.endMs + 1_000)
    site.nowMs = NEXT.endMs + DAY_MS
    expect((await site.ask('listTenants', {})).data.period).toBe(PERIOD.id)
    const asked = await site.ask('listTenants', { period: NEXT.id, method: 'volume' })
    expect(asked.data.tenants[0]?.tenant_name).toBe('What if')
  })

  test('is none before the first publication, and that is said', async () => {
    const site = await serve((await table.another()).table)
    for (const operation of ['listTenants', 'listRuns'] as const) {
      const { status, json } = await site.response(operation, {})
      expect([status, json.error.code]).toEqual([409, 'PROCESS_REQUIRED'])
      expect(json.error.message).toMatch(/allocated/)
    }
  })
})

test('a name that is stored decomposed is found as it is typed', async () => {
  const site = await serve((await table.another()).table)
  await site.publish(run({ tenants: [tenant(id('1'), { name: 'Cafe\u0301 Zoe\u0308' })] }))
  const { data } = await site.ask('listTenants', { search: 'Café' })
  expect(data.tenant_count).toBe(1)
})
