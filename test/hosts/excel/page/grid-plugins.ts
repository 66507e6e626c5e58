// What of Univer makes a workbook visible, beside the plugins that every workbook has: drawing, editing, menus, and the
// words of them. Its presets are not used: they bring packages that are not open source.
import type { IUniverConfig } from '@univerjs/core'
import { LocaleType, mergeLocales } from '@univerjs/core'
import design from '@univerjs/design/locale/en-US'
import { UniverDocsPlugin } from '@univerjs/docs'
import { UniverDocsUIPlugin } from '@univerjs/docs-ui'
import docsUi from '@univerjs/docs-ui/locale/en-US'
import { UniverRenderEnginePlugin } from '@univerjs/engine-render'
import sheets from '@univerjs/sheets/locale/en-US'
import { UniverSheetsFilterUIPlugin } from '@univerjs/sheets-filter-ui'
import filterUi from '@univerjs/sheets-filter-ui/locale/en-US'
import formula from '@univerjs/sheets-formula/locale/en-US'
import { UniverSheetsFormulaUIPlugin } from '@univerjs/sheets-formula-ui'
import formulaUi from '@univerjs/sheets-formula-ui/locale/en-US'
import { UniverSheetsNoteUIPlugin } from '@univerjs/sheets-note-ui'
import noteUi from '@univerjs/sheets-note-ui/locale/en-US'
import { UniverSheetsNumfmtUIPlugin } from '@univerjs/sheets-numfmt-ui'
import numfmtUi from '@univerjs/sheets-numfmt-ui/locale/en-US'
import table from '@univerjs/sheets-table/locale/en-US'
import { UniverSheetsTableUIPlugin } from '@univerjs/sheets-table-ui'
import tableUi from '@univerjs/sheets-table-ui/locale/en-US'
import { UniverSheetsUIPlugin } from '@univerjs/sheets-ui'
// Adds to the workbook's API what only a grid knows, such as where a cell is on the screen.
import '@univerjs/sheets-ui/facade'
import sheetsUi from '@univerjs/sheets-ui/locale/en-US'
import { greenTheme } from '@univerjs/themes'
import { UniverUIPlugin } from '@univerjs/ui'
import ui from '@univerjs/ui/locale/en-US'
import type { Locale } from '../locale/locales.ts'
import { COLUMN_COUNT, type PluginEntry, ROW_COUNT } from '../model/open-model.ts'
import { KeepFormulas } from './keep-formulas.ts'
import { sumsOfUsedCells } from './sums-of-used-cells.ts'
import { TypedFormats } from './typed-formats.ts'

// Univer's types describe these modules as CommonJS, whose default export would be the whole module; a bundle has the pack.
const packs = [
  design,
  ui,
  docsUi,
  sheets,
  sheetsUi,
  formula,
  formulaUi,
  numfmtUi,
  table,
  tableUi,
  noteUi,
  filterUi,
]

/** The words and colours of Univer's menus. */
export const gridLook: Partial<IUniverConfig> = {
  theme: greenTheme,
  locale: LocaleType.EN_US,
  locales: { [LocaleType.EN_US]: mergeLocales(packs as unknown as Parameters<typeof mergeLocales>[0][]) },
}

/** Univer wants these before the plugins of the workbook: they draw it, and `container` is where. */
export const drawingPlugins = (container: HTMLElement): readonly PluginEntry[] => [
  // It hears of a change before Univer does.
  [KeepFormulas],
  [UniverRenderEnginePlugin],
  [UniverUIPlugin, { container, ribbonType: 'classic', disableAutoFocus: true }],
  [UniverDocsPlugin],
  [UniverDocsUIPlugin],
]

/** Univer wants these after the plugins of the workbook, each of which they show. */
export const editingPlugins = (locale: Locale): readonly PluginEntry[] => [
  [
    UniverSheetsUIPlugin,
    {
      override: sumsOfUsedCells,
      footer: { addSheetButtonConfig: { defaultRowCount: ROW_COUNT, defaultColumnCount: COLUMN_COUNT } },
    },
  ],
  [UniverSheetsFormulaUIPlugin],
  [UniverSheetsNumfmtUIPlugin],
  [UniverSheetsTableUIPlugin],
  [UniverSheetsNoteUIPlugin],
  [UniverSheetsFilterUIPlugin],
  [TypedFormats, { locale }],
]
