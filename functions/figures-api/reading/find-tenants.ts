// Turns what people call tenants into ids of a run, within what the caller sees. Unknown and unseen are one answer.
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import { uuidFromText } from '../../../shared/tenants/uuid-from-text.ts'
import type { RunView } from './run-view.ts'
import { folded } from './tenant-names.ts'

/** By name as asked: the id to look for, or why there is none. An id is not looked up here: its row is, or is not, there. */
export async function findTenants(
  view: RunView,
  asked: readonly string[],
): Promise<ReadonlyMap<string, string | NullReason>> {
  const names = asked.filter((name) => uuidFromText(name) === null)
  const idsByName = names.length === 0 ? new Map<string, string[]>() : await idsOf(view)
  return new Map(asked.map((name) => [name, uuidFromText(name) ?? only(idsByName.get(folded(name)))]))
}

async function idsOf(view: RunView): Promise<Map<string, string[]>> {
  const idsByName = new Map<string, string[]>()
  for (const { tenantId, tenantName } of await view.tenants()) {
    if (tenantName === null) continue
    const name = folded(tenantName)
    const ids = idsByName.get(name)
    if (ids === undefined) idsByName.set(name, [tenantId])
    else ids.push(tenantId)
  }
  return idsByName
}

function only(tenantIds: readonly string[] | undefined): string | NullReason {
  const [first, ...others] = tenantIds ?? []
  if (first === undefined) return TENANT_NOT_FOUND
  if (others.length === 0) return first
  const candidates = [first, ...others].join(', ')
  return { code: 'ambiguous_tenant', message: `That name belongs to ${candidates}: give the id.` }
}

export const TENANT_NOT_FOUND: NullReason = {
  code: 'tenant_not_found',
  message: 'No tenant that you can see has this id or whole name in the run of this month.',
}
