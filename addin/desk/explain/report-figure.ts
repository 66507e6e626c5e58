// Which figure a cell of a report is, as if a formula had asked for it; where it is none, what explains it instead.
import { MEASURES } from '../../../shared/measures/catalogue.ts'
import type { CellCall } from '../../functions/cell-calls.ts'
import type { ReportKind } from '../../reports/report-document.ts'
import { intersection, type Place } from '../../workbook/cells/area.ts'
import { findReports } from '../../workbook/reports/find-reports.ts'
import { reportCellAt } from '../../workbook/reports/report-cell.ts'
import { DeskFailure } from '../desk.ts'
import { PLATFORM } from './explained-figure.ts'

/** Of reports whose rows are no tenants: where the same is told. */
const INSTEAD: Readonly<Partial<Record<ReportKind, string>>> = {
  cost_by_resource:
    'Which tenants carry the resource is told tenant by tenant: insert the report of cost by tenant, select a cost there and explain it; its lines name each resource.',
  cost_by_vendor_and_plan:
    'The resources of a vendor and plan stand in the report of cost by resource; which tenants carry them, in the explanation of a cost in the report of cost by tenant.',
  savings:
    'How its low and high amounts were computed, and under which conditions, stands in its own row, in the columns further right.',
  kpis: 'How it is calculated stands in the column Calculation of its row.',
}

/** @returns null where the cell is no part of a report's row @throws DeskFailure where it is no figure of a tenant */
export async function reportCallAt(address: string): Promise<CellCall | null> {
  const cell = await reportCellAt(address)
  if (cell === null) return null
  const { kind, rowKey, tenantId, header, period, knownAt, reportId, title } = cell
  if (kind === 'kpis') {
    const kpi = MEASURES.find(
      ({ inSummary }) => inSummary !== null && 'kpi' in inSummary && inSummary.kpi === rowKey,
    )
    if (kpi === undefined)
      throw new DeskFailure(`${title}: this KPI is not explained further. ${INSTEAD.kpis}`)
    return { kind: 'figure', subject: kpi.id, tenant: PLATFORM, period, knownAt, answered: null }
  }
  const instead = INSTEAD[kind]
  if (instead !== undefined)
    throw new DeskFailure(`A row of “${title}” has no explanation of its own. ${instead}`)
  const { measure } = cell
  const elsewhere = kind === 'variance' && measure === null ? varianceElsewhere(cell.columnId) : null
  if (elsewhere !== null)
    throw new DeskFailure(`${header} of “${title}” is computed from other figures. ${elsewhere}`)
  if (measure === null) {
    throw new DeskFailure(
      `${header} of “${title}” is not explained further. Select a figure such as a tenant's total cost, and try again.`,
    )
  }
  if (tenantId === null && kind === 'variance') {
    throw new DeskFailure(
      'Only lines by tenant are explained further. Select the Actual of a tenant in a variance sheet by tenant, or insert a bridge from budget.',
    )
  }
  if (tenantId === null) {
    throw new DeskFailure(
      'This row belongs to no tenant. Unallocated cost stands resource by resource in the report of cost by resource.',
    )
  }
  const { found } = await findReports()
  const source = found.find(({ id }) => id === reportId)?.record.source
  const runs =
    source === undefined ? null : { runIds: source.runIds, methodId: source.methodId, asOf: source.asOf }
  return {
    ...{ kind: 'figure', subject: measure, tenant: tenantId, period, knownAt },
    answered: runs === null ? null : { ...runs, value: null, missing: null },
  }
}

/** Where a variance sheet's own figures are told in full; null for the rest of its columns. */
function varianceElsewhere(columnId: string): string | null {
  if (columnId.startsWith('outlook')) {
    return 'The outlook is the actual of the months that are closed and the forecast of those to come: Remarks, in the last column of the row, says how far it can be relied on and why it is missing where it is. Outlook less budget takes the full-year budget from it.'
  }
  if (columnId === 'change') {
    return 'It is the actual less that of the period before. What moved it is told in the pane under Budget, Bridge: choose From one actual to another there.'
  }
  if (columnId === 'percent' || columnId.split('_').includes('variance')) {
    return 'It is the actual less the budget. What moved it, step by step, is told in the pane under Budget, Bridge: choose the same plan, period and line there. To see what an actual is made of, select the cell under Actual.'
  }
  return null
}

/** @returns what a cell of a report is that is no figure of a row; null for a cell of no report */
export async function reportPartAt({ sheet, row, column }: Place): Promise<string | null> {
  const { found } = await findReports()
  const cell = { sheet, row, column, rows: 1, columns: 1 }
  const report = found.find(({ area }) => intersection(area, cell) !== null)
  if (report === undefined) return null
  const { record, area, hasHeaders, hasTotals } = report
  const title = `“${record.title}”`
  if (hasHeaders && row === area.row) return `is a header of ${title}`
  if (hasTotals && row === area.row + area.rows - 1)
    return `is in the total row of ${title}, which adds up the rows above it`
  return `is no figure of ${title}: its row or its column is none of the report's`
}
