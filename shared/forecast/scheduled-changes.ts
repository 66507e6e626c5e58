// What a month's inputs say of the months after it: servers that are to go, and lines of Finance's list of platform costs
// that begin or end. Facts for forecasts, not trends (figure book, section 9).
import type { CostInputs } from '../inputs/cost-inputs.ts'
import { parseInstant } from '../periods/instants.ts'
import { periodAt } from '../periods/period.ts'
import { utcDate } from '../periods/utc-date.ts'

/** A VPS with its addresses that is there now, and will not be. */
export interface ScheduledDecommission {
  readonly vpsId: string
  readonly label: string | null
  readonly ipIds: readonly string[]
  /** `YYYY-MM-DD`. */
  readonly date: string
  /** The first month at whose end it is gone. */
  readonly fromPeriod: string
}

/** A platform cost that is owed from a later month on, or until one. */
export interface ScheduledPlatformCost {
  readonly name: string
  readonly vendor: string
  readonly fromPeriod: string
  /** Negative for one that ends. */
  readonly centsPerMonth: number
  readonly date: string
  readonly kind: 'begins' | 'ends'
}

export interface ScheduledChanges {
  readonly decommissions: readonly ScheduledDecommission[]
  readonly platformCosts: readonly ScheduledPlatformCost[]
}

const PAID_STATUSES: ReadonlySet<string | null> = new Set(['active', 'scheduled_decommission'])
const DAY_MS = 24 * 60 * 60 * 1000

/** @param asOfMs when the inputs were looked at, epoch milliseconds: what was due before and is still there stays */
export function scheduledChanges(
  { vps, ips, platformCosts }: Pick<CostInputs, 'vps' | 'ips' | 'platformCosts'>,
  asOfMs: number,
): ScheduledChanges {
  const ipsByVps = Map.groupBy(ips, ({ vpsId }) => vpsId)
  const decommissions = vps.flatMap(({ id, label, status, createdMs, decommissionScheduledForMs: atMs }) => {
    const isThere = PAID_STATUSES.has(status) && (createdMs === null || createdMs < asOfMs)
    if (!isThere || atMs === null || atMs < asOfMs) return []
    const ipIds = (ipsByVps.get(id) ?? []).map((ip) => ip.id)
    return [{ vpsId: id, label, ipIds, date: utcDate(atMs), fromPeriod: periodAt(atMs).id }]
  })
  return {
    decommissions: decommissions.sort((one, other) => (one.vpsId < other.vpsId ? -1 : 1)),
    platformCosts: (platformCosts ?? []).flatMap((line) => platformChanges(line, asOfMs)),
  }
}

/** A month's run counts the lines that are owed on the month's last day. */
function platformChanges(
  { name, vendor, monthlyCents, validFrom, validTo }: NonNullable<CostInputs['platformCosts']>[number],
  asOfMs: number,
): ScheduledPlatformCost[] {
  const changes: ScheduledPlatformCost[] = []
  const startMs = startOf(validFrom)
  if (startMs >= asOfMs) {
    const fromPeriod = periodAt(startMs).id
    changes.push({ name, vendor, fromPeriod, centsPerMonth: monthlyCents, date: validFrom, kind: 'begins' })
  }
  if (validTo !== null && startOf(validTo) + DAY_MS >= asOfMs) {
    // Owed to the last day of a month, it is counted in that month still, and in none after it.
    const fromPeriod = periodAt(startOf(validTo) + DAY_MS).id
    changes.push({ name, vendor, fromPeriod, centsPerMonth: -monthlyCents, date: validTo, kind: 'ends' })
  }
  return changes
}

function startOf(day: string): number {
  return parseInstant(`${day}T00:00:00Z`, 'day')
}
