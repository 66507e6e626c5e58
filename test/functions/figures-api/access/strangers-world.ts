// A month in which a caller's two tenants live among strangers: shared IPs, idle and burned resources, unknown costs,
// payments, warnings. Everything that is only a stranger's is marked, and differs from one world to the next.
import type { CostInputs } from '../../../../shared/inputs/cost-inputs.ts'
import { A, assignment, B, ip, payment, sent, subscription, tenant, vps } from '../../../worlds/world.ts'

export const OWN = [A, B] as const
/** The name of own tenant A, and of a stranger too. */
export const OWN_NAME = 'Nordwind & Söhne'

/** In every text that is only a stranger's: ids of tenants, and everything else. */
const ID_MARK = 'f0e1f0e1'
const TEXT_MARK = 'Stranger'
export const MARKS = new RegExp(`${ID_MARK}|${TEXT_MARK}`, 'i')

/** What a world's strangers are; what it leaves out is as in the other world. */
export interface World {
  /** Tells worlds apart: in names, ids, amounts, volumes and in how many strangers there are. */
  readonly variant: 1 | 2
  /** Emails of the stranger on the common IP; null is unknown. */
  readonly neighbourSent: number | null
}

export interface Strangers {
  readonly neighbour: string
  readonly twin: string
  readonly deleted: string
  readonly nameless: string
  readonly others: readonly string[]
}

export function strangersOf({ variant }: World): Strangers {
  const id = (number: number) => `${ID_MARK}-000${variant}-4000-8000-${String(number).padStart(12, '0')}`
  const others = Array.from({ length: variant === 1 ? 7 : 31 }, (_, number) => id(100 + number))
  return { neighbour: id(1), twin: id(2), deleted: id(3), nameless: id(4), others }
}

export const nameOf = (variant: number, number: number | string): string =>
  `${TEXT_MARK} ${variant}-${number}`

export function strangersWorld(world: World): Partial<CostInputs> {
  const { variant, neighbourSent } = world
  const { neighbour, twin, deleted, nameless, others } = strangersOf(world)
  const known = [neighbour, twin, deleted, ...others]
  const mark = (text: string) => `${TEXT_MARK.toLowerCase()}-${variant}-${text}`
  const on = (text: string) => mark(`vps-${text}`)
  const calledPlatform = (number: number) => (variant === 2 && number === 0 ? 'Platform' : null)
  return {
    tenants: [
      tenant(A, { name: OWN_NAME }),
      tenant(B, { name: 'Südwind' }),
      tenant(neighbour, { name: nameOf(variant, 'neighbour') }),
      tenant(twin, { name: OWN_NAME.toUpperCase() }),
      tenant(deleted, { name: nameOf(variant, 'deleted'), deletedMs: Date.UTC(2025, 5, variant) }),
      ...others.map((id, number) => tenant(id, { name: calledPlatform(number) ?? nameOf(variant, number) })),
    ],
    vps: [
      vps('vps-common', 1_001),
      vps('vps-own', 707),
      vps(on('idle'), 50_021 * variant),
      vps(on('leaving'), 60_013 * variant, { status: 'scheduled_decommission' }),
      vps(on('unknown'), null),
      vps(on('free'), 0),
      ...others.map((_, number) =>
        vps(on(`${number}`), 70_001 * variant + number, { label: mark(`label-${number}`) }),
      ),
    ],
    ips: [
      ip('ip-common', 'vps-common', 300, { address: '192.0.2.10' }),
      ip('ip-own-a', 'vps-common', 207, { address: '192.0.2.11' }),
      ip(mark('ip-next'), 'vps-common', 303 * variant, { address: mark('address') }),
      ip('ip-own-b', 'vps-own', null, { address: '192.0.2.12' }),
      ip(mark('ip-unknown'), on('unknown'), null),
      ip(mark('ip-burned'), 'vps-own', 80_009 * variant, { status: 'burned' }),
      ip(mark('ip-spare'), on('free'), 90_001 * variant, { status: 'available' }),
      ...others.map((_, number) => ip(mark(`ip-${number}`), on(`${number}`), 1_300 * variant + number)),
    ],
    assignments: [
      assignment('ip-common', A),
      assignment('ip-common', neighbour),
      assignment('ip-own-a', A),
      assignment(mark('ip-next'), neighbour),
      assignment(mark('ip-unknown'), deleted),
      assignment(mark('ip-unknown'), nameless),
      assignment('ip-own-b', B),
      assignment(mark('ip-burned'), twin),
      assignment(mark('ip-0'), null, { id: mark('assignment'), domainExists: false }),
      ...others.map((id, number) => assignment(mark(`ip-${number}`), id)),
    ],
    subscriptions: [
      subscription(A, 4_900),
      ...known.map((id, number) => subscription(id, 61_000 * variant + number)),
    ],
    payments: [
      payment(A, 4_900),
      payment(B, 1_250),
      ...known.map((id, number) => payment(id, 6_100_000 * variant + number)),
      payment(null, 7_770_000 * variant, { id: mark('payment') }),
      payment(twin, 100, { id: mark('euro'), currency: 'EUR' }),
    ],
    usage: [
      sent(A, 900),
      sent(B, 40),
      sent(neighbour, neighbourSent),
      ...others.map((id, number) => sent(id, 5_550_000 * variant + number)),
      sent(mark('usage'), 1),
    ],
    dailySummaries: [A, ...others].map((id, number) => ({
      companyIdText: id === A ? 'company-own' : mark(`company-${number}`),
      tenantId: id,
      rows: 1,
      rowsWithoutVolume: 0,
      emailsSent: id === A ? 900 : 9_000 * variant,
      emailsBounced: id === A ? 9 : 300 * variant,
    })),
    platformCosts: [
      {
        name: mark('secrets'),
        vendor: mark('vendor'),
        monthlyCents: 31_007 * variant,
        validFrom: '2025-01-01',
        validTo: null,
      },
    ],
    sources: [
      { name: 'tenants', rows: known.length + 2, latestMs: Date.UTC(2025, 10, 20) },
      { name: 'payments', rows: 2 * known.length, latestMs: Date.UTC(2025, 10, 5) },
    ],
  }
}
