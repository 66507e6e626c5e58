// What a thousand emails cost with us against competitors' public prices (003; figure book, section 7).
import { Temporal } from 'temporal-polyfill'
import type { RunFigures } from '../contract/run-figures.ts'
import type { BenchmarkComparison, BenchmarkRow } from '../contract/summary/resources.ts'
import type { BenchmarkLine } from '../finance/benchmark-lines.ts'
import { isReason, type KnownOrReason } from '../inputs/known-or-reason.ts'
import type { NullReason } from '../inputs/missing-sources.ts'
import { ratio } from '../money/divide.ts'
import type { SummaryInputs } from '../summaries/summary-inputs.ts'
import type { WarningLog } from '../warnings/warning-log.ts'

const NO_LIST: NullReason = { code: 'no_benchmarks', message: 'No list of benchmarks was imported.' }
const NO_COST: NullReason = { code: 'source_missing', message: 'The cost of VPS or IPs cannot be known.' }
const NO_EMAILS: NullReason = {
  code: 'no_emails',
  message: 'No delivered emails of the last month are known to divide by.',
}

interface OurCost {
  readonly costCents: number
  readonly emailsDelivered: number
}

/**
 * Ours is the last month's: the known cost of every pool a thousand emails delivered, as far as either is known. Rows are in
 * provider and plan order; a price dated after `asOf` was not known then and is left out, warned. Old ones are warned.
 */
export function benchmarkComparison(
  inputs: Pick<SummaryInputs, 'benchmarks' | 'costRuns' | 'asOfMs' | 'settings'>,
  warnings: WarningLog,
): BenchmarkComparison {
  const ours = ourCost(inputs.costRuns.at(-1))
  const today = dateAt(inputs.asOfMs)
  const rows: BenchmarkRow[] = []
  for (const line of inputs.benchmarks ?? []) {
    const name = `${line.provider} ${line.plan}`
    const ageDays = Temporal.PlainDate.from(line.date).until(today, { largestUnit: 'days' }).days
    if (ageDays < 0) {
      warnings.add('benchmark_after_as_of', name)
      continue
    }
    if (ageDays > inputs.settings.oldBenchmarkDays) warnings.add('benchmark_old', name)
    rows.push(rowOf(line, ageDays, ours))
  }
  const missing = inputs.benchmarks === null ? NO_LIST : isReason(ours) ? ours : null
  return { ourCostPerThousand: isReason(ours) ? null : perThousand(ours), rows: rows.sort(byName), missing }
}

function rowOf(line: BenchmarkLine, ageDays: number, ours: KnownOrReason<OurCost>): BenchmarkRow {
  const { provider, plan, monthlyPriceCents, includedEmails, source, date } = line
  return {
    provider,
    plan,
    monthlyPriceCents,
    includedEmails,
    pricePerThousand: ratio(BigInt(monthlyPriceCents) * 10n, includedEmails, 6),
    oursOverTheirs: isReason(ours)
      ? null
      : ratio(
          BigInt(ours.costCents) * BigInt(includedEmails),
          BigInt(ours.emailsDelivered) * BigInt(monthlyPriceCents),
          2,
        ),
    source,
    date,
    ageDays,
  }
}

/** The platform list may be missing: its cost is then not in it, as in every figure of that month. */
function ourCost(run: RunFigures | undefined): KnownOrReason<OurCost> {
  const costs =
    run?.pools.filter(({ pool, sourceCents }) => pool === 'platform' || sourceCents !== null) ?? []
  if (run === undefined || costs.length < run.pools.length) return NO_COST
  const emailsDelivered = run.tenants.reduce((sum, tenant) => sum + (tenant.emailsDelivered ?? 0), 0)
  if (emailsDelivered === 0) return NO_EMAILS
  return { costCents: costs.reduce((sum, { sourceCents }) => sum + (sourceCents ?? 0), 0), emailsDelivered }
}

/** Dollars, six decimals. */
function perThousand({ costCents, emailsDelivered }: OurCost): number {
  return ratio(BigInt(costCents) * 10n, emailsDelivered, 6)
}

/** The day that holds the last instant before `asOf`. */
function dateAt(asOfMs: number): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(asOfMs - 1)
    .toZonedDateTimeISO('UTC')
    .toPlainDate()
}

function byName(a: BenchmarkRow, b: BenchmarkRow): number {
  if (a.provider !== b.provider) return a.provider < b.provider ? -1 : 1
  return a.plan < b.plan ? -1 : 1
}
