// After a submission: the rows that were submitted say which revision they were read at, and the record holds the versions
// that stand now. Nothing else of the sheet is touched.
import { HEADERS, readKey } from '../../desk/planning/budget-columns.ts'
import type { LinesRead } from '../../desk/planning/planning-desk.ts'
import { inWorkbook } from '../in-workbook.ts'
import { putRecord } from '../records.ts'
import { BUDGET_RECORDS } from './budget-record.ts'
import { findBudget } from './find-budget-sheet.ts'

const NOT_DONE = 'The sheet does not show the new revision.'

export interface Submitted {
  /** Where the table was read. */
  readonly sheet: string
  readonly cells: string
  readonly revision: number
  /** By `readKey`. */
  readonly keys: ReadonlySet<string>
  readonly read: LinesRead
}

/** @throws DeskFailure where Excel refuses, or the table is gone; the record is written in the same batch */
export function markSubmitted({ sheet, cells, revision, keys, read }: Submitted): Promise<void> {
  return inWorkbook(NOT_DONE, async (context) => {
    const tables = context.workbook.worksheets.getItem(sheet).getRange(cells).getTables(false)
    tables.load('items/id')
    await context.sync()
    for (const table of tables.items) {
      const found = await findBudget(context, table)
      if (found === null) continue
      const header = table.getHeaderRowRange()
      const body = table.getDataBodyRange()
      header.load('values')
      body.load('values')
      await context.sync()
      const columns: unknown[] = header.values[0] ?? []
      const [dimension, measure, member, revisionColumn] = [
        HEADERS.dimension,
        HEADERS.measure,
        HEADERS.member,
        HEADERS.revision,
      ].map((name) => columns.indexOf(name))
      if (dimension === undefined || measure === undefined || member === undefined) continue
      if (revisionColumn !== undefined && revisionColumn >= 0) {
        // Null leaves a cell as it is.
        const marks = body.values.map((row) => {
          const key = readKey(String(row[dimension]), String(row[measure]), String(row[member]))
          return [keys.has(key) ? revision : null]
        })
        if (marks.some(([mark]) => mark !== null)) body.getColumn(revisionColumn).values = marks
      }
      putRecord(context, BUDGET_RECORDS, { ...found.record, revisionRead: revision, read }, found.id)
      await context.sync()
    }
  })
}
