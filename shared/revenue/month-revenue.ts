// Revenue of a month by tenant, billed and recognized, and what belongs to no known tenant (figure book, 2 and 4).
import type { RevenueTotals } from '../contract/run-figures.ts'
import type { PaymentRow } from '../inputs/cost-inputs.ts'
import type { Period } from '../periods/period.ts'
import type { WarningLog } from '../warnings/warning-log.ts'
import { overlapsMonth, recognizedCents } from './recognized-revenue.ts'

const LONGEST_MONTH_MS = 32 * 24 * 60 * 60 * 1000

/** One tenant's revenue in cents; unknown where one of the payments it leans on has no amount. */
export interface TenantRevenue {
  billedCents: number
  recognizedCents: number
  billedUnknown: boolean
  recognizedUnknown: boolean
}

export interface MonthRevenue {
  readonly byTenant: ReadonlyMap<string, TenantRevenue>
  readonly totals: RevenueTotals
}

/**
 * Billed: succeeded USD payments whose billing period starts in the month and before `asOf`. A payment whose
 * subscription or tenant is unknown is unattributed, so that revenue conserves too.
 *
 * @param knownTenants ids of the tenants table; null when that table is missing
 */
export function monthRevenue(
  payments: readonly PaymentRow[],
  period: Period,
  asOfMs: number,
  knownTenants: ReadonlySet<string> | null,
  warnings: WarningLog,
): MonthRevenue {
  const byTenant = new Map<string, TenantRevenue>()
  let sourceCents = 0
  let unattributedCents = 0
  for (const payment of payments) {
    if (!hasSucceeded(payment, asOfMs, warnings)) continue
    const startMs = payment.billingStartMs as number
    const isBilledNow = startMs >= period.startMs && startMs < period.endMs
    const isRecognizedNow = overlapsMonth(payment, period)
    if (!isBilledNow && !isRecognizedNow) continue
    if (payment.currency !== null && payment.currency.trim().toUpperCase() !== 'USD') {
      warnings.add('other_currency', payment.id)
      continue
    }
    const tenantId = payment.subscriptionTenantId
    const attributed = tenantId !== null && (knownTenants?.has(tenantId) ?? true)
    const billed = isBilledNow ? (payment.amountCents ?? 0) : 0
    sourceCents += billed
    if (isBilledNow && coversSeveralMonths(payment)) warnings.add('multi_month_payment', payment.id)
    if (payment.amountCents === null) warnings.add('payment_amount_unknown', payment.id)
    if (!attributed) {
      unattributedCents += billed
      if (isBilledNow) warnings.add('payment_unattributed', payment.id)
      continue
    }
    const revenue = byTenant.get(tenantId) ?? noRevenue()
    revenue.billedCents += billed
    revenue.recognizedCents += recognizedCents(payment, period)
    revenue.billedUnknown ||= isBilledNow && payment.amountCents === null
    revenue.recognizedUnknown ||= payment.amountCents === null
    byTenant.set(tenantId, revenue)
  }
  const tenantCents = [...byTenant.values()].reduce((sum, revenue) => sum + revenue.billedCents, 0)
  const differenceCents = sourceCents - tenantCents - unattributedCents
  return { byTenant, totals: { sourceCents, tenantCents, unattributedCents, differenceCents } }
}

function noRevenue(): TenantRevenue {
  return { billedCents: 0, recognizedCents: 0, billedUnknown: false, recognizedUnknown: false }
}

function hasSucceeded(payment: PaymentRow, asOfMs: number, warnings: WarningLog): boolean {
  if (payment.status?.toLowerCase() !== 'succeeded') return false
  if (payment.billingStartMs !== null) return payment.billingStartMs < asOfMs
  warnings.add('payment_without_start', payment.id)
  return false
}

function coversSeveralMonths(payment: PaymentRow): boolean {
  const { billingStartMs, billingEndMs } = payment
  return billingStartMs !== null && billingEndMs !== null && billingEndMs - billingStartMs > LONGEST_MONTH_MS
}
