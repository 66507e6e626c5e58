// The body of a question: JSON, whatever its wrapping; anything else is refused in words that help whoever sent it.
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { API_ROOT } from '../../../../shared/contract/api/operations.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { A, PERIOD } from '../../../worlds/world.ts'
import { smallRun } from '../../stores/runs/sample-runs.ts'
import { type Served, serve } from '../operations/served.ts'

let table: TestTable
let served: Served

const path = `${API_ROOT}/figures/query`
const question = { tenants: [A], periods: [PERIOD.id], measures: ['total_cost'] }

beforeAll(async () => {
  table = await startFiguresTable()
  served = await serve(table.table)
  await served.publish(smallRun())
})
afterAll(() => table.stop())

const post = (body: unknown, headers: Record<string, string> = {}) =>
  served.send({ method: 'POST', path, body, headers })

describe('a type that is JSON', () => {
  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'Application/JSON',
    'application/vnd.api+json',
  ])('%s', async (type) => {
    expect((await post(question, { 'content-type': type })).status).toBe(200)
  })
})

describe('a type that is not JSON is a 415', () => {
  test.each(['text/plain', 'application/x-www-form-urlencoded', 'text/json', 'application/jsonp', ''])(
    '%s',
    async (type) => {
      const { status, json } = await post(question, { 'content-type': type })
      expect([status, json.error.code]).toEqual([415, 'VALIDATION_FAILED'])
      expect(json.error.details).toEqual([{ field: 'content-type', message: 'application/json' }])
    },
  )

  test('and so is none', async () => {
    const { status } = await served.send({ method: 'POST', path })
    expect(status).toBe(415)
  })
})

describe('what is no JSON object is refused as such', () => {
  test.each([
    ['nothing', ''],
    ['a blank', ' '],
    ['half an object', '{"tenants":['],
    ['an object with a comma too many', '{"tenants":[],}'],
    ['a form', 'tenants=a'],
    ['an array', '[]'],
    ['null', 'null'],
    ['a number', '5'],
    ['a text', '"tenants"'],
    ['an array of questions', JSON.stringify([question])],
  ])('%s', async (_, body) => {
    const { status, json } = await post(body)
    expect([status, json.error.code]).toEqual([400, 'VALIDATION_FAILED'])
    expect(json.error.details).toEqual([{ field: 'body', message: expect.stringMatching(/JSON object/) }])
  })
})

describe('a body that the gateway encoded', () => {
  async function encoded(body: string) {
    const token = await served.api.token(['ROLE_FINANCE'])
    return served.api.send({
      method: 'POST',
      path,
      token,
      body,
      headers: { 'content-type': 'application/vnd.api+json' },
      isBase64Encoded: true,
    })
  }

  test('is read as what it was', async () => {
    const names = { ...question, tenants: ['Müller & "Söhne" 0, 東京'] }
    const answer = await encoded(Buffer.from(JSON.stringify(names)).toString('base64'))
    expect(answer.status).toBe(200)
    expect(answer.json.data.missing).toEqual({})
  })

  test('and is no JSON is refused as any other', async () => {
    const { status, json } = await encoded(JSON.stringify(question))
    expect([status, json.error.details[0].field]).toEqual([400, 'body'])
  })
})

test('a body that swells beyond what its question could need is refused before it is read', async () => {
  const body = gzipSync(Buffer.alloc(7_000_000, ' ')).toString('base64')
  const asked = { method: 'POST', path, body, isBase64Encoded: true } as const
  const { status, json } = await served.send({ ...asked, headers: { 'content-type': 'application/gzip' } })
  expect([status, json.error.details]).toEqual([
    413,
    [{ field: 'body', message: expect.stringContaining('at most 6,000,000 bytes') }],
  ])
})

test('a field that is not asked for is refused with the ones that are', async () => {
  for (const field of ['tenant', 'limit', 'cursor', 'constructor']) {
    const { status, json } = await post({ ...question, [field]: 'a' })
    expect([status, json.error.details]).toEqual([
      400,
      [{ field, message: expect.stringMatching(/only.*tenants, periods/) }],
    ])
  }
  const { status, json } = await post(`{"__proto__":{},${JSON.stringify(question).slice(1)}`)
  expect([status, json.error.details[0].field]).toEqual([400, '__proto__'])
})

test('parameters of the address mean nothing to a question with a body', async () => {
  const { status, json } = await served.send({
    method: 'POST',
    path: `${path}?period=2024-01`,
    body: question,
  })
  expect([status, Object.keys(json.data.runs)]).toEqual([200, [PERIOD.id]])
})
