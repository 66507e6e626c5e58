// Whatever is wrong with a token, its sender learns only that it is not accepted: same status, body and headers, every
// time, and nothing of the token comes back or stays in the log.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type ApiRequest, startFiguresApi, type TestApi } from '../../../engines/figures-api.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { PERIOD } from '../../../worlds/world.ts'
import { FIRST_START_MS, publishAt, smallRun } from '../../stores/runs/sample-runs.ts'
import { captureLog } from './captured-log.ts'
import { comparable, everythingOf } from './comparable.ts'
import { tokensWithoutSubject, tokensWithUnfitClaims, unfitHeaders } from './forged-claims.ts'
import { tokensWithForgedSignatures } from './forged-keys.ts'
import { goodClaims, HEADER, SUBJECT } from './good-claims.ts'
import { rsaSigned } from './raw-token.ts'

const NOW = FIRST_START_MS + 60_000
const FIGURES = `/api/v1/figures?period=${PERIOD.id}`
let store: TestTable
let api: TestApi
let good: string

beforeAll(async () => {
  store = await startFiguresTable()
  await publishAt(store.table, FIRST_START_MS, smallRun())
  api = await startFiguresApi({ table: store.table, now: () => NOW })
  good = rsaSigned(HEADER, goodClaims(NOW), api.keys.privateKey)
})
afterAll(() => store.stop())

/** What a request without any credentials is answered with: the measure of all refusals. */
async function refusal(request: Partial<ApiRequest> = {}) {
  return comparable(await api.send({ path: FIGURES, ...request, token: undefined, headers: {} }))
}

/** Parts of a credential that are long enough to be told from chance. */
const partsOf = (credential: string) => credential.split(/[\s.,"]+/).filter((part) => part.length >= 12)

async function expectRefusedAlike(attacks: Readonly<Record<string, string>>): Promise<void> {
  const expected = await refusal()
  const log = captureLog()
  try {
    for (const [attack, authorization] of Object.entries(attacks)) {
      log.clear()
      const answer = await api.send({ path: FIGURES, headers: { authorization } })
      expect([attack, comparable(answer)]).toEqual([attack, expected])
      const told = `${everythingOf(answer)}\n${log.text()}`
      const leaked = [...partsOf(authorization), SUBJECT].filter((part) => told.includes(part))
      expect([attack, leaked]).toEqual([attack, []])
      expect(log.accesses()).toHaveLength(1)
    }
  } finally {
    log.stop()
  }
  expect((await api.get(FIGURES, good)).status).toBe(200)
}

const asHeaders = (tokens: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(tokens).map(([attack, token]) => [attack, `Bearer ${token}`]))

describe('refused alike, while a good token works', () => {
  test('signatures that prove nothing', async () => {
    await expectRefusedAlike(asHeaders(await tokensWithForgedSignatures(api, NOW)))
  })

  test('tokens of another time, place or kind, and claims of another form', async () => {
    await expectRefusedAlike(asHeaders(await tokensWithUnfitClaims(api, NOW)))
  })

  test('tokens whose subject names nobody', async () => {
    await expectRefusedAlike(asHeaders(tokensWithoutSubject(api, NOW)))
  })

  test('credentials that are no bearer token', async () => {
    await expectRefusedAlike(unfitHeaders(good))
  })

  test('a good token anywhere but in the Authorization header', async () => {
    const expected = await refusal()
    const elsewhere: Partial<ApiRequest>[] = [
      { path: `${FIGURES}&access_token=${good}` },
      { path: `${FIGURES}&authorization=Bearer%20${good}` },
      { headers: { cookie: `access_token=${good}` } },
      { headers: { 'x-authorization': `Bearer ${good}` } },
      { headers: { 'proxy-authorization': `Bearer ${good}` } },
    ]
    for (const request of elsewhere) {
      expect(comparable(await api.send({ path: FIGURES, ...request }))).toBe(expected)
    }
    expect((await api.get(FIGURES, good)).status).toBe(200)
  })
})

test('the refusal asks for a Bearer token, names the code, and is kept by no cache', async () => {
  const { status, headers, json } = await api.get(FIGURES, 'garbage')
  expect(status).toBe(401)
  expect(headers['www-authenticate']).toMatch(/^Bearer realm="[^"]+", error="invalid_token"$/)
  expect(headers['cache-control']).toContain('private')
  expect(json.error.code).toBe('AUTHENTICATION_REQUIRED')
})
