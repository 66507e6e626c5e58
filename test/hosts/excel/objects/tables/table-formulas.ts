import type { WorkbookModel } from '../../model/open-model.ts'
import type { Area } from '../area.ts'
import { isInside } from '../shift.ts'
import { wantsSingleValue } from './implicit-rows.ts'
import {
  mapReferences,
  type StructuredReference,
  shownReference,
  storedReference,
} from './structured-references.ts'
import { bodyArea, headerArea, type TableRecord, tableArea, totalsArea } from './table-json.ts'
import { tablesOf } from './table-store.ts'

export interface Place {
  readonly sheetId: string
  readonly row: number
  readonly column: number
}

const isAt = (table: TableRecord, { sheetId, row, column }: Place): boolean =>
  table.sheetId === sheetId && isInside({ row, column, rows: 1, columns: 1 }, tableArea(table))

const isInBody = (table: TableRecord, { row, column }: Place): boolean =>
  isInside({ row, column, rows: 1, columns: 1 }, bodyArea(table))

export const sameName = (one: string, other: string): boolean =>
  one === other || one.toLowerCase() === other.toLowerCase()

/** As the formula is kept: with the table's name where it was left out, and names as they are written. */
export function enteredFormula(model: WorkbookModel, place: Place, formula: string): string {
  if (!formula.includes('[')) return formula
  const tables = tablesOf(model)
  return mapReferences(formula, (reference, text, before) => {
    const table = tables.find((each) =>
      reference.table === '' ? isAt(each, place) : sameName(each.name, reference.table),
    )
    if (!table) return text
    const written = (name: string) =>
      table.columns.find(({ displayName }) => sameName(displayName, name))?.displayName ?? name
    const columns =
      reference.columns && ([written(reference.columns[0]), written(reference.columns[1])] as const)
    const isRow =
      reference.table === '' && reference.sections.length === 0 && columns && isInBody(table, place)
    const sections = isRow && wantsSingleValue(before) ? ['#This Row'] : reference.sections
    return storedReference({ table: table.name, sections, columns })
  })
}

/** As Excel shows a formula where it stands. */
export function shownFormula(model: WorkbookModel, place: Place, formula: string): string {
  if (!formula.includes('[#This Row]')) return formula
  const tables = tablesOf(model)
  return mapReferences(formula, (reference) =>
    shownReference(
      reference,
      tables.some((each) => each.name === reference.table && isAt(each, place)),
    ),
  )
}

/** @returns -1 where the table has none of that name. Most are written as the column is, which is quickly seen. */
function columnOf({ columns }: TableRecord, name: string): number {
  const asWritten = columns.findIndex(({ displayName }) => displayName === name)
  return asWritten < 0 ? columns.findIndex(({ displayName }) => sameName(displayName, name)) : asWritten
}

/** @returns the cells that a reference means; null where the table has no such part. `#This Row` is not its business. */
export function referencedArea(table: TableRecord, { sections, columns }: StructuredReference): Area | null {
  const parts = (sections.length === 0 ? ['#Data'] : sections).map(
    (section) => PARTS[section]?.(table) ?? null,
  )
  const found = parts.filter((part) => part !== null)
  if (found.length < parts.length) return null
  const row = Math.min(...found.map((part) => part.row))
  const rows = Math.max(...found.map((part) => part.row + part.rows)) - row
  if (!columns) return { ...tableArea(table), row, rows }
  const from = columnOf(table, columns[0])
  const to = columns[1] === columns[0] ? from : columnOf(table, columns[1])
  if (from < 0 || to < 0) return null
  const column = tableArea(table).column + Math.min(from, to)
  return { row, rows, column, columns: Math.abs(to - from) + 1 }
}

const PARTS: Readonly<Record<string, (table: TableRecord) => Area | null>> = {
  '#All': tableArea,
  '#Data': bodyArea,
  '#Headers': headerArea,
  '#Totals': totalsArea,
  '#This Row': bodyArea,
}
