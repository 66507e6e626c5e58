// Rows to submit out of a table that somebody pasted, by its mapping. An empty cell is no line; a total is skipped and named.

import type { Cells, PastedTable, TableField, TableMapping } from '../../contract/budget/pasted-table.ts'
import { groupedDollars } from '../../ranges/grouped-numbers.ts'
import { amountAt, countsAt, periodAt, type ReadCell, versionAt } from './read-cells.ts'
import { cellText, type IsMember, NAMING, type Reading, textOf } from './reading.ts'
import { tableView } from './table-view.ts'
import { totalRows } from './total-rows.ts'
import { isOwnLine, whyTotal } from './why-total.ts'

/**
 * Pure. What a row says is not judged here beyond amounts, months and versions: the preview of the submission names unknown
 * members, measures and duplicates by the same cells.
 *
 * @param isOurs whether the table was written out of a budget; one with a column of versions was
 * @param isMember whether a name that looks like a total's is known to be a member's, as of a vendor called Total Networks
 */
export function readPastedTable(
  cells: Cells,
  mapping: TableMapping,
  isOurs = false,
  isMember: IsMember = () => false,
): PastedTable {
  const view = tableView(cells, mapping.layout)
  const reading: Reading = {
    view,
    mapping,
    isOurs,
    isMember,
    totals: totalRows(view, mapping),
    above: new Map(),
    rows: [],
    errors: [],
    notes: [],
    skipped: [],
  }
  for (let line = mapping.headingRow + 1; line <= view.lines; line += 1) readLine(reading, line)
  const { rows, errors, notes, skipped } = reading
  return { rows, errors, notes, skipped }
}

const REPEATED: readonly TableField[] = [...NAMING, 'measure', 'owner']

function readLine(reading: Reading, line: number): void {
  const { mapping, skipped } = reading
  const total = isOwnLine(reading, line) ? null : whyTotal(reading, line)
  if (total !== null) {
    skipped.push(total)
    return
  }
  for (const field of REPEATED) {
    const text = cellText(reading, line, field)
    if (text !== '') reading.above.set(field, text)
  }
  if (mapping.layout === 'list') readListed(reading, line)
  else for (const { column, period } of mapping.months) readMonthCell(reading, line, column, period)
}

function readMonthCell(reading: Reading, line: number, column: number, period: string): void {
  const amount = amountAt(reading.view, line, column, reading.mapping.amountsIn)
  if (amount === null) return
  const read = { period, cents: amount, quantity: null, unit: null, rateMicrodollars: null }
  take(reading, line, column, read, [amount])
}

/** A row of a list without amount, quantity and rate is no line. */
function readListed(reading: Reading, line: number): void {
  const { view, mapping } = reading
  const { amount: amountColumn, period: periodColumn } = mapping.columns
  const amount = amountColumn === undefined ? null : amountAt(view, line, amountColumn, mapping.amountsIn)
  const { quantity, rate } = countsAt(view, line, mapping.columns)
  if (amount === null && quantity === null && rate === null) return
  const period = periodAt(view, line, periodColumn, mapping)
  const unit = textOf(reading, line, 'unit')
  const read = { period, cents: amount, quantity, unit: unit === '' ? null : unit, rateMicrodollars: rate }
  const place = amountColumn ?? mapping.columns.quantity ?? periodColumn ?? 1
  take(reading, line, place, read, [amount, quantity, rate, period])
}

interface Read {
  readonly period: string | ReadCell<string> | null
  readonly cents: ReadCell<number> | null
  readonly quantity: ReadCell<number> | null
  readonly unit: string | null
  readonly rateMicrodollars: ReadCell<number> | null
}

function take(
  reading: Reading,
  line: number,
  column: number,
  read: Read,
  cells: readonly (ReadCell<unknown> | null)[],
): void {
  const { view, mapping, errors, rows, notes } = reading
  const version = versionAt(view, line, mapping.columns.version)
  const wrong = [...cells, version].flatMap((cell) => (cell !== null && 'error' in cell ? [cell.error] : []))
  if (wrong.length > 0) {
    errors.push(...wrong)
    return
  }
  const [row, cell] = [view.rowOf(line, column), view.address(line, column)]
  const cents = valueIn(read.cents)
  if (read.cents !== null && 'rounded' in read.cents && read.cents.rounded) {
    notes.push({
      row,
      cell,
      message: `${view.text(line, column)} is read as ${groupedDollars(cents ?? 0)}: budgets are in whole cents.`,
    })
  }
  rows.push({
    row,
    cell,
    dimension: textOf(reading, line, 'dimension'),
    member: textOf(reading, line, 'member'),
    measure: textOf(reading, line, 'measure'),
    period: typeof read.period === 'string' ? read.period : (valueIn(read.period) ?? ''),
    cents,
    quantity: valueIn(read.quantity),
    unit: read.unit,
    rateMicrodollars: valueIn(read.rateMicrodollars),
    owner: textOf(reading, line, 'owner') || null,
    note: cellText(reading, line, 'note') || null,
    version: valueIn(version),
    remove: false,
  })
}

function valueIn<Value>(cell: ReadCell<Value> | null): Value | null {
  return cell === null || 'error' in cell ? null : cell.value
}
