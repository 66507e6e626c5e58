// After a submission: the rows that were submitted say which revision they were read at, cells that were kept as somebody else's
// show what stands, and the record holds the versions that stand now. Nothing else of the sheet is touched. Filters are taken
// off meanwhile and put back, since Excel puts values that are written to filtered rows into the wrong ones:
// https://github.com/OfficeDev/office-js/issues/224
import type { CellValue } from '../../../shared/contract/budget/pasted-table.ts'
import { HEADERS, readKey } from '../../desk/planning/budget-columns.ts'
import type { LinesRead } from '../../desk/planning/planning-desk.ts'
import { inWorkbook } from '../in-workbook.ts'
import { putRecord } from '../records.ts'
import { BUDGET_RECORDS } from './budget-record.ts'
import { findBudget } from './find-budget-sheet.ts'

const NOT_DONE = 'The sheet does not show the new revision.'

/** A cell of the table, and what stands for its line. */
export interface KeptCell {
  /** Of the table as it was read, from 0; the header is row 0. */
  readonly row: number
  readonly column: number
  /** By `readKey`: what the row was of. */
  readonly key: string
  readonly heading: CellValue
  readonly was: CellValue
  /** Null where no line stands. */
  readonly dollars: number | null
}

export interface Submitted<Kept extends KeptCell> {
  /** Where the table was read. */
  readonly sheet: string
  readonly cells: string
  readonly revision: number
  /** By `readKey`. */
  readonly keys: ReadonlySet<string>
  readonly kept: readonly Kept[]
  /** @param brought those that show what stands now */
  readonly read: (brought: readonly Kept[]) => LinesRead
}

/**
 * @returns the kept cells that show what stands now: not those that were changed since they were read
 * @throws DeskFailure where Excel refuses, or the table is gone; the record is written in the same batch
 */
export function markSubmitted<Kept extends KeptCell>(given: Submitted<Kept>): Promise<readonly Kept[]> {
  const { sheet, cells, revision, keys, kept, read } = given
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
      table.columns.load('items/id,items/filter/criteria')
      await context.sync()
      const columns: unknown[] = header.values[0] ?? []
      const at = (name: string): number => columns.indexOf(name)
      const keyOf = (row: readonly unknown[]): string =>
        readKey(
          String(row[at(HEADERS.dimension)]),
          String(row[at(HEADERS.measure)]),
          String(row[at(HEADERS.member)] || (row[at(HEADERS.label)] ?? '')),
        )
      const keysOfRows = body.values.map(keyOf)
      const brought = kept.filter(({ row, column, key, heading, was }) => {
        const [isHeaded, now] = [columns[column] === heading, body.values[row - 1]?.[column]]
        return isHeaded && keysOfRows[row - 1] === key && (now === '' ? null : now) === was
      })
      const marked = new Set([...keys, ...brought.map(({ key }) => key)])
      // Null leaves a cell as it is.
      const marks = keysOfRows.map((key) => [marked.has(key) ? revision : null])
      const revisionColumn = at(HEADERS.revision)
      const isMarked = revisionColumn >= 0 && marks.some(([mark]) => mark !== null)
      if (isMarked || brought.length > 0) {
        const filters = table.columns.items.flatMap(({ filter }) =>
          filter.criteria ? [{ filter, criteria: filter.criteria }] : [],
        )
        if (filters.length > 0) table.clearFilters()
        if (isMarked) body.getColumn(revisionColumn).values = marks
        for (const { row, column, dollars } of brought)
          body.getCell(row - 1, column).values = [[dollars ?? '']]
        for (const { filter, criteria } of filters) filter.apply(criteria)
      }
      const record = { ...found.record, revisionRead: revision, read: read(brought) }
      putRecord(context, BUDGET_RECORDS, record, found.id)
      await context.sync()
      return brought
    }
    return []
  })
}
