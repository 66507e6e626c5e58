// Vendors whose resources cost more a thousand delivered emails than the cheapest public price on the list. A price that is
// old says nothing of today's, so nothing is found from it.
import type { BenchmarkRow, VendorRow } from '../contract/summary/resources.ts'
import { divideRounded } from '../money/divide.ts'
import { groupedDollars, groupedNumber } from '../ranges/grouped-numbers.ts'
import type { Finding } from './finding.ts'

/**
 * Low: nothing. High: what the delivered emails cost over the benchmark's price, at most the vendor's cost.
 *
 * @param oldBenchmarkDays a benchmark strictly older is left out
 */
export function findVendorAboveBenchmark(
  vendors: readonly VendorRow[],
  benchmarks: readonly BenchmarkRow[],
  oldBenchmarkDays: number,
): Finding[] {
  const [cheapest] = benchmarks.filter(({ ageDays }) => ageDays <= oldBenchmarkDays).sort(byPrice)
  if (cheapest === undefined) return []
  return vendors.flatMap(({ vendor, costCents, emailsDelivered, costPerThousandDelivered }) => {
    if (costCents === null || emailsDelivered === null || !isDearer(costCents, emailsDelivered, cheapest))
      return []
    const theirs = divideRounded(
      BigInt(cheapest.monthlyPriceCents) * BigInt(emailsDelivered),
      BigInt(cheapest.includedEmails),
    )
    const highCents = costCents - Number(theirs)
    return {
      id: `vendor_above_benchmark:${vendor}`,
      kind: 'vendor_above_benchmark',
      title: `${vendor} costs more per 1,000 delivered emails than ${cheapest.provider} ${cheapest.plan}`,
      rationale: `Modeled: $${groupedNumber(costPerThousandDelivered ?? 0)} per 1,000 delivered emails against $${groupedNumber(cheapest.pricePerThousand)} (${cheapest.provider} ${cheapest.plan}, ${cheapest.date}, ${cheapest.source}).`,
      lowCents: 0,
      highCents,
      confidence: 'low',
      gain: 'cost',
      tenantId: null,
      vendor,
      resources: [{ type: 'vendor', id: vendor, label: null, lowCents: 0, highCents }],
      howLow: 'Nothing is saved unless emails move or the vendor lowers its prices.',
      howHigh: `Its monthly cost less ${groupedDollars(Number(theirs))}: its ${groupedNumber(emailsDelivered)} delivered emails at the benchmark's price, at most its cost.`,
      conditions: [
        'The benchmark takes this kind of email and every email of the plan is used.',
        'Moving costs nothing that is not counted here.',
      ],
      missing: null,
    }
  })
}

/** Unrounded: cost / delivered > price / included. */
function isDearer(
  costCents: number,
  delivered: number,
  { monthlyPriceCents, includedEmails }: BenchmarkRow,
): boolean {
  return BigInt(costCents) * BigInt(includedEmails) > BigInt(monthlyPriceCents) * BigInt(delivered)
}

/** Unrounded price an email; equal prices by provider and plan. */
function byPrice(a: BenchmarkRow, b: BenchmarkRow): number {
  const left = BigInt(a.monthlyPriceCents) * BigInt(b.includedEmails)
  const right = BigInt(b.monthlyPriceCents) * BigInt(a.includedEmails)
  if (left !== right) return left < right ? -1 : 1
  if (a.provider !== b.provider) return a.provider < b.provider ? -1 : 1
  return a.plan < b.plan ? -1 : 1
}
