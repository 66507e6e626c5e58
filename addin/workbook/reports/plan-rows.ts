// What of a table's rows is written anew, row by row by the key that stands in it, in the order that people gave them.
import {
  isFormula,
  type PlainContent,
  type ReportColumn,
  type ReportDocument,
  type ReportRow,
} from '../../reports/report-document.ts'
import { type AddedRow, addedRow, inPlace } from './added-rows.ts'
import { type Entry, entryOf, holds } from './entries.ts'
import { type KeptNumber, keptOver, keptRemark } from './kept-numbers.ts'
import { type FormulaPlaces, isSameFormula, writtenFormula } from './row-formulas.ts'

export const GONE = 'No longer in the report'

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
}

export interface TableNow extends FormulaPlaces {
  readonly rows: readonly (readonly unknown[])[]
  readonly columnCount: number
  /** Places of our columns by id; the key is one of them. */
  readonly places: ReadonlyMap<string, number>
  readonly keyPlace: number
  /** Whether a key was one of ours when we last wrote. */
  wasOurs(key: string): boolean
  /** Whether any formula in the place of ours is what Excel made of it: after it was written. */
  readonly formulasStand: boolean
  /** What cells of a column show, by its id; of columns that hold what people may type over. */
  readonly shown: ReadonlyMap<string, readonly unknown[]>
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
  for (const [index, held] of table.rows.entries()) {
    const key = String(held[table.keyPlace] ?? '')
    const row = wanted.get(key)
    if (row === undefined && (key === '' || !table.wasOurs(key))) continue
    const typed = keptOver(columns, table, held, index)
    if (row === undefined && typed.length === 0 && !others.some((place) => isContent(held[place], place))) {
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
      // Else the number would no longer be known as people's own.
      if (row === undefined && typed.some((each) => each.record === column.id)) continue
      const content = row === undefined ? leftOver(column, remarks, held[place]) : (row.cells[at] ?? null)
      if (isFormula(content)) {
        const formula = writtenFormula(content, place, table)
        const stands = table.formulasStand && String(held[place]).startsWith('=')
        if (formula !== null && !stands && !isSameFormula(held[place], formula, table.tableName))
          written.set(place, formula)
        continue
      }
      if (isKept && !isFormula(row?.cells[at])) continue
      const said = column.id === remarks ? keptRemark(content, keptHere) : content
      if (holds(held[place], said)) continue
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
    added: inPlace(added, columns, table),
    kept,
    gone,
    changes,
    keys: [...document.rows.map(({ key }) => key), ...left],
    goneKeys,
  }
}

/** A table without rows keeps an empty one. */
const isBlank = ({ rows, places }: TableNow): boolean =>
  rows.length === 1 && [...places.values()].every((place) => (rows[0]?.[place] ?? '') === '')

export const isFigure = ({ unit, measure, isHelper }: ReportColumn): boolean =>
  isHelper !== true && (unit !== 'words' || measure !== null)

/** A formula in R1C1: what it comes to changes with what it leans on. */
const isCalculated = (held: unknown): boolean => typeof held === 'string' && held.startsWith('=')

/** What was typed is only kept as long as another number is on record. */
function stillKept(typed: readonly Typed[], row: ReportRow, columns: readonly ReportColumn[]): Typed[] {
  return typed.flatMap((each) => {
    const onRecord = row.cells[columns.findIndex(({ id }) => id === each.column)] ?? null
    if (isFormula(onRecord) || holds(each.shown, onRecord)) return []
    return [{ ...each, onRecord }]
  })
}

type Typed = Omit<KeptNumber, 'key' | 'name'>

/** What stays of a row that is no longer in the report, and that people have something beside. */
function leftOver(column: ReportColumn, remarks: string | undefined, held: unknown): PlainContent {
  if (column.id === remarks) return GONE
  return isFigure(column) || column.isHelper === true ? '' : (held as PlainContent)
}

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

/** Of columns that are people's own, also those that a report has for them. */
function otherPlaces({ columnCount, places }: TableNow, columns: readonly ReportColumn[]): number[] {
  const theirs = new Set(columns.flatMap(({ id, owner }) => (owner === 'person' ? [id] : [])))
  const ours = new Set([...places].flatMap(([id, place]) => (theirs.has(id) ? [] : [place])))
  return Array.from({ length: columnCount }, (_, place) => place).filter((place) => !ours.has(place))
}

/** A column that is calculated alike in most rows is no content of a row. */
function contentOf({ rows }: TableNow, others: readonly number[]): (held: unknown, place: number) => boolean {
  const usual = new Map(others.map((place) => [place, usualFormula(rows, place)]))
  return (held, place) => held !== '' && held !== usual.get(place)
}

function usualFormula(rows: TableNow['rows'], place: number): unknown {
  const counts = new Map<unknown, number>()
  for (const row of rows) {
    const held = row[place]
    if (typeof held === 'string' && held.startsWith('=')) counts.set(held, (counts.get(held) ?? 0) + 1)
  }
  const [usual, count = 0] = [...counts].toSorted(([, one], [, other]) => other - one)[0] ?? []
  return count * 2 > rows.length ? usual : undefined
}
