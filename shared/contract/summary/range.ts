// An amount that is a range: what is certain at today's prices, and what it is if every stated condition holds.

/** Whole US cents a month; both null, with the reason beside it, when a cost it leans on is unknown. */
export interface CentsRange {
  readonly lowCents: number | null
  readonly highCents: number | null
  /** The documents' words, for example `$5K-15K potential impact`; null when the range is. */
  readonly words: string | null
}
