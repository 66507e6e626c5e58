// Turns what people call tenants into ids, within what the caller sees. Unknown and unseen are one answer.
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import { uuidFromText } from '../../../shared/tenants/uuid-from-text.ts'
import type { DirectoryEntry } from '../../stores/runs/directory.ts'
import { folded } from './tenant-names.ts'

/** The tenants of one run by their names as they are compared. */
export type NameIndex = ReadonlyMap<string, readonly DirectoryEntry[]>

/** Tenants by what they were asked as. */
export type IdOf = (asked: string) => string | NullReason

/** Whether any of them is not an id, so that names must be read. */
export function asksByName(asked: readonly string[]): boolean {
  return asked.some((name) => uuidFromText(name) === null)
}

export function nameIndex(tenants: readonly DirectoryEntry[]): NameIndex {
  const index = new Map<string, DirectoryEntry[]>()
  for (const tenant of tenants) {
    if (tenant.tenantName === null) continue
    const name = folded(tenant.tenantName)
    const namesakes = index.get(name)
    if (namesakes === undefined) index.set(name, [tenant])
    else namesakes.push(tenant)
  }
  return index
}

/**
 * The id to look for, or why there is none. An id is not looked up here: its row is, or is not, there.
 *
 * @param indexes of every run that answers: a tenant is found by the name it has in any of them
 */
export function findTenant(asked: string, indexes: readonly NameIndex[]): string | NullReason {
  const id = uuidFromText(asked)
  if (id !== null) return id
  const name = folded(asked)
  const found = new Map<string, DirectoryEntry>()
  for (const index of indexes) {
    for (const tenant of index.get(name) ?? []) found.set(tenant.tenantId, tenant)
  }
  const [first, ...others] = found.values()
  if (first === undefined) return notFoundIn(indexes)
  return others.length === 0 ? first.tenantId : ambiguous([first, ...others])
}

const MOST_CANDIDATES = 5
const LONGEST_SHOWN = 60

function ambiguous(tenants: readonly DirectoryEntry[]): NullReason {
  const named = tenants
    .slice(0, MOST_CANDIDATES)
    .map(({ tenantId, tenantName }) => `${shortened(tenantName ?? '')} (${tenantId})`)
  const unnamed = tenants.length - named.length
  const candidates = [...named, ...(unnamed > 0 ? [`and ${unnamed} more`] : [])].join(', ')
  return { code: 'ambiguous_tenant', message: `That name belongs to ${candidates}: give the id.` }
}

function shortened(name: string): string {
  const letters = [...name.trim().slice(0, 2 * LONGEST_SHOWN)]
  return letters.length <= LONGEST_SHOWN ? letters.join('') : `${letters.slice(0, LONGEST_SHOWN).join('')}…`
}

export const TENANT_NOT_FOUND: NullReason = {
  code: 'tenant_not_found',
  message: 'No tenant that you can see has this id or whole name in the run of this month.',
}

const NOT_FOUND_IN_ANY: NullReason = {
  code: TENANT_NOT_FOUND.code,
  message: 'No tenant that you can see has this id or whole name in the runs of these months.',
}

/** @param months that were looked through, in whatever form */
export function notFoundIn({ length }: readonly unknown[]): NullReason {
  return length > 1 ? NOT_FOUND_IN_ANY : TENANT_NOT_FOUND
}
