// Who sends from which IP: shared pools of small customers, dedicated IPs of large ones, some IPs idle.
import type { Customer } from './customers.ts'
import { createRandom, type Random } from './random.ts'
import type { SampleIp } from './servers.ts'

/** A customer on an IP. */
export interface Holding {
  readonly customer: Customer
  readonly ip: SampleIp
}

const USABLE_STATUSES: readonly string[] = ['assigned', 'warming', 'warmed', 'degraded']
const IDLE_SHARE = 0.04
const POOL_SHARE = 0.3
const POOL_TENANTS = [2, 6] as const

/** A pack in which every customer lies as often as `copies` says, dealt again from the start when it is used up. */
function dealer(random: Random, customers: readonly Customer[], copies: (customer: Customer) => number) {
  const pack = random.shuffle(
    customers.flatMap((customer) => Array.from({ length: copies(customer) }, () => customer)),
  )
  let dealt = 0
  return {
    size: pack.length,
    deal(): Customer {
      const customer = pack[dealt % pack.length]
      dealt += 1
      if (customer === undefined) throw new RangeError('There is no customer to hand an IP to.')
      return customer
    },
  }
}

function poolTenants(random: Random, deal: () => Customer): Set<Customer> {
  const wanted = random.integer(...POOL_TENANTS)
  const members = new Set<Customer>()
  for (let tries = 0; members.size < wanted && tries < wanted * 4; tries += 1) members.add(deal())
  return members
}

/** 0.1 dedicated IPs means one for every tenth such customer. */
function roundedAtRandom(random: Random, value: number): number {
  const whole = Math.floor(value)
  return whole + (random.chance(value - whole) ? 1 : 0)
}

export function sampleHoldings(
  seed: number,
  customers: readonly Customer[],
  ips: readonly SampleIp[],
): Holding[] {
  const random = createRandom(seed, 'holdings')
  const usable = random.shuffle(ips.filter((ip) => USABLE_STATUSES.includes(ip.row.status)))
  const inUse = usable.slice(Math.round(usable.length * IDLE_SHARE))
  const pools = dealer(random, customers, (customer) => customer.size.poolSeats)
  const poolCount = pools.size === 0 ? 0 : Math.round(inUse.length * POOL_SHARE)
  const dedicated = dealer(random, customers, (customer) =>
    roundedAtRandom(random, customer.size.dedicatedIps),
  )
  const holdings: Holding[] = []
  for (const ip of inUse.slice(0, poolCount)) {
    for (const customer of poolTenants(random, pools.deal)) holdings.push({ customer, ip })
  }
  if (dedicated.size === 0) return holdings
  for (const ip of inUse.slice(poolCount)) holdings.push({ customer: dedicated.deal(), ip })
  return holdings
}
