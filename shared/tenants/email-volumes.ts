// Emails sent and delivered per tenant, from two sources that may disagree (figure book, sections 3, 4, small print).
import type { CostInputs } from '../inputs/cost-inputs.ts'
import type { KnownOrReason } from '../inputs/known-or-reason.ts'
import { isReason } from '../inputs/known-or-reason.ts'
import { missingReason } from '../inputs/missing-sources.ts'
import type { WarningLog } from '../warnings/warning-log.ts'
import { uuidFromText } from './uuid-from-text.ts'

export interface EmailVolumes {
  /** From billing analytics. */
  sent(tenantId: string): KnownOrReason<number>
  /** Sent minus bounced, both from the daily summary. */
  delivered(tenantId: string): KnownOrReason<number>
}

interface Tally {
  sent: number
  bounced: number
  unknown: boolean
}

/** @param knownTenants ids of the tenants table; null when that table is missing */
export function emailVolumes(
  inputs: Pick<CostInputs, 'usage' | 'dailySummaries' | 'missing'>,
  knownTenants: ReadonlySet<string> | null,
  warnings: WarningLog,
): EmailVolumes {
  const billed = tallyBillingAnalytics(inputs.usage, knownTenants, warnings)
  const daily = tallyDailySummaries(inputs.dailySummaries, warnings)
  const noBilling = missingReason(
    inputs.missing,
    'billing_analytics.tenant_id',
    'billing_analytics.emails_sent',
    'billing_analytics.period_start',
  )
  const noDaily = missingReason(
    inputs.missing,
    'deliverability_daily_summary.company_id',
    'deliverability_daily_summary.tracking_date',
    'deliverability_daily_summary.emails_sent',
    'deliverability_daily_summary.emails_bounced',
    'companies.id',
    'companies.tenant_id',
  )
  const volumes: EmailVolumes = {
    sent: (tenantId) => noBilling ?? sentOf(billed.get(tenantId)),
    delivered: (tenantId) => noDaily ?? deliveredOf(daily.get(tenantId)),
  }
  warnWhereSourcesDisagree(volumes, daily, warnings)
  return volumes
}

function tallyBillingAnalytics(
  usage: CostInputs['usage'],
  knownTenants: ReadonlySet<string> | null,
  warnings: WarningLog,
): Map<string, Tally> {
  const tallies = new Map<string, Tally>()
  for (const row of usage) {
    const tenantId = uuidFromText(row.tenantIdText)
    if (tenantId === null) {
      warnings.add('tenant_id_invalid', row.tenantIdText, row.rows)
      continue
    }
    if (knownTenants !== null && !knownTenants.has(tenantId)) {
      warnings.add('usage_tenant_missing', tenantId, row.rows)
    }
    add(tallies, tenantId, row.emailsSent, 0, row.rowsWithoutVolume > 0)
  }
  return tallies
}

function tallyDailySummaries(
  summaries: CostInputs['dailySummaries'],
  warnings: WarningLog,
): Map<string, Tally> {
  const tallies = new Map<string, Tally>()
  for (const row of summaries) {
    if (row.tenantId === null) {
      warnings.add('company_missing', row.companyIdText, row.rows)
      continue
    }
    add(tallies, row.tenantId, row.emailsSent, row.emailsBounced, row.rowsWithoutVolume > 0)
  }
  for (const [tenantId, tally] of tallies) {
    if (!tally.unknown && tally.bounced > tally.sent) warnings.add('bounces_exceed_sent', tenantId)
  }
  return tallies
}

function add(
  tallies: Map<string, Tally>,
  tenantId: string,
  sent: number,
  bounced: number,
  unknown: boolean,
): void {
  const tally = tallies.get(tenantId) ?? { sent: 0, bounced: 0, unknown: false }
  tally.sent += sent
  tally.bounced += bounced
  tally.unknown ||= unknown
  tallies.set(tenantId, tally)
}

function sentOf(tally: Tally | undefined): KnownOrReason<number> {
  if (tally === undefined) {
    return { code: 'no_usage_rows', message: 'No billing analytics row of this tenant starts in the period.' }
  }
  if (tally.unknown) {
    return { code: 'usage_unknown', message: 'A billing analytics row of this tenant has no emails_sent.' }
  }
  if (tally.sent < 0) {
    return {
      code: 'usage_negative',
      message: 'The billing analytics rows of this tenant sum to fewer than zero emails.',
    }
  }
  return tally.sent
}

function deliveredOf(tally: Tally | undefined): KnownOrReason<number> {
  if (tally === undefined) {
    return { code: 'no_daily_summary', message: 'No daily summary row of this tenant lies in the period.' }
  }
  if (tally.unknown) {
    return {
      code: 'daily_summary_unknown',
      message: 'A daily summary row of this tenant has no sent or bounced count.',
    }
  }
  if (tally.bounced > tally.sent) {
    return {
      code: 'bounces_exceed_sent',
      message: 'More emails bounced than were sent in the period: bad data.',
    }
  }
  return tally.sent - tally.bounced
}

/** More than 1 % apart, measured on the larger of the two. */
function warnWhereSourcesDisagree(
  volumes: EmailVolumes,
  daily: ReadonlyMap<string, Tally>,
  warnings: WarningLog,
): void {
  for (const [tenantId, tally] of daily) {
    const sent = volumes.sent(tenantId)
    if (tally.unknown || isReason(sent)) continue
    const apart = Math.abs(sent - tally.sent)
    if (apart * 100 > Math.max(sent, tally.sent)) warnings.add('usage_sources_disagree', tenantId)
  }
}
