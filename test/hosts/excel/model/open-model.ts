// Opens a workbook: Univer with the plugins that a workbook without a screen needs, and the calculation of Excel.

import type { ICellData, IUniverConfig, IWorkbookData, Plugin, PluginCtor, Univer } from '@univerjs/core'
import type { FUniver } from '@univerjs/core/facade'
import type { FWorkbook } from '@univerjs/sheets/facade'
import { Calculation } from '../calculation/calculation.ts'
import { CalculationPlugin } from '../calculation/calculation-plugin.ts'
import { pluginData } from '../files/plugin-data.ts'
import { type Locale, localeOf } from '../locale/locales.ts'
import { knowEvenRows } from './even-rows.ts'
import { undoGroup } from './undo-group.ts'
import {
  core,
  coreFacade,
  engineFormula,
  sheets,
  sheetsFilter,
  sheetsFormula,
  sheetsNote,
  sheetsNumfmt,
  sheetsTable,
} from './univer-packages.ts'
import { type CellEntry, WorkbookCells } from './workbook-cells.ts'

/** https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3 */
export const ROW_COUNT = 1_048_576
export const COLUMN_COUNT = 16_384

export type PluginEntry = readonly [plugin: PluginCtor<Plugin>, configuration?: object]

export interface ModelOptions {
  readonly snapshot?: Partial<IWorkbookData>
  /** The user's settings; en-US, unless told. */
  readonly locale?: string
  /** What a page adds to show the workbook; Univer wants some of it before its own plugins. */
  readonly pluginsBefore?: readonly PluginEntry[]
  readonly pluginsAfter?: readonly PluginEntry[]
  readonly univer?: Partial<IUniverConfig>
}

export interface WorkbookModel {
  readonly univer: Univer
  readonly api: FUniver
  readonly book: FWorkbook
  readonly calculation: Calculation
  /** How the user's settings write what is typed and shown. */
  readonly locale: Locale
  /** @returns the cells with what formulas spilled into them; `undefined` for one that has nothing */
  readCells(
    sheetId: string,
    row: number,
    column: number,
    rows: number,
    columns: number,
  ): (ICellData | undefined)[][]
  /** The same for many cells one by one. */
  reader(sheetId: string): (row: number, column: number) => ICellData | undefined
  cellAt(sheetId: string, row: number, column: number): ICellData | undefined
  /** @returns the formula that stands in the cell itself, with its `=` */
  formulaAt(sheetId: string, row: number, column: number): string | undefined
  /** One step for undo; null leaves a cell as it is, and so does each property that an entry does not have. */
  writeCells(sheetId: string, row: number, column: number, matrix: readonly (readonly CellEntry[])[]): void
  /** All that the function does is one step for undo. */
  undoGroup<Result>(perform: () => Result): Result
  dispose(): void
}

let opened = 0

const newBook = (): Partial<IWorkbookData> => ({
  name: 'Book1',
  sheetOrder: ['sheet1'],
  sheets: {
    sheet1: { id: 'sheet1', name: 'Sheet1', rowCount: ROW_COUNT, columnCount: COLUMN_COUNT },
  },
})

export function openModel(options: ModelOptions = {}): WorkbookModel {
  const locale = localeOf(options.locale)
  knowEvenRows()
  const language = core.LocaleType.EN_US
  const univer = new core.Univer({
    locale: language,
    locales: { [language]: {} },
    logLevel: core.LogLevel.WARN,
    ...options.univer,
  })
  const plugins: readonly PluginEntry[] = [
    ...(options.pluginsBefore ?? []),
    [engineFormula.UniverFormulaEnginePlugin],
    // The calculation plugin writes the results into the cells.
    [
      sheets.UniverSheetsPlugin,
      // Of a large sheet, Univer copies the cells little by little later, and nobody waits for them.
      {
        notExecuteFormula: true,
        largeSheetOperation: { largeSheetCellCountThreshold: Number.POSITIVE_INFINITY },
      },
    ],
    [sheetsFormula.UniverSheetsFormulaPlugin],
    [CalculationPlugin, { locale }],
    [sheetsNumfmt.UniverSheetsNumfmtPlugin],
    [sheetsTable.UniverSheetsTablePlugin],
    [sheetsNote.UniverSheetsNotePlugin],
    [sheetsFilter.UniverSheetsFilterPlugin],
    ...(options.pluginsAfter ?? []),
  ]
  for (const [plugin, configuration] of plugins) univer.registerPlugin(plugin, configuration)
  const api = coreFacade.FUniver.newAPI(univer)
  // Univer's caches are of the whole process and know a workbook by its id.
  opened += 1
  const book = api.createWorkbook({ ...(options.snapshot ?? newBook()), id: `book${opened}` })
  const injector = univer.__getInjector()
  book.setNumfmtLocal(locale.name as never)
  // Undo works on the workbook that has the focus.
  injector.get(core.IUniverInstanceService).focusUnit(book.getId())
  const cells = new WorkbookCells(injector, book.getWorkbook())
  const isFromFile = options.snapshot?.resources?.some(({ name }) => name === 'EXCEL_SAVED_VALUES')
  if (isFromFile) injector.get(Calculation).open(pluginData(options.snapshot ?? {}, 'EXCEL_SAVED_VALUES'))
  return {
    univer,
    api,
    book,
    calculation: injector.get(Calculation),
    locale,
    readCells: (...place) => cells.readCells(...place),
    reader: (sheetId) => cells.reader(sheetId),
    cellAt: (...place) => cells.cellAt(...place),
    formulaAt: (...place) => cells.formulaAt(...place),
    writeCells: (...entries) => cells.writeCells(...entries),
    undoGroup: (perform) => undoGroup(injector.get(core.IUndoRedoService), book.getId(), perform),
    dispose: () => univer.dispose(),
  }
}
