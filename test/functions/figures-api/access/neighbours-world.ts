// A tenant who shares a server and a pool with one neighbour: what the tenant may learn of its own cost, and must not of the
// neighbour's volume, revenue or cost.
import type { CostInputs } from '../../../../shared/inputs/cost-inputs.ts'
import { A, assignment, B, C, ip, payment, sent, subscription, tenant, vps } from '../../../worlds/world.ts'

export const OWN = A
/** Another own tenant, alone on its server, whose volume is unknown. */
export const OWN_QUIET = B
export const NEIGHBOUR = C

export interface Secret {
  /** Cents of the server and of the IP that both are on. */
  readonly sharedVps: number
  readonly sharedIp: number
  /** Cents of the idle server, and of Finance's list. */
  readonly idle: number
  readonly platform: number
  readonly neighbourSent: number
  readonly neighbourPaid: number
}

export const SECRET: Secret = {
  sharedVps: 1_000,
  sharedIp: 300,
  idle: 1_000,
  platform: 1_000,
  neighbourSent: 900,
  neighbourPaid: 5_000,
}

export function neighboursWorld(change: Partial<Secret> = {}): Partial<CostInputs> {
  const secret = { ...SECRET, ...change }
  return {
    tenants: [tenant(OWN), tenant(OWN_QUIET), tenant(NEIGHBOUR)],
    vps: [vps('vps-shared', secret.sharedVps), vps('vps-quiet', 700), vps('vps-idle', secret.idle)],
    ips: [ip('ip-shared', 'vps-shared', secret.sharedIp), ip('ip-quiet', 'vps-quiet', 200)],
    assignments: [
      assignment('ip-shared', OWN),
      assignment('ip-shared', NEIGHBOUR),
      assignment('ip-quiet', OWN_QUIET),
    ],
    subscriptions: [subscription(OWN, 4_900), subscription(NEIGHBOUR, 4_900)],
    payments: [payment(OWN, 5_000), payment(NEIGHBOUR, secret.neighbourPaid)],
    usage: [sent(OWN, 900), sent(OWN_QUIET, null), sent(NEIGHBOUR, secret.neighbourSent)],
    platformCosts: [
      {
        name: 'secrets',
        vendor: 'hashicorp',
        monthlyCents: secret.platform,
        validFrom: '2025-01-01',
        validTo: null,
      },
    ],
  }
}
