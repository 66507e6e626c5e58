// What Excel refuses to write or move, before anything is changed.
import { ExcelError } from '../protocol/excel-error.ts'
import type { World } from '../world.ts'
import { type Area, intersection, isWholeColumns, isWholeRows } from './area.ts'
import { bookExtras, sheetExtras } from './extras.ts'
import { isLocked, uniform } from './format/cell-formats.ts'
import type { RangePlace } from './range-place.ts'
import { toArea } from './shift-mutation.ts'

/** What a write to a range is about. */
export type Written = 'value' | 'format' | 'columns' | 'rows' | 'hyperlink' | 'sort' | 'merge' | 'protection'

/**
 * What protection allows where it is told to, and whether it does so in locked cells too.
 * https://learn.microsoft.com/javascript/api/excel/excel.worksheetprotectionoptions
 */
const ALLOWED = {
  format: { option: 'allowFormatCells', locked: true },
  columns: { option: 'allowFormatColumns', locked: true },
  rows: { option: 'allowFormatRows', locked: true },
  hyperlink: { option: 'allowInsertHyperlinks', locked: false },
  // https://learn.microsoft.com/office/vba/api/excel.protection.allowsorting
  sort: { option: 'allowSort', locked: false },
} as const

/**
 * A protected sheet takes values into cells that are not locked, and what its protection allows.
 * https://support.microsoft.com/office/3179efdb-1285-4d49-a9c3-f4ca36276de6
 *
 * @throws ExcelError AccessDenied
 */
export function refuseWrite(range: RangePlace, what: Written): void {
  const { protection } = sheetExtras(range.sheet())
  if (!protection) return
  if (what === 'value') refuseLocked(range)
  else if (what === 'merge' || what === 'protection') throw new ExcelError('AccessDenied')
  else {
    const { option, locked } = ALLOWED[what]
    if (!protection[option]) throw new ExcelError('AccessDenied')
    if (!locked) refuseLocked(range)
  }
}

function refuseLocked(range: RangePlace): void {
  if (uniform(range, isLocked) !== false) throw new ExcelError('AccessDenied')
}

/**
 * Charts, filters and the like on a protected sheet.
 *
 * @throws ExcelError AccessDenied
 */
export function refuseOnProtected(
  range: Pick<RangePlace, 'sheet'>,
  option?: 'allowEditObjects' | 'allowAutoFilter',
): void {
  const { protection } = sheetExtras(range.sheet())
  if (protection && !(option && protection[option])) throw new ExcelError('AccessDenied')
}

/**
 * The sheets of a workbook whose structure is protected stay as they are.
 * https://support.microsoft.com/office/7e365a4d-3e89-4616-84ca-1931257c1517
 *
 * @throws ExcelError AccessDenied
 */
export function refuseSheetChange(world: World): void {
  if (bookExtras(world).structurePassword !== undefined) throw new ExcelError('AccessDenied')
}

/**
 * Cells that are pushed or pulled must not leave a part of a merged area or a table behind.
 * https://learn.microsoft.com/office/dev/add-ins/testing/application-specific-api-error-handling
 *
 * @throws ExcelError InsertDeleteConflict, AccessDenied on a protected sheet
 */
export function refuseStructure(range: RangePlace, what: 'insert' | 'delete', shift: string): void {
  refuseShiftOnProtected(range, what)
  const { area } = range
  if (isWholeRows(area) || isWholeColumns(area)) return
  const isAlongRows = shift === 'Down' || shift === 'Up'
  const moved: Area = isAlongRows
    ? { ...area, rows: Number.MAX_SAFE_INTEGER }
    : { ...area, columns: Number.MAX_SAFE_INTEGER }
  for (const block of [...mergedAreas(range), ...tableAreas(range)])
    if (intersection(moved, block) && !spans(area, block, isAlongRows))
      throw new ExcelError('InsertDeleteConflict')
}

/** https://learn.microsoft.com/office/vba/api/excel.protection.allowdeletingrows: of rows whose cells are not locked */
function refuseShiftOnProtected(range: RangePlace, what: 'insert' | 'delete'): void {
  const { protection } = sheetExtras(range.sheet())
  if (!protection) return
  const { allowInsertRows, allowInsertColumns, allowDeleteRows, allowDeleteColumns } = protection
  const isRows = isWholeRows(range.area)
  const allowed =
    what === 'insert'
      ? isRows
        ? allowInsertRows
        : isWholeColumns(range.area) && allowInsertColumns
      : isRows
        ? allowDeleteRows
        : isWholeColumns(range.area) && allowDeleteColumns
  if (!allowed) throw new ExcelError('AccessDenied')
  if (what === 'delete') refuseLocked(range)
}

/** Whether all of the block beside the moved cells moves with them. */
const spans = (area: Area, block: Area, isAlongRows: boolean): boolean =>
  isAlongRows
    ? area.column <= block.column && area.column + area.columns >= block.column + block.columns
    : area.row <= block.row && area.row + area.rows >= block.row + block.rows

export const mergedAreas = (range: Pick<RangePlace, 'sheet'>): Area[] =>
  range.sheet().getSheet().getMergeData().map(toArea)

export function tableAreas({ world, sheetId }: RangePlace): Area[] {
  return world.model.book
    .getTableList()
    .filter(({ subUnitId }) => subUnitId === sheetId)
    .map((table) => toArea(table.range))
}
