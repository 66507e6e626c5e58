// Forgets reports whose tables are gone: what was recorded of them, and their hidden names. Looking for reports never does
// that, since undo may bring a table back.
import { inWorkbook } from '../in-workbook.ts'
import { dropRecord } from '../records.ts'
import { aboutName, headerName } from './names.ts'
import { REPORT_RECORDS } from './report-record.ts'

export function forgetReports(ids: readonly string[]): Promise<void> {
  return inWorkbook('Reports that are no longer in the workbook were not forgotten.', async (context) => {
    for (const id of ids) {
      dropRecord(context, REPORT_RECORDS, id)
      for (const name of [headerName(id), aboutName(id)])
        context.workbook.names.getItemOrNullObject(name).delete()
    }
    await context.sync()
  })
}
