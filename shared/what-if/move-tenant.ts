// A tenant is moved: its assignments on one IP, or on all of them, are on another IP; their dates stay.

import { isPaid } from '../allocation/paid-resources.ts'
import { isUsable } from '../allocation/unallocated-reason.ts'
import type { WhatIfChange } from '../contract/api/planning-requests.ts'
import { InvalidInputError } from '../errors.ts'
import type { IpRow } from '../inputs/cost-inputs.ts'
import { counted } from '../ranges/grouped-numbers.ts'
import { ipCalled, tenantCalled } from './called.ts'
import { findIp, requireTenant } from './find-rows.ts'
import { type AppliedChange, countingAssignments, type WhatIfWorld, withInputs } from './what-if-world.ts'

export function moveTenant(
  world: WhatIfWorld,
  { tenantId, fromIpId, toIpId }: Extract<WhatIfChange, { kind: 'move_tenant' }>,
  field: string,
): AppliedChange {
  const { inputs } = world
  requireTenant(world, tenantId, `${field}.tenantId`)
  const from = fromIpId === undefined ? null : findIp(world, fromIpId, `${field}.fromIpId`)
  const to = findIp(world, toIpId, `${field}.toIpId`)
  const inForce = countingAssignments(world)
  const moved = new Set(
    inForce.filter((row) => row.domainTenantId === tenantId && (from === null || row.ipId === from.id)),
  )
  if (moved.size === 0) {
    const on = from === null ? 'an IP' : `the ${ipCalled(from)}`
    throw new InvalidInputError(
      from === null ? `${field}.tenantId` : `${field}.fromIpId`,
      fromIpId ?? tenantId,
      `a tenant with an assignment in force on ${on}, and the ${tenantCalled(inputs.tenants, tenantId)} has none there`,
    )
  }
  const isTaken = to.status === 'available' && !inForce.some(({ ipId }) => ipId === to.id)
  const where = from === null ? 'from all of its IPs' : `from the ${ipCalled(from)}`
  return {
    world: withInputs(world, {
      assignments: inputs.assignments.map((row) => (moved.has(row) ? { ...row, ipId: to.id } : row)),
      ...(isTaken && {
        ips: inputs.ips.map((row) => (row === to ? { ...row, status: 'assigned' } : row)),
      }),
    }),
    said: `The ${tenantCalled(inputs.tenants, tenantId)} is moved ${where} to the ${ipCalled(to)}: ${counted(moved.size, 'assignment')}.`,
    notes: [
      ...stayingNote(world, inForce, moved, to, tenantId),
      ...(isTaken ? [`The ${ipCalled(to)} was available and is assigned now.`] : []),
      ...(isTaken ? [] : unusableNote(world, to)),
    ],
  }
}

/** To where all of it is already: nothing changes, and no difference is to be expected. */
function stayingNote(
  { inputs }: WhatIfWorld,
  inForce: ReturnType<typeof countingAssignments>,
  moved: ReadonlySet<(typeof inForce)[number]>,
  to: IpRow,
  tenantId: string,
): string[] {
  if ([...moved].some(({ ipId }) => ipId !== to.id)) return []
  return [`The ${tenantCalled(inputs.tenants, tenantId)} is on the ${ipCalled(to)} already: nothing moves.`]
}

/** An IP that is not in service carries no tenant's cost. */
function unusableNote({ inputs }: WhatIfWorld, ip: IpRow): string[] {
  const vps = inputs.vps.find(({ id }) => id === ip.vpsId)
  if (isUsable(ip.status) && vps?.status === 'active') return []
  const why = !isUsable(ip.status)
    ? `has the status ${ip.status ?? 'unknown'}`
    : vps !== undefined && isPaid(vps.status)
      ? 'lies on a VPS that is to be given up'
      : 'lies on no VPS that is paid for'
  return [`The ${ipCalled(ip)} ${why}: whoever is on it carries no cost of it.`]
}
