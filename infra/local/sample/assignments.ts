// Domains on IPs: the assignments in force today, and the ended and planned ones around them.
import { DAY_MS, instantText } from './calendar.ts'
import type { Holding } from './holdings.ts'
import { createRandom, type Random } from './random.ts'
import type { DomainIpAssignmentRow, DomainRow } from './sample-tables.ts'
import type { SampleIp } from './servers.ts'

/** The part of all assignments that is in force, before customers run out of domains. */
const IN_FORCE_SHARE = 0.8
const PLANNED_SHARE = 0.02

/** The first instant at which both the customer and the IP exist. */
function startMs(holding: Holding): number {
  return Math.max(holding.customer.createdMs, holding.ip.createdMs)
}

function domainsInForce(random: Random, holding: Holding, average: number): readonly DomainRow[] {
  const { domains } = holding.customer
  const count = Math.min(domains.length, Math.max(1, Math.round(average * random.between(0.5, 1.5))))
  const first = random.integer(0, domains.length - 1)
  return Array.from({ length: count }, (_, index) => domains[(first + index) % domains.length]).filter(
    (domain) => domain !== undefined,
  )
}

type Term = Pick<DomainIpAssignmentRow, 'status' | 'assigned' | 'expires' | 'warmup_state'>

function assignmentRow(random: Random, domain: DomainRow, ip: SampleIp, term: Term): DomainIpAssignmentRow {
  return { id: random.uuid(), domain_id: domain.id, smtp_ip_address_id: ip.row.id, ...term }
}

function termInForce(random: Random, holding: Holding, asOfMs: number): Term {
  const from = startMs(holding)
  const assignedMs = from + random.integer(0, Math.min(60 * DAY_MS, asOfMs - from - DAY_MS))
  const isWarming = holding.ip.row.status === 'warming'
  return {
    status: isWarming ? 'warming' : 'active',
    assigned: instantText(assignedMs),
    expires: random.chance(0.08) ? instantText(asOfMs + random.integer(30 * DAY_MS, 300 * DAY_MS)) : null,
    warmup_state: isWarming ? 'warming' : 'warm',
  }
}

function termPlanned(random: Random, asOfMs: number): Term {
  return {
    status: 'scheduled',
    assigned: instantText(asOfMs + random.integer(2 * DAY_MS, 20 * DAY_MS)),
    expires: null,
    warmup_state: 'not_started',
  }
}

function termEnded(random: Random, holding: Holding, asOfMs: number): Term {
  const from = startMs(holding)
  const endMs = asOfMs - random.integer(DAY_MS, Math.max(DAY_MS, Math.floor((asOfMs - from) * 0.7)))
  const lengthMs = random.integer(DAY_MS, 200 * DAY_MS)
  return {
    status: 'expired',
    assigned: instantText(Math.max(from, endMs - lengthMs)),
    expires: instantText(endMs),
    warmup_state: 'warm',
  }
}

/**
 * `total` assignments, or one per holding if that is more. Those in force come first; what is left of the total
 * is history and, now and then, a plan. Counts the ones in force on each IP into its `assigned_count`.
 */
export function sampleAssignments(
  seed: number,
  asOfMs: number,
  holdings: readonly Holding[],
  total: number,
): DomainIpAssignmentRow[] {
  if (holdings.length === 0) return []
  const random = createRandom(seed, 'assignments')
  const average = (total * IN_FORCE_SHARE) / holdings.length
  const rows: DomainIpAssignmentRow[] = []
  holdings.forEach((holding, index) => {
    const room = Math.max(1, total - rows.length - (holdings.length - 1 - index))
    for (const domain of domainsInForce(random, holding, average).slice(0, room)) {
      rows.push(assignmentRow(random, domain, holding.ip, termInForce(random, holding, asOfMs)))
      holding.ip.row.assigned_count += 1
    }
  })
  while (rows.length < total) {
    const holding = { customer: random.pick(holdings).customer, ip: random.pick(holdings).ip }
    const isPlanned = random.chance(PLANNED_SHARE)
    const term = isPlanned ? termPlanned(random, asOfMs) : termEnded(random, holding, asOfMs)
    rows.push(assignmentRow(random, random.pick(holding.customer.domains), holding.ip, term))
  }
  return rows
}
