// A public linter has nothing to say of the OpenAPI document, wherever it is served.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { startFiguresApi } from '../../../engines/figures-api.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { EXAMPLE_BASE_URL, EXAMPLE_NOW_MS } from './example-world.ts'

let store: TestTable
beforeAll(async () => {
  store = await startFiguresTable()
})
afterAll(() => store.stop())

async function serve(baseUrl: string): Promise<string> {
  const { table } = store
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

// A lint takes seconds: of this one it tells both that faults are found and that there are no others.
test('nor of the one that npm start serves, but for an example that is none and a path that lacks its parameter', async () => {
  const local = JSON.parse(await serve('http://localhost:8088'))
  expect(local.servers).toEqual([{ url: '/' }])
  local.paths['/api/v1/runs/{id}'].get.parameters = []
  local.paths['/api/v1/figures/query'].post.requestBody.content['application/json'].examples = {
    wrong: { value: { tenants: 'all of them' } },
  }
  const rules = (await lint(JSON.stringify(local))).map(({ ruleId }) => ruleId)
  expect(new Set(rules)).toEqual(new Set(['path-parameters-defined', 'no-invalid-media-type-examples']))
})
