// The workbook's tables: read from Univer's table plugin, and changed by one mutation that puts a whole table in the place of
// what was there, so that every change can be undone exactly.
import type { IMutationInfo } from '@univerjs/core'
import type { ITableJson, TableManager } from '@univerjs/sheets-table'
import type { WorkbookModel } from '../../model/open-model.ts'
import { core, sheetsTable } from '../../model/univer-packages.ts'
import { ExcelError } from '../../protocol/excel-error.ts'
import type { Mutations } from '../shift-mutation.ts'
import type { TableRecord } from './table-json.ts'

export const PUT_TABLE = 'excel.mutation.put-table'

interface PutParams {
  readonly unitId: string
  readonly tableId: string
  readonly table: TableRecord | null
}

/** What the plugin keeps to itself. */
interface Internals {
  readonly _tableFilterChanged$: { next(event: object): void }
}

export const managerOf = (model: WorkbookModel): TableManager =>
  model.univer.__getInjector().get(sheetsTable.TableManager)

export function tablesOf(model: WorkbookModel, sheetId?: string): TableRecord[] {
  const unitId = model.book.getId()
  return managerOf(model)
    .getTableList(unitId)
    .filter((table) => sheetId === undefined || table.subUnitId === sheetId)
    .map(({ id }) => tableById(model, id))
    .sort((one, other) => (one.meta.excel?.number ?? 0) - (other.meta.excel?.number ?? 0))
}

/** @throws ExcelError ItemNotFound once the table is deleted */
export function tableById(model: WorkbookModel, id: string): TableRecord {
  const table = managerOf(model).getTableById(model.book.getId(), id)
  if (!table) throw new ExcelError('ItemNotFound')
  // Univer's own JSON lists the columns in the order in which they came.
  const { columns } = table.getTableInfo()
  const { filters, ...json }: ITableJson = table.toJSON()
  return {
    ...json,
    columns,
    filters: { ...filters, tableColumnFilterList: [...(filters.tableColumnFilterList ?? [])] },
    meta: json.meta ?? {},
    sheetId: table.getSubunitId(),
  }
}

/** @returns how to put the table in place, and how to put back what is there now */
export function putMutations(model: WorkbookModel, id: string, table: TableRecord | null): Mutations {
  const unitId = model.book.getId()
  const there = managerOf(model).getTableById(unitId, id) ? tableById(model, id) : null
  const mutation = (each: TableRecord | null): IMutationInfo => ({
    id: PUT_TABLE,
    params: { unitId, tableId: id, table: each } satisfies PutParams,
  })
  return { redos: [mutation(table)], undos: [mutation(there)] }
}

/**
 * Adds, changes or (by null) deletes a table; its cells stay as they are.
 *
 * @param more what is done along with it
 */
export function putTable(
  model: WorkbookModel,
  id: string,
  table: TableRecord | null,
  more?: Mutations,
): void {
  const put = putMutations(model, id, table)
  const redos = [...put.redos, ...(more?.redos ?? [])]
  const undos = [...put.undos, ...(more?.undos ?? [])]
  const injector = model.univer.__getInjector()
  core.sequenceExecute(redos, injector.get(core.ICommandService))
  injector
    .get(core.IUndoRedoService)
    .pushUndoRedo({ unitID: model.book.getId(), redoMutations: redos, undoMutations: undos })
}

export const isPut = (command: { id: string }): boolean => command.id === PUT_TABLE
export const putTableOf = ({ params }: { params?: object }): PutParams => params as PutParams

export function registerPut(model: WorkbookModel): void {
  model.univer
    .__getInjector()
    .get(core.ICommandService)
    .registerCommand({
      id: PUT_TABLE,
      type: core.CommandType.MUTATION,
      handler: (accessor, { unitId, tableId, table }: PutParams) => {
        const manager = accessor.get(sheetsTable.TableManager)
        remove(manager, unitId, tableId)
        if (table) add(manager, unitId, structuredClone(table) as TableRecord)
        return true
      },
    })
}

function remove(manager: TableManager, unitId: string, id: string): void {
  const table = manager.getTableById(unitId, id)
  if (!table) return
  const filters = table.getTableFilters()
  const { tableColumnFilterList = [] } = filters.toJSON()
  if (tableColumnFilterList.some(Boolean)) {
    // Univer keeps hiding the rows that a filter hid after its table is gone.
    for (const index of tableColumnFilterList.keys()) filters.setColumnFilter(index, undefined)
    filtersChanged(manager, unitId, table.getSubunitId(), id)
  }
  manager.deleteTable(unitId, id)
}

function add(manager: TableManager, unitId: string, record: TableRecord): void {
  const { id, sheetId, name, range, options, columns, meta, filters } = record
  const headers = columns.map(({ displayName }) => displayName)
  manager.addTable(unitId, sheetId, name, range, headers, id, { ...options, columns })
  const table = manager.getTableById(unitId, id)
  if (!table) return
  table.setColumns(columns)
  table.setTableMeta(meta)
  // Univer reads and writes the flag, and has no way to set it.
  Object.assign(table, { _showFooter: options.showFooter === true })
  const { tableColumnFilterList = [] } = filters
  if (!tableColumnFilterList.some(Boolean)) return
  for (const [index, filter] of tableColumnFilterList.entries())
    table.getTableFilters().setColumnFilter(index, filter ?? undefined)
  filtersChanged(manager, unitId, sheetId, id)
}

function filtersChanged(manager: TableManager, unitId: string, subUnitId: string, tableId: string): void {
  const { _tableFilterChanged$: changed } = manager as unknown as Internals
  changed.next({ unitId, subUnitId, tableId })
}
