// What each tenant sends, delivers and earns: what is laid on the servers and IPs it uses.
import type { RunFigures } from '../contract/run-figures.ts'
import type { StrategicTenant } from '../contract/summary/strategic-figures.ts'

/** Of the window; null is "not known". */
export type TenantOutcomes = Pick<
  StrategicTenant,
  'trackedEmails' | 'bouncedEmails' | 'spamComplaints' | 'revenueCents'
>

export interface TenantTraffic extends TenantOutcomes {
  /** Emails of the window by billing analytics; null when any of its months is unknown. */
  readonly emailsSent: number | null
  /** Emails delivered in the last month. */
  readonly emailsDelivered: number | null
}

const NO_OUTCOMES: TenantOutcomes = {
  trackedEmails: null,
  bouncedEmails: null,
  spamComplaints: null,
  revenueCents: null,
}

/**
 * By tenant id. A month in whose run a tenant is no row adds nothing: it did not exist.
 *
 * @param costRuns the official runs of the window's months, oldest first
 * @param outcomes delivery outcomes and billed revenue of the window, by tenant id
 */
export function tenantTraffic(
  costRuns: readonly RunFigures[],
  outcomes: ReadonlyMap<string, TenantOutcomes>,
): Map<string, TenantTraffic> {
  const sent = new Map<string, number | null>()
  for (const { tenants } of costRuns) {
    for (const { tenantId, emailsSent } of tenants) {
      const before = sent.get(tenantId)
      sent.set(tenantId, before === undefined ? emailsSent : added(before, emailsSent))
    }
  }
  const last = new Map(costRuns.at(-1)?.tenants.map((tenant) => [tenant.tenantId, tenant.emailsDelivered]))
  return new Map(
    [...sent].map(([tenantId, emailsSent]) => {
      const outcome = outcomes.get(tenantId) ?? NO_OUTCOMES
      return [
        tenantId,
        {
          trackedEmails: outcome.trackedEmails,
          bouncedEmails: outcome.bouncedEmails,
          spamComplaints: outcome.spamComplaints,
          revenueCents: outcome.revenueCents,
          emailsSent,
          emailsDelivered: last.get(tenantId) ?? null,
        },
      ]
    }),
  )
}

function added(before: number | null, now: number | null): number | null {
  return before === null || now === null ? null : before + now
}
