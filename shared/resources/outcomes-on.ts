// The delivery outcomes of the tenants on a resource, and the revenue behind it: a correlation, not a cause.
import type { OutcomesOnResource } from '../contract/summary/resources.ts'
import { ratio } from '../money/divide.ts'
import type { TenantTraffic } from './tenant-traffic.ts'

type Counts = Pick<TenantTraffic, 'trackedEmails' | 'bouncedEmails' | 'spamComplaints' | 'revenueCents'>

/** Sums over the tenants whose data are known; null when there is none. The rate is of those with both counts. */
export function outcomesOn(
  tenantIds: Iterable<string>,
  traffic: ReadonlyMap<string, Counts>,
): OutcomesOnResource {
  const tenants = [...tenantIds].flatMap((tenantId) => traffic.get(tenantId) ?? [])
  const sum = (field: keyof Counts): number | null => sumOfKnown(tenants.map((tenant) => tenant[field]))
  const rated = tenants.filter(
    ({ trackedEmails, bouncedEmails }) => trackedEmails !== null && bouncedEmails !== null,
  )
  const tracked = sumOfKnown(rated.map(({ trackedEmails }) => trackedEmails))
  const bounced = sumOfKnown(rated.map(({ bouncedEmails }) => bouncedEmails))
  return {
    trackedEmails: sum('trackedEmails'),
    bouncedEmails: sum('bouncedEmails'),
    spamComplaints: sum('spamComplaints'),
    bounceRate: tracked === null || bounced === null || tracked === 0 ? null : ratio(bounced, tracked, 6),
    revenueBehindCents: sum('revenueCents'),
  }
}

/** The known values added; null when none is known. */
export function sumOfKnown(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>((sum, value) => (value === null ? sum : (sum ?? 0) + value), null)
}
