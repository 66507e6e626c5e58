// What the audit trail is told of a record that was read or changed: which version of which, and whose; never its words.
import { recordedTenants } from '../../../shared/audit/tenants-named.ts'
import type { AccessFacts } from '../../figures-api/access/access-log.ts'

export function noteRecord(
  facts: AccessFacts,
  what: 'decision' | 'initiative',
  {
    id,
    version,
    tenantId,
  }: { readonly id: string; readonly version: number; readonly tenantId: string | null },
): void {
  noteVersion(facts, what, { id, version })
  noteTenant(facts, tenantId)
}

/** @param version left out before it is known what came of a change */
export function noteVersion(
  facts: AccessFacts,
  what: 'decision' | 'initiative',
  { id, version }: { readonly id: string; readonly version?: number },
): void {
  facts.did = version === undefined ? `${what} ${id}` : `${what} ${id} version ${version}`
}

/** @param tenantId null for what is of the platform */
export function noteTenant(facts: AccessFacts, tenantId: string | null): void {
  facts.tenantIds = tenantId === null ? 'platform' : [tenantId]
}

/**
 * Before a record is changed: a change that is refused is about it too, and one that moves it is about both tenants.
 *
 * @param asked undefined where the change leaves the tenant as it is
 */
export function noteTenants(
  facts: AccessFacts,
  stands: string | null,
  asked: string | null | undefined,
): void {
  const both = [stands, asked === undefined ? stands : asked]
  const tenantIds = both.filter((one) => one !== null)
  facts.tenantIds = tenantIds.length < both.length ? 'platform' : recordedTenants(tenantIds)
}
