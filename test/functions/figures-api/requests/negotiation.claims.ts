// What comes back is what the client can read: the form it accepts, in an encoding it accepts, and caches are told so.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { PERIOD } from '../../../worlds/world.ts'
import { manyTenants, runOf } from '../../stores/runs/sample-runs.ts'
import { type Served, serve } from '../operations/served.ts'

let table: TestTable
let served: Served

const FIGURES = `/api/v1/figures?period=${PERIOD.id}`
const FILE = `/api/v1/figures.csv?period=${PERIOD.id}`

beforeAll(async () => {
  table = await startFiguresTable()
  served = await serve(table.table)
  await served.publish(runOf(manyTenants(20, 1_000)))
})
afterAll(() => table.stop())

const encoded = (path: string, acceptEncoding?: string) =>
  served.get(path, acceptEncoding === undefined ? {} : { headers: { 'accept-encoding': acceptEncoding } })

describe.each([
  ['figures as JSON', FIGURES],
  ['figures as a file', FILE],
  ['the catalogue', '/api/v1/measures'],
])('%s', (_, path) => {
  test.each([
    ['gzip', 'gzip'],
    ['br', 'br'],
    ['gzip, deflate, br', expect.stringMatching(/^(gzip|br)$/)],
    ['gzip;q=1.0, br;q=0.1', 'gzip'],
    ['gzip;q=0.1, br;q=1.0', 'br'],
    ['GZIP', 'gzip'],
    ['*', expect.stringMatching(/^(gzip|br)$/)],
    ['gzip, identity;q=0', 'gzip'],
    ['gzip;q=0', undefined],
    ['br;q=0, gzip;q=0', undefined],
    ['deflate', undefined],
    ['zstd', undefined],
    ['identity', undefined],
    ['', undefined],
  ])('with Accept-Encoding "%s" is the same text', async (acceptEncoding, encoding) => {
    const plain = await encoded(path)
    expect(plain.headers).not.toHaveProperty('content-encoding')
    const answer = await encoded(path, acceptEncoding)
    expect(answer.status).toBe(200)
    expect(answer.headers['content-encoding']).toEqual(encoding)
    expect(answer.text).toBe(plain.text)
    expect(answer.headers.etag).toBe(plain.headers.etag)
  })
})

describe('Vary names all that an answer depends on', () => {
  const ALL = new Set(['accept', 'accept-encoding', 'authorization'])
  const parts = (vary = '') => new Set(vary.split(',').map((name) => name.trim().toLowerCase()))

  test.each([
    ['compressed', FIGURES, { 'accept-encoding': 'gzip' }],
    ['not compressed', FIGURES, {}],
    ['as a file', FILE, { 'accept-encoding': 'br' }],
  ])('%s', async (_, path, headers) => {
    const answer = await served.get(path, { headers })
    expect(parts(answer.headers.vary)).toEqual(ALL)
  })

  test('of a 304 too', async () => {
    const { headers } = await served.get(FIGURES, { headers: { 'accept-encoding': 'gzip' } })
    const again = { 'accept-encoding': 'gzip', 'if-none-match': headers.etag as string }
    const unchanged = await served.get(FIGURES, { headers: again })
    expect(unchanged.status).toBe(304)
    expect(parts(unchanged.headers.vary)).toEqual(ALL)
  })
})

describe('what cannot be answered in a form that the client reads is a 406', () => {
  test.each(['application/xml', 'image/png, text/plain', 'application/json;q=0'])(
    'Accept: %s',
    async (accept) => {
      const { status, json } = await served.get(FIGURES, { headers: { accept } })
      expect([status, json.error.code]).toEqual([406, 'VALIDATION_FAILED'])
      expect(json.error.message).toMatch(/Accept header.*application\/json.*text\/csv/)
    },
  )

  test.each(['*;q=0', 'identity;q=0', 'gzip;q=0, identity;q=0'])('Accept-Encoding: %s', async (encoding) => {
    const { status, json } = await encoded(FIGURES, encoding)
    expect([status, json.error.code]).toEqual([406, 'VALIDATION_FAILED'])
    expect(json.error.message).toMatch(/Accept-Encoding.*gzip/)
  })
})

describe('a form that names its letters is the same form', () => {
  test.each([
    ['application/json; charset=utf-8', 'application/json'],
    ['application/json;charset=UTF-8, */*;q=0.1', 'application/json'],
    ['text/csv; charset=utf-8', 'text/csv; charset=utf-8'],
  ])('Accept: %s', async (accept, type) => {
    const { status, headers } = await served.get(FIGURES, { headers: { accept } })
    expect([status, headers['content-type']]).toEqual([200, type])
  })
})

test('a browser, which would rather have a page, gets the figures', async () => {
  const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8'
  const { status, headers } = await served.get(FIGURES, { headers: { accept } })
  expect([status, headers['content-type']]).toEqual([200, 'application/json'])
})

test('nothing of an answer is for shared caches, and no browser guesses its type', async () => {
  for (const path of [FIGURES, FILE, '/api/v1/figures', '/api/v1/nowhere']) {
    expect((await served.get(path)).headers).toMatchObject({
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
      'strict-transport-security': expect.stringContaining('max-age='),
    })
  }
})
