// What a caller may write of budgets: Finance all lines, a budget owner their own, everybody else none.

import { type Caller, type Sight, sees } from '../../../shared/access/caller.ts'
import { WRITERS_OF_ALL_LINES } from '../../../shared/access/may-call.ts'
import { isSamePerson } from '../../../shared/closing/approval.ts'
import type { BudgetLine } from '../../../shared/contract/budget/line.ts'

export type Writes = 'own lines' | 'all lines' | 'nothing'

export function writesOf({ roles }: Pick<Caller, 'roles'>): Writes {
  if (roles.some((role) => WRITERS_OF_ALL_LINES.includes(role))) return 'all lines'
  return roles.includes('ROLE_BUDGET_OWNER') ? 'own lines' : 'nothing'
}

type OwnedLine = Pick<BudgetLine, 'dimension' | 'member' | 'owner'>

/** Owners write lines of the tenants that their token names, whatever else they may see. */
export function mayWriteLine(caller: Caller, line: OwnedLine): boolean {
  const writes = writesOf(caller)
  if (writes !== 'own lines') return writes === 'all lines'
  const own: Sight = { kind: 'tenants', tenantIds: new Set(caller.tenantIds) }
  return isOwnLine(caller.person, own, line)
}

/** What somebody who sees some tenants only is told of: lines that are theirs, of those tenants. */
export function seesLine({ person }: Caller, sight: Sight, line: OwnedLine): boolean {
  return sight.kind === 'platform' || isOwnLine(person, sight, line)
}

function isOwnLine(person: string, sight: Sight, { dimension, member, owner }: OwnedLine): boolean {
  return dimension === 'tenant' && sees(sight, member) && isSamePerson(person, owner)
}
