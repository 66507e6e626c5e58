// A table of a file, as Univer describes it.
import type { TableProperties } from '@cj-tech-master/excelts'
import type { ITableColumnJson, ITableJson, TableColumnDataTypeEnum } from '@univerjs/sheets-table'
import { rectangle } from './addresses.ts'
import type { CustomFunctions } from './custom-function-names.ts'
import { EXTRAS, type TableExtras } from './extras.ts'
import type { TableFlags } from './read-package.ts'
import { typedFormula } from './typed-formulas.ts'

/**
 * @param number counts the tables of the workbook
 * @param flags that the library was not to know
 */
export function readTable(
  table: TableProperties & { tableRef?: string },
  number: number,
  flags: TableFlags | undefined,
  custom: CustomFunctions,
): ITableJson {
  const { theme, showRowStripes, showColumnStripes, showFirstColumn, showLastColumn } = table.style ?? {}
  const extras: TableExtras = {
    number,
    ...(flags?.hasFilter ? {} : { showFilterButton: false }),
    ...(showRowStripes ? {} : { showBandedRows: false }),
    ...(showColumnStripes ? { showBandedColumns: true } : {}),
    ...(showFirstColumn ? { highlightFirstColumn: true } : {}),
    ...(showLastColumn ? { highlightLastColumn: true } : {}),
  }
  return {
    id: `table${number}`,
    name: table.name,
    range: rectangle(table.tableRef ?? table.ref),
    options: {
      showHeader: table.headerRow !== false,
      showFooter: flags?.hasTotals === true,
      tableStyleId: theme ?? '',
    },
    filters: { tableColumnFilterList: [] },
    columns: table.columns.map(
      ({ name, calculatedColumnFormula }, index): ITableColumnJson => ({
        id: `column${index + 1}`,
        displayName: name,
        dataType: 'string' as TableColumnDataTypeEnum.String,
        formula: calculatedColumnFormula ? typedFormula(calculatedColumnFormula, custom, false) : '',
        meta: {},
        style: {},
      }),
    ),
    meta: { [EXTRAS]: extras },
  }
}
