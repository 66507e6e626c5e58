// What the audit trail is told of a record that was read or changed: which version of which, and whose; never its words.
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
  facts.did = `${what} ${id} version ${version}`
  noteTenant(facts, tenantId)
}

/** @param tenantId null for what is of the platform */
export function noteTenant(facts: AccessFacts, tenantId: string | null): void {
  facts.tenantIds = tenantId === null ? 'platform' : [tenantId]
}
