// Opens a file: what it says becomes the snapshot that a workbook starts with.
import { Workbook, type Worksheet } from '@cj-tech-master/excelts'
import type { IWorkbookData, IWorksheetData, LocaleType } from '@univerjs/core'
import type { SavedSheet } from '../calculation/saved-values.ts'
import { COLUMN_COUNT, ROW_COUNT } from '../model/open-model.ts'
import { AddinValues } from './addin-values.ts'
import { rectangle } from './addresses.ts'
import { CALIBRI, type DefaultFont } from './cell-formats.ts'
import { type CustomFunctions, customFunctions } from './custom-function-names.ts'
import { readDocumentProperties } from './document-properties.ts'
import { asCustom } from './extras.ts'
import { readNames } from './names.ts'
import { readNotes } from './notes.ts'
import { asResources, type PluginData } from './plugin-data.ts'
import { readGrid } from './read-cells.ts'
import { readPackage, type WorkbookPackage } from './read-package.ts'
import { readTable } from './read-table.ts'
import { readLayout } from './sheet-layout.ts'
import { StyleIds } from './style-ids.ts'

export interface OpenOptions {
  /** Full names of the custom functions that are registered: `PENGUIN.COST`. */
  readonly customFunctions?: Iterable<string>
}

/** @throws Error for bytes that are no .xlsx file */
export async function readWorkbook(bytes: Uint8Array, options: OpenOptions = {}): Promise<IWorkbookData> {
  const parts = await readPackage(bytes)
  const file = new Workbook()
  await file.xlsx.loadFromFiles(parts.files)
  const custom = customFunctions(options.customFunctions)
  const font: DefaultFont = {
    name: file.defaultFont?.name ?? CALIBRI.name,
    size: file.defaultFont?.size ?? CALIBRI.size,
  }
  const styles = new StyleIds(parts, font)
  const data: PluginData = {
    SHEET_DEFINED_NAME_PLUGIN: {},
    SHEET_TABLE_PLUGIN: {},
    SHEET_NOTE_PLUGIN: {},
    SHEET_FILTER_PLUGIN: {},
    EXCEL_SAVED_VALUES: {},
  }
  const sheets: IWorkbookData['sheets'] = {}
  const sheetIds = parts.sheetNames.map((name, index) => {
    const sheet = file.getWorksheet(name)
    if (!sheet) return undefined
    const sheetId = `sheet${index + 1}`
    const read = readSheet(sheet, sheetId, styles, custom, parts.addinValues.get(name))
    sheets[sheetId] = read.data
    data.EXCEL_SAVED_VALUES[sheetId] = read.saved
    readPlugins(sheet, sheetId, parts, custom, data)
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
    ...asCustom({
      ...parts.extras,
      ...readDocumentProperties(file),
      ...(file.protection?.lockStructure ? { structurePassword: '' } : {}),
    }),
  }
}

function readSheet(
  sheet: Worksheet,
  id: string,
  styles: StyleIds,
  custom: CustomFunctions,
  values = new AddinValues(),
): { data: Partial<IWorksheetData>; saved: SavedSheet } {
  const { extras, ...layout } = readLayout(sheet)
  const { cells, saved, ...grid } = readGrid(sheet, styles, custom, values)
  const data = {
    ...layout,
    id,
    name: sheet.name,
    rowCount: ROW_COUNT,
    columnCount: COLUMN_COUNT,
    ...grid,
    ...asCustom({ ...extras, ...(cells ? { cells } : {}) }),
  }
  return { data, saved }
}

function readPlugins(
  sheet: Worksheet,
  sheetId: string,
  { tables: flags }: WorkbookPackage,
  custom: CustomFunctions,
  data: PluginData,
): void {
  const before = Object.values(data.SHEET_TABLE_PLUGIN).flatMap((each) => each.tables).length
  const tables = sheet
    .getTables()
    .map(({ model }, index) => readTable(model, before + index + 1, flags.get(model.name), custom))
  if (tables.length > 0) data.SHEET_TABLE_PLUGIN[sheetId] = { tables, tableFilteredOutRows: [] }
  if (typeof sheet.autoFilter === 'string') {
    const ref = rectangle(sheet.autoFilter)
    data.SHEET_FILTER_PLUGIN[sheetId] = { ref, filterColumns: [], cachedFilteredOut: [] }
  }
  const notes: PluginData['SHEET_NOTE_PLUGIN'][string] = {}
  for (const note of readNotes(sheet)) notes[note.row] = { ...notes[note.row], [note.col]: note }
  if (Object.keys(notes).length > 0) data.SHEET_NOTE_PLUGIN[sheetId] = notes
}
