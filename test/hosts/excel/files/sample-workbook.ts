// A workbook with one of everything that a file keeps.
import type { IStyleData, IWorkbookData, IWorksheetData } from '@univerjs/core'
import type { ITableJson } from '@univerjs/sheets-table'
import { COLUMN_COUNT, ROW_COUNT } from '../model/open-model.ts'
import {
  type CellExtras,
  EXTRAS,
  type TableExtras,
  type WorkbookExtras,
  type WorksheetExtras,
} from './extras.ts'
import { asResources } from './plugin-data.ts'

const TEXT = 1
const NUMBER = 2
const BOOLEAN = 3
const FORCED_TEXT = 4

const size = { rowCount: ROW_COUNT, columnCount: COLUMN_COUNT }
const text = (v: string) => ({ v, t: TEXT })
const number = (v: number, s?: string) => ({ v, t: NUMBER, ...(s ? { s } : {}) })
const formula = (f: string, s?: string) => ({ f, ...(s ? { s } : {}) })
const red = { rgb: '#ff0000' }
const edge = { s: 1, cl: { rgb: '#0000ff' } }
const thick = { s: 13, cl: { rgb: '#000000' } }

const extras = (ofCell: CellExtras) => ({ custom: { [EXTRAS]: ofCell } })

const unlocked = extras({ locked: false })
/** With two of Excel's alignments that Univer has no number for. */
const bold = { bl: 1, ht: 8, vt: 5, pd: { l: 18 } } as unknown as IStyleData

export const CUSTOM_FUNCTIONS = [
  ...['PENGUIN.COST', 'PENGUIN.COST_BY.TEAM', 'PENGUIN.BOUND', 'PENGUIN.FAILED', 'PENGUIN.TABLE'],
]

const costs: Partial<IWorksheetData> = {
  ...size,
  id: 'costs',
  name: 'Costs',
  tabColor: '#123456',
  freeze: { xSplit: 1, ySplit: 2, startRow: 2, startColumn: 1 },
  defaultColumnWidth: 88,
  defaultRowHeight: 24,
  mergeData: [{ startRow: 11, startColumn: 0, endRow: 12, endColumn: 2 }],
  columnData: { 0: { w: 150 }, 9: { hd: 1 }, 10: { w: 60, s: 'percent' } },
  rowData: { 3: { h: 40, ia: 0 }, 20: { hd: 1 }, 21: { s: 'bold' } },
  cellData: {
    0: {
      0: text('Tenant'),
      1: text('Month'),
      2: text('Cost'),
      3: text('With tax'),
      6: number(45_000.123456789, 'date'),
      10: number(2, 'percent'),
    },
    1: {
      0: text('Ann & "Co"'),
      1: number(46_000, 'month'),
      2: number(1234.5, 'euro'),
      3: formula('=Costs2026[[#This Row],[Cost]]*(1+TaxRate)', 'euro'),
    },
    2: {
      0: text('Bo\nand Cy'),
      1: number(46_031, 'month'),
      2: number(-0.1, 'euro'),
      3: formula('=Costs2026[[#This Row],[Cost]]*(1+TaxRate)', 'euro'),
      5: formula('=@C2:C4'),
    },
    3: {
      0: text('  Dé 😀 _x0041_ '),
      1: number(46_061, 'month'),
      2: number(1e-7),
      3: formula('=Costs2026[[#This Row],[Cost]]*(1+TaxRate)', 'euro'),
    },
    4: {
      0: text('Total'),
      2: formula('=SUBTOTAL(109,C2:C4)', 'euro'),
      3: formula('=SUM(D2:D4)', 'euro'),
    },
    6: {
      0: text('=1+1'),
      1: { v: '007', t: FORCED_TEXT },
      2: { v: '#N/A', t: FORCED_TEXT },
      3: text('-'),
    },
    7: {
      0: { v: 1, t: BOOLEAN },
      1: { v: 0, t: BOOLEAN },
      2: { v: '#N/A', t: TEXT },
      3: formula('=1/B8'),
      4: formula('=C2>0'),
    },
    8: {
      0: formula('=SUM(C2:C4*2)'),
      1: formula('=SUM(Costs2026[Month])/Divisor'),
      2: formula('=A2&"!"'),
      3: formula('=IFS(C2>1,"big",TRUE,"small")'),
    },
    9: {
      0: formula('=PENGUIN.COST(A2,B2)', 'euro'),
      1: formula('=A10+1'),
      2: formula('=PENGUIN.COST_BY.TEAM(C2:C4)'),
      3: formula('=XLOOKUP(A2,A2:A4,C2:C4)'),
    },
    11: { 0: { ...text('Merged'), s: 'all' } },
    13: {
      0: formula('=TRANSPOSE(C2:C4)'),
      6: { s: 'bold', ...extras({ locked: false, formulaHidden: true }) },
    },
    14: {
      0: {
        ...text('Site'),
        ...extras({ hyperlink: { address: 'https://example.com/a?b=1&c' } }),
      },
      1: { ...text('There'), ...extras({ hyperlink: { documentReference: 'Costs!A1' } }) },
    },
    15: { 0: formula("=SUM('Ann''s sheet'!A1:A2)"), 1: formula('=Local*2') },
    // What only an add-in calculates, and what comes of it: a number with a format, an error, a table that spills.
    23: {
      0: formula('=PENGUIN.BOUND(1234.5)'),
      1: formula('=A24*2'),
      2: formula('=PENGUIN.BOUND(2)', 'percent'),
    },
    24: {
      0: formula('=PENGUIN.FAILED()'),
      1: formula('=IFERROR(A25,0)'),
      2: formula('=A25*2'),
      3: formula('=IF(ISERROR(C25),"failed","fine")'),
    },
    25: { 0: formula('=PENGUIN.TABLE()'), 3: formula('=SUM(A26#)') },
    26: { 3: formula('=SUM(B27:B28)') },
    27: { 2: { s: 'percent' }, 3: formula('=SUM(PENGUIN.BOUND(B27:B28)*2)') },
  },
  custom: {
    [EXTRAS]: {
      groupedRows: ['13:14', '18:18', '21:21', '14:14'],
      protection: { allowFormatCells: true, allowSort: true, selectionMode: 'Unlocked' },
      pageLayout: {
        ...{ orientation: 'landscape', fitToWidth: 1, fitToHeight: 0, titleRows: '1:2', printArea: 'A1:K20' },
        margins: { left: 36, right: 36, top: 54, bottom: 54, header: 21.6, footer: 21.6 },
        switches: { centerHorizontally: true, printGridlines: true },
        words: { paperSize: 'A4' },
        headersFooters: {
          defaultForAllPages: { leftHeader: 'Costs', rightFooter: 'Page &P of &N' },
          firstPage: { centerHeader: 'First' },
        },
        headersFootersState: 'FirstAndDefault',
      },
    } satisfies WorksheetExtras,
  },
}

