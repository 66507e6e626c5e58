// Tables: their names, columns and totals in a file. A file must name a table's columns as its header cells do.
import type { TableColumnProperties, TableProperties, Worksheet } from '@cj-tech-master/excelts'
import type { ICellData } from '@univerjs/core'
import type { ITableColumnJson, ITableJson, TableColumnDataTypeEnum } from '@univerjs/sheets-table'
import { isInside, rangeAddress, rectangle } from './addresses.ts'
import { toFileValue } from './cell-values.ts'
import { EXTRAS, extrasOf, type TableExtras } from './extras.ts'
import type { TableFlags } from './package-parts.ts'

/** Univer's own styles, and those of Excel that look most like them; other names are Excel's. */
const STYLES: readonly (readonly [univer: string, excel: string])[] = Array.from(
  { length: 6 },
  (_, index) => [`table-default-${index}`, `TableStyleMedium${index + 2}`],
)
const EXCEL_STYLES = new Map(STYLES)
/** For a style of Excel's that none of Univer's is like. */
const PLAIN_STYLE = 'table-default-0'
const UNIVER_STYLES = new Map(STYLES.map(([univer, excel]) => [excel, univer]))

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
const hasTotals = ({ options }: ITableJson): boolean =>
  options.showFooter === true || options.hasTotalRow === true

export const tableAt = (tables: readonly ITableJson[], row: number, column: number): ITableJson | undefined =>
  tables.find(({ range }) => isInside(range, row, column))

/** @returns the name of the column whose header the cell is, or null */
export function headerText(table: ITableJson, row: number, column: number): string | null {
  if (!hasHeader(table) || row !== table.range.startRow) return null
  return table.columns[column - table.range.startColumn]?.displayName ?? null
}

/**
 * Adds the table to the file's sheet; its cells are written after it.
 *
 * @param storedText of a formula of the table
 */
export function writeTable(
  sheet: Worksheet,
  table: ITableJson,
  cellAt: CellAt,
  storedText: (formula: string) => string,
): void {
  const { startRow, endRow, startColumn } = table.range
  const headerRow = hasHeader(table)
  const extras = tableExtras(table)
  const totalsRow = extras.showTotals === true
  const columns = table.columns.map((column, index): TableColumnProperties => {
    const totals = totalsRow ? totalsOf(cellAt(endRow, startColumn + index), storedText) : {}
    return {
      name: column.displayName,
      ...(column.formula ? { calculatedColumnFormula: storedText(column.formula.replace(/^=/, '')) } : {}),
      // The library gives the first column a label of its own otherwise.
      ...(index === 0 ? { totalsRowLabel: '' } : {}),
      ...(extras.showFilterButton === false ? { filterButton: false } : {}),
      ...totals,
    }
  })
  const univerStyle = table.options.tableStyleId ?? ''
  const theme = extras.style ?? EXCEL_STYLES.get(univerStyle) ?? univerStyle
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

/** @param flags that the library was not to know */
export function readTable(
  table: TableProperties & { tableRef?: string },
  id: string,
  flags: TableFlags | undefined,
): ITableJson {
  const { theme = '', showRowStripes, showColumnStripes, showFirstColumn, showLastColumn } = table.style ?? {}
  const extras: TableExtras = {
    ...(flags?.hasTotals ? { showTotals: true } : {}),
    ...(flags?.hasFilter ? {} : { showFilterButton: false }),
    ...(showRowStripes ? {} : { showBandedRows: false }),
    ...(showColumnStripes ? { showBandedColumns: true } : {}),
    ...(showFirstColumn ? { highlightFirstColumn: true } : {}),
    ...(showLastColumn ? { highlightLastColumn: true } : {}),
    ...(UNIVER_STYLES.has(theme) ? {} : { style: theme }),
  }
  return {
    id,
    name: table.name,
    range: rectangle(table.tableRef ?? table.ref),
    options: {
      showHeader: table.headerRow !== false,
      showFooter: false,
      tableStyleId: UNIVER_STYLES.get(theme) ?? PLAIN_STYLE,
    },
    filters: { tableColumnFilterList: [] },
    columns: table.columns.map(
      ({ name, calculatedColumnFormula }, index): ITableColumnJson => ({
        id: `${id}-column${index + 1}`,
        displayName: name,
        dataType: 'string' as TableColumnDataTypeEnum.String,
        formula: calculatedColumnFormula ? `=${calculatedColumnFormula}` : '',
        meta: {},
        style: {},
      }),
    ),
    meta: Object.keys(extras).length > 0 ? { [EXTRAS]: extras } : {},
  }
}
