// Saves a workbook as .xlsx.
import { Workbook } from '@cj-tech-master/excelts'
import type { WorkbookModel } from '../model/open-model.ts'
import { engineFormula } from '../model/univer-packages.ts'
import { type AddinValues, addinValuesPart } from './addin-values.ts'
import { rangeAddress } from './addresses.ts'
import { customFunctions } from './custom-function-names.ts'
import { writeDocumentProperties } from './document-properties.ts'
import { extrasOf, type WorkbookExtras } from './extras.ts'
import { comesOfFailedCalls } from './failed-calls.ts'
import { finishPackage } from './finish-package.ts'
import { manyCellsOf, nameFilter, writeNames } from './names.ts'
import { isOwnDottedName } from './newer-functions.ts'
import { writeNotes } from './notes.ts'
import { pluginData } from './plugin-data.ts'
import { settingsPart } from './settings-part.ts'
import { writeLayout } from './sheet-layout.ts'
import { defaultFont, styleSource } from './style-source.ts'
import { writeTable } from './tables.ts'
import { visibleArrays, writeCells } from './write-cells.ts'

export interface SaveOptions extends WorkbookExtras {
  /** Full names of custom functions: `PENGUIN.COST`. Without them, those with a dot that are registered. */
  readonly customFunctions?: Iterable<string>
}

type SavedModel = Pick<WorkbookModel, 'univer' | 'book' | 'calculation' | 'reader' | 'formulaAt'>

/** @param options its custom XML and properties go before those of the model's snapshot */
export async function saveWorkbook(model: SavedModel, options: SaveOptions = {}): Promise<Uint8Array> {
  await model.calculation.done()
  const data = model.book.save()
  const custom = customFunctions(options.customFunctions ?? registeredFunctions(model))
  const names = Object.values(pluginData(data, 'SHEET_DEFINED_NAME_PLUGIN'))
  const font = defaultFont(data)
  const styles = styleSource(data.styles, font)
  const comesOfFailed = await comesOfFailedCalls(model, data, custom)
  const addinValues = new Map<string, AddinValues>()

  const file = new Workbook()
  file.calcProperties = { fullCalcOnLoad: true }
  file.defaultFont = { ...font, color: { theme: 1 }, family: 2 }
  const notes = pluginData(data, 'SHEET_NOTE_PLUGIN')
  const filters = pluginData(data, 'SHEET_FILTER_PLUGIN')
  const tablesBySheet = pluginData(data, 'SHEET_TABLE_PLUGIN')
  const arraysBySheet = model.univer
    .__getInjector()
    .get(engineFormula.FormulaDataModel)
    .getArrayFormulaRange()[data.id]
  for (const sheetId of data.sheetOrder) {
    const sheetData = data.sheets[sheetId] ?? {}
    const sheet = file.addWorksheet(sheetData.name)
    const { tables = [], tableFilteredOutRows = [] } = tablesBySheet[sheetId] ?? {}
    const filter = filters[sheetId]
    const cellAt = model.reader(sheetId)
    writeLayout(sheet, sheetData, new Set([...(filter?.cachedFilteredOut ?? []), ...tableFilteredOutRows]))
    for (const table of tables) writeTable(sheet, table, cellAt, custom)
    const values = writeCells(sheet, {
      data: sheetData,
      tables,
      arrays: visibleArrays(arraysBySheet?.[sheetId], cellAt),
      custom,
      styles,
      cellAt,
      formulaAt: (row, column) => model.formulaAt(sheetId, row, column),
      isManyCells: manyCellsOf(names, sheetId),
      comesOfFailed: (row, column) => comesOfFailed(sheetId, row, column),
      valueFormat: (row, column) => model.calculation.valueFormatAt(sheetId, row, column),
    })
    addinValues.set(sheet.name, values)
    for (const byColumn of Object.values(notes[sheetId] ?? {})) writeNotes(sheet, Object.values(byColumn))
    if (filter) {
      sheet.autoFilter = rangeAddress(filter.ref)
      nameFilter(file, data.sheetOrder.indexOf(sheetId), sheet.name, filter.ref)
    }
  }
  writeNames(file, names, data.sheetOrder, custom)
  file.views = [{ ...WINDOW, activeTab: data.sheetOrder.indexOf(model.book.getActiveSheet().getSheetId()) }]
  const extras = { ...extrasOf<WorkbookExtras>(data.custom), ...options }
  const customXml = { ...extras.customXml, ...addinValuesPart(addinValues), ...settingsPart(extras) }
  writeDocumentProperties(file, extras)
  if (extras.structurePassword !== undefined) file.protection = { lockStructure: true }
  return finishPackage(await file.xlsx.writeBuffer(), { ...extras, customXml })
}

function registeredFunctions({ univer }: SavedModel): string[] {
  const names = [...univer.__getInjector().get(engineFormula.IFunctionService).getExecutors().keys()].map(
    String,
  )
  return names.filter((name) => name.includes('.') && !isOwnDottedName(name))
}

/** A file must say where its window is. */
const WINDOW = { x: 0, y: 0, width: 20_000, height: 15_000, firstSheet: 0, visibility: 'visible' }
