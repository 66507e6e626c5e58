// A small budget for the sample, made of a month that is over, so that the variance sheet has something to show: some lines
// are met, some are not, one holds quantity and rate, and tenants without a line stay without.

import { fiscalYearOf } from '../../../shared/budgets/fiscal-year.ts'
import type { SubmissionRow } from '../../../shared/contract/budget/submission.ts'
import type { RunFigures, TenantFigures } from '../../../shared/contract/run-figures.ts'
import { divideRounded } from '../../../shared/money/divide.ts'
import { spanOf } from '../../../shared/periods/span.ts'

/** How the plan differs from the month that it is made of, in percent; one after the other. */
const PERCENTS = [95n, 108n, 100n, 90n, 103n, 120n]
const TENANTS = 6
/** People round what they plan. */
const ROUNDED_TO_CENTS = 500n
const ROUNDED_TO_EMAILS = 1_000
const MICRODOLLARS_A_CENT = 10_000n

export interface SampleOwners {
  /** Tenants of a budget owner, who writes their lines. */
  readonly ownTenants: readonly string[]
  readonly budgetOwner: string
  readonly finance: string
}

/**
 * Every month of the fiscal year of the run's month.
 *
 * @param firstMonth of the fiscal year, 1 to 12
 */
export function sampleBudget(
  { period, tenants }: Pick<RunFigures, 'period' | 'tenants'>,
  { ownTenants, budgetOwner, finance }: SampleOwners,
  firstMonth: number,
): SubmissionRow[] {
  const costliest = tenants
    .filter(({ totalCostCents }) => (totalCostCents ?? 0) > 0)
    .toSorted((one, other) => (other.totalCostCents ?? 0) - (one.totalCostCents ?? 0))
    .filter(({ tenantId }, index) => index < TENANTS || ownTenants.includes(tenantId))
  const lines = costliest.map((tenant, index): Omit<SubmissionRow, 'row' | 'period'> => {
    const isOwn = ownTenants.includes(tenant.tenantId)
    return {
      cell: null,
      dimension: 'tenant',
      member: tenant.tenantId,
      measure: 'total_cost',
      ...(isOwn ? withoutCounts(planned(tenant, index)) : ofEmails(tenant, planned(tenant, index))),
      owner: isOwn ? budgetOwner : finance,
      note: index === 0 ? 'As last year, less one server.' : null,
      version: null,
      remove: false,
    }
  })
  const { months } = spanOf(fiscalYearOf(period, firstMonth), firstMonth)
  return lines
    .flatMap((line) => months.map((month) => ({ ...line, period: month })))
    .map((line, index) => ({ ...line, row: index + 1 }))
}

function planned({ totalCostCents }: TenantFigures, index: number): number {
  const percent = PERCENTS[index % PERCENTS.length] ?? 100n
  return Number(
    divideRounded(BigInt(totalCostCents ?? 0) * percent, 100n * ROUNDED_TO_CENTS) * ROUNDED_TO_CENTS,
  )
}

type Amount = Pick<SubmissionRow, 'cents' | 'quantity' | 'unit' | 'rateMicrodollars'>

function withoutCounts(cents: number): Amount {
  return { cents, quantity: null, unit: null, rateMicrodollars: null }
}

/** So many emails at what one of them is to cost, where any were sent. */
function ofEmails({ emailsSent }: TenantFigures, cents: number): Amount {
  if (emailsSent === null || emailsSent === 0) return withoutCounts(cents)
  const quantity = Math.ceil(emailsSent / ROUNDED_TO_EMAILS) * ROUNDED_TO_EMAILS
  const rate = Number(divideRounded(BigInt(cents) * MICRODOLLARS_A_CENT, BigInt(quantity)))
  return { cents: null, quantity, unit: 'emails_sent', rateMicrodollars: rate }
}
