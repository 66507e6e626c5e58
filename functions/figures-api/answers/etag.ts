// The tag of an answer: the same run, question, sight and form give the same tag, so an unchanged answer is not sent again.
import { createHash } from 'node:crypto'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { Sight } from '../../../shared/access/caller.ts'
import { MEASURES } from '../../../shared/measures/catalogue.ts'

/** Changes whenever the same run would be answered in other bytes; a new measure does so too. */
const ANSWER_VERSION = '4'

const MEASURE_IDS = MEASURES.map(({ id }) => id).join()

/** A weak tag: compressed or not, it is the same answer. @param parts JSON of what decides the answer beside the sight */
export function etagOf(sight: Sight, ...parts: readonly unknown[]): string {
  const seen = sight.kind === 'platform' ? 'platform' : [...sight.tenantIds].sort()
  const digest = createHash('sha256')
    .update(JSON.stringify([ANSWER_VERSION, MEASURE_IDS, seen, parts]))
    .digest('base64url')
  return `W/"${digest.slice(0, 27)}"`
}

/** Whether the caller holds the answer with this tag already. */
export function holdsAlready({ headers }: APIGatewayProxyEventV2, etag: string): boolean {
  const held = headers['if-none-match']
  return held?.split(',').some((tag) => tag.trim() === etag || tag.trim() === etag.slice(2)) ?? false
}
