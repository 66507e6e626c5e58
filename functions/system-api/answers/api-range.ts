// A range of cents as the API writes it; why it is null is noted under its path.
import type { CentsRange } from '../../../shared/contract/summary/range.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'

const UNKNOWN: NullReason = { code: 'unknown', message: 'The range is not known.' }

/** @param missing where the reason is noted */
export function apiRange(
  path: string,
  { lowCents, highCents, words }: CentsRange,
  reason: NullReason | null,
  missing: Record<string, NullReason>,
) {
  if (lowCents === null || highCents === null) missing[path] = reason ?? UNKNOWN
  return { low_cents: lowCents, high_cents: highCents, words }
}
