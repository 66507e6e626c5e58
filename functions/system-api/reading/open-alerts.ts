// How many alerts are open, for answers that count them: all of the platform's, or those that are the caller's.
import type { Caller } from '../../../shared/access/caller.ts'
import { TOLD_OF_ALERTS } from '../../../shared/access/may-call.ts'
import { TENANT_SCOPED_ROLES } from '../../../shared/access/roles.ts'
import { ruleNamed } from '../../../shared/alerts/alert-rules.ts'
import { isTheirs } from '../../../shared/alerts/routing/whose-alert.ts'
import type { AlertRecord } from '../../../shared/contract/alerts/alert-record.ts'
import type { AlertSeverity } from '../../../shared/contract/summary/alert.ts'
import { isReason, type KnownOrReason } from '../../../shared/inputs/known-or-reason.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import type { AlertStore, OpenCount } from '../../stores/alerts/alert-store.ts'
import { sideSource } from './side-source.ts'

/** By this name an answer says that alerts were not evaluated. */
export const ALERTS = 'alerts'

/** Open alerts by severity. */
export type BySeverity = Readonly<Record<AlertSeverity, number>>

const NOT_EVALUATED: NullReason = {
  code: 'alerts_not_evaluated',
  message: 'Alerts were not evaluated yet: they are with the next summary that is published.',
}
const OF_NOW: NullReason = {
  code: 'alerts_are_of_now',
  message: 'Alerts are those of now: ask without knownAt.',
}
const NOT_ADDRESSED: NullReason = {
  code: 'alerts_not_addressed',
  message: 'Alerts go to other roles than yours.',
}

/** One key read. @param knownAt of the question: at an earlier time other alerts were open */
export async function openCounts(
  { alerts }: { readonly alerts: AlertStore },
  knownAt: string | undefined,
): Promise<KnownOrReason<readonly OpenCount[]>> {
  if (knownAt !== undefined) return OF_NOW
  return sideSource(ALERTS, async () => {
    const { looks, counts } = await alerts.overview()
    return looks.monthly === null && looks.quarterly === null ? NOT_EVALUATED : counts
  })
}

/** Open alerts of one tenant that are the caller's, last begun first. */
export async function openOfTenant(
  { alerts }: { readonly alerts: AlertStore },
  knownAt: string | undefined,
  caller: Caller,
  tenantId: string,
): Promise<KnownOrReason<readonly AlertRecord[]>> {
  const [counts, open] = await Promise.all([
    openCounts({ alerts }, knownAt),
    knownAt === undefined ? openOf(alerts, [tenantId]) : [],
  ])
  if (isReason(counts)) return counts
  if (isReason(open)) return open
  return open
    .filter((record) => isTheirs(caller, record))
    .sort((one, other) => (begun(one) < begun(other) ? 1 : -1))
}

/** Those that are the caller's: by rule where the whole platform is theirs, else those of their tenants. */
export async function ownCounts(
  { alerts }: { readonly alerts: AlertStore },
  knownAt: string | undefined,
  caller: Caller,
): Promise<KnownOrReason<BySeverity>> {
  const counts = await openCounts({ alerts }, knownAt)
  if (isReason(counts)) return counts
  if (!hasAny(TOLD_OF_ALERTS, caller.roles)) return NOT_ADDRESSED
  const wide = caller.roles.filter((role) => !TENANT_SCOPED_ROLES.includes(role))
  const isWide = (rule: string) => hasAny(ruleNamed(rule)?.audience ?? [], wide)
  const isScoped = caller.tenantIds.length > 0 && wide.length < caller.roles.length
  const own = isScoped ? await openOf(alerts, caller.tenantIds) : []
  if (isReason(own)) return own
  return bySeverity([
    ...counts.filter(({ rule }) => isWide(rule)),
    ...own
      .filter((record) => isTheirs(caller, record) && !isWide(record.rule))
      .map(({ severity }) => ({ severity, open: 1 })),
  ])
}

export function bySeverity(counts: readonly Pick<OpenCount, 'severity' | 'open'>[]): BySeverity {
  const sums = { Critical: 0, High: 0, Info: 0 }
  for (const { severity, open } of counts) sums[severity] += open
  return sums
}

/** Whether a source was not there: who asks of an earlier time, or is told of none, misses none. */
export function lacksAlerts(alerts: unknown): boolean {
  return isReason(alerts) && alerts !== OF_NOW && alerts !== NOT_ADDRESSED
}

function openOf(alerts: AlertStore, tenantIds: readonly string[]): Promise<KnownOrReason<AlertRecord[]>> {
  return sideSource(ALERTS, () => alerts.open(tenantIds))
}

function hasAny<Item>(items: readonly Item[], wanted: readonly Item[]): boolean {
  return wanted.some((item) => items.includes(item))
}

function begun({ firstSeen, id }: AlertRecord): string {
  return `${firstSeen.at} ${id}`
}
