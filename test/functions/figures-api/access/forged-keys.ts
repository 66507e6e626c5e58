// Tokens whose signature must convince nobody: no signature, another algorithm, another key, the public key for a secret,
// and keys that the token brings along.
import { createPublicKey, KeyObject } from 'node:crypto'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { TestApi } from '../../../engines/figures-api.ts'
import { goodClaims, HEADER } from './good-claims.ts'
import { base64url, type Claims, hmacSigned, rsaSigned, unsigned } from './raw-token.ts'

type Forged = Readonly<Record<string, string>>

/** By what is wrong with them. @param nowMs epoch milliseconds */
export async function tokensWithForgedSignatures(
  { keys, publishedKey }: TestApi,
  nowMs: number,
): Promise<Forged> {
  const claims = goodClaims(nowMs)
  const good = rsaSigned(HEADER, claims, keys.privateKey)
  const [header, , signature] = good.split('.')
  const payload = (changed: Claims) => base64url(JSON.stringify(changed))
  return {
    ...withoutSignature(claims, good),
    ...keyConfusion(publishedKey, claims),
    ...(await otherAlgorithms(keys.privateKey, claims)),
    ...(await ownKeys(claims)),
    'tampered roles': `${header}.${payload({ ...claims, roles: ['ROLE_EXECUTIVE_CEO'] })}.${signature}`,
    'tampered subject': `${header}.${payload({ ...claims, sub: 'another-subject' })}.${signature}`,
    'tampered header': `${base64url(JSON.stringify({ ...HEADER, x: 1 }))}.${payload(claims)}.${signature}`,
    'one bit of the signature': good.replace(/.{4}$/, (end) => (end === 'AAAA' ? 'BAAA' : 'AAAA')),
    'half a signature': good.slice(0, -40),
    'signature of another token': `${unsigned(HEADER, claims)}.${rsaSigned(HEADER, { ...claims, x: 1 }, keys.privateKey).split('.')[2]}`,
  }
}

function withoutSignature(claims: Claims, good: string): Forged {
  const none = (alg: string) => `${unsigned({ ...HEADER, alg }, claims)}.`
  return {
    'alg none': none('none'),
    'alg None': none('None'),
    'alg NONE': none('NONE'),
    'alg none with a signature': `${none('none')}${good.split('.')[2]}`,
    'alg none without a kid': `${unsigned({ alg: 'none', typ: 'at+jwt' }, claims)}.`,
    'no alg': `${unsigned({ kid: HEADER.kid, typ: 'at+jwt' }, claims)}.${good.split('.')[2]}`,
    'empty signature': `${unsigned(HEADER, claims)}.`,
  }
}

/** With the public key for a shared secret, in every form an attacker can get it in. */
function keyConfusion(publishedKey: object, claims: Claims): Forged {
  const key = createPublicKey({ key: publishedKey as never, format: 'jwk' })
  const header = { ...HEADER, alg: 'HS256' }
  const pem = String(key.export({ type: 'spki', format: 'pem' }))
  const secrets = {
    'PEM (SPKI)': pem,
    'PEM without its last newline': pem.trimEnd(),
    'PEM (PKCS1)': String(key.export({ type: 'pkcs1', format: 'pem' })),
    DER: key.export({ type: 'spki', format: 'der' }),
    JWK: JSON.stringify(publishedKey),
    'bare JWK': JSON.stringify(key.export({ format: 'jwk' })),
    modulus: Buffer.from(String(key.export({ format: 'jwk' }).n), 'base64url'),
    'empty secret': '',
  }
  return Object.fromEntries(
    Object.entries(secrets).map(([name, secret]) => [
      `HS256 with ${name}`,
      hmacSigned(header, claims, secret),
    ]),
  )
}

/** Signed with the very key that is published, by algorithms that it is not published for. */
async function otherAlgorithms(key: TestApi['keys']['privateKey'], claims: Claims): Promise<Forged> {
  const der = KeyObject.from(key).export({ type: 'pkcs8', format: 'der' })
  const signedAs = async (alg: string, hash: string, name: string) => {
    const imported = await crypto.subtle.importKey('pkcs8', der, { name, hash }, false, ['sign'])
    return new SignJWT(claims).setProtectedHeader({ ...HEADER, alg }).sign(imported)
  }
  return {
    RS384: await signedAs('RS384', 'SHA-384', 'RSASSA-PKCS1-v1_5'),
    RS512: await signedAs('RS512', 'SHA-512', 'RSASSA-PKCS1-v1_5'),
    PS256: await signedAs('PS256', 'SHA-256', 'RSA-PSS'),
    PS384: await signedAs('PS384', 'SHA-384', 'RSA-PSS'),
    'rs256 in lower case': rsaSigned({ ...HEADER, alg: 'rs256' }, claims, key),
    'alg that is a list': rsaSigned({ ...HEADER, alg: ['RS256'] }, claims, key),
  }
}

/** Good tokens, but signed with a key of the attacker. */
async function ownKeys(claims: Claims): Promise<Forged> {
  const own = await generateKeyPair('RS256', { extractable: true })
  const jwk = { ...(await exportJWK(own.publicKey)), kid: HEADER.kid, alg: 'RS256', use: 'sig' }
  const der = KeyObject.from(own.publicKey).export({ type: 'spki', format: 'der' }).toString('base64')
  const sign = (header: Claims) => rsaSigned({ ...HEADER, ...header }, claims, own.privateKey)
  const [curve, edwards] = [await generateKeyPair('ES256'), await generateKeyPair('EdDSA')]
  const signWith = (alg: string, { privateKey }: typeof curve) =>
    new SignJWT(claims).setProtectedHeader({ ...HEADER, alg }).sign(privateKey)
  return {
    'wrong key': sign({}),
    'unknown kid': sign({ kid: 'another-key' }),
    'no kid': sign({ kid: undefined }),
    'kid that is a number': sign({ kid: 7 }),
    'kid that is a path': sign({ kid: '../../../../dev/null' }),
    'embedded jwk': sign({ jwk, kid: undefined }),
    'embedded jwk under the known kid': sign({ jwk }),
    'jku of the attacker': sign({ jku: 'http://127.0.0.1:1/jwks', kid: 'another-key' }),
    'x5u of the attacker': sign({ x5u: 'http://127.0.0.1:1/cert' }),
    'x5c of the attacker': sign({ x5c: [der] }),
    'ES256 of the attacker': await signWith('ES256', curve),
    'EdDSA of the attacker': await signWith('EdDSA', edwards),
  }
}
