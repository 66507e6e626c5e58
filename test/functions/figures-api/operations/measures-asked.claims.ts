// A measure that was asked for is answered, is null with its reason, or is refused by name; it is never left out without a
// word.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { A, PERIOD, run, subscription } from '../../../worlds/world.ts'
import { type Asker, type Served, serve } from './served.ts'

let table: TestTable
let served: Served

const period = PERIOD.id

beforeAll(async () => {
  table = await startFiguresTable()
  served = await serve(table.table)
  await served.publish(run({ subscriptions: [subscription(A, 4_900)] }))
})
afterAll(() => table.stop())

test('a list of all tenants answers measures of the platform apart, and no others with them', async () => {
  const { data } = await served.ask('listFigures', { period, measure: ['mrr', 'list_price'] })
  expect(data.measures.map(({ id, unit }) => [id, unit])).toEqual([
    ['mrr', 'cents'],
    ['list_price', 'cents'],
  ])
  expect(data.platform?.figures).toEqual({ mrr: 4_900 })
  expect(Object.keys(data.tenants[0]?.figures ?? {})).toEqual(['list_price'])
})

const owner: Asker = { roles: ['ROLE_BUDGET_OWNER'], claims: { tenants: [A] } }

test.each([
  ['of named tenants', { tenant: [A] as string[] }, undefined],
  ['of a budget owner', {}, owner],
] as [string, object, Asker | undefined][])(
  'a list %s says why a measure of the platform is not in it',
  async (_, names, asker) => {
    const question = { period, measure: ['mrr', 'list_price'], ...names }
    const { status, json } = await served.response('listFigures', question, asker)
    if (status === 400) {
      expect(json.error.details[0].field).toMatch(/^measure/)
      return
    }
    const said = { ...json.data.platform?.missing, ...json.data.tenants[0].missing }
    expect(said.mrr?.message).toMatch(/platform/)
  },
)
