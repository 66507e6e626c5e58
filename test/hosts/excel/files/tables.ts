// Tables as a file has them. A file must name a table's columns as its header cells do.
import type { TableColumnProperties, TableProperties, Worksheet } from '@cj-tech-master/excelts'
import type { ICellData } from '@univerjs/core'
import type { ITableColumnJson, ITableJson } from '@univerjs/sheets-table'
import { isInside, rangeAddress } from './addresses.ts'
import { toFileValue } from './cell-values.ts'
import type { CustomFunctions } from './custom-function-names.ts'
import { extrasOf, type TableExtras } from './extras.ts'
import { storedFormula } from './stored-formulas.ts'

/** Univer's own styles, and those of Excel that look most like them; any other name is Excel's. */
const EXCEL_STYLES = new Map(
  Array.from({ length: 6 }, (_, index) => [`table-default-${index}`, `TableStyleMedium${index + 2}`]),
)

/** What SUBTOTAL's first argument says in a row of totals. */
const TOTALS = new Map<string, NonNullable<TableColumnProperties['totalsRowFunction']>>([
  ...([
    ['101', 'average'],
    ['102', 'countNums'],
    ['103', 'count'],
    ['104', 'max'],
    ['105', 'min'],
  ] as const),
  ...([
    ['107', 'stdDev'],
    ['109', 'sum'],
    ['110', 'var'],
  ] as const),
])

type CellAt = (row: number, column: number) => ICellData | undefined

const hasHeader = ({ options }: ITableJson): boolean => options.showHeader !== false
const tableExtras = ({ meta }: ITableJson): TableExtras => extrasOf<TableExtras>(meta)

export const tableAt = (tables: readonly ITableJson[], row: number, column: number): ITableJson | undefined =>
  tables.find(({ range }) => isInside(range, row, column))

/** Univer lists columns in the order in which they came; on the sheet they stand in that of their headers. */
function columnsInOrder({ columns, range }: ITableJson, cellAt: CellAt): ITableColumnJson[] {
  const left = [...columns]
  return columns.map((_, index) => {
    const header = cellAt(range.startRow, range.startColumn + index)?.v
    const found = left.findIndex(({ displayName }) => displayName === header)
    return left.splice(Math.max(found, 0), 1)[0] as ITableColumnJson
  })
}

/** @returns the name of the column whose header the cell is, or null */
export function headerText(table: ITableJson, row: number, column: number, cellAt: CellAt): string | null {
  if (!hasHeader(table) || row !== table.range.startRow) return null
  return columnsInOrder(table, cellAt)[column - table.range.startColumn]?.displayName ?? null
}

/** Adds the table to the file's sheet; its cells are written after it. */
export function writeTable(
  sheet: Worksheet,
  table: ITableJson,
  cellAt: CellAt,
  custom: CustomFunctions,
): void {
  const storedText = (formula: string) =>
    storedFormula(formula.replace(/^=/, ''), { custom, tableName: table.name, isArray: false }).text
  const { startRow, endRow, startColumn } = table.range
  const headerRow = hasHeader(table)
  const extras = tableExtras(table)
  const totalsRow = table.options.showFooter === true
  const inOrder = headerRow ? columnsInOrder(table, cellAt) : table.columns
  const columns = inOrder.map((column, index): TableColumnProperties => {
    const totals = totalsRow ? totalsOf(cellAt(endRow, startColumn + index), storedText) : {}
    return {
      name: column.displayName,
      ...(column.formula ? { calculatedColumnFormula: storedText(column.formula) } : {}),
      // The library gives the first column a label of its own otherwise.
      ...(index === 0 ? { totalsRowLabel: '' } : {}),
      ...(extras.showFilterButton === false ? { filterButton: false } : {}),
      ...totals,
    }
  })
  const univerStyle = table.options.tableStyleId ?? ''
  const theme = EXCEL_STYLES.get(univerStyle) ?? univerStyle
  const rows = endRow - startRow + 1 - Number(headerRow) - Number(totalsRow)
  sheet.addTable({
    name: table.name,
    ref: rangeAddress(table.range).replace(/:.*/, ''),
    headerRow,
    totalsRow,
    style: {
      theme,
      showRowStripes: extras.showBandedRows !== false,
      showColumnStripes: extras.showBandedColumns === true,
      showFirstColumn: extras.highlightFirstColumn === true,
      showLastColumn: extras.highlightLastColumn === true,
    },
    columns,
    rows: Array.from({ length: rows }, () => []),
  } as TableProperties)
}

function totalsOf(
  cell: ICellData | undefined,
  storedText: (formula: string) => string,
): Partial<TableColumnProperties> {
  const formula = cell?.f?.replace(/^=/, '')
  if (!formula) {
    const label = toFileValue(cell)
    return label === null ? {} : { totalsRowLabel: String(label) }
  }
  const [, number = ''] = /^SUBTOTAL\((\d+),[^()]*\)$/i.exec(formula) ?? []
  const known = TOTALS.get(number)
  return known
    ? { totalsRowFunction: known }
    : { totalsRowFunction: 'custom', totalsRowFormula: storedText(formula) }
}
