// What of a table's rows is written anew, row by row by the key that stands in it, in the order that people gave them.
import type { CellContent, ReportColumn, ReportDocument, ReportRow } from '../../reports/report-document.ts'
import { type Entry, entryOf, holds } from './entries.ts'

export const GONE = 'No longer in the report'

/** A figure that is another one now; null is one that was missing, or whose row was not there. */
export interface FigureChange {
  readonly key: string
  /** Id of the column in the report. */
  readonly column: string
  readonly before: unknown
  readonly after: CellContent
}

export interface RowsPlan {
  /** By row, then by place in the table; null leaves a cell as it is. */
  readonly cells: ReadonlyMap<number, ReadonlyMap<number, Entry>>
  /** As wide as the table; null leaves the cell to Excel, which fills in columns that are calculated. */
  readonly added: readonly (readonly (Entry | null)[])[]
  /** Rows to delete, from the top. */
  readonly gone: readonly number[]
  readonly changes: readonly FigureChange[]
  /** Keys of the report's rows that stand in the table when it is done, those of rows to delete left out. */
  readonly keys: readonly string[]
  readonly goneKeys: readonly string[]
}

export interface TableNow {
  readonly rows: readonly (readonly unknown[])[]
  readonly columnCount: number
  /** Places of our columns by id; the key is one of them. */
  readonly places: ReadonlyMap<string, number>
  readonly keyPlace: number
  /** Whether a key was one of ours when we last wrote. */
  wasOurs(key: string): boolean
}

export function planRows(document: ReportDocument, table: TableNow): RowsPlan {
  const { columns, remarksColumn } = document
  const remarks = columns[remarksColumn]?.id
  const wanted = new Map(document.rows.map((row) => [row.key, row]))
  const cells = new Map<number, ReadonlyMap<number, Entry>>()
  const gone: number[] = []
  const goneKeys: string[] = []
  const changes: FigureChange[] = []
  const left: string[] = []
  const there = new Set<string>()
  const others = otherPlaces(table)
  const isContent = contentOf(table, others)
  const reused = isBlank(table) ? document.rows.slice(0, 1) : []
  for (const row of reused) {
    cells.set(
      0,
      new Map(
        addedRow(row, columns, table).flatMap((entry, place) => (entry === null ? [] : [[place, entry]])),
      ),
    )
    there.add(row.key)
  }
  for (const [index, held] of table.rows.entries()) {
    const key = String(held[table.keyPlace] ?? '')
    const row = wanted.get(key)
    if (row === undefined && (key === '' || !table.wasOurs(key))) continue
    if (row === undefined && !others.some((place) => isContent(held[place], place))) {
      gone.push(index)
      goneKeys.push(key)
      changes.push(...figuresOf(columns, table, held, key))
      continue
    }
    if (row === undefined) left.push(key)
    else there.add(key)
    const written = new Map<number, Entry>()
    for (const [at, column] of columns.entries()) {
      const place = table.places.get(column.id)
      if (place === undefined || place === table.keyPlace) continue
      const content = row === undefined ? leftOver(column, remarks, held[place]) : (row.cells[at] ?? null)
      if (holds(held[place], content)) continue
      written.set(place, entryOf(content))
      if (isFigure(column)) changes.push({ key, column: column.id, before: held[place], after: content })
    }
    if (written.size > 0) cells.set(index, written)
  }
  const added = document.rows.filter(({ key }) => !there.has(key))
  for (const row of [...reused, ...added])
    for (const [at, column] of columns.entries())
      if (isFigure(column) && row.cells[at] !== '' && table.places.has(column.id))
        changes.push({ key: row.key, column: column.id, before: null, after: row.cells[at] ?? null })
  return {
    cells,
    added: added.map((row) => addedRow(row, columns, table)),
    gone,
    changes,
    keys: [...document.rows.map(({ key }) => key), ...left],
    goneKeys,
  }
}

/** A table without rows keeps an empty one. */
const isBlank = ({ rows, places }: TableNow): boolean =>
  rows.length === 1 && [...places.values()].every((place) => rows[0]?.[place] === '')

export const isFigure = ({ unit, measure }: ReportColumn): boolean => unit !== 'words' || measure !== null

/** What stays of a row that is no longer in the report, and that people have something beside. */
function leftOver(column: ReportColumn, remarks: string | undefined, held: unknown): CellContent {
  if (column.id === remarks) return GONE
  return isFigure(column) ? '' : (held as CellContent)
}

function figuresOf(
  columns: readonly ReportColumn[],
  { places }: TableNow,
  held: readonly unknown[],
  key: string,
): FigureChange[] {
  return columns.filter(isFigure).flatMap(({ id }) => {
    const before = held[places.get(id) ?? -1]
    return before === undefined || before === '' ? [] : [{ key, column: id, before, after: null }]
  })
}

function addedRow(
  { cells }: ReportRow,
  columns: readonly ReportColumn[],
  { columnCount, places }: TableNow,
): (Entry | null)[] {
  const row: (Entry | null)[] = Array.from({ length: columnCount }, () => null)
  for (const [at, { id }] of columns.entries()) {
    const place = places.get(id)
    if (place !== undefined) row[place] = entryOf(cells[at] ?? null)
  }
  return row
}

function otherPlaces({ columnCount, places }: TableNow): number[] {
  const ours = new Set(places.values())
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
