// Saves a workbook as .xlsx.
import { Workbook } from '@cj-tech-master/excelts'
import type { IWorkbookData } from '@univerjs/core'
import type { WorkbookModel } from '../model/open-model.ts'
import { engineFormula } from '../model/univer-packages.ts'
import { rangeAddress } from './addresses.ts'
import { CALIBRI, type DefaultFont } from './cell-formats.ts'
import { extrasOf, type WorkbookExtras } from './extras.ts'
import { manyCellsOf, writeNames } from './names.ts'
import { writeNotes } from './notes.ts'
import { finishPackage } from './package-parts.ts'
import { pluginData } from './plugin-data.ts'
import { writeLayout } from './sheet-layout.ts'
import { customFunctions, storedFormula } from './stored-formulas.ts'
import { writeTable } from './tables.ts'
import { styleSource, visibleArrays, writeCells } from './write-cells.ts'

export interface SaveOptions extends WorkbookExtras {
  /** Full names of the custom functions that are registered: `PENGUIN.COST`. */
  readonly customFunctions?: Iterable<string>
}

/** @param options its custom XML and properties go before those of the model's snapshot */
export async function saveWorkbook(
  { univer, book }: Pick<WorkbookModel, 'univer' | 'book'>,
  options: SaveOptions = {},
): Promise<Uint8Array> {
  const data = book.save()
  const formulas = univer.__getInjector().get(engineFormula.FormulaDataModel)
  const custom = customFunctions(options.customFunctions)
  const storedText = (formula: string, tableName: string | null = null) =>
    storedFormula(formula, { custom, tableName, isArray: true }).text

  const file = new Workbook()
  file.calcProperties = { fullCalcOnLoad: true }
  const font = defaultFont(data)
  file.defaultFont = { ...font, color: { theme: 1 }, family: 2 }
  const style = styleSource(data.styles, font)
  const names = Object.values(pluginData(data, 'SHEET_DEFINED_NAME_PLUGIN'))
  const tables = pluginData(data, 'SHEET_TABLE_PLUGIN')
  const notes = pluginData(data, 'SHEET_NOTE_PLUGIN')
  const filters = pluginData(data, 'SHEET_FILTER_PLUGIN')
  for (const sheetId of data.sheetOrder) {
    const sheetData = data.sheets[sheetId] ?? {}
    const sheet = file.addWorksheet(sheetData.name)
    const cellAt = (row: number, column: number) => sheetData.cellData?.[row]?.[column]
    const sheetTables = tables[sheetId]?.tables ?? []
    const filter = filters[sheetId]
    const filteredOut = [
      ...(filter?.cachedFilteredOut ?? []),
      ...(tables[sheetId]?.tableFilteredOutRows ?? []),
    ]
    writeLayout(sheet, sheetData, new Set(filteredOut))
    for (const table of sheetTables)
      writeTable(sheet, table, cellAt, (formula) => storedText(formula, table.name))
    const spilled = formulas.getArrayFormulaCellData()[data.id]?.[sheetId]
    writeCells(sheet, {
      data: sheetData,
      tables: sheetTables,
      arrays: visibleArrays(formulas.getArrayFormulaRange()[data.id]?.[sheetId], cellAt),
      custom,
      style,
      spilled: (row, column) => spilled?.[row]?.[column] ?? undefined,
      formula: (cell, row, column) =>
        cell.f || cell.si
          ? (formulas.getFormulaStringByCell(row, column, sheetId, data.id) ?? cell.f ?? null)
          : null,
      isManyCells: manyCellsOf(names, sheetId),
    })
    writeNotes(
      sheet,
      Object.values(notes[sheetId] ?? {}).flatMap((row) => Object.values(row)),
    )
    if (filter) sheet.autoFilter = rangeAddress(filter.ref)
  }
  writeNames(file, names, data.sheetOrder, storedText)
  const activeTab = data.sheetOrder.indexOf(book.getActiveSheet().getSheetId())
  file.views = [
    { x: 0, y: 0, width: 20_000, height: 15_000, firstSheet: 0, activeTab, visibility: 'visible' },
  ]
  const { customXml, properties } = { ...extrasOf<WorkbookExtras>(data.custom), ...options }
  const extras = { ...(customXml ? { customXml } : {}), ...(properties ? { properties } : {}) }
  return finishPackage(await file.xlsx.writeBuffer(), extras)
}

function defaultFont({ defaultStyle, styles }: IWorkbookData): DefaultFont {
  const style = typeof defaultStyle === 'string' ? styles[defaultStyle] : defaultStyle
  return { name: style?.ff ?? CALIBRI.name, size: style?.fs ?? CALIBRI.size }
}
