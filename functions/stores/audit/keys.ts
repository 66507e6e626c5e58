// Where the audit trail lies. Every partition key begins with `AUDIT`. An entry is one item, under the month and its operation,
// which spread a month's writes; the listing index finds it by its person. A copy for each tenant that it names answers for
// that tenant; one that names many, or the whole platform, has a single copy where every tenant's search looks too.

import type { AuditEntry } from '../../../shared/contract/audit/audit-entry.ts'
import { parseInstant } from '../../../shared/periods/instants.ts'
import { periodAt } from '../../../shared/periods/period.ts'
import { sortableInstant } from '../kept-until.ts'
import type { ItemKey } from '../runs/keys.ts'

/** More tenants than these in one request are filed together. */
const MOST_COPIES = 10

/** Written for entries of many tenants or all. */
const MANY = 'MANY'

export function operationPartition(operation: string, month: string): string {
  return `AUDIT#${month}#${operation}`
}

/** Those of one tenant alone. */
export function tenantPartition(tenantId: string, month: string): string {
  return `AUDIT_TENANT#${month}#${tenantId}`
}

export function manyTenantsPartition(month: string): string {
  return tenantPartition(MANY, month)
}

export function personList(person: string): string {
  return `AUDIT_PERSON#${person}`
}

/** By time. */
export function entryPlace({ at, requestId }: Pick<AuditEntry, 'at' | 'requestId'>): string {
  return `${sortableInstant(parseInstant(at, 'at'))}#${requestId}`
}

export function entryKey(entry: AuditEntry): ItemKey {
  return { pk: operationPartition(entry.operation, monthOf(entry)), sk: entryPlace(entry) }
}

export function copyKeys(entry: AuditEntry): ItemKey[] {
  const distinct = [...new Set(entry.tenantIds)]
  const month = monthOf(entry)
  const sk = entryPlace(entry)
  if (entry.tenantIds === null || distinct.length > MOST_COPIES)
    return [{ pk: manyTenantsPartition(month), sk }]
  return distinct.map((tenantId) => ({ pk: tenantPartition(tenantId, month), sk }))
}

function monthOf({ at }: AuditEntry): string {
  return periodAt(parseInstant(at, 'at')).id
}
