// Healthy rows with as little said as possible, so that an odd case only states what is odd about it.
import { DAY_MS, dateText, instantText, monthStartMs } from '../calendar.ts'
import type { PlanSlug, SamplePlan } from '../plans.ts'
import type { Random } from '../random.ts'
import type * as Row from '../sample-tables.ts'

export interface Present {
  readonly seed: number
  readonly asOfMs: number
}

/** Numbers that all odd cases share: each resource gets the next one. */
export interface ResourceNumbers {
  servers: number
  addresses: number
}

export type RowMaker = ReturnType<typeof createRowMaker>

/** `random` gives the case its ids; ids do not change when other cases come or go. */
export function createRowMaker(
  { asOfMs }: Present,
  random: Random,
  plans: Record<PlanSlug, SamplePlan>,
  numbers: ResourceNumbers,
) {
  const daysAgo = (days: number) => instantText(asOfMs - days * DAY_MS)
  const monthStart = (offset: number) => instantText(monthStartMs(asOfMs, offset))
  const thisMonthHasBegun = asOfMs > monthStartMs(asOfMs)

  return {
    plans,
    daysAgo,
    monthStart,
    id: () => random.uuid(),
    dateDaysAgo: (days: number) => dateText(asOfMs - days * DAY_MS),
    /** Last month and this one, so that a case shows in a closed period as well as in the open one. */
    recentMonths: thisMonthHasBegun ? [-1, 0] : [-1],

    tenant: (name: string, odd: Partial<Row.TenantRow> = {}): Row.TenantRow => ({
      id: random.uuid(),
      name,
      created: daysAgo(400),
      deleted: null,
      ...odd,
    }),

    domain: (odd: Partial<Row.DomainRow> & Pick<Row.DomainRow, 'company_id' | 'domain'>): Row.DomainRow => ({
      id: random.uuid(),
      tenant_id: null,
      verification_status: 'verified',
      ...odd,
    }),

    subscription: (
      tenantId: string,
      plan: Row.PlanRow,
      odd: Partial<Row.SubscriptionRow> = {},
    ): Row.SubscriptionRow => ({
      id: random.uuid(),
      tenant_id: tenantId,
      plan_id: plan.id,
      status: 'active',
      current_period_start: monthStart(0),
      current_period_end: monthStart(1),
      ...odd,
    }),

    /** A monthly payment of the month so many months from now (negative: earlier). */
    payment: (subscriptionId: string, month: number, odd: Partial<Row.PaymentRow> = {}): Row.PaymentRow => ({
      id: random.uuid(),
      subscription_id: subscriptionId,
      amount: '249.00',
      currency: 'USD',
      status: 'succeeded',
      processed: monthStart(month),
      billing_period_start: monthStart(month),
      billing_period_end: monthStart(month + 1),
      ...odd,
    }),

    vps: (odd: Partial<Row.VpsInstanceRow> = {}): Row.VpsInstanceRow => {
      numbers.servers += 1
      return {
        id: random.uuid(),
        hostwinds_instance_id: `hw-${900_000 + numbers.servers}`,
        region: 'us-west',
        status: 'active',
        monthly_cost: '150.00',
        approximate_cost: '150.00',
        created: daysAgo(420),
        decommission_scheduled_for: null,
        updated: daysAgo(3),
        ...odd,
      }
    },

    /** 203.0.113.0/24 is kept for documentation: addresses that belong to nobody. */
    ip: (vpsId: string | null, odd: Partial<Row.SmtpIpAddressRow> = {}): Row.SmtpIpAddressRow => {
      numbers.addresses += 1
      return {
        id: random.uuid(),
        created: daysAgo(410),
        vps_instance_id: vpsId,
        ip_address: `203.0.113.${numbers.addresses}`,
        status: 'warmed',
        reputation_state: 'good',
        approximate_cost: '30.00',
        assigned_count: 1,
        ...odd,
      }
    },

    assignment: (
      ip: Row.SmtpIpAddressRow,
      domainId: string,
      odd: Partial<Row.DomainIpAssignmentRow> = {},
    ): Row.DomainIpAssignmentRow => ({
      id: random.uuid(),
      domain_id: domainId,
      smtp_ip_address_id: ip.id,
      status: 'active',
      assigned: daysAgo(390),
      expires: null,
      warmup_state: 'warm',
      ...odd,
    }),

    billing: (
      tenantId: string,
      month: number,
      odd: Partial<Row.BillingAnalyticsRow> = {},
    ): Row.BillingAnalyticsRow => ({
      tenant_id: tenantId,
      subscription_id: '',
      emails_sent: 12_000,
      mailboxes_used: 3,
      domains_used: 1,
      campaigns_used: 2,
      period_start: monthStart(month),
      period_end: monthStart(month + 1),
      ...odd,
    }),

    day: (
      companyId: string,
      date: string,
      sent: number,
      bounced: number,
    ): Row.DeliverabilityDailySummaryRow => ({
      company_id: companyId,
      tracking_date: date,
      emails_sent: sent,
      emails_bounced: bounced,
      emails_spam: 0,
      bounce_rate: sent === 0 ? 0 : Math.round((bounced / sent) * 10_000) / 10_000,
    }),
  }
}
