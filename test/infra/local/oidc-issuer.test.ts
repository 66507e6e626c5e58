// The embedded issuer's tokens are real: they verify against its published keys, and are refused where they should be.

import { createHash, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { networkInterfaces } from 'node:os'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createRemoteJWKSet, decodeProtectedHeader, type JWTVerifyOptions, jwtVerify } from 'jose'
import { LOCAL_AUDIENCE, type RunningIssuer, startOidcIssuer } from '../../../infra/local/oidc-issuer.ts'
import { listenOnLoopback } from '../../../infra/local/ports.ts'
import { samplePeople } from '../../../infra/local/sample-people.ts'
import { ROLES } from '../../../shared/access/roles.ts'
import { isListening } from './system-process.ts'

const NOON_SECONDS = Date.UTC(2026, 9, 7, 12) / 1000
const OWN_TENANTS = ['0192f1d0-0000-7000-8000-000000000001', '0192f1d0-0000-7000-8000-000000000002']

let issuer: RunningIssuer

async function start(port = 0): Promise<RunningIssuer> {
  return startOidcIssuer({ port, people: samplePeople(OWN_TENANTS), clock: () => NOON_SECONDS * 1000 + 999 })
}

beforeEach(async () => {
  issuer = await start()
})

afterEach(() => issuer.stop())

/** Verifies as the API does: signature, type, issuer, audience and times. */
function verify(token: string, changed: JWTVerifyOptions = {}) {
  return jwtVerify(token, createRemoteJWKSet(new URL(issuer.jwksUrl)), {
    algorithms: ['RS256'],
    typ: 'at+jwt',
    issuer: issuer.issuerUrl,
    audience: LOCAL_AUDIENCE,
    requiredClaims: ['sub', 'exp', 'iat'],
    currentDate: new Date(NOON_SECONDS * 1000),
    ...changed,
  })
}

function cfoToken(claims = {}): Promise<string> {
  return issuer.accessToken({ subject: 'cfo@sample', roles: ['ROLE_EXECUTIVE_CFO'], ...claims })
}

