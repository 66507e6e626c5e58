// Which figure a cell of a report is, as if a formula had asked for it.
import type { CellCall } from '../../functions/cell-calls.ts'
import { findReports } from '../../workbook/reports/find-reports.ts'
import { reportCellAt } from '../../workbook/reports/report-cell.ts'
import { DeskFailure } from '../desk.ts'

/** @returns null where the cell is no part of a report's row @throws DeskFailure where it is no figure of a tenant */
export async function reportCallAt(address: string): Promise<CellCall | null> {
  const cell = await reportCellAt(address)
  if (cell === null) return null
  const { measure, tenantId, header, period, knownAt, reportId, title } = cell
  if (measure === null) {
    throw new DeskFailure(
      `${header} of “${title}” is not explained further. Select a figure such as a tenant's total cost, and try again.`,
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
