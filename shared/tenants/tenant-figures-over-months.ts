// One tenant's row over a quarter or year: cents and counts of its months added, and everything that is computed from them
// computed from the sums, by what computes a month's (figure book, sections 1 and 2: ratios last, from integers).
import type { TenantFigures } from '../contract/run-figures.ts'
import { addedOverMonths } from '../inputs/added-over-months.ts'
import type { KnownOrReason } from '../inputs/known-or-reason.ts'
import { type NullReason, WITHOUT_REASON } from '../inputs/missing-sources.ts'
import { reasonOfMonths } from '../inputs/reason-of-months.ts'
import { tenantFigures } from './tenant-figures.ts'
import type { WithoutRow } from './without-row.ts'

/** A published month: the tenant's row, or what there being none says. */
export interface MonthOfTenant {
  readonly period: string
  readonly row: TenantFigures | WithoutRow
}

type AddedField =
  | 'listPriceCents'
  | 'addonPriceCents'
  | 'infrastructureCostCents'
  | 'emailServiceCostCents'
  | 'idleCostCents'
  | 'platformCostCents'
  | 'totalCostCents'
  | 'emailsSent'
  | 'emailsDelivered'
  | 'revenueCents'
  | 'recognizedRevenueCents'

/**
 * Subscriptions, plans and the name are the last month's; the unknown resources are the most of any month.
 *
 * @param months every month of the quarter or year, oldest first, with a row in at least one of them
 */
export function tenantFiguresOverMonths(months: readonly MonthOfTenant[]): TenantFigures {
  const rows = months.flatMap(({ row }) => (isRow(row) ? row : []))
  const [newest, last] = [rows.at(-1), months.at(-1)]
  if (newest === undefined || last === undefined)
    throw new RangeError('A tenant without a row has no figures.')
  const added = (field: AddedField, whenNoRow: (without: WithoutRow) => KnownOrReason<number>) =>
    addedOverMonths(
      months.map(({ period, row }) => ({ period, part: isRow(row) ? held(row, field) : whenNoRow(row) })),
    )
  const cost = (field: AddedField) => added(field, ({ hasNoCost }) => (hasNoCost ? 0 : NO_ROW))
  return tenantFigures({
    tenantId: newest.tenantId,
    tenantName: held(newest, 'tenantName'),
    subscriptions: {
      activeSubscriptions: isRow(last.row)
        ? held(last.row, 'activeSubscriptions')
        : reasonOfMonths([{ period: last.period, reason: NO_ROW }]),
      planNames: isRow(last.row) ? last.row.planNames : [],
      listPriceCents: added('listPriceCents', () => NO_ROW),
      addonPriceCents: added('addonPriceCents', () => NO_ROW),
    },
    costs: {
      infrastructureCostCents: cost('infrastructureCostCents'),
      emailServiceCostCents: cost('emailServiceCostCents'),
      idleCostCents: cost('idleCostCents'),
      platformCostCents: cost('platformCostCents'),
      totalCostCents: cost('totalCostCents'),
      unknownResources: Math.max(...rows.map(({ unknownResources }) => unknownResources)),
    },
    emailsSent: added('emailsSent', () => NO_ROW),
    emailsDelivered: added('emailsDelivered', () => NO_ROW),
    revenueCents: added('revenueCents', ({ hasNoRevenue }) => (hasNoRevenue ? 0 : NO_ROW)),
    recognizedRevenueCents: added('recognizedRevenueCents', () => NO_ROW),
  })
}

const NO_ROW: NullReason = {
  code: 'no_row',
  message:
    'The tenant is not in the run of this month: it did not exist, or was deleted and carried nothing.',
}
function isRow(row: TenantFigures | WithoutRow): row is TenantFigures {
  return 'tenantId' in row
}

function held<Field extends AddedField | 'tenantName' | 'activeSubscriptions'>(
  row: TenantFigures,
  field: Field,
): KnownOrReason<NonNullable<TenantFigures[Field]>> {
  return row[field] ?? row.nulls[field] ?? WITHOUT_REASON
}
