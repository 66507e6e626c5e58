// Cursors: where the next page begins, sealed so that nobody reads, alters or reuses one. A cursor names the run it came
// from, and works for the caller, the sight and the question it was made for, for a day.
import { createHash } from 'node:crypto'
import { EncryptJWT, jwtDecrypt } from 'jose'
import * as z from 'zod'
import type { Caller, Sight } from '../../../shared/access/caller.ts'
import { A_CURSOR } from '../../../shared/contract/api/parameters.ts'
import { notAccepted } from '../answers/api-error.ts'

const place = z.object({
  /** The run, or the month, that all pages come from. */
  of: z.string(),
  /** The last entry of the page before. */
  after: z.string(),
})

export type Place = z.infer<typeof place>

/** What a cursor is bound to: it opens for nothing else. */
export interface Asked {
  readonly operation: string
  readonly caller: Caller
  readonly sight: Sight
  /** The request without its cursor and page size. */
  readonly question: unknown
}

export interface Cursors {
  seal(next: Place, asked: Asked): Promise<string>
  /** @throws ApiError VALIDATION_FAILED, the same for every cursor that does not open */
  open(cursor: string, asked: Asked): Promise<Place>
}

const ALGORITHM = { alg: 'dir', enc: 'A256GCM' } as const
const LIFETIME = '24h'

/** @param key 32 bytes in base64url; @param clock epoch milliseconds */
export function sealedCursors(key: string, clock: () => number): Cursors {
  const secret = Buffer.from(key, 'base64url')
  return {
    seal: (next, asked) =>
      new EncryptJWT(next)
        .setProtectedHeader(ALGORITHM)
        .setAudience(binding(asked))
        .setIssuedAt(new Date(clock()))
        .setExpirationTime(new Date(clock() + DAY_MS))
        .encrypt(secret),
    open: async (cursor, asked) => {
      try {
        const { payload } = await jwtDecrypt(cursor, secret, {
          audience: binding(asked),
          contentEncryptionAlgorithms: [ALGORITHM.enc],
          keyManagementAlgorithms: [ALGORITHM.alg],
          maxTokenAge: LIFETIME,
          currentDate: new Date(clock()),
        })
        return place.parse(payload)
      } catch {
        throw notAccepted('cursor', A_CURSOR)
      }
    },
  }
}

const DAY_MS = 24 * 60 * 60 * 1000

function binding({ operation, caller, sight, question }: Asked): string {
  const seen = sight.kind === 'platform' ? 'platform' : [...sight.tenantIds].sort()
  return createHash('sha256')
    .update(JSON.stringify([operation, caller.subject, seen, question]))
    .digest('base64url')
}
