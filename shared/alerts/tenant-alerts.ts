// Alerts about one tenant: its bounces, the revenue at risk, its cost against its price, its delivery data.

import { decimalText } from '../money/decimal-text.ts'
import { counted, groupedDollars, groupedNumber } from '../ranges/grouped-numbers.ts'
import type { AlertFacts, AlertTenant } from './alert-facts.ts'
import type { Seen } from './alert-rules.ts'

const RISKS = {
  critical_action_required: 'over 10 %: critical action required.',
  monitoring_needed: 'over 5 %: monitoring needed.',
}

export function bounceRateAlerts({ tenants }: AlertFacts, risk: keyof typeof RISKS): Seen[] {
  return tenants
    .filter(({ deliverabilityRisk }) => deliverabilityRisk === risk)
    .map((tenant) => ({
      ...about(tenant),
      title: `${nameOf(tenant)}: bounce rate ${percentOf(tenant.bouncedEmails, tenant.trackedEmails)}`,
      detail: `${groupedNumber(tenant.bouncedEmails ?? 0)} of ${counted(tenant.trackedEmails ?? 0, 'email')} bounced, ${RISKS[risk]}`,
    }))
}

export function revenueAtRiskAlerts({ tenants }: AlertFacts): Seen[] {
  return tenants
    .filter(({ revenueHealth }) => revenueHealth === 'Critical Action Required')
    .map((tenant) => ({
      ...about(tenant),
      title: `${nameOf(tenant)}: revenue at risk`,
      detail: `The estimated revenue loss, modeled from bounces and complaints, is ${amount(tenant.estimatedRevenueLossCents)}: ${percentOf(tenant.estimatedRevenueLossCents, tenant.revenueCents)} of the ${amount(tenant.revenueCents)} billed; from 20 % on that is critical.`,
    }))
}

/** The same tenants as the opportunity of that kind. */
export function costAboveListPriceAlerts({ opportunities }: AlertFacts): Seen[] {
  return opportunities.flatMap(({ kind, tenantId, title, rationale }) =>
    kind === 'cost_above_list_price' && tenantId !== null
      ? { subject: tenantId, tenantId, title, detail: rationale }
      : [],
  )
}

export function badDeliverabilityAlerts({ badDeliverability }: AlertFacts): Seen[] {
  return badDeliverability.map((tenant) => ({
    ...about(tenant),
    title: `${nameOf(tenant)}: delivery data refused`,
    detail: `${tenant.why} Its deliverability figures are left out; no other tenant is affected.`,
  }))
}

type Named = Pick<AlertTenant, 'tenantId' | 'tenantName'>

function about({ tenantId }: Named): Pick<Seen, 'subject' | 'tenantId'> {
  return { subject: tenantId, tenantId }
}

function nameOf({ tenantId, tenantName }: Named): string {
  return tenantName ?? tenantId
}

function percentOf(part: number | null, whole: number | null): string {
  if (part === null || whole === null || whole === 0) return 'unknown'
  return `${decimalText(BigInt(part) * 100n, BigInt(whole), 2)} %`
}

function amount(cents: number | null): string {
  return cents === null ? 'an unknown amount' : groupedDollars(cents)
}