describe('an access token', () => {
  test('verifies against the published keys and says who may do what, for eight hours', async () => {
    const { payload, protectedHeader } = await verify(await cfoToken())
    expect(protectedHeader).toEqual({
      typ: 'at+jwt',
      alg: 'RS256',
      kid: expect.stringMatching(/^[0-9a-f]{8}$/),
    })
    expect(payload).toEqual({
      iss: `http://127.0.0.1:${issuer.port}`,
      aud: 'penguin-figures',
      sub: 'cfo@sample',
      client_id: 'local',
      scope: 'figures.read',
      roles: ['ROLE_EXECUTIVE_CFO'],
      iat: NOON_SECONDS,
      nbf: NOON_SECONDS,
      exp: NOON_SECONDS + 8 * 60 * 60,
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
  })

  test('says more where more is given', async () => {
    const given = {
      tenants: OWN_TENANTS,
      clientId: 'excel',
      authTimeSeconds: NOON_SECONDS - 60,
      factors: ['mfa'],
    }
    const { payload } = await verify(await cfoToken({ ...given, scope: 'other' }))
    expect(payload).toMatchObject({
      tenants: OWN_TENANTS,
      client_id: 'excel',
      auth_time: NOON_SECONDS - 60,
      amr: ['mfa'],
      scope: 'other',
    })
  })

  test('is short enough to paste', async () => {
    expect((await cfoToken()).length).toBeLessThan(800)
  })

  test('for another audience is refused', async () => {
    await expect(verify(await cfoToken({ audience: 'another' }))).rejects.toMatchObject({ claim: 'aud' })
  })

  test('that has expired is refused', async () => {
    await expect(verify(await cfoToken({ lifetimeSeconds: -1 }))).rejects.toMatchObject({
      code: 'ERR_JWT_EXPIRED',
    })
    const later = new Date((NOON_SECONDS + 8 * 60 * 60) * 1000)
    await expect(verify(await cfoToken(), { currentDate: later })).rejects.toMatchObject({
      code: 'ERR_JWT_EXPIRED',
    })
  })

  test('that someone changed is refused', async () => {
    const [header, payload, signature] = (await cfoToken()).split('.')
    const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString())
    const forged = Buffer.from(JSON.stringify({ ...claims, sub: 'ceo@sample' })).toString('base64url')
    const code = 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED'
    await expect(verify(`${header}.${forged}.${signature}`)).rejects.toMatchObject({ code })
  })

  test('of an earlier start is refused: every start has a key of its own', async () => {
    const token = await cfoToken()
    await issuer.stop()
    issuer = await start(issuer.port)
    await expect(verify(token)).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' })
  })
})

test('what is published holds no private part of a key', async () => {
  const { keys } = (await (await fetch(issuer.jwksUrl)).json()) as { keys: object[] }
  expect(keys).toEqual([
    { kty: 'RSA', alg: 'RS256', kid: expect.any(String), n: expect.any(String), e: 'AQAB' },
  ])
})

interface TokenAnswer {
  readonly access_token: string
  readonly id_token: string
  readonly refresh_token: string
  readonly error: string
  readonly error_description: string
}

async function askToken(fields: Record<string, string>): Promise<{ status: number; body: TokenAnswer }> {
  const response = await fetch(`${issuer.issuerUrl}/token`, {
    method: 'POST',
    body: new URLSearchParams(fields),
  })
  return { status: response.status, body: (await response.json()) as TokenAnswer }
}

describe('signing in', () => {
  test.each(samplePeople(OWN_TENANTS))(
    'by client_credentials $subject gets a token of $role',
    async (person) => {
      const { status, body } = await askToken({ grant_type: 'client_credentials', client_id: person.subject })
      expect([status, body]).toMatchObject([
        200,
        { token_type: 'Bearer', expires_in: 8 * 60 * 60, scope: 'figures.read' },
      ])
      const { payload } = await verify(body.access_token)
      expect(payload).toMatchObject({
        sub: person.subject,
        client_id: person.subject,
        roles: [person.role],
        auth_time: NOON_SECONDS,
        amr: ['pwd', 'mfa'],
      })
      expect(payload.tenants).toEqual(person.role === 'ROLE_BUDGET_OWNER' ? OWN_TENANTS : undefined)
    },
  )

  test('there is one person for each role', () => {
    const people = samplePeople([])
    expect(people.map(({ role }) => role)).toEqual([...ROLES])
    expect(new Set(people.map(({ subject }) => subject)).size).toBe(ROLES.length)
  })

  test('as a stranger is refused with the names there are', async () => {
    const { status, body } = await askToken({ grant_type: 'client_credentials', client_id: 'cfo@elsewhere' })
    expect([status, body.error]).toEqual([401, 'invalid_client'])
    expect(body.error_description).toMatch(
      /^The client_id "cfo@elsewhere" is nobody of the sample: .*cfo@sample/,
    )
    expect(body).not.toHaveProperty('access_token')
  })

  test('by a grant that is not offered is refused', async () => {
    const { status, body } = await askToken({ grant_type: 'password', username: 'cfo@sample', password: 'x' })
    expect([status, body.error]).toEqual([400, 'unsupported_grant_type'])
  })
})

describe('the authorization code flow', () => {
  const verifier = randomBytes(32).toString('base64url')
  const challenge = createHash('sha256').update(verifier).digest('base64url')

  /** Where the issuer sends the browser back to. */
  async function authorize(hint: Record<string, string>): Promise<URL> {
    const asked = new URLSearchParams({
      response_type: 'code',
      client_id: 'excel',
      redirect_uri: 'https://localhost:3000/signed-in',
      state: 'of mine',
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...hint,
    })
    const response = await fetch(`${issuer.issuerUrl}/authorize?${asked}`, { redirect: 'manual' })
    return new URL(response.headers.get('location') ?? '')
  }

  function redeem(code: string | null, code_verifier = verifier) {
    const fields = { grant_type: 'authorization_code', client_id: 'excel', code: code ?? '', code_verifier }
    return askToken(fields)
  }

  test('signs in the person of the hint, with an ID token, once for each code', async () => {
    const back = await authorize({ login_hint: 'coo@sample', nonce: 'n' })
    expect(back.searchParams.get('state')).toBe('of mine')
    const { body } = await redeem(back.searchParams.get('code'))
    const { payload } = await verify(body.access_token)
    expect(payload).toMatchObject({ sub: 'coo@sample', roles: ['ROLE_EXECUTIVE_COO'], client_id: 'excel' })
    const identity = await verify(body.id_token, { typ: 'JWT', audience: 'excel', currentDate: new Date() })
    expect(identity.payload).toMatchObject({ sub: 'coo@sample', name: 'Olga Lindqvist', nonce: 'n' })
    expect((await redeem(back.searchParams.get('code'))).status).toBe(400)
  })

  test('asks for the verifier of a challenge, and takes a code without one only once', async () => {
    const fields = { grant_type: 'authorization_code', client_id: 'excel' }
    const challenged = (await authorize({})).searchParams.get('code') ?? ''
    expect((await askToken({ ...fields, code: challenged })).body.error).toBe('invalid_grant')

    const unchallenged = new URLSearchParams({ response_type: 'code', redirect_uri: 'https://localhost/' })
    const response = await fetch(`${issuer.issuerUrl}/authorize?${unchallenged}`, { redirect: 'manual' })
    const code = new URL(response.headers.get('location') ?? '').searchParams.get('code') ?? ''
    expect((await askToken({ ...fields, code })).status).toBe(200)
    expect((await askToken({ ...fields, code })).body.error).toBe('invalid_grant')
  })

  test('without a hint signs in the person of finance; a refresh token keeps them signed in', async () => {
    const { body } = await redeem((await authorize({})).searchParams.get('code'))
    const fields = { grant_type: 'refresh_token', client_id: 'excel', refresh_token: body.refresh_token }
    const refreshed = await askToken(fields)
    expect((await verify(refreshed.body.access_token)).payload.sub).toBe('finance@sample')
    const unknown = await askToken({ ...fields, refresh_token: 'made up' })
    expect([unknown.status, unknown.body.error]).toEqual([400, 'invalid_grant'])
  })

  test('gives a stranger no code, and nobody a token for another verifier', async () => {
    const back = await authorize({ login_hint: 'nobody@sample' })
    expect(back.searchParams.get('code')).toBeNull()
    expect(back.searchParams.get('error')).toBe('access_denied')
    const code = (await authorize({})).searchParams.get('code')
    expect((await redeem(code, randomBytes(32).toString('base64url'))).status).toBe(400)
  })

  test('is found by discovery, which lists what is offered', async () => {
    const found = await (await fetch(`${issuer.issuerUrl}/.well-known/openid-configuration`)).json()
    expect(found).toMatchObject({
      issuer: issuer.issuerUrl,
      jwks_uri: issuer.jwksUrl,
      token_endpoint: `${issuer.issuerUrl}/token`,
      authorization_endpoint: `${issuer.issuerUrl}/authorize`,
      grant_types_supported: ['client_credentials', 'authorization_code', 'refresh_token'],
      scopes_supported: ['figures.read'],
    })
  })
})

test('people who sign in at the same moment each get their own token', async () => {
  const subjects = ['ceo@sample', 'cto@sample', 'budget@sample', 'reader@sample']
  const answers = await Promise.all(
    subjects.map((client_id) => askToken({ grant_type: 'client_credentials', client_id })),
  )
  const verified = await Promise.all(answers.map(({ body }) => verify(body.access_token)))
  expect(verified.map(({ payload }) => payload.sub)).toEqual(subjects)
  expect(new Set(answers.map(({ body }) => decodeProtectedHeader(body.access_token).kid)).size).toBe(1)
})

test('only this machine can reach it, and after stop nobody can', async () => {
  expect(await isListening(issuer.port)).toBe(true)
  const others = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  for (const { address } of others.filter(({ internal }) => !internal)) {
    expect(await isListening(issuer.port, address)).toBe(false)
  }
  await Promise.all([issuer.stop(), issuer.stop()])
  expect(await isListening(issuer.port)).toBe(false)
})

test('a taken port is named, with the variable that chooses another', async () => {
  const occupant = createServer()
  const port = await listenOnLoopback(occupant, 'oidc', 0)
  await expect(start(port)).rejects.toThrow(
    `Port ${port}, where the embedded OIDC issuer should listen, is taken by another program: ` +
      'stop that program, or set PENGUIN_OIDC_PORT to a free port and start again.',
  )
  occupant.close()
})
