// What a change names: a server, an address, a tenant of the month. What is not there is refused with the field and with
// what was expected.
import { exists } from '../allocation/paid-resources.ts'
import { InvalidInputError } from '../errors.ts'
import type { IpRow, VpsRow } from '../inputs/cost-inputs.ts'
import { isCurrent } from '../tenants/existing-tenants.ts'
import { countingAssignments, type WhatIfWorld } from './what-if-world.ts'

const AS_LISTED =
  'as GET /api/v1/figures/resources lists it (resource_id), and not one that a change before it took away'

/** @throws InvalidInputError */
export function findVps({ inputs, terms }: WhatIfWorld, vpsId: string, field: string): VpsRow {
  const found = inputs.vps.find(({ id, createdMs }) => isSameId(id, vpsId) && exists(createdMs, terms.asOfMs))
  if (found === undefined) {
    throw new InvalidInputError(field, vpsId, `the id of a VPS of ${terms.period.id}, ${AS_LISTED}`)
  }
  return found
}

/** @throws InvalidInputError */
export function findIp({ inputs, terms }: WhatIfWorld, ipId: string, field: string): IpRow {
  const found = inputs.ips.find(({ id, createdMs }) => isSameId(id, ipId) && exists(createdMs, terms.asOfMs))
  if (found === undefined) {
    throw new InvalidInputError(field, ipId, `the id of an IP of ${terms.period.id}, ${AS_LISTED}`)
  }
  return found
}

/** Who uses an IP of the month, or is not deleted by its end. @throws InvalidInputError */
export function requireTenant(world: WhatIfWorld, tenantId: string, field: string): void {
  const { inputs, terms } = world
  const isThere =
    inputs.tenants.some((row) => row.id === tenantId && isCurrent(row, terms.asOfMs)) ||
    countingAssignments(world).some(({ domainTenantId }) => domainTenantId === tenantId)
  if (!isThere) {
    throw new InvalidInputError(
      field,
      tenantId,
      `the id of a tenant of ${terms.period.id}, as GET /api/v1/tenants lists it`,
    )
  }
}

export function isSameId(id: string, asked: string): boolean {
  return id.toLowerCase() === asked.toLowerCase()
}
