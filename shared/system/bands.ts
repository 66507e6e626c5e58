// Figures as bands for people (executive API): wide enough to be words and never precise. The figure itself stands beside.

/** Where bands begin, times a power of ten; the steps keep a band about as wide as a third of what lies in it. */
const STEPS = [1, 1.5, 2, 3, 5, 7] as const
/** Below it there is one band. */
const SMALLEST = 10
const THOUSAND = 1_000
const MILLION = 1_000_000
const MILLIONTHS_A_PERCENT = 10_000
const TOP_PERCENT = 99

/** A band in numbers: from `low` on, before `high`. */
export interface Band {
  readonly low: number
  readonly high: number
}

/** The band that a count or an amount lies in: [0, 10), [10, 15), [15, 20), [20, 30), [30, 50), [50, 70), [70, 100), ... */
export function bandOf(value: number): Band {
  if (!(value >= 0 && Number.isFinite(value))) throw new RangeError(`no band holds ${value}`)
  if (value < SMALLEST) return { low: 0, high: SMALLEST }
  let power = SMALLEST
  while (power * 10 <= value) power *= 10
  const bounds = [...STEPS.map((step) => step * power), 10 * power]
  const above = bounds.findIndex((bound) => bound > value)
  return { low: bounds[above - 1] as number, high: bounds[above] as number }
}

/** A count, such as emails: `100K-150K`. */
export function countBand(count: number): string {
  const { low, high } = bandOf(count)
  return `${shortNumber(low)}-${shortNumber(high)}`
}

/** Whole dollars without a sign: `1000-1500`. @param cents whole US cents, zero or more */
export function dollarsBand(cents: number): string {
  const { low, high } = bandOf(cents / 100)
  return `${low}-${high}`
}

/** A rate in bands of one percent, the last of which ends with 100: `98-99_percent`. @param rate 0 to 1, six decimals */
export function percentBand(rate: number): string {
  if (!(rate >= 0 && rate <= 1)) throw new RangeError(`no band holds the rate ${rate}`)
  const percent = Math.min(TOP_PERCENT, Math.floor(Math.round(rate * MILLION) / MILLIONTHS_A_PERCENT))
  return `${percent}-${percent + 1}_percent`
}

/** As in ranges of money: `1.5K`, `20M`. */
function shortNumber(value: number): string {
  if (value >= MILLION) return `${value / MILLION}M`
  return value >= THOUSAND ? `${value / THOUSAND}K` : `${value}`
}
