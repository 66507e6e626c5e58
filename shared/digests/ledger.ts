// What a person was told already, so that nothing is told twice: kept with the person, replaced whenever a digest is sent.
import * as z from 'zod'
import { SEVERITIES } from '../alerts/severity-order.ts'
import { DIGEST_KINDS } from '../contract/alerts/preferences.ts'
import { instant } from '../contract/api/answers/common.ts'

export const digestLedger = z.object({
  /** The end of the window of the last digest of each kind: an earlier or equal one is not sent again. */
  through: z.partialRecord(z.enum(DIGEST_KINDS), instant),
  /** By occurrence: the gravest severity they were told of, and whether they were told that it ended. */
  told: z.record(z.string(), z.object({ severity: z.enum(SEVERITIES), resolved: z.boolean() })),
})
export type DigestLedger = z.infer<typeof digestLedger>
export type Told = DigestLedger['told'][string]

export const NOTHING_TOLD: DigestLedger = { through: {}, told: {} }

/** Every occurrence that is kept, when it was looked: whatever else was told before then is gone for ever. */
export interface KeptOccurrences {
  /** Before they were read, ISO 8601. */
  readonly at: string
  readonly keys: ReadonlySet<string>
}

/** Without the occurrences that are no longer kept. @param kept keys of occurrences */
export function prunedLedger({ through, told }: DigestLedger, kept: ReadonlySet<string>): DigestLedger {
  return { through, told: Object.fromEntries(Object.entries(told).filter(([key]) => kept.has(key))) }
}
