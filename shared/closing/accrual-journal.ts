// The accrual journal of a closed month, and of what a restatement changes in it: modelled cost as lines that finance can
// book, balanced to the cent. Revenue is billed elsewhere and is not in it.
import { knownCents } from '../bridge/known-cents.ts'
import type { Restatement } from '../contract/closing/adjustments.ts'
import type { RunFigures } from '../contract/run-figures.ts'
import { NotConservedError } from '../errors.ts'
import { accountLookup } from '../finance/account-lookup.ts'
import type { MappingLine } from '../finance/mapping-lines.ts'
import { parseInstant } from '../periods/instants.ts'
import { parsePeriod } from '../periods/period.ts'
import { utcDate } from '../periods/utc-date.ts'
import {
  type BookedCost,
  type BookingTerms,
  bookLines,
  COST_POOLS,
  type JournalLine,
} from './journal-lines.ts'

export interface AccrualJournal {
  readonly period: string
  /** `YYYY-MM-DD`: the period's last day, or the day of the restatement, since the period itself is closed by then. */
  readonly entryDate: string
  readonly referenceRunId: string
  /** By cause, cost centre, account and pool, each cause with its balancing line; debits and credits are equal. */
  readonly lines: readonly JournalLine[]
  /** Lines without a cost centre or an account, which finance has to fill in. */
  readonly unmappedLines: number
}

/** What Finance keeps that decides where cost is booked. */
export interface BookingLists {
  readonly mapping: readonly MappingLine[]
  /** The GL account that balances the journal; null leaves it to be filled in. */
  readonly accrualAccount: string | null
}

type BookedFigures = Pick<RunFigures, 'period' | 'runId' | 'tenants' | 'unallocated' | 'pools' | 'revenue'>

/**
 * Debits sum to the run's known cost, tenants' and unallocated, to the cent.
 *
 * @throws NotConservedError when the rows do not sum to the pools' totals
 */
export function closeJournal(
  figures: BookedFigures & { readonly runId: string },
  lists: BookingLists,
): AccrualJournal {
  const { period, runId, pools } = figures
  const costs = costsOf(figures)
  const booked = costs.reduce((sum, { cents }) => sum + cents, 0)
  const total = pools.reduce(
    (sum, { tenantCents, unallocatedCents }) => sum + (tenantCents ?? 0) + (unallocatedCents ?? 0),
    0,
  )
  if (booked !== total) {
    throw new NotConservedError(
      `The journal of ${period} would book ${booked} cents, the run's pools come to ${total} cents. No journal was made: verify run ${runId}.`,
    )
  }
  return journal(period, utcDate(parsePeriod(period).endMs - 1), runId, costs, figures, lists, {
    subject: `Modelled cost of ${period}`,
    note: lowerBound(figures),
  })
}

/**
 * Debits less credits of cost lines sum to the adjustments of cost to the cent; what became less is a credit.
 *
 * @param figures of the restated run: tenants' plans decide cost centres
 */
export function restatementJournal(
  restatement: Restatement,
  figures: BookedFigures,
  lists: BookingLists,
): AccrualJournal {
  const { period, runId, number, reason, restatedAt, adjustments, unknownDifferences } = restatement
  const costs = adjustments.flatMap(({ tenantId, pool, cause, cents }) =>
    pool === 'revenue' ? [] : [{ tenantId, pool, cause, cents }],
  )
  const entryDate = utcDate(parseInstant(restatedAt, 'restatedAt'))
  const unknown = unknownDifferences === 0 ? '' : ` (${unknownDifferences} figures not known at either end)`
  return journal(period, entryDate, runId, costs, figures, lists, {
    subject: `Restatement ${number} of modelled cost of ${period}`,
    note: `${unknown}: ${reason}`,
  })
}

function journal(
  period: string,
  entryDate: string,
  referenceRunId: string,
  costs: readonly BookedCost[],
  { tenants }: Pick<RunFigures, 'tenants'>,
  { mapping, accrualAccount }: BookingLists,
  words: Pick<BookingTerms, 'subject' | 'note'>,
): AccrualJournal {
  const plans = new Map(tenants.map(({ tenantId, planNames }) => [tenantId, planNames]))
  const accounts = accountLookup(mapping, (tenantId) => plans.get(tenantId) ?? [])
  const { lines, unmappedLines } = bookLines(costs, { ...words, accounts, accrualAccount })
  return { period, entryDate, referenceRunId, lines, unmappedLines }
}

/** Known cents of cost; the cause is null, as there is nothing before to differ from. */
function costsOf(figures: BookedFigures): BookedCost[] {
  return [...knownCents(figures)].flatMap(([tenantId, byPool]) =>
    COST_POOLS.map((pool) => ({ tenantId, pool, cause: null, cents: byPool[pool] })),
  )
}

/** Says when the amounts are "at least" (figure book, small print). */
function lowerBound({ pools }: BookedFigures): string {
  const resources = pools.reduce((sum, { unknownResources }) => sum + unknownResources, 0)
  const reasons = [
    ...(resources === 0 ? [] : [`resources without a known cost: ${resources}`]),
    ...pools
      .filter(({ tenantCents }) => tenantCents === null)
      .map(({ pool }) => `the ${pool} pool is not known`),
  ]
  return reasons.length === 0 ? '' : ` (at least; ${reasons.join(', ')})`
}
