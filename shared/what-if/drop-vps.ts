// A server is given up: its IPs and their assignments go with it.
import { isPaid } from '../allocation/paid-resources.ts'
import type { WhatIfChange } from '../contract/api/planning-requests.ts'
import { counted } from '../ranges/grouped-numbers.ts'
import { aMonth, vpsCalled } from './called.ts'
import { findVps } from './find-rows.ts'
import { type AppliedChange, countingAssignments, type WhatIfWorld, withInputs } from './what-if-world.ts'

export function dropVps(
  world: WhatIfWorld,
  { vpsId }: Extract<WhatIfChange, { kind: 'drop_vps' }>,
  field: string,
): AppliedChange {
  const { inputs } = world
  const vps = findVps(world, vpsId, `${field}.vpsId`)
  const gone = new Set(inputs.ips.flatMap((ip) => (ip.vpsId === vps.id ? ip.id : [])))
  const isOnGone = (ipId: string | null): boolean => ipId !== null && gone.has(ipId)
  const after = withInputs(world, {
    vps: inputs.vps.filter((row) => row !== vps),
    ips: inputs.ips.filter(({ id }) => !gone.has(id)),
    assignments: inputs.assignments.filter(({ ipId }) => !isOnGone(ipId)),
  })
  return {
    world: after,
    said: `The ${vpsCalled(vps)}, at ${aMonth(vps.approximateCostCents)}, is dropped.`,
    notes: [
      ...(gone.size === 0
        ? []
        : [
            `${counted(gone.size, 'IP')} of the ${vpsCalled(vps)} ${gone.size === 1 ? 'goes' : 'go'} with it.`,
          ]),
      ...strandedNote(world, after),
      ...(isPaid(vps.status)
        ? []
        : [`The ${vpsCalled(vps)} was not paid for in this month, so that nothing is saved.`]),
    ],
  }
}

function strandedNote(before: WhatIfWorld, after: WhatIfWorld): string[] {
  const left = tenantsOnIps(before).difference(tenantsOnIps(after)).size
  return left === 0 ? [] : [`${counted(left, 'tenant')} ${left === 1 ? 'is' : 'are'} left without an IP.`]
}

function tenantsOnIps(world: WhatIfWorld): Set<string | null> {
  const ips = new Set(world.inputs.ips.map(({ id }) => id))
  return new Set(
    countingAssignments(world).flatMap(({ ipId, domainTenantId }) =>
      ipId !== null && ips.has(ipId) ? domainTenantId : [],
    ),
  )
}
