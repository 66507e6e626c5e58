// The servers and their IPs: prices after the product documents, states and ages as an operator would find them.
import { DAY_MS, instantText } from './calendar.ts'
import { dollars } from './dollars.ts'
import { createRandom, type Random } from './random.ts'
import type { SmtpIpAddressRow, VpsInstanceRow } from './sample-tables.ts'

const REGIONS = ['us-west', 'us-central', 'eu-west'] as const
const VPS_PRICES_CENTS = [10_000, 12_000, 15_000, 15_000, 15_000, 18_000, 20_000] as const

type IpStatus = SmtpIpAddressRow['status']

/** Monthly cents an IP in this state costs. */
export const IP_PRICE_CENTS: Record<IpStatus, number> = {
  assigned: 3_000,
  warmed: 3_000,
  warming: 2_500,
  degraded: 2_500,
  available: 2_000,
  burned: 1_500,
  quarantined: 1_500,
}

const IP_STATUSES: readonly (readonly [status: IpStatus, share: number])[] = [
  ['assigned', 0.46],
  ['warmed', 0.2],
  ['warming', 0.12],
  ['degraded', 0.05],
  ['available', 0.09],
  ['burned', 0.05],
  ['quarantined', 0.03],
]

const REPUTATIONS: Record<IpStatus, readonly SmtpIpAddressRow['reputation_state'][]> = {
  assigned: ['good', 'good', 'good', 'fair'],
  warmed: ['good', 'good', 'good', 'fair'],
  warming: ['good', 'fair'],
  degraded: ['fair', 'poor'],
  available: ['good'],
  burned: ['critical'],
  quarantined: ['poor', 'critical'],
}

export interface SampleServer {
  readonly row: VpsInstanceRow
  readonly createdMs: number
}

export interface SampleIp {
  readonly row: SmtpIpAddressRow
  readonly createdMs: number
}

export function sampleServers(seed: number, asOfMs: number, count: number): SampleServer[] {
  const random = createRandom(seed, 'servers')
  return Array.from({ length: count }, (_, index) => {
    const createdMs = asOfMs - random.integer(30 * DAY_MS, 540 * DAY_MS)
    const price = dollars(random.pick(VPS_PRICES_CENTS))
    return {
      createdMs,
      row: {
        id: random.uuid(),
        hostwinds_instance_id: `hw-${100_001 + index}`,
        region: random.pick(REGIONS),
        status: 'active',
        monthly_cost: price,
        approximate_cost: price,
        created: instantText(createdMs),
        decommission_scheduled_for: null,
        updated: instantText(asOfMs - random.integer(DAY_MS, 25 * DAY_MS)),
      },
    }
  })
}

/** 198.18.0.0/15 is kept for benchmarks: 131,072 addresses that belong to nobody. */
function benchmarkAddress(index: number): string {
  if (index >= 131_072)
    throw new RangeError(`The sample has 131,072 IP addresses, but number ${index} was asked for.`)
  return `198.${18 + (index >> 16)}.${(index >> 8) & 255}.${index & 255}`
}

function ipStatus(random: Random): IpStatus {
  let left = random.between(0, 1)
  for (const [status, share] of IP_STATUSES) {
    left -= share
    if (left < 0) return status
  }
  return 'assigned'
}

/** IPs that joined their server within its first months; every server gets one while they last. */
export function sampleIps(
  seed: number,
  asOfMs: number,
  servers: readonly SampleServer[],
  count: number,
): SampleIp[] {
  const random = createRandom(seed, 'ip addresses')
  return Array.from({ length: count }, (_, index) => {
    const server = servers[index] ?? random.pick(servers)
    const createdMs =
      server.createdMs + random.integer(0, Math.min(90 * DAY_MS, asOfMs - server.createdMs - 10 * DAY_MS))
    const status = ipStatus(random)
    return {
      createdMs,
      row: {
        id: random.uuid(),
        created: instantText(createdMs),
        vps_instance_id: server.row.id,
        ip_address: benchmarkAddress(index),
        status,
        reputation_state: random.pick(REPUTATIONS[status]),
        approximate_cost: dollars(IP_PRICE_CENTS[status]),
        assigned_count: 0,
      },
    }
  })
}
