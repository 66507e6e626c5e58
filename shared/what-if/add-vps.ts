// A server is bought, with addresses that tenants get: each such tenant has one domain on its address.
import type { WhatIfChange } from '../contract/api/planning-requests.ts'
import type { AssignmentRow, IpRow, VpsRow } from '../inputs/cost-inputs.ts'
import { counted } from '../ranges/grouped-numbers.ts'
import { aMonth } from './called.ts'
import { requireTenant } from './find-rows.ts'
import { type AppliedChange, type WhatIfWorld, withInputs } from './what-if-world.ts'

const ID_OF_ADDED = 'what-if-vps-'

/** Later changes may name what is added: the first added server is `what-if-vps-1`, its first IP `what-if-vps-1-ip-1`. */
export function addVps(
  world: WhatIfWorld,
  { name, monthlyCents, ips }: Extract<WhatIfChange, { kind: 'add_vps' }>,
  field: string,
): AppliedChange {
  const { inputs } = world
  ips.forEach(({ tenantId }, index) => {
    if (tenantId !== null) requireTenant(world, tenantId, `${field}.ips.${index}.tenantId`)
  })
  const vpsId = freeId(inputs.vps)
  const vps: VpsRow = {
    id: vpsId,
    label: name,
    status: 'active',
    approximateCostCents: monthlyCents,
    monthlyCostCents: null,
    createdMs: null,
    decommissionScheduledForMs: null,
  }
  const added = ips.map((ip, index): IpRow & { readonly tenantId: string | null } => ({
    id: `${vpsId}-ip-${index + 1}`,
    vpsId,
    address: `${name}, IP ${index + 1}`,
    status: ip.tenantId === null ? 'available' : 'assigned',
    approximateCostCents: ip.monthlyCents,
    createdMs: null,
    tenantId: ip.tenantId,
  }))
  const withIps = added.length === 0 ? '' : ` with ${counted(added.length, 'IP')}`
  return {
    world: withInputs(world, {
      vps: [...inputs.vps, vps],
      ips: [...inputs.ips, ...added.map(({ tenantId: _, ...row }) => row)],
      assignments: [
        ...inputs.assignments,
        ...added.flatMap(({ id, tenantId }) => (tenantId === null ? [] : assigned(id, tenantId))),
      ],
    }),
    said: `The VPS ${name} (${vpsId}), at ${aMonth(monthlyCents)}, is added${withIps}.`,
    notes: added.some(({ tenantId }) => tenantId !== null)
      ? []
      : [`No IP of ${name} has a tenant: what it costs stays unallocated, unless idle cost is shared.`],
  }
}

function freeId(vps: readonly VpsRow[]): string {
  const taken = new Set(vps.map(({ id }) => id))
  const isFree = (number: number) => !taken.has(`${ID_OF_ADDED}${number}`)
  let number = 1
  while (!isFree(number)) number += 1
  return `${ID_OF_ADDED}${number}`
}

function assigned(ipId: string, tenantId: string): AssignmentRow {
  return {
    id: `${ipId}-assignment`,
    ipId,
    domainId: `${ipId}-domain`,
    status: 'active',
    assignedMs: Number.NEGATIVE_INFINITY,
    expiresMs: null,
    domainExists: true,
    domainTenantId: tenantId,
    companyTenantId: tenantId,
  }
}
