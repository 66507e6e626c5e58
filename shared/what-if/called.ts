// How sentences call servers, addresses and tenants: by what people know them by, with the id.
import type { IpRow, TenantRow, VpsRow } from '../inputs/cost-inputs.ts'
import { groupedDollars } from '../ranges/grouped-numbers.ts'

export function vpsCalled({ id, label }: Pick<VpsRow, 'id' | 'label'>): string {
  return withId('VPS', label, id)
}

export function ipCalled({ id, address }: Pick<IpRow, 'id' | 'address'>): string {
  return withId('IP', address, id)
}

export function tenantCalled(tenants: readonly TenantRow[], tenantId: string): string {
  return withId('tenant', tenants.find(({ id }) => id === tenantId)?.name ?? null, tenantId)
}

function withId(kind: string, name: string | null, id: string): string {
  return name === null || name === id ? `${kind} ${id}` : `${kind} ${name} (${id})`
}

/** Whole cents a month. */
export function aMonth(cents: number | null): string {
  return cents === null ? 'an unknown cost' : `${groupedDollars(cents)} a month`
}
