// An answer that Lambda could not send is refused in words that say how to get it; a part is never sent as the whole.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { fitsOneAnswer } from '../../../../functions/figures-api/answers/fits-one-answer.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { PERIOD, run, tenant } from '../../../worlds/world.ts'
import { tenantId } from '../../stores/runs/sample-runs.ts'
import { type Served, serve } from '../operations/served.ts'

const FIGURES = `/api/v1/figures?period=${PERIOD.id}&measure=revenue&limit=5000`
const FILE = `/api/v1/figures.csv?period=${PERIOD.id}&measure=revenue`

describe('1,200 tenants with names of five thousand letters', () => {
  let table: TestTable
  let served: Served

  beforeAll(async () => {
    table = await startFiguresTable()
    served = await serve(table.table)
    const tenants = Array.from({ length: 1_200 }, (_, number) =>
      tenant(tenantId(number), { name: `${number} `.padEnd(5_000, 'Aktiengesellschaft ') }),
    )
    await served.publish(run({ tenants }))
  })
  afterAll(() => table.stop())

  test.each([FIGURES, FILE])('%s is too large as it is, and the refusal says what to do', async (path) => {
    const { status, headers, json } = await served.get(path)
    expect([status, json.error.code]).toEqual([413, 'VALIDATION_FAILED'])
    expect(json.error.message).toMatch(/Accept-Encoding: gzip.*fewer measures.*named tenants.*limit/)
    expect(headers).not.toHaveProperty('etag')
    expect(headers).not.toHaveProperty('content-disposition')
  })

  test.each([
    [FIGURES, 'gzip'],
    [FIGURES, 'br'],
    [FILE, 'gzip'],
  ])('%s with %s is answered whole', async (path, encoding) => {
    const { status, headers, text } = await served.get(path, { headers: { 'accept-encoding': encoding } })
    expect([status, headers['content-encoding']]).toEqual([200, encoding])
    expect(text.length).toBeGreaterThan(6_000_000)
    for (const number of [0, 599, 1_199]) expect(text).toContain(tenantId(number))
  })

  test('the same in pages is answered without', async () => {
    const { data } = await served.ask('listFigures', { period: PERIOD.id, measure: ['revenue'], limit: 600 })
    const rest = await served.ask('listFigures', {
      period: PERIOD.id,
      measure: ['revenue'],
      limit: 600,
      cursor: data.next_cursor ?? '',
    })
    expect(data.tenants.length + rest.data.tenants.length).toBe(1_200)
  })
})

describe('what Lambda can send', () => {
  /** Six megabytes of JSON in UTF-8, the whole result. */
  const LAMBDA_BYTES = 6_291_556
  const middleware = fitsOneAnswer()
  const check = (response: object) => middleware.after?.({ response } as never)
  const passes = (body: string): boolean => {
    const response = { statusCode: 200, headers: { 'content-type': 'application/json' }, body }
    try {
      check(response)
      return true
    } catch {
      return false
    }
  }
  const resultBytes = (body: string) =>
    Buffer.byteLength(JSON.stringify({ statusCode: 200, headers: {}, body }))

  test.each([
    ['plain letters', 'a'],
    ['letters of two bytes', 'é'],
    ['letters of three bytes', '東'],
    ['letters of four bytes', '🐧'],
    ['quotes, which are escaped', '"'],
    ['control characters, which are escaped at length', '\u0001'],
  ])('%s: nothing passes that is larger, and much of what fits does', (_, letter) => {
    const bytesEach = resultBytes(letter) - resultBytes('')
    const letters = (bytes: number) => letter.repeat(Math.floor(bytes / bytesEach))
    expect(passes(letters(LAMBDA_BYTES + 1_000))).toBe(false)
    expect(passes(letters(LAMBDA_BYTES * 0.8))).toBe(true)
  })

  test('an answer without a body', () => {
    expect(() => check({ statusCode: 304 })).not.toThrow()
  })
})
