// Whether a table is a variance sheet that was inserted here, and where its columns stand now.
import { isMonth, spanOf } from '../../../shared/periods/span.ts'
import { DeskFailure } from '../../desk/desk.ts'
import { findIn } from '../reports/find-reports.ts'

export interface VarianceInSheet {
  /** `YYYY-MM`. */
  readonly period: string
  /** As `scenarioOfId` reads it. */
  readonly scenario: string
  /** Headers of the columns that are read of it. */
  readonly headers: Readonly<Record<keyof typeof COLUMNS, string>>
}

/** Ids of the report's columns. */
const COLUMNS = {
  dimension: 'dimension',
  key: 'key',
  measure: 'measure',
  budget: 'budget',
  onRecord: 'budget_on_record',
} as const

/** @throws DeskFailure for one of a quarter or year, whose amounts are of several lines each */
export async function findVariance(
  context: Excel.RequestContext,
  tableId: string,
): Promise<VarianceInSheet | null> {
  const { found } = await findIn(context)
  const report = found.find((each) => each.tableId === tableId)
  if (report?.record.plan === undefined) return null
  const { period, plan, columns, keyColumn } = report.record
  if (!isMonth(spanOf(period))) {
    throw new DeskFailure(
      `The table was not read. It is a variance sheet of ${period}, and budgets are submitted by month. Insert a budget sheet, or a variance sheet of one month, and type the amounts there.`,
    )
  }
  const headerOf = (id: string): string => {
    const column = columns.find((each) => each.id === id)
    const now = report.isSameTable && report.columns.find((each) => each.id === column?.tableColumn)
    return now ? now.name : (column?.header ?? '')
  }
  const headers = Object.fromEntries(
    Object.entries(COLUMNS).map(([name, id]) => [name, headerOf(name === 'key' ? keyColumn : id)]),
  ) as VarianceInSheet['headers']
  return { period, scenario: plan.scenario, headers }
}
