// The thresholds and assumptions of the strategic summaries. Those of the figure book are fixed where they are used;
// these it leaves to configuration, and each is printed with what it decides.

export interface SummarySettings {
  /** The share of the estimated loss that is assumed to be protected, a fraction (figure book, section 5). */
  readonly assumedProtection: number
  /** Unassigned IPs kept as spare, a fraction of the IPs in service; rounded up. */
  readonly spareIpAllowance: number
  /** An IP pool is uneven when its largest load is over this many times the mean of its IPs in service. */
  readonly unevenLoadOver: number
  /** A resource's price has risen when it is over this many times last month's. */
  readonly priceRiseOver: number
  /** So many burned IPs on one VPS are an alert. */
  readonly burnedIpsOnVps: number
  /** A source is stale when its newest row is older than this at `asOf`. */
  readonly staleSourceHours: number
  /** A benchmark older than this is said to be old, and makes no opportunity. */
  readonly oldBenchmarkDays: number
}

export const DEFAULT_SETTINGS: SummarySettings = {
  assumedProtection: 0.8,
  spareIpAllowance: 0.1,
  unevenLoadOver: 1.5,
  priceRiseOver: 1.05,
  burnedIpsOnVps: 3,
  staleSourceHours: 72,
  oldBenchmarkDays: 365,
}