const other: Partial<IWorksheetData> = {
  ...size,
  id: 'other',
  name: "Ann's sheet",
  hidden: 1,
  showGridlines: 0,
  rightToLeft: 1,
  defaultStyle: 'bold',
  defaultColumnWidth: 70,
  // A file says of every column and cell what is true of it, whoever else says so too.
  columnData: { 3: { w: 90, s: 'boldPercent', ...unlocked } },
  cellData: {
    0: { 0: { ...number(1, 'bold'), ...unlocked } },
    1: { 0: { ...number(2, 'bold'), ...unlocked } },
  },
  custom: { [EXTRAS]: { veryHidden: true, cells: { locked: false } } satisfies WorksheetExtras },
}

const column = (displayName: string, index: number, formulaOfAll = ''): ITableJson['columns'][number] => ({
  id: `column${index}`,
  displayName,
  dataType: 'string' as ITableJson['columns'][number]['dataType'],
  formula: formulaOfAll,
  meta: {},
  style: {},
})

const table: ITableJson = {
  id: 'table1',
  name: 'Costs2026',
  range: { startRow: 0, startColumn: 0, endRow: 4, endColumn: 3 },
  options: { showHeader: true, showFooter: true, tableStyleId: 'TableStyleLight9' },
  filters: { tableColumnFilterList: [] },
  columns: [
    column('Tenant', 1),
    column('Month', 2),
    column('Cost', 3),
    column('With tax', 4, '=Costs2026[[#This Row],[Cost]]*(1+TaxRate)'),
  ],
  meta: { [EXTRAS]: { number: 1, showBandedRows: false } satisfies TableExtras },
}

const name = (
  id: string,
  named: string,
  formulaOrRefString: string,
  localSheetId = 'AllDefaultWorkbook',
) => ({
  [id]: { id, name: named, formulaOrRefString, localSheetId },
})

export const sampleWorkbook = (): IWorkbookData => ({
  id: 'sample',
  name: 'Sample',
  appVersion: '',
  locale: 'enUS' as IWorkbookData['locale'],
  styles: {
    date: { n: { pattern: 'm/d/yyyy' } },
    month: { n: { pattern: 'yyyy-mm' } },
    euro: { n: { pattern: '#,##0.00\\ "€";[Red]-#,##0.00\\ "€"' } },
    percent: { n: { pattern: '0.0%' } },
    bold,
    boldPercent: { ...bold, n: { pattern: '0.0%' } },
    all: {
      ...{
        ff: 'Arial',
        fs: 14,
        bl: 1,
        it: 1,
        ul: { s: 1 },
        st: { s: 1 },
        va: 3,
        cl: red,
        bg: { rgb: '#00ff00' },
      },
      ...{ ht: 2, vt: 2, tb: 3, tr: { a: -45 }, bd: { t: edge, r: thick, b: edge, l: edge } },
    },
  },
  sheetOrder: ['costs', 'other'],
  sheets: { costs, other },
  resources: asResources({
    SHEET_DEFINED_NAME_PLUGIN: {
      ...name('n1', 'TaxRate', '=0.25'),
      ...name('n2', 'Divisor', '=Costs!$K$1'),
      ...name('n3', 'Local', '=Costs!$C$2', 'costs'),
      ...name('n4', 'AllCosts', '=Costs!$C:$C'),
    },
    SHEET_TABLE_PLUGIN: { costs: { tables: [table], tableFilteredOutRows: [] } },
    SHEET_NOTE_PLUGIN: {
      costs: {
        1: {
          2: {
            id: 'note-1-2',
            row: 1,
            col: 2,
            note: 'Checked by Ann\n2026-10-01',
            width: 200,
            height: 100,
            show: false,
          },
        },
      },
    },
    SHEET_FILTER_PLUGIN: {
      costs: {
        ref: { startRow: 6, startColumn: 0, endRow: 9, endColumn: 3 },
        filterColumns: [],
        cachedFilteredOut: [],
      },
    },
  }),
  custom: {
    [EXTRAS]: {
      customXml: { '{0A0A0A0A-1111-2222-3333-444444444444}': '<run xmlns="urn:penguin">2026-10</run>' },
      properties: { Run: 'r-1 & "2"', Figures: 3.5, Final: true },
      documentProperties: { title: 'Costs', author: 'Ann' },
      structurePassword: '',
      settings: { 'penguin.view': '{"text":"a < b & \\"c\\""}', count: 2 },
    } satisfies WorkbookExtras,
  },
})
