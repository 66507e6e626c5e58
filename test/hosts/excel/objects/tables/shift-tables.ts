// The tables of a sheet when cells are inserted or deleted in it, and the formulas that lose what they name.
import type { WorkbookModel } from '../../model/open-model.ts'
import { type Shift, shifted } from '../shift.ts'
import type { Mutations } from '../shift-mutation.ts'
import { type StructuredReference, storedReference } from './structured-references.ts'
import type { Place } from './table-formulas.ts'
import type { TableRecord } from './table-json.ts'
import { replacedReferences } from './table-rewrites.ts'
import { shiftedTable } from './table-shifts.ts'
import { putMutations, tablesOf } from './table-store.ts'

/** What a shift does to the tables of its sheet. */
export function tableShifts(model: WorkbookModel, shift: Shift): Mutations {
  const mutations: Mutations = { redos: [], undos: [] }
  for (const table of tablesOf(model, shift.sheetId)) {
    const after = shiftedTable(table, shift)
    if (after === table) continue
    const put = putMutations(model, table.id, after)
    mutations.redos.push(...put.redos)
    mutations.undos.push(...put.undos)
    if (after && after.columns.length >= table.columns.length) continue
    const replaced = (reference: StructuredReference) =>
      isLost(reference, after) ? '#REF!' : storedReference(reference)
    const lost = replacedReferences(model, table, replaced, (place) => movedPlace(place, shift))
    mutations.redos.push(...lost.redos)
    mutations.undos.push(...lost.undos)
  }
  return mutations
}

function movedPlace(place: Place, shift: Shift): Place | null {
  if (place.sheetId !== shift.sheetId) return place
  const area = shifted({ row: place.row, column: place.column, rows: 1, columns: 1 }, shift)
  return area && { sheetId: place.sheetId, row: area.row, column: area.column }
}

/** Whether a reference means columns of which the first or the last is gone. */
function isLost({ columns }: StructuredReference, table: TableRecord | null): boolean {
  const isThere = (name: string) =>
    table?.columns.some(({ displayName }) => displayName.toLowerCase() === name.toLowerCase())
  return !table || (columns?.some((name) => !isThere(name)) ?? false)
}
