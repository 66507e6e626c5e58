// Checks an access token: signature by a published key and an allowed algorithm, type, issuer, audience, expiry,
// not-before and age. Everything that is wrong with a token is one refusal to the caller, and a reason in the log.
import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import type { Caller } from '../../../shared/access/caller.ts'
import type { ApiConfiguration } from '../configuration.ts'
import { signInUnavailable, tokenRefused } from './access-errors.ts'
import { callerOf } from './caller-of.ts'

/** Asymmetric only: with a shared-secret algorithm in the list, the public key would be a secret everyone knows. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA']
/** A token that claims to be older, or to come from the future, is refused whatever its expiry. */
const OLDEST_TOKEN = '24h'
const CLOCK_TOLERANCE_SECONDS = 5
const KEYS_TIMEOUT_MS = 3_000

export interface VerifiedToken {
  readonly caller: Caller
  readonly scopes: readonly string[]
}

/** @throws ApiError AUTHENTICATION_REQUIRED, or DATA_SOURCE_UNAVAILABLE when the keys cannot be had */
export type VerifyToken = (token: string | null) => Promise<VerifiedToken>

/** @param clock epoch milliseconds */
export function tokenVerifier(
  configuration: ApiConfiguration,
  clock: () => number,
  keys: JWTVerifyGetKey = publishedKeys(configuration.OIDC_JWKS_URL),
): VerifyToken {
  const expected = {
    algorithms: ALGORITHMS,
    typ: configuration.OIDC_TOKEN_TYPE,
    issuer: configuration.OIDC_ISSUER,
    audience: configuration.OIDC_AUDIENCE,
    requiredClaims: ['sub', 'exp', 'iat'],
    maxTokenAge: OLDEST_TOKEN,
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
  }
  return async (token) => {
    if (token === null) throw tokenRefused('no_token')
    const payload = await verified(token, keys, { ...expected, currentDate: new Date(clock()) })
    return { caller: callerOf(payload, configuration), scopes: scopesOf(payload) }
  }
}

/** The keys are fetched once and kept; an unknown key id fetches them again, at most every half minute. */
function publishedKeys(url: string): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(url), { timeoutDuration: KEYS_TIMEOUT_MS })
}

/** No extension that a token calls critical is understood here, not even one that says nothing (RFC 7515, 4.1.11). */
async function verified(
  token: string,
  keys: JWTVerifyGetKey,
  expected: Parameters<typeof jwtVerify>[2],
): Promise<JWTPayload> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys, expected)
    if (protectedHeader.crit === undefined) return payload
  } catch (cause) {
    if (cause instanceof errors.JWKSTimeout || !(cause instanceof errors.JOSEError))
      throw signInUnavailable(cause)
    if (cause.code === 'ERR_JOSE_GENERIC' || cause instanceof errors.JWKSInvalid)
      throw signInUnavailable(cause)
    throw tokenRefused(cause.code)
  }
  throw tokenRefused('critical_extension')
}

/** `scope` is a text of words (RFC 9068), `scp` a text or a list of them. */
function scopesOf({ scope, scp }: JWTPayload): string[] {
  return [scope, scp].flat().flatMap((words) => (typeof words === 'string' ? words.split(' ') : []))
}
