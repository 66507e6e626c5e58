// What an access token of the embedded issuer says: the claims of RFC 9068, and the platform's roles and tenants.
import { randomUUID } from 'node:crypto'

/** The audience that tokens for the figures API name. */
export const LOCAL_AUDIENCE = 'penguin-figures'

/** The scope that the figures API asks for. */
export const LOCAL_SCOPE = 'figures.read'

export const LOCAL_LIFETIME_SECONDS = 8 * 60 * 60

export interface AccessTokenClaims {
  readonly subject: string
  readonly roles: readonly string[]
  readonly tenants?: readonly string[]
  /** How they are addressed. */
  readonly name?: string
  /** Where they get mail. */
  readonly email?: string
  /** What signed in on the person's behalf: Excel, a script. */
  readonly clientId?: string
  readonly audience?: string
  readonly scope?: string
  /** Counted from now; a negative one makes a token that has expired. */
  readonly lifetimeSeconds?: number
  /** When the person last gave their factors, epoch seconds. */
  readonly authTimeSeconds?: number
  /** Which factors those were (RFC 8176): `pwd`, `mfa`. */
  readonly factors?: readonly string[]
}

/** The payload of a token issued at `nowSeconds`; claims that are not known are absent. */
export function accessTokenPayload(claims: AccessTokenClaims, issuerUrl: string, nowSeconds: number) {
  return {
    iss: issuerUrl,
    aud: claims.audience ?? LOCAL_AUDIENCE,
    sub: claims.subject,
    client_id: claims.clientId ?? 'local',
    scope: claims.scope ?? LOCAL_SCOPE,
    roles: claims.roles,
    ...(claims.tenants !== undefined && { tenants: claims.tenants }),
    ...(claims.name !== undefined && { name: claims.name }),
    ...(claims.email !== undefined && { email: claims.email }),
    ...(claims.authTimeSeconds !== undefined && { auth_time: claims.authTimeSeconds }),
    ...(claims.factors !== undefined && { amr: claims.factors }),
    iat: nowSeconds,
    nbf: nowSeconds,
    exp: nowSeconds + (claims.lifetimeSeconds ?? LOCAL_LIFETIME_SECONDS),
    jti: randomUUID(),
  }
}
