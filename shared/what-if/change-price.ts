// Another price of a server, of an address, or of a line of Finance's list of platform costs.
import { exists, isPaid } from '../allocation/paid-resources.ts'
import { nameAmong, owedLines } from '../allocation/platform-pool.ts'
import type { WhatIfChange } from '../contract/api/planning-requests.ts'
import { InvalidInputError } from '../errors.ts'
import type { PlatformCostLine } from '../inputs/platform-cost-line.ts'
import { groupedDollars } from '../ranges/grouped-numbers.ts'
import { aMonth, ipCalled, vpsCalled } from './called.ts'
import { isSameId } from './find-rows.ts'
import { type AppliedChange, type WhatIfWorld, withInputs } from './what-if-world.ts'

interface Priced {
  readonly called: string
  readonly before: number | null
  readonly world: WhatIfWorld
  /** Why the price decides nothing in this month. */
  readonly note?: string
}

export function changePrice(
  world: WhatIfWorld,
  { resourceId, monthlyCents }: Extract<WhatIfChange, { kind: 'change_price' }>,
  field: string,
): AppliedChange {
  const [found, ...others] = [
    ...ofVps(world, resourceId, monthlyCents),
    ...ofIps(world, resourceId, monthlyCents),
    ...ofList(world, resourceId, monthlyCents),
  ]
  if (found === undefined || others.length > 0) {
    const many = others.length > 0 ? ', and that is the name of one thing alone' : ''
    throw new InvalidInputError(
      `${field}.resourceId`,
      resourceId,
      `the id of a VPS or of an IP of ${world.terms.period.id}, or the name of a platform cost, as GET /api/v1/figures/resources lists it (resource_id)${many}`,
    )
  }
  const { called, before, note } = found
  return {
    world: found.world,
    said: `The price of the ${called} is ${aMonth(monthlyCents)} instead of ${before === null ? 'unknown' : groupedDollars(before)}.`,
    notes: note === undefined ? [] : [note],
  }
}

function ofVps(world: WhatIfWorld, resourceId: string, cents: number): Priced[] {
  const { inputs, terms } = world
  return inputs.vps
    .filter(({ id, createdMs }) => isSameId(id, resourceId) && exists(createdMs, terms.asOfMs))
    .map((vps) => ({
      called: vpsCalled(vps),
      before: vps.approximateCostCents,
      world: withInputs(world, {
        vps: inputs.vps.map((row) => (row === vps ? { ...row, approximateCostCents: cents } : row)),
      }),
      ...(!isPaid(vps.status) && { note: notPaid(vpsCalled(vps)) }),
    }))
}

function ofIps(world: WhatIfWorld, resourceId: string, cents: number): Priced[] {
  const { inputs, terms } = world
  return inputs.ips
    .filter(({ id, createdMs }) => isSameId(id, resourceId) && exists(createdMs, terms.asOfMs))
    .map((ip) => ({
      called: ipCalled(ip),
      before: ip.approximateCostCents,
      world: withInputs(world, {
        ips: inputs.ips.map((row) => (row === ip ? { ...row, approximateCostCents: cents } : row)),
      }),
      ...(!isOnPaidVps(world, ip.vpsId) && { note: notPaid(ipCalled(ip)) }),
    }))
}

function isOnPaidVps({ inputs, terms }: WhatIfWorld, vpsId: string | null): boolean {
  const vps = inputs.vps.find(({ id }) => id === vpsId)
  return vps !== undefined && isPaid(vps.status) && exists(vps.createdMs, terms.asOfMs)
}

function notPaid(called: string): string {
  return `The ${called} is not paid for in this month, so that its price changes nothing.`
}

/** By its name, or by name and vendor where two lines share the name, as a run calls it. */
function ofList(world: WhatIfWorld, resourceId: string, cents: number): Priced[] {
  const owed = owedLines(world.inputs.platformCosts, world.terms.asOfMs) ?? []
  return owed
    .filter((line) => isSameId(nameAmong(owed, line), resourceId))
    .map((line) => ({
      called: `platform cost ${nameAmong(owed, line)}`,
      before: line.monthlyCents,
      world: withInputs(world, { platformCosts: repriced(world.inputs.platformCosts, line, cents) }),
    }))
}

function repriced(
  lines: readonly PlatformCostLine[] | null,
  line: PlatformCostLine,
  monthlyCents: number,
): readonly PlatformCostLine[] | null {
  return lines?.map((row) => (row === line ? { ...row, monthlyCents } : row)) ?? null
}
