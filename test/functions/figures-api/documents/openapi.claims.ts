// The OpenAPI document as it is served speaks of every route, role, refusal and example, and of nothing else.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { routesOf } from '../../../../functions/figures-api/routes.ts'
import { planningRoutes } from '../../../../functions/planning-api/routes.ts'
import { systemRoutes } from '../../../../functions/system-api/routes.ts'
import { MAY_CALL, OPERATIONS } from '../../../../shared/access/may-call.ts'
import { ROLE_TITLES, ROLES } from '../../../../shared/access/roles.ts'
import { STATEMENTS } from '../../../../shared/approximation/statements.ts'
import { ERROR_PAGES, type ErrorCode } from '../../../../shared/contract/api/error-codes.ts'
import { EXAMPLES } from '../../../../shared/contract/api/examples.ts'
import { CONTRACT } from '../../../../shared/contract/api/operations.ts'
import { EXAMPLE_BASE_URL, type ExampleApi, startEmptyExampleApi } from './example-world.ts'

const PATH = '/api/v1/openapi.json'

let world: ExampleApi
let served: string
// biome-ignore lint/suspicious/noExplicitAny: claims read what they need of it, and fail where it is not there
let document: any
beforeAll(async () => {
  world = await startEmptyExampleApi()
  served = (await world.api.get(PATH)).text
  document = JSON.parse(served)
})
afterAll(() => world.stop())

const operationOf = (name: (typeof OPERATIONS)[number]) => {
  const { path, method } = CONTRACT[name]
  return document.paths[path][method.toLowerCase()]
}

test('is the same to the byte for the same configuration, and names where the API is', async () => {
  const again = await startEmptyExampleApi()
  const { text } = await again.api.get(PATH)
  await again.stop()
  expect(text).toBe(served)
  expect(document.servers).toEqual([{ url: EXAMPLE_BASE_URL }])
})

test('has every route and no other; HEAD goes with GET', () => {
  const noServices = () => {
    throw new Error('nothing is asked')
  }
  const routes = [...routesOf(noServices), ...planningRoutes(noServices), ...systemRoutes(noServices)]
  const described = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item as object).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const routed = routes.map(({ method, path }) => `${method} ${path}`)
  const heads = described.filter((name) => name.startsWith('GET')).map((name) => name.replace('GET', 'HEAD'))
  expect([...described, ...heads].sort()).toEqual(routed.sort())
  expect(document.info.description).toContain('HEAD')
})

test('names every role, and with each operation those that may call it', () => {
  for (const role of ROLES) {
    expect(document.info.description).toContain(ROLE_TITLES[role])
    expect(document.info.description).toContain(role)
  }
  for (const name of OPERATIONS) {
    const operation = operationOf(name)
    expect(operation['x-roles']).toEqual(MAY_CALL[name])
    for (const role of MAY_CALL[name]) expect(operation.description).toContain(ROLE_TITLES[role])
  }
})

test('says both sentences, and what a token must hold', () => {
  for (const sentence of STATEMENTS) expect(document.info.description).toContain(sentence)
  const { description } = document.components.securitySchemes.signIn
  for (const word of ['penguin-figures', 'figures.read', 'roles', 'tenants'])
    expect(description).toContain(word)
})

test.each(OPERATIONS)('%s: every refusal has codes that go with its status, and an example', (name) => {
  const { responses } = operationOf(name)
  const refusals = Object.entries<RefusalObject>(responses).filter(([status]) => Number(status) >= 400)
  expect(refusals.length).toBeGreaterThan(5)
  for (const [status, { description, content }] of refusals) {
    const codes = (Object.keys(ERROR_PAGES) as ErrorCode[]).filter((code) => description.includes(code))
    expect(codes.length).toBeGreaterThan(0)
    for (const code of codes) expect(ERROR_PAGES[code].statuses).toContain(Number(status))
    expect(Object.keys(content['application/json'].examples).length).toBeGreaterThan(0)
  }
})

interface RefusalObject {
  readonly description: string
  readonly content: { readonly 'application/json': { readonly examples: object } }
}

test.each(OPERATIONS)('%s: shows each of its examples, request and answer', (name) => {
  const { parameters = [], requestBody, responses } = operationOf(name)
  for (const [key, example] of Object.entries(EXAMPLES[name])) {
    const [content] = Object.values<{ examples: Record<string, unknown> }>(responses['200'].content)
    expect(content?.examples[key]).toEqual({ summary: example.title, value: example.answer })
    const body = requestBody?.content['application/json'].examples[key].value
    const given = parameters.flatMap(({ name: parameter, examples }: ParameterObject) =>
      examples?.[key] === undefined ? [] : [[parameter, examples[key].value]],
    )
    expect({ ...Object.fromEntries(given), ...body }).toEqual({ ...example.request, ...example.path })
  }
})

interface ParameterObject {
  readonly name: string
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>
}

test('lists in the query are repeated', () => {
  const lists = operationOf('listFigures').parameters.filter(
    ({ schema }: { schema?: { type: string } }) => schema?.type === 'array',
  )
  expect(lists).toEqual([
    expect.objectContaining({ name: 'measure', style: 'form', explode: true }),
    expect.objectContaining({ name: 'tenant', style: 'form', explode: true }),
  ])
})
