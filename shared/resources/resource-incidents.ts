// The incidents that delivery outcome events report of servers and IPs: what they name, and nothing that is modeled.
import type { IncidentsOnResource } from '../contract/summary/resources.ts'
import type { DeliveryOutcome } from '../events/business-events.ts'
import { ratio } from '../money/divide.ts'
import { decimalUnits } from '../ranges/decimal-units.ts'
import type { UsedVps } from './used-resources.ts'

export interface ResourceIncidents {
  of(type: 'vps' | 'ip', id: string): IncidentsOnResource
  /** Incidents that name an IP, or without one a VPS, which is not paid for. */
  readonly ofUnknownResources: number
}

const UNKNOWN: IncidentsOnResource = { incidents: null, incidentCostImpactCents: null }
const NONE: IncidentsOnResource = { incidents: 0, incidentCostImpactCents: 0 }
const PLACES = 6
const MILLIONTHS_PER_CENT = 10_000

interface Sum {
  incidents: number
  /** Of a dollar; null while none of the incidents says what it cost. */
  costMillionths: number | null
}

/**
 * An incident of an IP counts for the VPS that the IP is on, whichever VPS the event names: an IP may have moved. Ids are
 * compared in lower case. Cost is rounded once a resource.
 *
 * @param incidents outcomes that are incidents, of tenants that exist; null when none could be read or was recorded
 */
export function resourceIncidents(
  incidents: readonly DeliveryOutcome[] | null,
  used: readonly UsedVps[],
): ResourceIncidents {
  if (incidents === null) return { of: () => UNKNOWN, ofUnknownResources: 0 }
  const vpsIds = new Set(used.map(({ vps }) => vps.id))
  const vpsOfIp = new Map(used.flatMap(({ vps, ips }) => ips.map(({ ip }) => [ip.id, vps.id])))
  const sums = new Map<string, Sum>()
  let ofUnknownResources = 0
  for (const outcome of incidents) {
    const ipId = outcome.ipId?.toLowerCase() ?? null
    const namedVps = outcome.vpsId?.toLowerCase() ?? null
    const ownVps = ipId === null ? undefined : vpsOfIp.get(ipId)
    const vpsId = ownVps ?? namedVps
    if (ownVps !== undefined) addTo(sums, keyOf('ip', ipId as string), outcome)
    if (vpsId !== null && vpsIds.has(vpsId)) addTo(sums, keyOf('vps', vpsId), outcome)
    const isUnknown = ipId === null ? namedVps !== null && !vpsIds.has(namedVps) : ownVps === undefined
    if (isUnknown) ofUnknownResources += outcome.incidents
  }
  return { of: (type, id) => shown(sums.get(keyOf(type, id))), ofUnknownResources }
}

function keyOf(type: 'vps' | 'ip', id: string): string {
  return `${type}/${id}`
}

function addTo(sums: Map<string, Sum>, key: string, { incidents, costImpactDollars }: DeliveryOutcome): void {
  const sum = sums.get(key) ?? { incidents: 0, costMillionths: null }
  const cost = decimalUnits(costImpactDollars, PLACES)
  sums.set(key, {
    incidents: sum.incidents + incidents,
    costMillionths: cost === null ? sum.costMillionths : (sum.costMillionths ?? 0) + cost,
  })
}

function shown(sum: Sum | undefined): IncidentsOnResource {
  if (sum === undefined || sum.incidents === 0) return NONE
  const { incidents, costMillionths } = sum
  return {
    incidents,
    incidentCostImpactCents: costMillionths === null ? null : ratio(costMillionths, MILLIONTHS_PER_CENT, 0),
  }
}
