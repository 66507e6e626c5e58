// The sheet of a variance answer: a row of the period with those of its parts beside it, its group, its place and its total.
import type { Sight } from '../../../shared/access/caller.ts'
import { planOf } from '../../../shared/budgets/actual-amounts.ts'
import { spansOf } from '../../../shared/budgets/fiscal-year.ts'
import { compareKeys, compareTexts } from '../../../shared/budgets/line-key.ts'
import type {
  VarianceAnswer,
  VarianceGrouping,
} from '../../../shared/contract/api/answers/planning/variance.ts'
import { DIMENSIONS } from '../../../shared/contract/budget/dimensions.ts'
import type { VarianceRow, VarianceTotal } from '../../../shared/contract/budget/variance.ts'
import { type Direction, type Measure, measureById } from '../../../shared/measures/catalogue.ts'
import type { Span } from '../../../shared/periods/span.ts'
import type { ApiServices } from '../../figures-api/services.ts'
import type { Actuals } from '../actuals/read-actuals.ts'
import { labelsOf } from '../budgets/newest-view.ts'

/** Of a month there are no months inside it, of a quarter no quarters. */
export function partsOf(
  asked: 'none' | 'months' | 'quarters',
  span: Span,
  fiscalYear: string,
  firstMonth: number,
): Span[] {
  if (asked === 'none') return []
  return spansOf(fiscalYear, asked === 'months' ? 'month' : 'quarter', firstMonth).filter(
    ({ id, months }) => id !== span.id && months.every((month) => span.months.includes(month)),
  )
}

/** The row of the period, then those of its parts. */
export type SheetRow = readonly [VarianceRow, ...VarianceRow[]]

export function sheetOf(rows: readonly VarianceRow[], spans: number): SheetRow[] {
  return Array.from(
    { length: rows.length / spans },
    (_, member) => rows.slice(member * spans, (member + 1) * spans) as unknown as SheetRow,
  )
}

/** A row's group is that of the period, in all of its parts. */
export function groupsOf(
  sheet: readonly SheetRow[],
  groupBy: VarianceGrouping,
  actuals: Actuals,
): (row: VarianceRow) => string | null {
  const groups = new Map(sheet.map(([row]) => [subjectKey(row), groupOfRow(row, groupBy, actuals)]))
  return (row) => groups.get(subjectKey(row)) ?? null
}

function groupOfRow({ dimension, member, owners }: VarianceRow, groupBy: VarianceGrouping, actuals: Actuals) {
  if (groupBy === 'owner') return owners.length === 0 ? null : owners.join(', ')
  if (groupBy === 'none' || dimension !== 'tenant') return null
  const newest = actuals.newestRow(member.toLowerCase())
  return newest === null ? null : planOf(newest)
}

function subjectKey({ dimension, member, measure }: VarianceRow): string {
  return `${dimension}/${measure}/${member.toLowerCase()}`
}

/** By dimension, measure, group, label whatever its case, then member; what stands in no group last. */
export function inOrder(
  one: VarianceRow,
  other: VarianceRow,
  groupOf: (row: VarianceRow) => string | null,
  labelOfRow: (row: VarianceRow) => string,
): number {
  const [group, otherGroup] = [groupOf(one), groupOf(other)]
  return (
    DIMENSIONS.indexOf(one.dimension) - DIMENSIONS.indexOf(other.dimension) ||
    compareTexts(one.measure, other.measure) ||
    Number(group === null) - Number(otherGroup === null) ||
    compareTexts(group ?? '', otherGroup ?? '') ||
    compareTexts(labelOfRow(one).toLowerCase(), labelOfRow(other).toLowerCase()) ||
    compareKeys({ ...one, period: '' }, { ...other, period: '' })
  )
}

/** The total of the period, then those of its parts. */
export function totalsOf(
  totals: readonly VarianceTotal[],
  spanId: string,
): (readonly [VarianceTotal, ...VarianceTotal[]])[] {
  const byGroup = Map.groupBy(totals, ({ dimension, measure, group }) =>
    JSON.stringify([dimension, measure, group]),
  )
  return [...byGroup.values()].map((some) => {
    const ofSpan = some.find(({ span }) => span === spanId) as VarianceTotal
    return [ofSpan, ...some.filter((total) => total !== ofSpan)] as const
  })
}

/** @param nameOf of tenants that are in none of the months that were read */
export function labelOf(
  { dimension, member }: Pick<VarianceRow, 'dimension' | 'member'>,
  actuals: Actuals,
  nameOf: (tenantId: string) => string = (tenantId) => tenantId,
): string {
  if (dimension !== 'tenant') return member
  const tenantId = member.toLowerCase()
  return actuals.newestRow(tenantId)?.tenantName ?? nameOf(tenantId)
}

/** Names in the newest month, which is read only where a line is of a tenant without a name in these months. */
export async function namesElsewhere(
  lines: Iterable<Pick<VarianceRow, 'dimension' | 'member'>>,
  actuals: Actuals,
  sight: Sight,
  services: ApiServices,
): Promise<(tenantId: string) => string> {
  for (const { dimension, member } of lines) {
    const isNamed = dimension !== 'tenant' || actuals.newestRow(member.toLowerCase())?.tenantName != null
    if (!isNamed) return labelsOf(sight, services)
  }
  return (tenantId) => tenantId
}

const FAVOURABLE: Readonly<Record<Direction, VarianceAnswer['measures'][number]['favourable']>> = {
  'lower is favourable': 'lower',
  'higher is favourable': 'higher',
  neutral: 'neither',
}

export function measuresOf(rows: readonly VarianceRow[]): VarianceAnswer['measures'] {
  return [...new Set(rows.map(({ measure }) => measure))].sort(compareTexts).map((id) => {
    const { label, direction } = measureById(id) as Measure
    return { id, label, favourable: FAVOURABLE[direction] }
  })
}
