// Whatever stands in a sheet where a tenant is expected is a key like any other: odd names neither break a grid nor are
// lost in it.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { A, PERIOD, run, subscription, tenant } from '../../../worlds/world.ts'
import { type Served, serve } from './served.ts'

let table: TestTable
let served: Served

const month = PERIOD.id
const periods = [month]

beforeAll(async () => {
  table = await startFiguresTable()
  served = await serve(table.table)
  const tenants = [tenant(A, { name: 'Acme, Inc.' })]
  await served.publish(run({ tenants, subscriptions: [subscription(A, 4_900)] }))
})
afterAll(() => table.stop())

const ask = ({ tenants, measures = ['list_price'] }: { tenants: string[]; measures?: string[] }) =>
  served.ask('queryFigures', { tenants, periods, measures })

test('names that mean something to a program mean nothing here', async () => {
  const tenants = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__defineGetter__']
  const { text } = await served.response('queryFigures', { tenants, periods, measures: ['list_price'] })
  const { data } = JSON.parse(text)
  expect(Object.keys(data.figures)).toEqual(tenants)
  expect(Object.keys(data.missing)).toEqual(tenants)
  for (const key of tenants) {
    const cell = Object.getOwnPropertyDescriptor(data.figures, key)?.value
    expect(cell).toEqual({ [month]: { list_price: null } })
  }
  expect(data.reasons).toHaveLength(1)
  expect(({} as Record<string, unknown>)[month]).toBeUndefined()
})

test('names of any letters, up to three hundred of them', async () => {
  const tenants = ['🐧🐧', '東京', 'a\u0000b', '"quoted"', 'line\nbreak', '\ud800', 'x'.repeat(300)]
  const { data } = await ask({ tenants })
  for (const key of tenants) expect(data.figures[key]?.[month]).toEqual({ list_price: null })
  const refused = await served.response('queryFigures', {
    tenants: [A, 'x'.repeat(301)],
    periods,
    measures: ['list_price'],
  })
  expect(refused.status).toBe(400)
  expect(refused.json.error.details).toEqual([{ field: 'tenants.1', message: expect.stringMatching(/name/) }])
})

test('the platform answers to its name as tenants do to theirs, in upper and lower case', async () => {
  const { data } = await ask({ tenants: ['Platform', 'PLATFORM'], measures: ['mrr'] })
  expect(data.figures.Platform?.[month]?.mrr).toBe(4_900)
  expect(data.figures.PLATFORM?.[month]?.mrr).toBe(4_900)
})

test('with blanks around a name, as a cell of a sheet may hold them, still under what was asked', async () => {
  const { data } = await ask({ tenants: [' Acme, Inc. '] })
  expect(Object.keys(data.figures)).toEqual([' Acme, Inc. '])
  expect(data.figures[' Acme, Inc. ']?.[month]?.list_price).toBe(4_900)
})
