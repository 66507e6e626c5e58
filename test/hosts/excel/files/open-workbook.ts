// Opens a file: what it says becomes the snapshot that a workbook starts with.
import { type Cell, type CellValue, type Style, Workbook, type Worksheet } from '@cj-tech-master/excelts'
import type { ICellData, IStyleData, IWorkbookData, IWorksheetData, LocaleType } from '@univerjs/core'
import type { ISheetNote } from '@univerjs/sheets-note'
import { COLUMN_COUNT, ROW_COUNT } from '../model/open-model.ts'
import { isInside, rectangle, type Rectangle } from './addresses.ts'
import { CALIBRI, type DefaultFont, fromFileStyle } from './cell-formats.ts'
import { fromFileValue } from './cell-values.ts'
import { EXTRAS, type WorksheetExtras } from './extras.ts'
import { readNames } from './names.ts'
import { readNote } from './notes.ts'
import { readPackage, type WorkbookPackage } from './package-parts.ts'
import { asResources, type PluginData } from './plugin-data.ts'
import { readColumn, readLayout, readRow } from './sheet-layout.ts'
import { type CustomFunctions, customFunctions, typedFormula } from './stored-formulas.ts'
import { readTable } from './tables.ts'

export interface OpenOptions {
  /** Full names of the custom functions that are registered: `PENGUIN.COST`. */
  readonly customFunctions?: Iterable<string>
}

/** @throws Error for bytes that are no .xlsx file */
export async function readWorkbook(bytes: Uint8Array, options: OpenOptions = {}): Promise<IWorkbookData> {
  const parts = await readPackage(bytes)
  if (parts.sheetNames.length === 0) throw new Error('The file is no .xlsx workbook: it has no sheets.')
  const file = new Workbook()
  await file.xlsx.loadFromFiles(parts.files)
  const custom = customFunctions(options.customFunctions)
  const font: DefaultFont = { name: file.defaultFont?.name ?? CALIBRI.name, size: file.defaultFont?.size ?? CALIBRI.size }
  const styles = new StyleIds(parts, font)
  const data: PluginData = {
    SHEET_DEFINED_NAME_PLUGIN: {},
    SHEET_TABLE_PLUGIN: {},
    SHEET_NOTE_PLUGIN: {},
    SHEET_FILTER_PLUGIN: {},
  }
  const sheets: IWorkbookData['sheets'] = {}
  const sheetIds = parts.sheetNames.map((name, index) => {
    const sheet = file.getWorksheet(name)
    if (!sheet) return undefined
    const sheetId = `sheet${index + 1}`
    sheets[sheetId] = readSheet(sheet, sheetId, styles, custom)
    readPlugins(sheet, sheetId, parts, data)
    return sheetId
  })
  Object.assign(data.SHEET_DEFINED_NAME_PLUGIN, readNames(parts.names, sheetIds, custom))
  const isCalibri = font.name === CALIBRI.name && font.size === CALIBRI.size
  return {
    id: 'workbook',
    name: 'Book1',
    appVersion: '',
    locale: 'enUS' as LocaleType,
    styles: styles.byId,
    sheetOrder: sheetIds.filter((id) => id !== undefined),
    sheets,
    resources: asResources(data),
    ...(isCalibri ? {} : { defaultStyle: { ff: font.name, fs: font.size } }),
    ...(Object.keys(parts.extras).length > 0 ? { custom: { [EXTRAS]: parts.extras } } : {}),
  }
}

function readSheet(sheet: Worksheet, id: string, styles: StyleIds, custom: CustomFunctions): Partial<IWorksheetData> {
  const { extras, ...layout } = readLayout(sheet)
  const data = {
    ...layout,
    id,
    name: sheet.name,
    rowCount: ROW_COUNT,
    columnCount: COLUMN_COUNT,
    mergeData: (sheet.model.mergeCells ?? []).map(rectangle),
    cellData: {} as Record<number, Record<number, ICellData>>,
    rowData: {} as NonNullable<IWorksheetData['rowData']>,
    columnData: {} as NonNullable<IWorksheetData['columnData']>,
    ...custom_(extras),
  }
  for (const [index, column] of (sheet.columns ?? []).entries()) {
    const read = { ...readColumn(column), ...styles.reference(column.style) }
    if (Object.keys(read).length > 0) data.columnData[index] = read
  }
  const arrays: Rectangle[] = []
  sheet.eachRow({ includeEmpty: true }, (row, rowNumber) => {
    const read = { ...readRow(row), ...styles.reference(row.style) }
    if (Object.keys(read).length > 0) data.rowData[rowNumber - 1] = read
    row.eachCell({ includeEmpty: false }, (cell, columnNumber) => {
      const content = readCell(cell, custom, arrays)
      const both = { ...content, ...styles.reference(cell.style) }
      if (Object.keys(both).length === 0) return
      data.cellData[rowNumber - 1] ??= {}
      Object.assign(data.cellData[rowNumber - 1] ?? {}, { [columnNumber - 1]: both })
    })
  })
  return data
}
