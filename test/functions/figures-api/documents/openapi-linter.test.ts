// A public linter has nothing to say of the OpenAPI document, wherever it is served.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { startFiguresApi } from '../../../engines/figures-api.ts'
import { EXAMPLE_BASE_URL, EXAMPLE_NOW_MS, type ExampleApi, startExampleApi } from './example-world.ts'

let world: ExampleApi
beforeAll(async () => {
  world = await startExampleApi()
})
afterAll(() => world.stop())

async function serve(baseUrl: string): Promise<string> {
  const { table } = world.store
  const environment = { API_BASE_URL: baseUrl }
  const api = await startFiguresApi({ table, now: () => EXAMPLE_NOW_MS, environment })
  return (await api.get('/api/v1/openapi.json')).text
}

// Its strict ruleset takes every warning for an error; `struct` among its rules is the structure of OpenAPI 3.1.
const lint = async (source: string) =>
  lintFromString({
    source,
    absoluteRef: 'openapi.json',
    config: await createConfig('extends: [recommended-strict]'),
  })

test('a public linter has nothing to say of the document', async () => {
  const served = await serve(EXAMPLE_BASE_URL)
  expect(JSON.parse(served).openapi).toBe('3.1.0')
  expect(await lint(served)).toEqual([])
})

test('nor of the one that npm start serves', async () => {
  const local = await serve('http://localhost:8088')
  expect(JSON.parse(local).servers).toEqual([{ url: '/' }])
  expect(await lint(local)).toEqual([])
})

test('it would find an example that is none, and a path that lacks its parameter', async () => {
  const broken = JSON.parse(await serve(EXAMPLE_BASE_URL))
  broken.paths['/api/v1/runs/{id}'].get.parameters = []
  broken.paths['/api/v1/figures/query'].post.requestBody.content['application/json'].examples = {
    wrong: { value: { tenants: 'all of them' } },
  }
  const rules = (await lint(JSON.stringify(broken))).map(({ ruleId }) => ruleId)
  expect(rules).toEqual(expect.arrayContaining(['path-parameters-defined', 'no-invalid-media-type-examples']))
})
