// When the figures API takes a token for good, but not for enough: it asks for a second factor, given recently (RFC 9470).
// What its challenge names is asked of the sign-in service in the ways that one may understand it.

export interface StepUp {
  /** Which kind of sign-in is asked for, such as `mfa`. */
  readonly acrValues: readonly string[]
  /** How long ago it may have been; null where the challenge does not say. */
  readonly maxAgeSeconds: number | null
}

const ERROR = /\berror="insufficient_user_authentication"/

/** @param challenge the header `www-authenticate` of a refusal; null for one that asks for no stronger sign-in */
export function stepUpOf(challenge: string | null): StepUp | null {
  if (challenge === null || !ERROR.test(challenge)) return null
  const acrValues = /\bacr_values="([^"]*)"/.exec(challenge)?.[1]?.split(' ').filter(Boolean) ?? []
  const maxAge = /\bmax_age="?(\d+)/.exec(challenge)?.[1]
  return { acrValues, maxAgeSeconds: maxAge === undefined ? null : Number(maxAge) }
}

export interface StepUpRequest {
  /** The claims request of OpenID Connect (Core 1.0, section 5.5): the only one that a host passes on to its broker. */
  readonly claims: string
  /** As OpenID Connect and RFC 9470 name them in an address. */
  readonly extraQueryParameters: Readonly<Record<string, string>>
}

export function stepUpRequest({ acrValues, maxAgeSeconds }: StepUp): StepUpRequest {
  return {
    claims: JSON.stringify({
      id_token: {
        auth_time: { essential: true },
        ...(acrValues.length > 0 && { acr: { essential: true, values: acrValues } }),
      },
    }),
    extraQueryParameters: {
      ...(acrValues.length > 0 && { acr_values: acrValues.join(' ') }),
      ...(maxAgeSeconds !== null && { max_age: String(maxAgeSeconds) }),
    },
  }
}

export function stepUpSentence({ maxAgeSeconds }: StepUp): string {
  const recently =
    maxAgeSeconds === null ? '' : ` given in the last ${Math.round(maxAgeSeconds / 60)} minutes`
  return `Figures of several tenants need a second factor${recently}. Sign in again from the Penguin pane.`
}
