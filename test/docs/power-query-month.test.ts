// The query of docs/api.md that reads a month: its request is answered, and the table that it makes of the answer is the
// published month, typed. Excel itself is not run here.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { STATEMENTS } from '../../shared/approximation/statements.ts'
import { MEASURES } from '../../shared/measures/catalogue.ts'
import { startFiguresApi } from '../engines/figures-api.ts'
import {
  EXAMPLE_NOW_MS,
  type ExampleApi,
  startExampleApi,
} from '../functions/figures-api/documents/example-world.ts'
import { FIRST_START_MS, publishAt, smallRun } from '../functions/stores/runs/sample-runs.ts'
import { ADDRESS, column, MONTH_QUERY, typesOf } from './power-query/documented-queries.ts'
import { runQuery } from './power-query/run-query.ts'

let world: ExampleApi
let Token: string
beforeAll(async () => {
  world = await startExampleApi()
  Token = await world.api.token(['ROLE_FINANCE'])
})
afterAll(() => world.stop())

const run = (period = '2025-11') => runQuery(MONTH_QUERY, world.api, { Api: ADDRESS, Token, Period: period })

test('asks for the file of the month, with the token as a header', async () => {
  const { requests } = await run()
  expect(requests).toEqual([
    {
      method: 'GET',
      path: '/api/v1/figures.csv?period=2025-11',
      headers: { authorization: `Bearer ${Token}` },
    },
  ])
})

test('has the columns of the file, each with its type', async () => {
  const { table } = await run()
  const file = await world.api.get('/api/v1/figures.csv?period=2025-11', Token)
  expect(table.columns.map(({ name }) => name)).toEqual(file.text.slice(1).split('\r\n', 1)[0]?.split(','))
  const types = typesOf(table)
  for (const { id, unit, scope } of MEASURES.filter((measure) => measure.scope === 'tenant')) {
    const type = unit === 'category' ? 'text' : unit === 'emails' ? 'Int64.Type' : 'number'
    expect({ id, scope, type: types[id] }).toEqual({ id, scope, type })
  }
  expect(types).toMatchObject({
    tenant_id: 'text',
    cost_complete: 'logical',
    provisional: 'logical',
    unknown_resources: 'Int64.Type',
    as_of: 'text',
    approximation: 'text',
  })
})

test('has dollars as numbers, missing as null, and costs that sum to the source', async () => {
  const { table } = await run()
  expect(column(table, 'row')).toEqual(['tenant', 'tenant', 'tenant', 'unallocated'])
  expect(column(table, 'total_cost')).toEqual([4, 4, 8.01, 1.5])
  expect(column(table, 'profit')).toEqual([-4, -4, -8.01, null])
  expect(column(table, 'gross_margin_pct')).toEqual([null, null, null, null])
  expect(column(table, 'provisional')).toEqual([false, false, false, null])
  expect(column(table, 'approximation')).toEqual(Array(4).fill(STATEMENTS.join(' ')))
})

test('keeps names whole, whatever letters they are made of', async () => {
  const { table } = await world.store.another()
  await publishAt(table, FIRST_START_MS, smallRun())
  const api = await startFiguresApi({ table, now: () => EXAMPLE_NOW_MS })
  const values = { Api: ADDRESS, Token: await api.token(['ROLE_FINANCE']), Period: '2025-11' }
  const names = column((await runQuery(MONTH_QUERY, api, values)).table, 'tenant_name')
  expect(names).toHaveLength(11)
  expect(names).toContain('Müller & "Söhne" 3, 東京')
})

test('shows a refusal in the words of the API', async () => {
  await expect(run('2025-10')).rejects.toThrow(/^2025-10: No run of this month .* is published/)
})
