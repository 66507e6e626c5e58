// The query of docs/api.md that reads a grid: its request is answered, and each figure of the answer becomes a row, in dollars
// or with the reason why there is none. Excel itself is not run here.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { STATEMENTS } from '../../shared/approximation/statements.ts'
import { EXAMPLES } from '../../shared/contract/api/examples.ts'
import { MEASURES } from '../../shared/measures/catalogue.ts'
import { type ExampleApi, startExampleApi } from '../functions/figures-api/documents/example-world.ts'
import { ADDRESS, column, GRID_QUERY, typesOf } from './power-query/documented-queries.ts'
import { runQuery } from './power-query/run-query.ts'

let world: ExampleApi
let Token: string
beforeAll(async () => {
  world = await startExampleApi()
  Token = await world.api.token(['ROLE_FINANCE'])
})
afterAll(() => world.stop())

const run = (values: object = {}) =>
  runQuery(GRID_QUERY, world.api, {
    Api: ADDRESS,
    Token,
    Tenants: ['Tenant C', 'Tenant D'],
    Periods: ['2025-10', '2025-11'],
    ...values,
  })

test('asks for the grid in one request', async () => {
  const { requests } = await run()
  expect(requests).toEqual([
    {
      method: 'POST',
      path: '/api/v1/figures/query',
      headers: { authorization: `Bearer ${Token}`, 'content-type': 'application/json' },
      body: expect.any(String),
    },
  ])
  expect(JSON.parse(String(requests[0]?.body))).toEqual({
    ...EXAMPLES.queryFigures.gridWithReasons?.request,
    measures: ['total_cost', 'revenue', 'profit'],
  })
})

test('is a row for each figure, in dollars, or with the reason why there is none', async () => {
  const { table } = await run({ Measures: ['total_cost'] })
  expect(typesOf(table)).toMatchObject({
    tenant: 'text',
    dollars: 'nullable number',
    missing: 'nullable text',
  })
  expect(table.rows.map((row) => row.slice(0, 6))).toEqual([
    ['Tenant C', '2025-10', 'total_cost', null, null, expect.stringContaining('must be allocated first')],
    ['Tenant C', '2025-11', 'total_cost', 8.01, null, null],
    ['Tenant D', '2025-10', 'total_cost', null, null, expect.stringContaining('must be allocated first')],
    ['Tenant D', '2025-11', 'total_cost', null, null, expect.stringContaining('No tenant that you can see')],
  ])
  expect(new Set(column(table, 'approximation'))).toEqual(new Set([STATEMENTS.join(' ')]))
})

test('of months that nobody has published is all reasons', async () => {
  const { table } = await run({ Periods: ['2025-09'] })
  expect(new Set(column(table, 'dollars'))).toEqual(new Set([null]))
  expect(new Set(column(table, 'approximation'))).toEqual(new Set([null]))
  expect(column(table, 'missing')).not.toContain(null)
})

test('shows a refusal in the words of the API', async () => {
  await expect(run({ Periods: ['2025-13'] })).rejects.toThrow('see details for periods.0')
})

test('its measures are in cents, since the query makes dollars of them', async () => {
  const { requests } = await run()
  const { measures } = JSON.parse(String(requests[0]?.body))
  for (const id of measures) expect(MEASURES.find((measure) => measure.id === id)?.unit).toBe('cents')
})
