// One caller who asks too often is told to wait and for how long; everybody else is answered as ever.
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { Role } from '../../../../shared/access/roles.ts'
import { startFiguresApi, type TestApi } from '../../../engines/figures-api.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { FIRST_START_MS } from '../../stores/runs/sample-runs.ts'

describe('request limit', () => {
  const NOW = FIRST_START_MS + 60_000
  const LIMIT = 5
  let store: TestTable
  let api: TestApi

  beforeAll(async () => {
    store = await startFiguresTable()
  })
  afterAll(() => store.stop())
  beforeEach(async () => {
    api = await startFiguresApi({
      table: store.table,
      now: () => NOW,
      environment: { REQUESTS_PER_MINUTE: String(LIMIT) },
    })
  })

  const ask = async (
    sub: string,
    path = '/api/v1/measures',
    roles: readonly Role[] = ['ROLE_EXECUTIVE_CFO'],
  ) => api.get(path, await api.token(roles, { sub }))
  const statuses = async (sub: string, times: number, path?: string, roles?: readonly Role[]) => {
    const seen: number[] = []
    for (let asked = 0; asked < times; asked += 1) seen.push((await ask(sub, path, roles)).status)
    return seen
  }
  const OK = Array<number>(LIMIT).fill(200)

  test('over the limit: 429 with the code, and how long to wait', async () => {
    expect(await statuses('ann', LIMIT)).toEqual(OK)
    const { status, headers, json } = await ask('ann')
    expect([status, json.error.code]).toEqual([429, 'RATE_LIMIT_EXCEEDED'])
    const seconds = Number(headers['retry-after'])
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(60)
    expect(json.error.message).toContain(`${seconds} seconds`)
  })

  test('another caller is not affected, not even one with the same roles or a like name', async () => {
    await statuses('ann', LIMIT + 3)
    for (const sub of ['bob', 'Ann', 'ann ', 'ann:1', '__proto__', 'constructor']) {
      expect([sub, (await ask(sub)).status]).toEqual([sub, 200])
    }
    expect((await ask('ann')).status).toBe(429)
  })

  test('a new token does not start a new count, whatever it says beside the subject', async () => {
    await statuses('ann', LIMIT)
    const token = await api.token(['ROLE_FINANCE'], { sub: 'ann', jti: 'another', client_id: 'another' })
    expect((await api.get('/api/v1/periods', token)).status).toBe(429)
  })

  test('refused requests count too, on every route', async () => {
    await statuses('ann', 2, '/api/v1/runs', ['ROLE_READ_ONLY'])
    await statuses('ann', 3, '/api/v1/figures?nonsense=1')
    expect((await ask('ann')).status).toBe(429)
  })

  test('someone without a good token uses up nobody’s requests', async () => {
    const forged = await api.token(['ROLE_EXECUTIVE_CFO'], { sub: 'ann', aud: 'another-api' })
    for (let asked = 0; asked < LIMIT * 2; asked += 1) {
      expect((await api.get('/api/v1/measures', forged)).status).toBe(401)
    }
    expect(await statuses('ann', LIMIT)).toEqual(OK)
  })

  test('public documents are not counted', async () => {
    await statuses('ann', LIMIT)
    expect((await ask('ann', '/api/v1/errors/RATE_LIMIT_EXCEEDED')).status).toBe(200)
  })

  test('after the minute, the caller is answered again', async () => {
    await statuses('ann', LIMIT + 1)
    const real = Date.now.bind(Date)
    const later = jest.spyOn(Date, 'now').mockImplementation(() => real() + 61_000)
    try {
      expect((await ask('ann')).status).toBe(200)
    } finally {
      later.mockRestore()
    }
  })
})
