// The claims of a token that is good in every way, for tests that make one of them bad.
import { AUDIENCE, ISSUER } from '../../../engines/figures-api.ts'
import type { Claims } from './raw-token.ts'

export const HEADER = { alg: 'RS256', kid: 'test-key', typ: 'at+jwt' } as const
export const SUBJECT = 'forged-subject-4711'

/** @param nowMs epoch milliseconds */
export function goodClaims(nowMs: number): Claims {
  const now = Math.floor(nowMs / 1000)
  return {
    iss: ISSUER,
    aud: AUDIENCE,
    sub: SUBJECT,
    scope: 'figures.read',
    roles: ['ROLE_EXECUTIVE_CFO'],
    iat: now,
    nbf: now,
    exp: now + 3600,
  }
}

/** Without one of the claims. */
export function without(claims: Claims, name: string): Claims {
  return Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name))
}
