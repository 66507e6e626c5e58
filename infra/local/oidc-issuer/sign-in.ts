// Whom a request at the issuer's endpoints signs in. No password is asked for: a name of the sample is enough.
import type { IncomingMessage } from 'node:http'
import type { MutableRedirectUri, TokenRequestIncomingMessage } from 'oauth2-mock-server'
import type { SamplePerson } from '../sample-people.ts'

/** Who sits in front of the screen when the request does not say: the one whose workbook this product is for. */
const USUAL_SUBJECT = 'finance@sample'

/** Why nobody is signed in, as RFC 6749 (section 5.2) names it. */
export interface SignInRefusal {
  readonly error: 'invalid_client' | 'invalid_grant' | 'unsupported_grant_type'
  readonly error_description: string
}

export const SUPPORTED_GRANTS = ['client_credentials', 'authorization_code', 'refresh_token']

/** Remembers whose the codes and refresh tokens are that the issuer has given out. */
export class SignIns {
  readonly #people: readonly SamplePerson[]
  readonly #byCode = new Map<string, { person: SamplePerson; isChallenged: boolean }>()
  readonly #byRefreshToken = new Map<string, SamplePerson>()
  readonly #byRequest = new WeakMap<IncomingMessage, SamplePerson | SignInRefusal>()

  constructor(people: readonly SamplePerson[]) {
    this.#people = people
  }

  /** The redirect that answers `GET /authorize`: `login_hint` names the person. A stranger's loses its code. */
  authorize({ url }: MutableRedirectUri, request: IncomingMessage): void {
    const code = url.searchParams.get('code')
    if (code === null) return
    const query = new URL(request.url ?? '/', 'http://localhost').searchParams
    const asked = query.get('login_hint')
    const person = this.#named(asked ?? USUAL_SUBJECT)
    if (person !== undefined) {
      this.#byCode.set(code, { person, isChallenged: query.has('code_challenge') })
      return
    }
    url.searchParams.delete('code')
    url.searchParams.set('error', 'access_denied')
    url.searchParams.set('error_description', this.#strangers(`The login_hint "${asked}"`))
  }

  /** Whom `POST /token` signs in, the same for every token that answers the request; a code is used up by it. */
  of(request: TokenRequestIncomingMessage): SamplePerson | SignInRefusal {
    const known = this.#byRequest.get(request)
    if (known !== undefined) return known
    const found = this.#find(request.body)
    this.#byRequest.set(request, found)
    return found
  }

  /** Whose a refresh token is that is given out now. */
  remember(refreshToken: string, person: SamplePerson): void {
    this.#byRefreshToken.set(refreshToken, person)
  }

  #find(body: TokenRequestIncomingMessage['body']): SamplePerson | SignInRefusal {
    const { grant_type: grant, client_id: clientId, code = '' } = body
    if (grant === 'client_credentials') {
      const error_description = this.#strangers(`The client_id "${clientId}"`)
      return this.#named(clientId) ?? { error: 'invalid_client', error_description }
    }
    const error_description = `The ${grant === 'refresh_token' ? 'refresh token' : 'code'} was not given out, was used already or lacks its code_verifier: sign in again.`
    if (grant === 'refresh_token') {
      const refreshToken = String((body as { refresh_token?: unknown }).refresh_token)
      return this.#byRefreshToken.get(refreshToken) ?? { error: 'invalid_grant', error_description }
    }
    if (grant === 'authorization_code') {
      const given = this.#byCode.get(code)
      this.#byCode.delete(code)
      // The package checks a verifier that is sent, and does not miss one that is not.
      const isProven = given?.isChallenged === false || body.code_verifier !== undefined
      return given !== undefined && isProven ? given.person : { error: 'invalid_grant', error_description }
    }
    return { error: 'unsupported_grant_type', error_description: `Ask by ${SUPPORTED_GRANTS.join(', ')}.` }
  }

  #named(subject: unknown): SamplePerson | undefined {
    return this.#people.find((person) => person.subject === subject)
  }

  #strangers(what: string): string {
    return `${what} is nobody of the sample: it takes one of ${this.#people.map(({ subject }) => subject).join(', ')}.`
  }
}
