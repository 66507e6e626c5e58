// The embedded sign-in service: an OIDC issuer with published keys and real signatures, and people who need no password.
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { exportJWK, generateKeyPair } from 'jose'
import { type MutableToken, OAuth2Issuer, OAuth2Service } from 'oauth2-mock-server'
import { type AccessTokenClaims, accessTokenPayload } from './oidc-issuer/access-token.ts'
import { answerSignIns } from './oidc-issuer/answer-sign-ins.ts'
import { SignIns } from './oidc-issuer/sign-in.ts'
import { listenOnLoopback, loopback } from './ports.ts'
import type { SamplePerson } from './sample-people.ts'
import { stopperOf } from './stop-server.ts'

export { LOCAL_AUDIENCE } from './oidc-issuer/access-token.ts'

export interface RunningIssuer {
  readonly port: number
  /** What tokens name as their issuer; `/.well-known/openid-configuration` under it says all else. */
  readonly issuerUrl: string
  readonly jwksUrl: string
  /** A signed access token (RFC 9068) with these claims, for eight hours unless told otherwise. */
  accessToken(claims: AccessTokenClaims): Promise<string>
  stop(): Promise<void>
}

/**
 * Starts the issuer on 127.0.0.1 with a new RS256 key; port 0 takes any free one. `POST /token` gives out the tokens of
 * `people`: by client_credentials to the client_id that is a person's subject, or by the authorization code flow to the
 * person whom `login_hint` names. `clock` is epoch milliseconds.
 */
export async function startOidcIssuer(options: {
  port: number
  people: readonly SamplePerson[]
  clock: () => number
}): Promise<RunningIssuer> {
  const nowSeconds = () => Math.floor(options.clock() / 1000)
  const issuer = new OAuth2Issuer()
  await issuer.keys.add(await newKey())
  const service = new OAuth2Service(issuer)
  // Not the package's own server: that one cannot end connections that clients keep open.
  const server = createServer(service.requestHandler)
  const port = await listenOnLoopback(server, 'oidc', options.port)
  const issuerUrl = `http://${loopback}:${port}`
  issuer.url = issuerUrl
  const toAccessToken = ({ header, payload }: MutableToken, claims: AccessTokenClaims): void => {
    header.typ = 'at+jwt'
    for (const name of Object.keys(payload)) delete payload[name]
    Object.assign(payload, accessTokenPayload(claims, issuerUrl, nowSeconds()))
  }
  answerSignIns(service, new SignIns(options.people), toAccessToken, nowSeconds)
  const accessToken = (claims: AccessTokenClaims): Promise<string> =>
    issuer.buildToken({ scopesOrTransform: (header, payload) => toAccessToken({ header, payload }, claims) })
  return { port, issuerUrl, jwksUrl: `${issuerUrl}/jwks`, accessToken, stop: stopperOf(server) }
}

/**
 * A new private key under a name of its own: whoever kept the keys of an earlier start sees that this one is another.
 * Not made by the package, which takes its own key for malformed where a test runs it.
 */
async function newKey(): Promise<Record<string, unknown>> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  return { ...(await exportJWK(privateKey)), alg: 'RS256', kid: randomBytes(4).toString('hex') }
}
