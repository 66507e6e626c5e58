// Where our cost stands against competitors' public prices, in words (003; figure book, section 7).
import type { BenchmarkComparison, BenchmarkRow } from '../contract/summary/resources.ts'
import type { KnownOrReason } from '../inputs/known-or-reason.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import { groupedNumber } from '../ranges/grouped-numbers.ts'

const NO_COMPARISON: NullReason = {
  code: 'no_benchmarks',
  message: 'No price of a competitor can be held against our own cost.',
}

export function marketPosition({ rows, missing }: BenchmarkComparison): KnownOrReason<string> {
  const compared = rows.filter(isCompared)
  if (missing !== null || compared.length === 0) return missing ?? NO_COMPARISON
  const below = compared.filter(({ oursOverTheirs }) => oursOverTheirs < 1).length
  return `Our modeled cost per thousand emails is below ${below} of ${compared.length} public prices.`
}

/** Where somebody charges less than our modeled cost, the widest gap first. */
export function competitiveOpportunities({ rows }: Pick<BenchmarkComparison, 'rows'>): string[] {
  return rows
    .filter(isCompared)
    .filter(({ oursOverTheirs }) => oursOverTheirs > 1)
    .sort((one, other) => other.oursOverTheirs - one.oursOverTheirs)
    .map(
      ({ provider, plan, oursOverTheirs, date }) =>
        `${provider} ${plan}: our modeled cost per thousand emails is ${groupedNumber(oursOverTheirs)} times its public price of ${date}.`,
    )
}

export const BENCHMARK_VERDICTS = ['ours_below', 'level', 'ours_above'] as const

/** In words, for one row; null without a cost of our own. */
export function benchmarkVerdict({
  oursOverTheirs,
}: BenchmarkRow): (typeof BENCHMARK_VERDICTS)[number] | null {
  if (oursOverTheirs === null) return null
  if (oursOverTheirs === 1) return 'level'
  return oursOverTheirs < 1 ? 'ours_below' : 'ours_above'
}

function isCompared(row: BenchmarkRow): row is BenchmarkRow & { readonly oursOverTheirs: number } {
  return row.oursOverTheirs !== null
}
