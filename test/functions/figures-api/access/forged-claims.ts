// Tokens that the sign-in service did sign, and that are still none for this API: of another time, place or kind.
import { CompactEncrypt } from 'jose'
import { AUDIENCE, type TestApi } from '../../../engines/figures-api.ts'
import { goodClaims, HEADER, without } from './good-claims.ts'
import { type Claims, rsaSigned, unsigned } from './raw-token.ts'

type Forged = Readonly<Record<string, string>>

const HOUR = 3_600

/** By what is wrong with them. @param nowMs epoch milliseconds */
export async function tokensWithUnfitClaims({ keys }: TestApi, nowMs: number): Promise<Forged> {
  const claims = goodClaims(nowMs)
  const good = rsaSigned(HEADER, claims, keys.privateKey)
  const sign = (changed: Claims, header: Claims = {}) =>
    rsaSigned({ ...HEADER, ...header }, { ...claims, ...changed }, keys.privateKey)
  const lacking = (name: string) => rsaSigned(HEADER, without(claims, name), keys.privateKey)
  const now = Math.floor(nowMs / 1000)
  const encrypted = new CompactEncrypt(Buffer.from(good)).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
  return {
    expired: sign({ iat: now - 2 * HOUR, nbf: now - 2 * HOUR, exp: now - HOUR }),
    'expired a moment ago': sign({ iat: now - HOUR, nbf: now - HOUR, exp: now - 6 }),
    'not yet valid': sign({ nbf: now + HOUR }),
    'issued in the future': sign({ iat: now + HOUR }),
    'older than a day': sign({ iat: now - 25 * HOUR, nbf: now - 25 * HOUR }),
    'expiry as text': sign({ exp: String(now + HOUR) }),
    'expiry that is no number': sign({ exp: { $gt: 0 } }),
    'another audience': sign({ aud: 'another-api' }),
    'several other audiences': sign({ aud: ['another-api', `${AUDIENCE}-2`] }),
    'audience in upper case': sign({ aud: AUDIENCE.toUpperCase() }),
    'another issuer': sign({ iss: 'https://sign-in.example.org' }),
    'issuer with a slash': sign({ iss: 'https://sign-in.example.com/' }),
    ...Object.fromEntries(['exp', 'iat', 'sub', 'iss', 'aud'].map((name) => [`no ${name}`, lacking(name)])),
    ...idTokens(sign, claims),
    'no typ': sign({}, { typ: undefined }),
    'typ of another kind': sign({}, { typ: 'dpop+jwt' }),
    'typ that is a list': sign({}, { typ: ['at+jwt'] }),
    'crit that nobody knows': sign({}, { crit: ['http://example.com/x'], 'http://example.com/x': true }),
    'crit that is empty': sign({}, { crit: [] }),
    'crit that changes nothing': sign({}, { crit: ['b64'], b64: true }),
    'payload that is not encoded': sign({}, { crit: ['b64'], b64: false }),
    'payload that is a list': rsaSigned(HEADER, [claims], keys.privateKey),
    'payload that is a text': rsaSigned(HEADER, '"claims"', keys.privateKey),
    'payload that is no JSON': rsaSigned(HEADER, '{', keys.privateKey),
    'header that is no JSON': rsaSigned('{', claims, keys.privateKey),
    encrypted: await encrypted.encrypt(Buffer.alloc(32, 1)),
    'ten kilobytes': sign({ filler: 'x'.repeat(7_600) }),
    ...malformedClaims(sign),
  }
}

/** An ID token says who signed in to a client; it is nobody's ticket to an API. */
function idTokens(sign: (changed: Claims, header?: Claims) => string, { iat }: Claims): Forged {
  const id = { nonce: 'n-0S6_WzA2Mj', at_hash: 'MTIzNDU2Nzg5MDEyMzQ1Ng', auth_time: iat, azp: 'workbook' }
  return {
    'ID token': sign({ ...id, aud: 'workbook', scope: undefined }, { typ: 'JWT' }),
    'ID token for the API': sign(id, { typ: 'JWT' }),
    'ID token for client and API': sign({ ...id, aud: ['workbook', AUDIENCE] }, { typ: 'jwt' }),
  }
}

/** Nobody is let in by half a claim. */
function malformedClaims(sign: (changed: Claims) => string): Forged {
  return {
    'roles that are a number': sign({ roles: 7 }),
    'roles that are an object': sign({ roles: { ROLE_FINANCE: true } }),
    'a role that is none': sign({ roles: ['ROLE_FINANCE', { admin: true }] }),
    'roles that are null': sign({ roles: null }),
    'tenants that are a text': sign({ tenants: '0000000a-0000-4000-8000-000000000000' }),
    'tenants that are no ids': sign({ tenants: ['*'] }),
    'a tenant that is none': sign({ tenants: ['0000000a-0000-4000-8000-000000000000', null] }),
    'tenants that are an object': sign({ tenants: { length: 1 } }),
    'factors that are a text': sign({ amr: 'mfa' }),
    'sign-in time as text': sign({ auth_time: 'now' }),
  }
}

/** A subject is whom the request limit counts and the log names: it is a text that says something. */
export function tokensWithoutSubject({ keys }: TestApi, nowMs: number): Forged {
  const sign = (sub: unknown) => rsaSigned(HEADER, { ...goodClaims(nowMs), sub }, keys.privateKey)
  return {
    'subject that is a number': sign(7),
    'subject that is an object': sign({ id: 7 }),
    'subject that is a list': sign(['someone', 'another']),
    'subject that is null': sign(null),
    'subject that is true': sign(true),
    'subject that is empty': sign(''),
  }
}

/** Credentials that are no bearer token, as whole Authorization headers. */
export function unfitHeaders(good: string): Forged {
  return {
    'two tokens': `Bearer ${good}, Bearer ${good}`,
    'two tokens in one': `Bearer ${good} ${good}`,
    'another scheme': `Basic ${good}`,
    'a scheme that binds': `DPoP ${good}`,
    'no scheme': good,
    'scheme alone': 'Bearer',
    'scheme and a space': 'Bearer ',
    nothing: '',
    garbage: 'Bearer garbage',
    dots: 'Bearer ....',
    'a token without its end': `Bearer ${good.split('.').slice(0, 2).join('.')}`,
    'a token and a line': `Bearer ${good}\r\nX-Roles: ROLE_EXECUTIVE_CEO`,
    'a quoted token': `Bearer "${good}"`,
    'a token in full width': `Bearer ${good.replace('e', 'ｅ')}`,
    'ten kilobytes of letters': `Bearer ${'e'.repeat(10_000)}`,
    'ten kilobytes of token': `Bearer ${unsigned(HEADER, { filler: 'x'.repeat(10_000) })}.eA`,
  }
}
