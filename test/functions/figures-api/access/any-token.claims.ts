// No token that somebody makes up, whatever is in its header, is anything but refused: none breaks the check, and none is
// told from another.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { startFiguresApi, type TestApi } from '../../../engines/figures-api.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { FIRST_START_MS } from '../../stores/runs/sample-runs.ts'
import { comparable } from './comparable.ts'
import { goodClaims, HEADER } from './good-claims.ts'
import { base64url, rsaSigned, unsigned } from './raw-token.ts'

const SEED = 20_260_901
const NOW = FIRST_START_MS + 60_000
let store: TestTable
let api: TestApi
let refusal: string

beforeAll(async () => {
  store = await startFiguresTable()
  api = await startFiguresApi({ table: store.table, now: () => NOW })
  refusal = comparable(await api.get('/api/v1/measures'))
})
afterAll(() => store.stop())

const send = async (token: string) => comparable(await api.get('/api/v1/measures', token))
/** What a header field may hold: the good value, a value near it, or anything that JSON can say. */
const field = (...near: unknown[]) => fc.oneof(fc.constantFrom(...near, undefined), fc.jsonValue())
const header = fc.record({
  alg: field(
    'RS256',
    'none',
    'HS256',
    'ES256',
    'EdDSA',
    'Ed25519',
    'PS256',
    'ML-DSA-44',
    'toString',
    '__proto__',
  ),
  kid: field('test-key', '', 'constructor'),
  typ: field('at+jwt', 'application/at+jwt', 'JWT'),
  crit: field(['b64'], ['exp'], []),
  b64: field(true, false),
  jwk: field({}, { kty: 'oct', k: 'AA' }),
  zip: field('DEF'),
})

test('letters that look like a token are refused', async () => {
  const part = fc.oneof(
    fc.stringMatching(/^[\w-]{0,40}$/),
    fc.json().map((text) => base64url(text)),
    fc.uint8Array({ maxLength: 40 }).map((bytes) => base64url(Buffer.from(bytes))),
  )
  const tokens = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('.'))
  await fc.assert(
    fc.asyncProperty(tokens, async (token) => expect(await send(token)).toBe(refusal)),
    { seed: SEED, numRuns: 300 },
  )
})

test('any header over good claims, without the key, is refused', async () => {
  const signature = fc.uint8Array({ maxLength: 256 }).map((bytes) => base64url(Buffer.from(bytes)))
  await fc.assert(
    fc.asyncProperty(header, signature, async (made, signed) =>
      expect(await send(`${unsigned(made, goodClaims(NOW))}.${signed}`)).toBe(refusal),
    ),
    { seed: SEED, numRuns: 300 },
  )
})

test('even signed with the key, a header that is not that of an access token is refused', async () => {
  const good = (made: Record<string, unknown>) =>
    made.alg === 'RS256' &&
    (made.kid === 'test-key' || made.kid === undefined) &&
    ['at+jwt', 'application/at+jwt'].includes(String(made.typ)) &&
    made.crit === undefined
  await fc.assert(
    fc.asyncProperty(
      header.filter((made) => !good(made)),
      async (made) =>
        expect(await send(rsaSigned({ ...HEADER, ...made }, goodClaims(NOW), api.keys.privateKey))).toBe(
          refusal,
        ),
    ),
    { seed: SEED, numRuns: 200 },
  )
})
