// What the cost run says of one tenant: its row, or why there is none.
import { isReason, type KnownOrReason } from '../../../shared/inputs/known-or-reason.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import type { TenantRow } from '../../../shared/measures/figure-of.ts'
import type { RunView } from '../../figures-api/reading/run-view.ts'
import { COST_RUN } from './cost-run.ts'
import { sideSource } from './side-source.ts'

const NOT_IN_RUN: NullReason = {
  code: 'no_row',
  message: 'The tenant is not in the cost run of the month.',
}
const NO_PLAN: NullReason = { code: 'no_subscription', message: 'The tenant has no active subscription.' }
const UNKNOWN: NullReason = { code: 'unknown', message: 'It is not known.' }

/** A row that the run has and that cannot be read is unread. */
export async function rowOf(run: RunView, tenantId: string): Promise<KnownOrReason<TenantRow>> {
  return sideSource(COST_RUN, async () => (await run.rows([tenantId])).get(tenantId) ?? NOT_IN_RUN)
}

export const isUnread = (row: KnownOrReason<TenantRow>): boolean => isReason(row) && row !== NOT_IN_RUN

export function fieldOf<Field extends 'emailsSent' | 'tenantName'>(
  row: KnownOrReason<TenantRow>,
  field: Field,
) {
  if (isReason(row)) return row
  return (row[field] ?? row.nulls[field] ?? UNKNOWN) as KnownOrReason<NonNullable<TenantRow[Field]>>
}

export function planOf(row: KnownOrReason<TenantRow>): KnownOrReason<string> {
  if (isReason(row)) return row
  if (row.planNames.length > 0) return row.planNames.join(', ')
  return row.activeSubscriptions === 0 ? NO_PLAN : (row.nulls.listPriceCents ?? UNKNOWN)
}

/** Active: a subscription that is active (figure book, small print). */
export function statusOf(row: KnownOrReason<TenantRow>): KnownOrReason<'active' | 'inactive'> {
  if (isReason(row)) return row
  if (row.activeSubscriptions === null) return row.nulls.activeSubscriptions ?? UNKNOWN
  return row.activeSubscriptions > 0 ? 'active' : 'inactive'
}
