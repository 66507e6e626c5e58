// Takes charge of the tables of a workbook: Univer's own handling of inserted rows and columns loses columns and takes the
// active sheet for the table's, so that it is switched off; what it lacks is added.
import type { ITableJson } from '@univerjs/sheets-table'
import type { WorkbookModel } from '../../model/open-model.ts'
import { sheets } from '../../model/univer-packages.ts'
import type { World } from '../../world.ts'
import { adoptTable } from './adopt-table.ts'
import { calculateAnew, connectEngine, tellEngine } from './table-engine.ts'
import { managerOf, putMutations, registerPut, tablesOf } from './table-store.ts'
import { answerFilteredRows, lookAtTableRows } from './visible-rows.ts'
import { watchWrites } from './watch-writes.ts'

export function attachTables(world: World): void {
  const { model } = world
  const shifts = univerPart(model, '_generateTableMutationWithInsertRow')
  Object.assign(shifts, { _tableManager: { getTablesBySubunitId: () => [] } })
  tellEngine(model, univerPart(model, '_updateSuperTable') as Parameters<typeof tellEngine>[1])
  connectEngine(model)
  registerPut(model)
  calculateAnew(model)
  lookAtTableRows(model)
  answerFilteredRows(
    univerPart(model, '_getTableFilteredOutRows') as Parameters<typeof answerFilteredRows>[0],
  )
  restoreLooks(model)
  for (const { id } of tablesOf(model)) adoptTable(world, id)
  restoreWithSheets(model)
  watchWrites(world)
}

/** A part of Univer's plugin that it does not export, found by a method that it alone has. */
function univerPart(model: WorkbookModel, method: string): object {
  const { resolvedDependencyCollection: resolved } = model.univer.__getInjector() as unknown as Resolved
  for (const [identifier, [instance]] of resolved.resolvedDependencies)
    if (typeof identifier === 'function' && method in identifier.prototype && instance) return instance
  throw new Error(
    `Univer's table plugin has no part with ${method}; another version of it needs other repairs.`,
  )
}

interface Resolved {
  readonly resolvedDependencyCollection: {
    readonly resolvedDependencies: ReadonlyMap<unknown, readonly object[]>
  }
}

/** The tables of a sheet whose deletion is undone come back with all that is known of them, which Univer forgets. */
function restoreWithSheets(model: WorkbookModel): void {
  model.univer
    .__getInjector()
    .get(sheets.SheetInterceptorService)
    .interceptCommand({
      priority: -1,
      getMutations: ({ id, params }) => {
        if (id !== sheets.RemoveSheetCommand.id) return { redos: [], undos: [] }
        const { subUnitId } = params as { subUnitId: string }
        return {
          redos: [],
          undos: tablesOf(model, subUnitId).flatMap((table) => putMutations(model, table.id, null).undos),
        }
      },
    })
}

/** Univer writes into a snapshot which tables have a row of totals, and which style, and does not read it. */
function restoreLooks(model: WorkbookModel): void {
  const { resources = [] } = model.book.getWorkbook().getSnapshot()
  const data = resources.find(({ name }) => name === 'SHEET_TABLE_PLUGIN')?.data
  const saved = Object.values(JSON.parse(data || '{}')) as { tables?: ITableJson[] }[]
  const unitId = model.book.getId()
  for (const { id, options } of saved.flatMap(({ tables = [] }) => tables)) {
    const table = managerOf(model).getTableById(unitId, id)
    if (!table) continue
    if (options.showFooter || options.hasTotalRow) Object.assign(table, { _showFooter: true })
    if (options.tableStyleId && options.tableStyleId !== table.getTableStyleId())
      managerOf(model).setTableByConfig(unitId, id, { theme: options.tableStyleId })
  }
}
