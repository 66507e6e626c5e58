// The stand-in for Excel as the global that the add-in's files ask for, and what tests read of a report in it.

import type { ReportDocument } from '../../../../addin/reports/report-document.ts'
import { type FoundReport, findReports } from '../../../../addin/workbook/reports/find-reports.ts'
import { refreshReport } from '../../../../addin/workbook/reports/refresh-report.ts'
import { readLibrary } from '../../../hosts/excel/client/read-library-node.ts'
import { type ExcelHost, type ExcelOptions, startExcelHost } from '../../../hosts/excel/start-excel.ts'

export const QUIET = { signal: new AbortController().signal, progress: () => undefined }

/** From now on the add-in's files find this workbook. */
export function openWorkbook(options: Omit<ExcelOptions, 'librarySource'> = {}): ExcelHost {
  const excel = startExcelHost({ librarySource: readLibrary, ...options })
  Object.assign(globalThis, { Excel: excel.Excel, Office: excel.Office })
  return excel
}

/** What the add-in sent; the library lets go of objects by itself. */
export const syncsOf = ({ ledger }: ExcelHost) => ledger.syncs.filter(({ isCleanUp }) => !isCleanUp)

/** The only report of the workbook. */
export async function onlyReport(): Promise<FoundReport> {
  const { found } = await findReports()
  const [report] = found
  if (report === undefined || found.length > 1) throw new Error(`${found.length} reports were found.`)
  return report
}

export const refresh = async (document: ReportDocument) => refreshReport(await onlyReport(), document)

/** All that a report's sheet holds, formulas where there are any. */
export function formulasOf(excel: ExcelHost, sheet: string): Promise<unknown[][]> {
  return excel.Excel.run(async (context) => {
    const used = context.workbook.worksheets.getItem(sheet).getUsedRange()
    used.load('formulas')
    await context.sync()
    return used.formulas
  })
}

/** What the table of a report shows, header and totals included. */
export function tableValues(
  excel: ExcelHost,
  { tableId }: Pick<FoundReport, 'tableId'>,
): Promise<unknown[][]> {
  return excel.Excel.run(async (context) => {
    const range = context.workbook.tables.getItem(tableId).getRange()
    range.load('values')
    await context.sync()
    return range.values
  })
}
