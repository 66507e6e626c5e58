// Headers are texts, all different, and the names of their columns: whoever writes into a header cell, the column is renamed,
// and formulas that name it follow.
// https://support.microsoft.com/office/e81aa349-b006-4f8a-9806-5af9df0ac664
import type { ICellData } from '@univerjs/core'
import type { WorkbookModel } from '../../model/open-model.ts'
import { parseEntry } from '../../model/parse-entry.ts'
import { core, sheets } from '../../model/univer-packages.ts'
import type { World } from '../../world.ts'
import type { Area } from '../area.ts'
import { textOf } from '../cell-contents.ts'
import { storedReference } from './structured-references.ts'
import { defaultColumnName, freeColumnName, headerArea, type TableRecord } from './table-json.ts'
import { BY_TABLE, rewriteReferences } from './table-rewrites.ts'
import { managerOf, tablesOf } from './table-store.ts'

/** Puts the headers of the tables that are meant in order. */
export function keepHeaders(world: World, isMeant: (table: TableRecord, header: Area) => boolean): void {
  for (const table of tablesOf(world.model)) {
    const header = headerArea(table)
    if (header && isMeant(table, header)) keepHeader(world, table, header)
  }
}

/** @param isNew the columns' names are written into header cells that are empty */
export function keepHeader(world: World, table: TableRecord, header: Area, isNew = false): void {
  const cells = world.model.book.getWorkbook().getSheetBySheetId(table.sheetId)?.getCellMatrix()
  const before = table.columns.map(({ displayName }) => displayName)
  const written = before.map((_, index) => cells?.getValue(header.row, header.column + index) ?? undefined)
  const texts = written.map((cell) => (cell ? textOf(world, cell) : ''))
  const names = headerNames(
    before,
    texts.map((text, index) => (isNew && text === '' ? (before[index] ?? '') : text)),
  )
  writeHeaders(world.model, table.sheetId, header, written, names)
  renameColumns(world.model, table, names)
}

/**
 * @param before the columns' names
 * @param texts what the header cells show
 * @returns a name for each column: its text, made different from the others, or a name of Excel's own for no text
 */
export function headerNames(before: readonly string[], texts: readonly string[]): string[] {
  const isKept = texts.map((text, index) => text === before[index])
  const names = texts.map((text, index) => (isKept[index] ? text : ''))
  for (const [index, text] of texts.entries()) {
    if (isKept[index]) continue
    const others = names.filter((name, other) => other !== index && name !== '')
    const wanted = text.trim() === '' ? defaultColumnName(others, index + 1) : text
    names[index] = freeColumnName(others, wanted)
  }
  return names
}

function writeHeaders(
  model: WorkbookModel,
  sheetId: string,
  { row, column }: Area,
  cells: readonly (ICellData | undefined)[],
  names: readonly string[],
): void {
  const wrong = names.flatMap((name, index) => {
    const cell = cells[index]
    const isText = cell?.t === core.CellValueType.STRING || cell?.t === core.CellValueType.FORCE_STRING
    return isText && cell?.v === name && !cell.f && !cell.si ? [] : [[index, name] as const]
  })
  if (wrong.length === 0) return
  const cellValue = {
    [row]: Object.fromEntries(wrong.map(([index, name]) => [column + index, parseEntry(`'${name}`)])),
  }
  model.univer
    .__getInjector()
    .get(core.ICommandService)
    .syncExecuteCommand(
      sheets.SetRangeValuesMutation.id,
      { unitId: model.book.getId(), subUnitId: sheetId, cellValue },
      BY_TABLE,
    )
}

export function renameColumns(model: WorkbookModel, table: TableRecord, names: readonly string[]): void {
  const renamed = new Map(
    table.columns.flatMap(({ displayName }, index) =>
      names[index] !== undefined && names[index] !== displayName ? [[displayName, names[index]]] : [],
    ),
  )
  if (renamed.size === 0) return
  const columns = table.columns.map((each, index) => ({
    ...each,
    displayName: names[index] ?? each.displayName,
  }))
  const there = managerOf(model).getTableById(model.book.getId(), table.id)
  there?.setColumns(columns)
  announce(model, table)
  const now = (name: string) => renamed.get(name) ?? name
  rewriteReferences(model, table.name, (reference) =>
    storedReference({
      ...reference,
      columns: reference.columns && [now(reference.columns[0]), now(reference.columns[1])],
    }),
  )
}

interface Internals {
  readonly _tableRangeChanged$: { next(event: object): void }
}

/** Univer has no event for renamed columns; that of a changed range makes all who show or read the table look anew. */
function announce(model: WorkbookModel, { id, sheetId, range }: TableRecord): void {
  const { _tableRangeChanged$: changed } = managerOf(model) as unknown as Internals
  changed.next({ unitId: model.book.getId(), subUnitId: sheetId, tableId: id, range, oldRange: range })
}
