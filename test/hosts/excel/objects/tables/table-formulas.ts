// Formulas that name tables: what a reference means, how it is entered and shown, and what becomes of it when a table or a
// column is renamed or deleted. Univer renames tables in formulas, and knows nothing of renamed columns.
import type { ICellData } from '@univerjs/core'
import type { WorkbookModel } from '../../model/open-model.ts'
import { core, engineFormula, sheets } from '../../model/univer-packages.ts'
import type { Area } from '../area.ts'
import { isInside } from '../shift.ts'
import type { Mutations } from '../shift-mutation.ts'
import { wantsSingleValue } from './implicit-rows.ts'
import {
  mapReferences,
  type StructuredReference,
  shownReference,
  storedReference,
} from './structured-references.ts'
import { bodyArea, headerArea, type TableRecord, tableArea, totalsArea } from './table-json.ts'
import { tablesOf } from './table-store.ts'

/** Marks writes by which tables keep formulas and headers in order: they are no changes of a program's or a person's. */
export const BY_TABLE = { byTable: true }

export interface Place {
  readonly sheetId: string
  readonly row: number
  readonly column: number
}

const isAt = (table: TableRecord, { sheetId, row, column }: Place): boolean =>
  table.sheetId === sheetId && isInside({ row, column, rows: 1, columns: 1 }, tableArea(table))

const isInBody = (table: TableRecord, { row, column }: Place): boolean =>
  isInside({ row, column, rows: 1, columns: 1 }, bodyArea(table))

const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

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
  const [from, to] = columns.map((name) =>
    table.columns.findIndex(({ displayName }) => sameName(displayName, name)),
  )
  if (from === undefined || to === undefined || from < 0 || to < 0) return null
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

type Change = (reference: StructuredReference, place: Place | null) => string

/**
 * Changes the references to one table in every formula and defined name.
 *
 * @param change gives the text that takes a reference's place
 */
export function rewriteReferences(model: WorkbookModel, tableName: string, change: Change): void {
  const commands = model.univer.__getInjector().get(core.ICommandService)
  for (const { id, params } of changedReferences(model, tableName, change).redos)
    commands.syncExecuteCommand(id, params, BY_TABLE)
}

/**
 * As {@link rewriteReferences}, to be done later and undone.
 *
 * @param moved where a cell is by the time that it is done
 */
export function replacedReferences(
  model: WorkbookModel,
  table: TableRecord,
  change: Change,
  moved?: Moved,
): Mutations {
  return changedReferences(model, table.name, change, moved)
}

type Moved = (place: Place) => Place | null

function changedReferences(
  model: WorkbookModel,
  tableName: string,
  change: Change,
  moved: Moved = (place) => place,
): Mutations {
  const rewritten = (formula: string, place: Place | null) =>
    mapReferences(formula, (reference, text) =>
      sameName(reference.table, tableName) ? change(reference, place) : text,
    )
  const cells = cellChanges(model, rewritten, moved)
  const names = nameChanges(model, rewritten)
  return { redos: [...cells.redos, ...names.redos], undos: [...cells.undos, ...names.undos] }
}

type Rewrite = (formula: string, place: Place | null) => string
type Cells = Record<number, Record<number, ICellData>>

function cellChanges(model: WorkbookModel, rewritten: Rewrite, moved: Moved): Mutations {
  const unitId = model.book.getId()
  const data = model.univer.__getInjector().get(engineFormula.FormulaDataModel).getFormulaData()[unitId] ?? {}
  const changes: Mutations = { redos: [], undos: [] }
  for (const [sheetId, rows] of Object.entries(data)) {
    const after: Cells = {}
    const before: Cells = {}
    for (const [r, columns] of Object.entries(rows ?? {}))
      for (const [c, cell] of Object.entries(columns ?? {})) {
        const formula = (cell as ICellData | undefined)?.f ?? ''
        const [row, column] = [Number(r), Number(c)]
        const text = formula.includes('[') ? rewritten(formula, { sheetId, row, column }) : formula
        if (text === formula) continue
        const place = moved({ sheetId, row, column })
        if (place) after[place.row] = { ...after[place.row], [place.column]: { f: text } }
        before[row] = { ...before[row], [column]: { f: formula } }
      }
    if (Object.keys(before).length === 0) continue
    const { id } = sheets.SetRangeValuesMutation
    changes.redos.push({ id, params: { unitId, subUnitId: sheetId, cellValue: after } })
    changes.undos.push({ id, params: { unitId, subUnitId: sheetId, cellValue: before } })
  }
  return changes
}

function nameChanges(model: WorkbookModel, rewritten: Rewrite): Mutations {
  const unitId = model.book.getId()
  const names = model.univer.__getInjector().get(engineFormula.IDefinedNamesService).getDefinedNameMap(unitId)
  const { id } = engineFormula.SetDefinedNameMutation
  const changes: Mutations = { redos: [], undos: [] }
  for (const name of Object.values(names ?? {})) {
    const formulaOrRefString = rewritten(name.formulaOrRefString, null)
    if (formulaOrRefString === name.formulaOrRefString) continue
    changes.redos.push({ id, params: { ...name, unitId, formulaOrRefString } })
    changes.undos.push({ id, params: { ...name, unitId } })
  }
  return changes
}
