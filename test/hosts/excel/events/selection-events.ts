// What is selected is looked at when a step is over, so that only what it ends with is told.
import type { IRange } from '@univerjs/core'
import { COLUMN_COUNT, ROW_COUNT } from '../model/open-model.ts'
import { core, sheets } from '../model/univer-packages.ts'
import { type Area, formatArea, intersection } from '../objects/area.ts'
import { tableArea } from '../objects/tables/table-json.ts'
import { tablesOf } from '../objects/tables/table-store.ts'
import type { World } from '../world.ts'

const SELECTION_CHANGED = 14
const TABLE_SELECTION_CHANGED = 100
/** Of the document, as events of Office's oldest kind are numbered: `DocumentSelectionChanged`. */
const DOCUMENT_SELECTION_CHANGED = 2

const OPERATIONS = [sheets.SetSelectionsOperation.id, sheets.SetWorksheetActiveOperation.id]
const FIRST_CELL: readonly Area[] = [{ row: 0, column: 0, rows: 1, columns: 1 }]

export function watchSelection(world: World): void {
  const known = new Map<string, string>()
  const insideTables = new Set<string>()
  let shown = ''
  const look = () => {
    const sheetId = world.model.book.getActiveSheet().getSheetId()
    const areas = selectedAreas(world, sheetId)
    const address = areas.map(formatArea).join(',')
    if (`${sheetId} ${address}` !== shown) world.events.raiseDocument(DOCUMENT_SELECTION_CHANGED)
    shown = `${sheetId} ${address}`
    if ((known.get(sheetId) ?? formatArea(FIRST_CELL[0] as Area)) === address) return
    known.set(sheetId, address)
    world.events.raise(SELECTION_CHANGED, sheetId, { address, worksheetId: sheetId })
    for (const table of tablesOf(world.model, sheetId)) {
      const within = areas.flatMap((area) => intersection(area, tableArea(table)) ?? [])
      if (within.length === 0 && !insideTables.delete(table.id)) continue
      if (within.length > 0) insideTables.add(table.id)
      const event = { address: within.map(formatArea).join(','), worksheetId: sheetId, tableId: table.id }
      world.events.raise(TABLE_SELECTION_CHANGED, table.id, event)
    }
  }
  shown = `${world.model.book.getActiveSheet().getSheetId()} ${formatArea(FIRST_CELL[0] as Area)}`
  world.events.onFlush(look)
  world.model.univer
    .__getInjector()
    .get(core.ICommandService)
    .onCommandExecuted(({ id }) => {
      if (OPERATIONS.includes(id)) world.events.stir()
    })
}

/** @returns what is selected on a sheet: its first cell where nobody selected anything yet */
export function selectedAreas({ model }: World, sheetId: string): readonly Area[] {
  const selections = model.univer
    .__getInjector()
    .get(sheets.SheetsSelectionsService)
    .getWorkbookSelections(model.book.getId())
    .getSelectionsOfWorksheet(sheetId)
  return selections.length === 0 ? FIRST_CELL : selections.map(({ range }) => wholeArea(range))
}

/** Univer leaves out the ends of whole rows and columns. */
function wholeArea({ startRow, endRow, startColumn, endColumn }: IRange): Area {
  const row = Number.isFinite(startRow) ? startRow : 0
  const column = Number.isFinite(startColumn) ? startColumn : 0
  const rows = Number.isFinite(endRow) ? endRow - row + 1 : ROW_COUNT
  const columns = Number.isFinite(endColumn) ? endColumn - column + 1 : COLUMN_COUNT
  return { row, column, rows, columns }
}
