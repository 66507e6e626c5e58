// What the link in a digest holds: whose digests of which kind end there. Sealed with a key that is there for this alone:
// nobody reads a person out of a link, makes one up, or uses one of another purpose.
import { EncryptJWT, jwtDecrypt } from 'jose'
import * as z from 'zod'
import { DIGEST_KINDS, type DigestKind } from '../../../shared/contract/alerts/preferences.ts'

export interface Subscription {
  /** Issuer-wide name. */
  readonly person: string
  readonly kind: DigestKind
}

export interface UnsubscribeTokens {
  seal(subscription: Subscription): Promise<string>
  /** Null for a token that was not sealed here, was altered, is of another purpose, or is too old: all alike. */
  open(token: string): Promise<Subscription | null>
}

const ALGORITHM = { alg: 'dir', enc: 'A256GCM' } as const
const PURPOSE = 'unsubscribe'
/** Links in old mails still work: it is a year, and a month for those who keep what they do not read. */
const KEPT_DAYS = 400
const DAY_MS = 24 * 60 * 60 * 1000
const LONGEST_TOKEN = 2_000

const sealed = z.object({ sub: z.string().min(1), kind: z.enum(DIGEST_KINDS) })

/** @param key 32 bytes in base64url; @param clock epoch milliseconds */
export function unsubscribeTokens(key: string, clock: () => number): UnsubscribeTokens {
  const secret = Buffer.from(key, 'base64url')
  return {
    seal: ({ person, kind }) =>
      new EncryptJWT({ kind })
        .setProtectedHeader(ALGORITHM)
        .setSubject(person)
        .setAudience(PURPOSE)
        .setIssuedAt(new Date(clock()))
        .setExpirationTime(new Date(clock() + KEPT_DAYS * DAY_MS))
        .encrypt(secret),
    open: async (token) => {
      if (token.length > LONGEST_TOKEN) return null
      try {
        const { payload } = await jwtDecrypt(token, secret, {
          audience: PURPOSE,
          contentEncryptionAlgorithms: [ALGORITHM.enc],
          keyManagementAlgorithms: [ALGORITHM.alg],
          requiredClaims: ['sub', 'iat', 'exp'],
          currentDate: new Date(clock()),
        })
        const { sub, kind } = sealed.parse(payload)
        return { person: sub, kind }
      } catch {
        return null
      }
    },
  }
}
