// One sheet of an .xlsx workbook as rows of cells: results of formulas, numbers of dates, and merged names in every row that
// they are merged over.
import { type Cell, Workbook, type Worksheet } from '@cj-tech-master/excelts'
import { cellAddress } from '../../shared/budgets/paste/cell-address.ts'
import type { CellValue } from '../../shared/contract/budget/pasted-table.ts'
import { InvalidInputError, RefusedError } from '../../shared/errors.ts'
import type { FileTable } from './import-budget.ts'
import { sheetValue } from './sheet-value.ts'

type Sheet = Omit<FileTable, 'fileName'>

/** @throws RefusedError for bytes that are no workbook; InvalidInputError where the sheet has to be named */
export async function readSheet(bytes: Uint8Array, name?: string): Promise<Sheet> {
  const workbook = new Workbook()
  try {
    await workbook.xlsx.load(bytes)
  } catch {
    throw new RefusedError(
      'The file is no .xlsx workbook that can be read: save it as .xlsx, without a password, and import that.',
    )
  }
  const sheet = sheetOf(workbook, name)
  const rows: CellValue[][] = []
  const withoutResult: string[] = []
  for (let row = 1; row <= sheet.rowCount; row += 1) {
    const found = sheet.findRow(row)
    const cells = Array.from({ length: found?.cellCount ?? 0 }, (_, index) => {
      const cell = found?.findCell(index + 1)
      if (cell === undefined) return null
      if (cell.formula !== undefined && cell.result === undefined) withoutResult.push(cell.address)
      return cellValue(cell)
    })
    rows.push(cells)
  }
  return { sheet: sheet.name, cells: rows, notes: [...hidden(sheet), ...unfinished(withoutResult)] }
}

/** The one that is named, or the only one with anything in it that is not hidden. */
function sheetOf({ worksheets }: Workbook, name: string | undefined): Worksheet {
  const shown = worksheets.filter(({ state, rowCount }) => state === 'visible' && rowCount > 0)
  const names = worksheets.map((sheet) => `"${sheet.name}"`).join(', ')
  if (name !== undefined) {
    const named = worksheets.find((sheet) => sheet.name.trim().toLowerCase() === name.trim().toLowerCase())
    if (named === undefined) throw new InvalidInputError('sheet', name, `a sheet of the file: ${names}`)
    return named
  }
  const [only, ...others] = shown
  if (only === undefined) throw new RefusedError('No sheet of the file holds anything.')
  if (others.length === 0) return only
  const several = shown.map((sheet) => `"${sheet.name}"`).join(', ')
  throw new RefusedError(
    `The file has ${shown.length} sheets: say which one holds the budget, as --sheet ${JSON.stringify(only.name)}. There are ${several}.`,
  )
}

/** Text that is merged over several rows stands in each of them, as people read it; over columns it stands once. */
function cellValue(cell: Cell): CellValue {
  const { master } = cell
  if (master.address === cell.address) return sheetValue(cell)
  const value = master.col === cell.col ? sheetValue(master) : null
  return typeof value === 'string' ? value : null
}

function hidden(sheet: Worksheet): string[] {
  const rows = Array.from({ length: sheet.rowCount }, (_, index) => index + 1).filter(
    (row) => sheet.findRow(row)?.hidden === true,
  )
  const columns = (sheet.columns ?? []).flatMap((column, index) =>
    column.hidden === true && index < sheet.columnCount ? [cellAddress(1, index + 1).slice(0, -1)] : [],
  )
  const isRead = 'hidden in the sheet, and read like the others'
  return [
    ...(rows.length === 0 ? [] : [`${several('Row', rows)} ${isRead}.`]),
    ...(columns.length === 0 ? [] : [`${several('Column', columns)} ${isRead}.`]),
  ]
}

function several(what: string, names: readonly (string | number)[]): string {
  return names.length === 1 ? `${what} ${names[0]} is` : `${what}s ${someOf(names)} are`
}

function unfinished(cells: readonly string[]): string[] {
  if (cells.length === 0) return []
  return [
    `The file has formulas without a result in ${someOf(cells)}: open it in Excel, save it, and import it again.`,
  ]
}

const MOST_NAMED = 10

function someOf(names: readonly (string | number)[]): string {
  const more = names.length - MOST_NAMED
  return `${names.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
