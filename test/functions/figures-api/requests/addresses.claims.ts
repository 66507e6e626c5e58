// Addresses and methods: what there is, what there is not, and what an address takes instead.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { PERIOD } from '../../../worlds/world.ts'
import { smallRun } from '../../stores/runs/sample-runs.ts'
import { type Served, serve } from '../operations/served.ts'

let table: TestTable
let served: Served
let runId: string

beforeAll(async () => {
  table = await startFiguresTable()
  served = await serve(table.table)
  runId = await served.publish(smallRun())
})
afterAll(() => table.stop())

describe('an address that is not there', () => {
  test.each([
    '/',
    '/api',
    '/api/v1',
    '/api/v1/nowhere',
    '/api/v2/figures',
    '/api/v1/figures/query/more',
    '/api/v1/figures.xlsx',
    '/api/v1/Figures',
    '/api/v1/runs/a/b',
    '/api/v1//figures',
    '/api/v1/__proto__',
    '/api/v1/constructor',
  ])('%s is a 404 that says where the addresses are', async (path) => {
    for (const method of ['GET', 'POST', 'DELETE'] as const) {
      const { status, json } = await served.send({ method, path })
      expect([status, json.error.code]).toEqual([404, 'VALIDATION_FAILED'])
      expect(json.error.message).toContain('/api/v1/openapi.json')
    }
  })
})

describe('a method that an address does not take', () => {
  test.each([
    ['POST', '/api/v1/figures', 'GET, HEAD'],
    ['DELETE', '/api/v1/figures', 'GET, HEAD'],
    ['POST', '/api/v1/figures.csv', 'GET, HEAD'],
    ['GET', '/api/v1/figures/query', 'POST'],
    ['HEAD', '/api/v1/figures/query', 'POST'],
    ['DELETE', '/api/v1/figures/query/', 'POST'],
    ['DELETE', '/api/v1/runs/any', 'GET, HEAD'],
    ['POST', '/api/v1/openapi.json', 'GET, HEAD'],
  ] as const)('%s %s is a 405 that names what it takes', async (method, path, allow) => {
    const { status, headers, json } = await served.send({ method, path })
    expect([status, headers.allow, json.error.code]).toEqual([405, allow, 'VALIDATION_FAILED'])
    expect(json.error.message).toContain(allow)
  })
})

const READABLE = () => [
  `/api/v1/figures?period=${PERIOD.id}`,
  `/api/v1/figures.csv?period=${PERIOD.id}`,
  `/api/v1/figures/explain?period=${PERIOD.id}&measure=mrr&tenant=platform`,
  '/api/v1/tenants?limit=100',
  '/api/v1/measures',
  '/api/v1/periods',
  '/api/v1/runs?limit=100',
  `/api/v1/runs/${runId}`,
]

test('a slash at the end changes nothing', async () => {
  for (const address of READABLE()) {
    const [path, query] = address.split('?')
    const withSlash = await served.get(`${path}/${query === undefined ? '' : `?${query}`}`)
    expect({ address, status: withSlash.status }).toEqual({ address, status: 200 })
    expect(withSlash.text).toBe((await served.get(address)).text)
  }
})

test('HEAD answers with the headers of GET', async () => {
  for (const path of READABLE()) {
    const [head, get] = [await served.send({ method: 'HEAD', path }), await served.get(path)]
    expect({ path, status: head.status, headers: head.headers }).toEqual({
      path,
      status: 200,
      headers: get.headers,
    })
  }
})

test('a refusal has a request id and a page that leads to more', async () => {
  const { json } = await served.get('/api/v1/nowhere')
  expect(json).toEqual({
    success: false,
    error: {
      code: 'VALIDATION_FAILED',
      message: expect.any(String),
      details: [],
      request_id: expect.stringMatching(/^[\da-f-]{36}$/),
      documentation_url: 'https://figures.example.com/api/v1/errors/VALIDATION_FAILED',
    },
    timestamp: new Date(served.nowMs).toISOString().replace('.000Z', 'Z'),
  })
})
