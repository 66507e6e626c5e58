// A tenant's revenue as figures: known, or null with the reason (figure book, section 4 and small print).
import type { RevenueTotals } from '../contract/run-figures.ts'
import type { CostInputs } from '../inputs/cost-inputs.ts'
import type { KnownOrReason } from '../inputs/known-or-reason.ts'
import { missingReason, type NullReason } from '../inputs/missing-sources.ts'
import type { Period } from '../periods/period.ts'
import type { WarningLog } from '../warnings/warning-log.ts'
import { monthRevenue, type TenantRevenue } from './month-revenue.ts'

export interface RevenueFigures {
  of(tenantId: string): { readonly billed: KnownOrReason<number>; readonly recognized: KnownOrReason<number> }
  readonly byTenant: ReadonlyMap<string, TenantRevenue>
  readonly totals: RevenueTotals
}

const AMOUNT_UNKNOWN: NullReason = {
  code: 'payment_amount_unknown',
  message: 'A succeeded payment of this tenant has no amount.',
}

/** @param knownTenants ids of the tenants table; null when that table is missing */
export function revenueFigures(
  inputs: Pick<CostInputs, 'payments' | 'missing'>,
  period: Period,
  asOfMs: number,
  knownTenants: ReadonlySet<string> | null,
  warnings: WarningLog,
): RevenueFigures {
  const paymentGap = missingReason(
    inputs.missing,
    'payments.amount',
    'payments.status',
    'payments.currency',
    'payments.billing_period_start',
  )
  const ownerGap = missingReason(
    inputs.missing,
    'payments.subscription_id',
    'subscriptions.id',
    'subscriptions.tenant_id',
    'tenants.id',
  )
  const gap = paymentGap ?? ownerGap
  if (gap !== null) {
    const unknown = { sourceCents: null, tenantCents: null, unattributedCents: null, differenceCents: null }
    return { of: () => ({ billed: gap, recognized: gap }), byTenant: new Map(), totals: unknown }
  }
  const { byTenant, totals } = monthRevenue(inputs.payments, period, asOfMs, knownTenants, warnings)
  const endGap = missingReason(inputs.missing, 'payments.billing_period_end')
  return {
    byTenant,
    totals,
    of: (tenantId) => {
      const mine = byTenant.get(tenantId)
      return {
        billed: mine?.billedUnknown ? AMOUNT_UNKNOWN : (mine?.billedCents ?? 0),
        recognized: endGap ?? (mine?.recognizedUnknown ? AMOUNT_UNKNOWN : (mine?.recognizedCents ?? 0)),
      }
    },
  }
}
