// Changes the formulas and defined names that name a table, when it or a column of it is renamed, deleted or turned into cells.
// Univer renames tables in formulas, and knows nothing of renamed columns.
import type { ICellData } from '@univerjs/core'
import type { WorkbookModel } from '../../model/open-model.ts'
import { core, engineFormula, sheets } from '../../model/univer-packages.ts'
import type { Mutations } from '../shift-mutation.ts'
import { mapReferences, type StructuredReference } from './structured-references.ts'
import { type Place, sameName } from './table-formulas.ts'
import type { TableRecord } from './table-json.ts'

/** Marks writes by which tables keep formulas and headers in order: they are no changes of a program's or a person's. */
export const BY_TABLE = { byTable: true }

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
