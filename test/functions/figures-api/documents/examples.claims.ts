// Every documented example is what the API answers: whole, to the letter.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { FiguresGrid } from '../../../../shared/contract/api/answers/figures-grid.ts'
import { EXAMPLE_SECRET } from '../../../../shared/contract/api/examples/system-webhooks.ts'
import { EXAMPLES } from '../../../../shared/contract/api/examples.ts'
import { CONTRACT, type OperationContract } from '../../../../shared/contract/api/operations.ts'
import { ALL_EXAMPLES, requestOf, tokenOf } from './example-requests.ts'
import { type ExampleApi, startExampleApi } from './example-world.ts'

let world: ExampleApi
beforeAll(async () => {
  world = await startExampleApi()
})
afterAll(() => world.stop())

describe.each(ALL_EXAMPLES)('%s, %s', (operation, _, example) => {
  const contract: OperationContract = CONTRACT[operation]

  test('is answered as documented', async () => {
    const token = await tokenOf(world.api, example)
    const response = await world.api.send({ ...requestOf(operation, example), token })
    expect(response.status).toBe(200)
    const answer = contract.answer === null ? response.text : JSON.parse(withExampleSecret(response.text))
    expect(answer).toEqual(example.answer)
  })

  test('is a request and an answer by the schemas of the contract, with no field beyond them', () => {
    expect(contract.request.parse(example.request)).toMatchObject(example.request)
    if (contract.pathParameters !== undefined) contract.pathParameters.parse(example.path)
    if (contract.answer === null) expect(typeof example.answer).toBe('string')
    else expect(contract.answer.parse(example.answer)).toEqual(example.answer)
  })
})

/** Each secret is another one: of a webhook's, only its form can be documented. */
const withExampleSecret = (text: string): string =>
  text.replace(/"whsec_[A-Za-z0-9+/]{43}="/, `"${EXAMPLE_SECRET}"`)

test('measures separated by commas are the same request as measures repeated', async () => {
  const token = await world.api.token(['ROLE_FINANCE'])
  const [repeated, separated] = await Promise.all(
    ['total_cost&measure=profit', 'total_cost,profit'].map((measures) =>
      world.api.get(`/api/v1/figures?period=2025-11&measure=${measures}`, token),
    ),
  )
  expect(separated?.json).toEqual(repeated?.json)
})

test('tenants are named by repeating the parameter, since names may hold commas', async () => {
  const token = await world.api.token(['ROLE_FINANCE'])
  const both = await world.api.get('/api/v1/figures?period=2025-11&tenant=Tenant+A&tenant=tenant+c', token)
  expect(both.json.data.tenants.map((row: { tenant_name: string }) => row.tenant_name)).toEqual([
    'Tenant A',
    'Tenant C',
  ])
  const separated = await world.api.get('/api/v1/figures?period=2025-11&tenant=Tenant+A,tenant+c', token)
  expect(separated.status).toBe(404)
})

test('the explained lines sum to the explained figure', () => {
  const { data } = EXAMPLES.explainFigure.totalCost?.answer ?? {}
  const sum = data?.lines.reduce((total, { amount_cents: cents }) => total + (cents ?? 0), 0)
  expect(data?.value).toBe(801)
  expect(sum).toBe(data?.value)
})

test('every null of the grid has a reason', () => {
  const data = EXAMPLES.queryFigures.gridWithReasons?.answer.data as FiguresGrid | undefined
  const cells = Object.entries(data?.figures ?? {}).flatMap(([tenant, periods]) =>
    Object.entries(periods).flatMap(([period, figures]) =>
      Object.entries(figures).map(([measure, value]) => ({
        value,
        reason: data?.reasons[data.missing[tenant]?.[period]?.[measure] ?? -1],
      })),
    ),
  )
  expect(cells.filter(({ value }) => value === null).length).toBeGreaterThan(0)
  for (const { value, reason } of cells) expect(reason === undefined).toBe(value !== null)
})

test('the file has the figures of every tenant, and what no tenant carries', () => {
  const file = EXAMPLES.exportFigures.fileOfTheMonth?.answer ?? ''
  const lines = file.split('\r\n')
  expect(file.startsWith('\uFEFFrow,tenant_id')).toBe(true)
  expect(lines.filter((line) => line.startsWith('tenant,'))).toHaveLength(3)
  expect(lines.filter((line) => line.startsWith('unallocated,'))).toHaveLength(1)
})
