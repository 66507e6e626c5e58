// When the sign-in service fails, nobody's token is called bad: the answer is 503, to come back later. Keys that it
// changes are picked up.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { startFiguresApi, type TestApi } from '../../../engines/figures-api.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { FIRST_START_MS } from '../../stores/runs/sample-runs.ts'
import { type Behaviour, type SignInService, startSignInService } from './sign-in-service.ts'

describe('sign in service', () => {
  const NOW = FIRST_START_MS + 60_000
  const MINUTE_MS = 60_000
  let store: TestTable
  let service: SignInService

  beforeAll(async () => {
    store = await startFiguresTable()
  })
  afterAll(() => store.stop())
  beforeEach(async () => {
    service = await startSignInService()
  })
  afterEach(async () => {
    jest.restoreAllMocks()
    await service.stop()
  })

  const start = () =>
    startFiguresApi({
      table: store.table,
      now: () => NOW,
      fetchesKeys: true,
      environment: { OIDC_JWKS_URL: service.url },
    })
  const publish = (...apis: TestApi[]) =>
    service.behave({ kind: 'keys', keys: apis.map(({ publishedKey }) => publishedKey) })
  const send = async (api: TestApi, header: Record<string, unknown> = {}) =>
    api.get('/api/v1/measures', await api.token(['ROLE_EXECUTIVE_CFO'], {}, header))
  /** The cache of keys goes by the wall clock. */
  const later = (ms: number) => {
    const real = Date.now.bind(Date)
    jest.spyOn(Date, 'now').mockImplementation(() => real() + ms)
  }

  describe('before any key is known, a token cannot be checked, and the answer is 503', () => {
    const failures: Record<string, Behaviour> = {
      'its server fails': { kind: 'text', status: 500, body: 'Internal Server Error' },
      'it moved away': { kind: 'text', status: 302, body: '' },
      'it answers with a page': { kind: 'text', status: 200, body: '<html>Maintenance</html>' },
      'it answers with no keys': { kind: 'text', status: 200, body: '{"error":"maintenance"}' },
      'it hangs up': { kind: 'hangs up' },
      'it does not answer': { kind: 'silent' },
    }
    test.each(Object.entries(failures))('when %s', async (_, behaviour) => {
      const api = await start()
      service.behave(behaviour)
      const { status, headers, json, text } = await send(api)
      expect(status).toBe(503)
      expect(json.error.code).toBe('DATA_SOURCE_UNAVAILABLE')
      expect(Number(headers['retry-after'])).toBeGreaterThan(0)
      expect(headers['www-authenticate']).toBeUndefined()
      expect(text).not.toContain('127.0.0.1')

      publish(api)
      expect((await send(api)).status).toBe(200)
    })

    test('when there is nothing at its address', async () => {
      const api = await start()
      await service.stop()
      expect((await send(api)).status).toBe(503)
      service = await startSignInService()
    })

    test('and what cannot be a token is refused without asking it', async () => {
      const api = await start()
      expect((await api.get('/api/v1/measures', 'garbage')).status).toBe(401)
      expect((await api.get('/api/v1/measures')).status).toBe(401)
      expect(service.asked()).toBe(0)
    })
  })

  describe('once keys are known', () => {
    test('they are asked for once, and an outage is not noticed', async () => {
      const api = await start()
      publish(api)
      await Promise.all([send(api), send(api), send(api)])
      service.behave({ kind: 'text', status: 500, body: '' })
      expect((await send(api)).status).toBe(200)
      expect(service.asked()).toBe(1)
    })

    test('tokens under unknown keys do not make it ask again and again', async () => {
      const api = await start()
      publish(api)
      await send(api)
      for (const kid of ['one', 'two', 'three']) expect((await send(api, { kid })).status).toBe(401)
      expect(service.asked()).toBe(1)
    })

    test('a new key is picked up, and one that is withdrawn no longer opens anything', async () => {
      const [api, rotated] = [await start(), await start()]
      publish(api)
      expect((await send(api)).status).toBe(200)
      const next = { ...rotated.publishedKey, kid: 'next-key' }
      const token = await rotated.token(['ROLE_EXECUTIVE_CFO'], {}, { kid: 'next-key' })
      service.behave({ kind: 'keys', keys: [next] })
      later(MINUTE_MS)
      expect((await api.get('/api/v1/measures', token)).status).toBe(200)
      expect((await send(api)).status).toBe(401)
    })

    test('an old key is forgotten some minutes after it is withdrawn, though nobody shows a new one', async () => {
      const [api, other] = [await start(), await start()]
      publish(api)
      expect((await send(api)).status).toBe(200)
      service.behave({ kind: 'keys', keys: [{ ...other.publishedKey, kid: 'next-key' }] })
      later(15 * MINUTE_MS)
      expect((await send(api)).status).toBe(401)
    })

    test('key confusion finds no way in through fetched keys either', async () => {
      const api = await start()
      const { alg: _, ...withoutAlgorithm } = api.publishedKey
      service.behave({ kind: 'keys', keys: [withoutAlgorithm, { kty: 'oct', k: 'c2VjcmV0', kid: 'shared' }] })
      expect((await send(api)).status).toBe(200)
      expect((await send(api, { kid: 'shared' })).status).toBe(401)
    })
  })
})
