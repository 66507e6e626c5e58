// Alerts about servers and IPs: prices that rose, burned ranges, servers that nobody sends from.
import type { VpsUse } from '../contract/summary/resources.ts'
import { counted, groupedDollars, groupedNumber } from '../ranges/grouped-numbers.ts'
import { isOverTimes } from '../savings/times-over.ts'
import { isBurned } from '../savings/unusable-ips.ts'
import type { AlertFacts } from './alert-facts.ts'
import type { Seen } from './alert-rules.ts'

/** Of resources that were there the month before, both costs known: what came about in this month, and in no other. */
export function priceRiseAlerts({ month, vps, vpsBefore, settings }: AlertFacts): Seen[] {
  const before = new Map(resourcesOf(vpsBefore ?? []).map(({ key, cents }) => [key, cents]))
  return resourcesOf(vps).flatMap(({ key, id, name, cents }) => {
    const earlier = before.get(key) ?? null
    if (cents === null || earlier === null || !isOverTimes(cents, settings.priceRiseOver, earlier)) return []
    return {
      subject: priceRiseSubject(id, month),
      title: `${name}: price rise in ${month}`,
      detail: `Its cost went from ${groupedDollars(earlier)} to ${groupedDollars(cents)} a month: more than ${settings.priceRiseOver} times that of the month before.`,
    }
  })
}

export function priceRiseSubject(resourceId: string, month: string): string {
  return `${resourceId}:${month}`
}

export function burnedIpAlerts({ vps, settings }: AlertFacts): Seen[] {
  return vps.flatMap((use) => {
    const burned = use.ipUses.filter(isBurned)
    if (burned.length < settings.burnedIpsOnVps) return []
    const names = burned.map(({ ipId, address }) => address ?? ipId).join(', ')
    return {
      subject: use.vpsId,
      title: `VPS ${use.label ?? use.vpsId}: ${counted(burned.length, 'burned IP')}`,
      detail: `${groupedNumber(burned.length)} of its ${counted(use.ips, 'IP')} ${burned.length === 1 ? 'is' : 'are'} burned (${settings.burnedIpsOnVps} or more raise an alert): ${names}.`,
    }
  })
}

/** The same servers as the opportunity of that kind. */
export function idleVpsAlerts({ opportunities }: AlertFacts): Seen[] {
  return opportunities.flatMap(({ id, kind, title, rationale }) =>
    kind === 'idle_vps' ? { subject: id.slice(`${kind}:`.length), title, detail: rationale } : [],
  )
}

interface Priced {
  readonly key: string
  readonly id: string
  readonly name: string
  readonly cents: number | null
}

function resourcesOf(vps: readonly VpsUse[]): Priced[] {
  return vps.flatMap(({ vpsId, label, costCents, ipUses }) => [
    { key: `vps/${vpsId}`, id: vpsId, name: `VPS ${label ?? vpsId}`, cents: costCents },
    ...ipUses.map((ip) => ({
      key: `ip/${ip.ipId}`,
      id: ip.ipId,
      name: `IP ${ip.address ?? ip.ipId}`,
      cents: ip.costCents,
    })),
  ])
}
