// A forecast amount in whole cents, and how far it may be off.

export interface CentsRange {
  readonly point: number
  /** At most the point. */
  readonly low: number
  /** At least the point. */
  readonly high: number
}
