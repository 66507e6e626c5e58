// Programs that real add-ins get wrong, each with the error that Excel answers it with. Every one runs without complaint on
// a lenient mock, and fails at a customer's.
import { WRONG_OBJECTS } from './wrong-objects.ts'
import type { WrongProgram } from './wrong-program.ts'

const MODEL = 'https://learn.microsoft.com/office/dev/add-ins/develop/application-specific-api-model'
const ERRORS =
  'https://learn.microsoft.com/office/dev/add-ins/testing/application-specific-api-error-handling'
const LIMITS =
  'https://learn.microsoft.com/office/dev/add-ins/concepts/resource-limits-and-performance-optimization'
const SETS = 'https://learn.microsoft.com/javascript/api/requirement-sets/excel/excel-api-requirement-sets'

export const WRONG_PROGRAMS: readonly WrongProgram[] = [
  {
    mistake: 'reads a property before load',
    code: 'PropertyNotLoaded',
    location: 'Range.values',
    page: `${MODEL}#load`,
    run: ({ Excel }) =>
      Excel.run(async (context) => context.workbook.worksheets.getActiveWorksheet().getRange('A1').values),
  },
  {
    mistake: 'reads a loaded property before sync',
    code: 'PropertyNotLoaded',
    location: 'Range.values',
    page: `${MODEL}#sync`,
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1')
        range.load('values')
        return range.values
      }),
  },
  {
    mistake: 'loads one property and reads another',
    code: 'PropertyNotLoaded',
    location: 'Range.address',
    page: `${MODEL}#load`,
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1')
        range.load('values')
        await context.sync()
        return range.address
      }),
  },
  {
    mistake: 'reads items without loading them',
    code: 'PropertyNotLoaded',
    location: 'WorksheetCollection.items',
    page: `${MODEL}#load`,
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        await context.sync()
        return context.workbook.worksheets.items
      }),
  },
  {
    mistake: 'reads the result of a method before sync',
    code: 'ValueNotLoaded',
    page: `${MODEL}#clientresult`,
    run: ({ Excel }) => Excel.run(async (context) => context.workbook.worksheets.getCount().value),
  },
  {
    mistake: 'asks for isNullObject before sync',
    code: 'PropertyNotLoaded',
    page: `${MODEL}#ornullobject-methods-and-properties`,
    run: ({ Excel }) =>
      Excel.run(async (context) => context.workbook.worksheets.getItemOrNullObject('None').isNullObject),
  },
  {
    mistake: 'uses an object of another context',
    code: 'InvalidRequestContext',
    page: ERRORS,
    run: async ({ Excel }) => {
      const other = new Excel.RequestContext().workbook.worksheets.getActiveWorksheet().getRange('A1')
      return Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange('B1').getBoundingRect(other)
        await context.sync()
      })
    },
  },
  {
    mistake: 'keeps a range beyond its run without tracking it',
    code: 'InvalidObjectPath',
    page: 'https://learn.microsoft.com/javascript/api/office/officeextension.trackedobjects',
    run: async ({ Excel }) => {
      const range = await Excel.run(async (context) => {
        const kept = context.workbook.worksheets.getActiveWorksheet().getRange('A1')
        await context.sync()
        return kept
      })
      range.load('values')
      await range.context.sync()
    },
  },
  {
    mistake: 'gives run a function that returns no promise',
    code: 'RunMustReturnPromise',
    page: ERRORS,
    run: ({ Excel }) => Excel.run((() => undefined) as never),
  },
  {
    mistake: 'names a sheet that is not there',
    code: 'ItemNotFound',
    page: ERRORS,
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem('None').getRange('A1').load('values')
        await context.sync()
      }),
  },
  {
    mistake: 'adds a sheet whose name is taken',
    code: 'ItemAlreadyExists',
    location: 'WorksheetCollection.add',
    page: ERRORS,
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        context.workbook.worksheets.add('SHEET1')
        await context.sync()
      }),
  },
  {
    mistake: 'names a range that is no address',
    code: 'InvalidArgument',
    location: 'Worksheet.getRange',
    page: ERRORS,
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange('A0:B').load('values')
        await context.sync()
      }),
  },
  {
    mistake: 'writes a list where a matrix belongs',
    code: 'InvalidArgument',
    location: 'Range.values',
    page: 'https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-set-get-values',
    run: ({ Excel }) => write(Excel, 'A1:B1', [1, 2]),
  },
  {
    mistake: 'writes a ragged matrix',
    code: 'InvalidArgument',
    location: 'Range.values',
    page: 'https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-set-get-values',
    run: ({ Excel }) => write(Excel, 'A1:B2', [[1, 2], [3]]),
  },
  {
    mistake: 'writes a matrix of another size',
    code: 'InvalidArgument',
    location: 'Range.values',
    page: 'https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-set-get-values',
    run: ({ Excel }) => write(Excel, 'A1:B2', [[1, 2]]),
  },
  {
    mistake: 'writes an object into a cell',
    code: 'InvalidArgument',
    location: 'Range.values',
    page: ERRORS,
    run: ({ Excel }) => write(Excel, 'A1', [[{ amount: 1 }]]),
  },
  {
    mistake: 'uses notes in Excel 2024',
    code: 'ApiNotFound',
    host: 'ltsc2024',
    page: SETS,
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        context.workbook.notes.add('Sheet1!A1', 'seen')
        await context.sync()
      }),
  },
  {
    mistake: 'reads more cells at once than Excel gives',
    code: 'RangeExceedsLimit',
    page: LIMITS,
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange('A:F').load('values')
        await context.sync()
      }),
  },
  {
    mistake: 'sends more than 5 MB on the web',
    code: 'RequestPayloadSizeLimitExceeded',
    host: 'web',
    page: LIMITS,
    run: ({ Excel }) =>
      write(
        Excel,
        'A1:A60000',
        Array.from({ length: 60_000 }, () => ['x'.repeat(100)]),
      ),
  },
  {
    mistake: 'writes while the user is editing a cell',
    code: 'InvalidOperationInCellEditMode',
    page: ERRORS,
    run: async ({ Excel, user }) => {
      const leave = user.startEditing('B2')
      try {
        await write(Excel, 'A1', [[1]])
      } finally {
        leave('')
      }
    },
  },
  {
    mistake: 'writes to a protected sheet',
    code: 'AccessDenied',
    location: 'Range.values',
    page: 'https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-worksheets#data-protection',
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet()
        sheet.protection.protect()
        sheet.getRange('A1').values = [[1]]
        await context.sync()
      }),
  },
  {
    mistake: 'takes a word for an alignment that is none',
    code: 'InvalidArgument',
    location: 'RangeFormat.horizontalAlignment',
    page: 'https://learn.microsoft.com/javascript/api/excel/excel.horizontalalignment',
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const { format } = context.workbook.worksheets.getActiveWorksheet().getRange('A1')
        format.horizontalAlignment = 'middle' as 'Center'
        await context.sync()
      }),
  },
  {
    mistake: 'puts a table on a table',
    code: 'InvalidArgument',
    location: 'TableCollection.add',
    page: 'https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-tables',
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const { tables } = context.workbook.worksheets.getActiveWorksheet()
        tables.add('A1:B3', true)
        tables.add('B2:C4', true)
        await context.sync()
      }),
  },
  ...WRONG_OBJECTS,
]

function write(excel: typeof Excel, address: string, values: unknown): Promise<unknown> {
  return excel.run(async (context) => {
    context.workbook.worksheets.getActiveWorksheet().getRange(address).values = values as never
    await context.sync()
  })
}
