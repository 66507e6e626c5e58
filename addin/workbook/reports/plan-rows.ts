// What of a table's rows is written anew, row by row by the key that stands in it, in the order that people gave them.
import {
  isFormula,
  type PlainContent,
  type ReportColumn,
  type ReportDocument,
} from '../../reports/report-document.ts'
import { type AddedRow, addedRow, inPlace } from './added-rows.ts'
import { type Entry, entryOf, holds } from './entries.ts'
import { columnsOnRecord, type KeptNumber, keptOver, keptRemark, recordOfLeft } from './kept-numbers.ts'
import { isFigure, leftOver, stillKept } from './left-in-rows.ts'
import { isCalculated, isSameFormula, writtenFormula } from './row-formulas.ts'
import type { TableNow } from './table-now.ts'
import { contentOf, otherPlaces, withoutFilled } from './theirs-in-rows.ts'
import { isTypedOver, type TypedOver } from './typed-over.ts'

/** A figure that is another one now; null is one that was missing, or whose row was not there. */
export interface FigureChange {
  readonly key: string
  /** Id of the column in the report. */
  readonly column: string
  readonly before: unknown
  readonly after: PlainContent
}

export interface RowsPlan {
  /** By row, then by place in the table; what begins with `=` is a formula in R1C1. */
  readonly cells: ReadonlyMap<number, ReadonlyMap<number, Entry>>
  /** In their order, each before a row of now. */
  readonly added: readonly AddedRow[]
  /** Rows to delete, from the top. */
  readonly gone: readonly number[]
  readonly changes: readonly FigureChange[]
  /** Keys of the report's rows that stand in the table when it is done, those of rows to delete left out. */
  readonly keys: readonly string[]
  readonly goneKeys: readonly string[]
  /** Numbers that people typed over what is on record. */
  readonly kept: readonly KeptNumber[]
  /** What stood in place of formulas, which are put back. */
  readonly typedOver: readonly TypedOver[]
}

export function planRows(document: ReportDocument, table: TableNow): RowsPlan {
  const { columns, remarksColumn } = document
  const remarks = columns[remarksColumn]?.id
  const wanted = new Map(document.rows.map((row) => [row.key, row]))
  const cells = new Map<number, ReadonlyMap<number, Entry>>()
  const gone: number[] = []
  const goneKeys: string[] = []
  const changes: FigureChange[] = []
  const kept: KeptNumber[] = []
  const typedOver: TypedOver[] = []
  const onRecord = columnsOnRecord(columns)
  const unfilled = withoutFilled(document, table)
  const left: string[] = []
  const there = new Set<string>()
  const others = otherPlaces(table, columns)
  const isContent = contentOf(table, others)
  const reused = isBlank(table) ? document.rows.slice(0, 1) : []
  for (const row of reused) {
    const { entries, formulas } = addedRow(row, columns, table, 0)
    const plain = entries.flatMap((entry, place) => (entry === null ? [] : [[place, entry] as const]))
    cells.set(0, new Map<number, Entry>([...plain, ...formulas]))
    there.add(row.key)
  }
  for (const [index, actual] of table.rows.entries()) {
    const key = String(actual[table.keyPlace] ?? '')
    const row = wanted.get(key)
    if (row === undefined && (key === '' || !table.wasOurs(key))) continue
    const held = unfilled(actual, row)
    const typed = keptOver(columns, table, held, index)
    const isTheirs =
      typed.length > 0 || others.some((place) => isContent(held[place], place)) || table.hasRemarks(key)
    if (row === undefined && !isTheirs) {
      gone.push(index)
      goneKeys.push(key)
      changes.push(...figuresOf(columns, table, held, key))
      continue
    }
    if (row === undefined) left.push(key)
    else there.add(key)
    const written = new Map<number, Entry>()
    const keptHere = row === undefined ? [] : stillKept(typed, row, columns)
    kept.push(...keptHere.map((each) => ({ ...each, key, name: row?.name ?? key })))
    for (const [at, column] of columns.entries()) {
      const place = table.places.get(column.id)
      if (place === undefined || place === table.keyPlace || column.owner === 'person') continue
      if (column.isWrittenOnce === true) continue
      const isKept = typed.some((each) => each.column === column.id)
      const content =
        row === undefined
          ? leftOver(column, { remarks, held: held[place], record: recordOfLeft(columns, typed) })
          : (row.cells[at] ?? null)
      if (isFormula(content)) {
        const formula = writtenFormula(content, place, table)
        const stands = table.formulasStand && String(held[place]).startsWith('=')
        if (formula === null || stands || isSameFormula(held[place], formula, table.tableName)) continue
        written.set(place, formula)
        if (isTypedOver(held[place], content))
          typedOver.push({
            name: row?.name ?? key,
            column: column.id,
            held: table.shown.get(column.id)?.[index] ?? held[place],
          })
        continue
      }
      if (isKept) {
        if (held[place] !== actual[place]) written.set(place, '')
        continue
      }
      const said = column.id === remarks ? keptRemark(content, keptHere, onRecord.length) : content
      if (holds(actual[place], said)) continue
      written.set(place, entryOf(said))
      if (isFigure(column) && !isCalculated(held[place]))
        changes.push({ key, column: column.id, before: held[place], after: content })
    }
    if (written.size > 0) cells.set(index, written)
  }
  const added = document.rows.filter(({ key }) => !there.has(key))
  for (const row of [...reused, ...added])
    for (const [at, column] of columns.entries()) {
      const content = row.cells[at] ?? null
      if (isFigure(column) && content !== '' && !isFormula(content) && table.places.has(column.id))
        changes.push({ key: row.key, column: column.id, before: null, after: content })
    }
  return {
    cells,
    added: inPlace(added, document.rows, columns, table),
    kept,
    typedOver,
    gone,
    changes,
    keys: [...document.rows.map(({ key }) => key), ...left],
    goneKeys,
  }
}

/** A table without rows keeps an empty one. */
const isBlank = ({ rows, places }: TableNow): boolean =>
  rows.length === 1 && [...places.values()].every((place) => (rows[0]?.[place] ?? '') === '')

function figuresOf(
  columns: readonly ReportColumn[],
  { places }: TableNow,
  held: readonly unknown[],
  key: string,
): FigureChange[] {
  return columns.filter(isFigure).flatMap(({ id }) => {
    const before = held[places.get(id) ?? -1]
    return before === undefined || before === '' || isCalculated(before)
      ? []
      : [{ key, column: id, before, after: null }]
  })
}
