// Makes the endpoints of oauth2-mock-server, which know one John Doe, answer with the sample's people and our tokens.
import {
  Events,
  type MutableRedirectUri,
  type MutableResponse,
  type MutableToken,
  type OAuth2Service,
  type TokenRequestIncomingMessage,
} from 'oauth2-mock-server'
import type { SamplePerson } from '../sample-people.ts'
import { type AccessTokenClaims, LOCAL_LIFETIME_SECONDS, LOCAL_SCOPE } from './access-token.ts'
import { type SignIns, SUPPORTED_GRANTS } from './sign-in.ts'

/**
 * @param toAccessToken makes the access token of these claims out of the package's own
 * @param nowSeconds epoch seconds
 */
export function answerSignIns(
  service: OAuth2Service,
  signIns: SignIns,
  toAccessToken: (token: MutableToken, claims: AccessTokenClaims) => void,
  nowSeconds: () => number,
): void {
  const withAccessToken = new WeakSet<TokenRequestIncomingMessage>()
  service.on(Events.BeforeAuthorizeRedirect, (redirect: MutableRedirectUri, request) =>
    signIns.authorize(redirect, request),
  )
  service.on(Events.BeforeTokenSigning, (token: MutableToken, request: TokenRequestIncomingMessage) => {
    const person = signIns.of(request)
    // Nobody signs in: this token is thrown away below.
    if ('error' in person) return
    // A request's first token is the access token; the second one, if any, is the ID token.
    if (withAccessToken.has(request)) {
      Object.assign(token.payload, { sub: person.subject, name: person.name })
      return
    }
    withAccessToken.add(request)
    toAccessToken(token, claimsOf(person, request.body.client_id, nowSeconds()))
  })
  service.on(Events.BeforeResponse, (response: MutableResponse, request: TokenRequestIncomingMessage) => {
    const person = signIns.of(request)
    if ('error' in person) {
      response.statusCode = person.error === 'invalid_client' ? 401 : 400
      response.body = { ...person }
      return
    }
    const body = { ...(response.body || {}), expires_in: LOCAL_LIFETIME_SECONDS, scope: LOCAL_SCOPE }
    response.body = body
    if ('refresh_token' in body) signIns.remember(String(body.refresh_token), person)
  })
  service.on(Events.BeforeWellKnownOpenIdConfiguration, ({ body }: MutableResponse) => {
    Object.assign(body, { grant_types_supported: SUPPORTED_GRANTS, scopes_supported: [LOCAL_SCOPE] })
  })
}

/** Someone who signs in has just given all their factors. */
function claimsOf(
  { subject, name, role, tenants, address }: SamplePerson,
  clientId: unknown,
  authTimeSeconds: number,
): AccessTokenClaims {
  return {
    subject,
    name,
    email: address,
    roles: [role],
    ...(tenants !== undefined && { tenants }),
    ...(typeof clientId === 'string' && { clientId }),
    authTimeSeconds,
    factors: ['pwd', 'mfa'],
  }
}
