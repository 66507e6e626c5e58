// Mistakes about what Excel's objects take and when: sheets, tables, names, notes, formats.
import type { WrongProgram } from './wrong-program.ts'

const REFERENCE = 'https://learn.microsoft.com/javascript/api/excel/excel'
const BLANK = 'https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-blank-null-values'
const EVENTS = 'https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-events'
const SHEETS = 'https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-worksheets'
const LIMITS =
  'https://learn.microsoft.com/office/dev/add-ins/concepts/resource-limits-and-performance-optimization'

export const WRONG_OBJECTS: readonly WrongProgram[] = [
  {
    mistake: 'deletes the only sheet that is seen',
    code: 'InvalidOperation',
    location: 'Worksheet.delete',
    page: SHEETS,
    run: onSheet((sheet) => sheet.delete()),
  },
  {
    mistake: 'deletes a sheet that is very hidden',
    code: 'InvalidOperation',
    location: 'Worksheet.delete',
    page: `${REFERENCE}.worksheet#excel-excel-worksheet-delete-member(1)`,
    run: onSheet((_, { worksheets }) => {
      const added = worksheets.add('Kept')
      added.visibility = 'VeryHidden'
      added.delete()
    }),
  },
  {
    mistake: 'hides the only sheet that is seen',
    code: 'InvalidOperation',
    location: 'Worksheet.visibility',
    page: SHEETS,
    run: onSheet((sheet) => {
      sheet.visibility = 'Hidden'
    }),
  },
  {
    mistake: 'names a sheet with a stroke',
    code: 'InvalidArgument',
    location: 'Worksheet.name',
    page: SHEETS,
    run: onSheet((sheet) => {
      sheet.name = 'Q1/Q2'
    }),
  },
  {
    mistake: 'names a sheet with more than 31 letters',
    code: 'InvalidArgument',
    location: 'WorksheetCollection.add',
    page: SHEETS,
    run: onSheet((_, { worksheets }) => worksheets.add('x'.repeat(32))),
  },
  {
    mistake: 'gives a word where true or false belongs',
    code: 'InvalidArgument',
    location: 'Worksheet.showGridlines',
    page: `${REFERENCE}.worksheet#excel-excel-worksheet-showgridlines-member`,
    run: onSheet((sheet) => {
      sheet.showGridlines = 'no' as never
    }),
  },
  {
    mistake: 'gives null for a single property',
    code: 'InvalidArgument',
    location: 'RangeFill.color',
    page: `${BLANK}#null-input-for-a-property`,
    run: onSheet((sheet) => {
      sheet.getRange('A1').format.fill.color = null as never
    }),
  },
  {
    mistake: 'names a column beyond the last',
    code: 'InvalidArgument',
    location: 'Worksheet.getRange',
    page: `${REFERENCE}.worksheet#excel-excel-worksheet-getrange-member(1)`,
    run: onSheet((sheet) => sheet.getRange('XFE1').clear()),
  },
  {
    mistake: 'goes above the first row',
    code: 'InvalidArgument',
    location: 'Range.getOffsetRange',
    page: `${REFERENCE}.range#excel-excel-range-getoffsetrange-member(1)`,
    run: onSheet((sheet) => sheet.getRange('A1').getOffsetRange(-1, 0).clear()),
  },
  {
    mistake: 'leaves a formula unfinished',
    code: 'InvalidArgument',
    location: 'Range.formulas',
    page: `${REFERENCE}.range#excel-excel-range-formulas-member`,
    run: onSheet((sheet) => {
      sheet.getRange('A1').formulas = [['=SUM(']]
    }),
  },
  {
    mistake: 'asks where a cell spills that does not',
    code: 'ItemNotFound',
    location: 'Range.getSpillingToRange',
    page: `${REFERENCE}.range#excel-excel-range-getspillingtorange-member(1)`,
    run: onSheet((sheet) => sheet.getRange('A1').getSpillingToRange().load('address')),
  },
  {
    mistake: 'inserts cells through merged ones',
    code: 'InsertDeleteConflict',
    location: 'Range.insert',
    page: 'https://learn.microsoft.com/office/dev/add-ins/testing/application-specific-api-error-handling',
    run: onSheet((sheet) => {
      sheet.getRange('B2:C3').merge()
      sheet.getRange('B1').insert('Down')
    }),
  },
  {
    mistake: 'inserts rows into a protected sheet',
    code: 'AccessDenied',
    location: 'Range.insert',
    page: `${SHEETS}#data-protection`,
    run: onSheet((sheet) => {
      sheet.protection.protect()
      sheet.getRange('2:2').insert('Down')
    }),
  },
  {
    mistake: 'names a table with a space',
    code: 'InvalidArgument',
    location: 'Table.name',
    page: `${REFERENCE}.table#excel-excel-table-name-member`,
    run: onSheet((sheet) => {
      sheet.tables.add('A1:B3', true).name = 'My costs'
    }),
  },
  {
    mistake: 'gives two tables one name',
    code: 'InvalidArgument',
    location: 'Table.name',
    page: `${REFERENCE}.table#excel-excel-table-name-member`,
    run: onSheet((sheet) => {
      sheet.tables.add('A1:B3', true).name = 'Costs'
      sheet.tables.add('D1:E3', true).name = 'Costs'
    }),
  },
  {
    mistake: 'adds rows that are wider than the table',
    code: 'InvalidArgument',
    location: 'TableRowCollection.add',
    page: `${REFERENCE}.tablerowcollection#excel-excel-tablerowcollection-add-member(1)`,
    run: onSheet((sheet) => sheet.tables.add('A1:B3', true).rows.add(null as never, [[1, 2, 3]])),
  },
  {
    mistake: 'resizes a table away from its header',
    code: 'InvalidArgument',
    location: 'Table.resize',
    page: `${REFERENCE}.table#excel-excel-table-resize-member(1)`,
    run: onSheet((sheet) => sheet.tables.add('A1:B3', true).resize('A2:B9')),
  },
  {
    mistake: 'gives a name that is an address',
    code: 'InvalidArgument',
    location: 'NamedItemCollection.add',
    page: `${REFERENCE}.nameditemcollection#excel-excel-nameditemcollection-add-member(1)`,
    run: onSheet((sheet, { names }) => names.add('TAX2026', sheet.getRange('A1'))),
  },
  {
    mistake: 'puts a note on two cells',
    code: 'InvalidCellAddress',
    location: 'NoteCollection.add',
    page: `${REFERENCE}.notecollection#excel-excel-notecollection-add-member(1)`,
    run: onSheet((sheet) => sheet.notes.add('A1:A2', 'seen')),
  },
  {
    mistake: 'puts a second note on a cell',
    code: 'ItemAlreadyExists',
    location: 'NoteCollection.add',
    page: `${REFERENCE}.notecollection#excel-excel-notecollection-add-member(1)`,
    run: onSheet((sheet) => {
      sheet.notes.add('A1', 'seen')
      sheet.notes.add('A1', 'seen again')
    }),
  },
  {
    mistake: 'sizes a note on the web',
    code: 'UnsupportedOperation',
    location: 'Note.width',
    page: `${REFERENCE}.note#excel-excel-note-width-member`,
    run: onSheet((sheet) => {
      sheet.notes.add('A1', 'seen').width = 300
    }),
  },
  {
    mistake: 'listens to an event that Excel 2021 does not have',
    code: 'ApiNotFound',
    location: 'Worksheet.onNameChanged',
    host: 'ltsc2021',
    page: EVENTS,
    run: onSheet((sheet) => sheet.onNameChanged.add(async () => undefined)),
  },
  {
    mistake: 'gives a tracked range back and goes on with it',
    code: 'InvalidReference',
    page: 'https://learn.microsoft.com/javascript/api/office/officeextension.trackedobjects',
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1')
        range.track()
        await context.sync()
        range.untrack()
        await context.sync()
        range.load('values')
        await context.sync()
      }),
  },
  {
    mistake: 'reads more than 5 MB on the web',
    code: 'ResponsePayloadSizeLimitExceeded',
    host: 'web',
    page: LIMITS,
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet()
        const texts = Array.from({ length: 200 }, () => ['x'.repeat(20_000)])
        sheet.getRange('A1:A200').values = texts
        await context.sync()
        sheet.getRange('A1:A200').load('values, text')
        await context.sync()
      }),
  },
]

/** A program of one batch, on the sheet in front. */
function onSheet(queue: (sheet: Excel.Worksheet, workbook: Excel.Workbook) => unknown): WrongProgram['run'] {
  return ({ Excel }) =>
    Excel.run(async (context) => {
      queue(context.workbook.worksheets.getActiveWorksheet(), context.workbook)
      await context.sync()
    })
}
