// Which figure a cell of a spilled table is: the tenant of its row, the measure of its column.
import { measureById } from '../../../shared/measures/catalogue.ts'
import type { CellCall } from '../../functions/cell-calls.ts'
import { REPORTS } from '../../functions/reports.ts'
import { headed } from '../../shown/headed.ts'
import type { SpilledTable } from '../../workbook/selected-cell.ts'

const TENANT_ID = 'Tenant id'
const PLATFORM = 'platform'

/** What the cell would have asked for by itself; null where it is no figure of a tenant or of the platform. */
export function figureInTable(
  { header, row, rowIndex, columnIndex }: SpilledTable,
  call: CellCall,
): CellCall | null {
  if (call.kind === 'explanation') return call
  const report = REPORTS.find(({ id }) => id === call.subject)
  if (call.kind !== 'report' || report === undefined || rowIndex === 0) return null
  const asFigure = (measure: string, tenant: string): CellCall => ({
    ...{ kind: 'figure', subject: measure, tenant, period: call.period, knownAt: call.knownAt },
    answered: call.answered,
  })
  if (report.rows === 'platform') {
    const measure = report.measures.find((each) => headed(each) === row[0])
    return measure === undefined ? null : asFigure(measure.id, PLATFORM)
  }
  const tenantId = row[header.indexOf(TENANT_ID)]
  const measure = report.measures.find((each) => headed(each) === header[columnIndex])
  if (measure === undefined || typeof tenantId !== 'string' || tenantId === '') return null
  return measureById(measure.id) === undefined ? null : asFigure(measure.id, tenantId)
}
