// Opens a workbook: Univer with the plugins that a workbook without a screen needs, and the calculation of Excel.

import type { IUniverConfig, IWorkbookData, Plugin, PluginCtor, Univer } from '@univerjs/core'
import type { FUniver } from '@univerjs/core/facade'
import type { FWorkbook } from '@univerjs/sheets/facade'
import { CalculationPlugin } from '../calculation/calculation-plugin.ts'
import { CalculationSchedule } from '../calculation/schedule.ts'
import { core, coreFacade, engineFormula, sheets, sheetsFilter, sheetsFormula, sheetsNote, sheetsNumfmt, sheetsTable } from './univer-packages.ts'

/** https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3 */
export const ROW_COUNT = 1_048_576
export const COLUMN_COUNT = 16_384

export type PluginEntry = readonly [plugin: PluginCtor<Plugin>, configuration?: object]

export interface ModelOptions {
  readonly snapshot?: Partial<IWorkbookData>
  /** What a page adds to show the workbook; Univer wants some of it before its own plugins. */
  readonly pluginsBefore?: readonly PluginEntry[]
  readonly pluginsAfter?: readonly PluginEntry[]
  readonly univer?: Partial<IUniverConfig>
}

export interface WorkbookModel {
  readonly univer: Univer
  readonly api: FUniver
  readonly book: FWorkbook
  readonly calculation: CalculationSchedule
  dispose(): void
}

const newBook = (): Partial<IWorkbookData> => ({
  id: 'workbook',
  name: 'Book1',
  sheetOrder: ['sheet1'],
  sheets: {
    sheet1: { id: 'sheet1', name: 'Sheet1', rowCount: ROW_COUNT, columnCount: COLUMN_COUNT },
  },
})

export function openModel(options: ModelOptions = {}): WorkbookModel {
  const locale = core.LocaleType.EN_US
  const univer = new core.Univer({
    locale,
    locales: { [locale]: {} },
    logLevel: core.LogLevel.WARN,
    ...options.univer,
  })
  const plugins: readonly PluginEntry[] = [
    ...(options.pluginsBefore ?? []),
    [engineFormula.UniverFormulaEnginePlugin],
    // The calculation plugin writes the results into the cells.
    [sheets.UniverSheetsPlugin, { notExecuteFormula: true }],
    [sheetsFormula.UniverSheetsFormulaPlugin],
    [CalculationPlugin],
    [sheetsNumfmt.UniverSheetsNumfmtPlugin],
    [sheetsTable.UniverSheetsTablePlugin],
    [sheetsNote.UniverSheetsNotePlugin],
    [sheetsFilter.UniverSheetsFilterPlugin],
    ...(options.pluginsAfter ?? []),
  ]
  for (const [plugin, configuration] of plugins) univer.registerPlugin(plugin, configuration)
  const api = coreFacade.FUniver.newAPI(univer)
  const book = api.createWorkbook(options.snapshot ?? newBook())
  return {
    univer,
    api,
    book,
    calculation: univer.__getInjector().get(CalculationSchedule),
    dispose: () => univer.dispose(),
  }
}
