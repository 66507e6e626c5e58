// The platform pool: the shared costs on Finance's list that are owed just before `asOf` (figure book, section 3).
import type { NullReason } from '../inputs/missing-sources.ts'
import { isOwedOn, type PlatformCostLine } from '../inputs/platform-cost-line.ts'
import { utcDate } from '../periods/utc-date.ts'
import type { WarningLog } from '../warnings/warning-log.ts'
import { poolTotals } from './pool-totals.ts'
import type { NamedCost, PoolResult } from './resource-pool.ts'
import { sharePool } from './share-pool.ts'
import type { WeightOf } from './sharing-weights.ts'

/** The lines owed on the day just before `asOf`, by name; null when no list was imported. */
export function owedLines(
  lines: readonly PlatformCostLine[] | null,
  asOfMs: number,
): readonly PlatformCostLine[] | null {
  if (lines === null) return null
  const day = utcDate(asOfMs - 1)
  return lines
    .filter((line) => isOwedOn(line, day))
    .sort((a, b) => (a.name === b.name ? (a.vendor < b.vendor ? -1 : 1) : a.name < b.name ? -1 : 1))
}

/** @param lines null when no list was imported: the pool is then null, not zero, and says so */
export function platformPool(
  lines: readonly PlatformCostLine[] | null,
  weightOf: WeightOf | null,
  recipients: readonly string[],
  warnings: WarningLog,
): PoolResult & { readonly gap: NullReason | null } {
  if (lines === null) {
    warnings.add('platform_list_missing', 'platform-costs')
    return {
      totals: {
        pool: 'platform',
        sourceCents: null,
        tenantCents: null,
        unallocatedCents: null,
        unknownResources: 0,
        differenceCents: null,
      },
      unallocated: [],
      shared: null,
      gap: { code: 'platform_list_missing', message: 'No list of platform costs was imported.' },
    }
  }
  const sourceCents = lines.reduce((sum, line) => sum + line.monthlyCents, 0)
  const shared = weightOf === null ? null : sharePool(sourceCents, recipients, weightOf)
  const unallocated: NamedCost[] =
    shared !== null
      ? []
      : lines.map((line) => ({
          pool: 'platform',
          reason: 'platform',
          resourceId: nameAmong(lines, line),
          label: line.name,
          cents: line.monthlyCents,
          vendor: line.vendor,
        }))
  return {
    totals: poolTotals('platform', sourceCents, 0, shared, unallocated, 0),
    unallocated,
    shared,
    gap: null,
  }
}

/** A line is known by its name, and by its vendor too where two lines share the name. */
export function nameAmong(lines: readonly PlatformCostLine[], { name, vendor }: PlatformCostLine): string {
  const isShared = lines.filter((other) => other.name === name).length > 1
  return isShared ? `${name} (${vendor})` : name
}
