// People of the sample sign in by name at the embedded sign-in service, whose tokens the API takes.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { decodeJwt } from 'jose'
import type { Fetch } from '../../../addin/api/send.ts'
import { sampleSignIn } from '../../../addin/session/sample-sign-in.ts'
import { type RunningIssuer, startOidcIssuer } from '../../../infra/local/oidc-issuer.ts'
import { samplePeople } from '../../../infra/local/sample-people.ts'

const HOUR_MS = 60 * 60 * 1000
let issuer: RunningIssuer
let nowMs = Date.now()
let asked = 0

const counted: Fetch = (url, init) => {
  asked += 1
  return fetch(url, init)
}
const signIn = (subject: string, over: Fetch = counted) =>
  sampleSignIn({ tokenUrl: `${issuer.issuerUrl}/token`, subject, fetch: over, now: () => nowMs })

beforeAll(async () => {
  issuer = await startOidcIssuer({ port: 0, people: samplePeople([]), clock: () => nowMs })
})
afterAll(() => issuer.stop())

test('a token names the person and their role, and is asked for once', async () => {
  const provider = signIn('finance@sample')
  asked = 0
  const [first, second] = await Promise.all([provider.token(), provider.token()])
  expect(first).toBe(second)
  expect(decodeJwt(first)).toMatchObject({ sub: 'finance@sample', roles: ['ROLE_FINANCE'] })
  expect(asked).toBe(1)
})

test('one that ends soon is followed by another, once for all that ask', async () => {
  const provider = signIn('cfo@sample')
  const before = await provider.token()
  nowMs += 8 * HOUR_MS - 30_000
  asked = 0
  const after = await Promise.all([provider.token(), provider.token(), provider.token()])
  expect(new Set(after).size).toBe(1)
  expect(after).not.toContain(before)
  expect(asked).toBe(1)
})

test('one that is refused is renewed once, however many requests it was refused in', async () => {
  const provider = signIn('cfo@sample')
  const refused = await provider.token()
  asked = 0
  const renewed = await Promise.all([provider.renew(refused), provider.renew(refused)])
  expect(new Set(renewed).size).toBe(1)
  expect(asked).toBe(1)
})

test('nobody of that name is signed out; a service out of reach is not', async () => {
  await expect(signIn('stranger@sample').token()).rejects.toMatchObject({ kind: 'signed_out' })
  let isDown = true
  const provider = signIn('cfo@sample', (url, init) =>
    isDown ? Promise.reject(new TypeError('down')) : fetch(url, init),
  )
  await expect(provider.token()).rejects.toThrow('down')
  isDown = false
  expect(await provider.token()).toEqual(expect.any(String))
})

describe('how long a token is used follows from what the sign-in service says', () => {
  const granting = (granted: object) => {
    let given = 0
    const provider = signIn('cfo@sample', async () => {
      given += 1
      return Response.json({ access_token: `token ${given}`, ...granted })
    })
    return { provider, given: () => given }
  }

  test.each([
    ['of an hour until a minute before its end', { expires_in: 3_600 }, 3_540_000],
    ['of a minute for half of it', { expires_in: 60 }, 30_000],
  ])('%s', async (_, granted, usedMs) => {
    const { provider, given } = granting(granted)
    expect(await provider.token()).toBe('token 1')
    nowMs += usedMs - 1
    expect(await provider.token()).toBe('token 1')
    nowMs += 1
    expect(await Promise.all([provider.token(), provider.token()])).toEqual(['token 2', 'token 2'])
    expect(given()).toBe(2)
  })

  test.each([{}, { expires_in: 'soon' }])('until it is refused where it does not: %j', async (granted) => {
    const { provider, given } = granting(granted)
    expect([await provider.token(), await provider.token(), given()]).toEqual(['token 1', 'token 1', 1])
    expect(await provider.renew('token 1')).toBe('token 2')
  })

  test('and an answer without a token is none', async () => {
    await expect(granting({ access_token: null }).provider.token()).rejects.toThrow('sent no token')
  })
})
