// Tables do what Excel's do, by a program and under the hands of a person.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readLibrary } from '../client/read-library-node.ts'
import { type ExcelHost, startExcelHost } from '../start-excel.ts'

describe('Tables', () => {
  type Context = Excel.RequestContext

  let host: ExcelHost

  beforeAll(() => {
    host = startExcelHost({ librarySource: readLibrary })
  })
  afterAll(() => host.close())

  /** Runs a program on an empty sheet. */
  const onSheet = <Value>(
    program: (sheet: Excel.Worksheet, context: Context) => Promise<Value>,
  ): Promise<Value> =>
    host.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst()
      const { tables } = sheet
      tables.load('items/id')
      await context.sync()
      for (const table of tables.items) table.delete()
      sheet.getRange().clear()
      await context.sync()
      return program(sheet, context)
    })

  const SALES = [
    ['Tenant', 'Month', 'Amount'],
    ['north', 'Oct', 120],
    ['south', 'Oct', 80],
    ['west', 'Oct', 40],
  ]

  function addSales(sheet: Excel.Worksheet, name: string, at = 'A1:C4'): Excel.Table {
    sheet.getRange(at).values = SALES
    const table = sheet.tables.add(at, true)
    table.name = name
    return table
  }

  async function valuesOf(context: Context, range: Excel.Range): Promise<unknown[][]> {
    range.load('values')
    await context.sync()
    return range.values
  }

  async function formulasOf(context: Context, range: Excel.Range): Promise<unknown[][]> {
    range.load('formulas')
    await context.sync()
    return range.formulas
  }

  async function addressOf(context: Context, range: Excel.Range): Promise<string> {
    range.load('address')
    await context.sync()
    return range.address.replace(/^.*!/, '')
  }

  const codeOf = (program: Promise<unknown>): Promise<string> =>
    program.then(
      () => 'no error',
      (error) => error.code,
    )

  describe('a table', () => {
    test("grows from a header row, as Microsoft's own sample makes one", () =>
      onSheet(async (sheet, context) => {
        const table = sheet.tables.add('A1:B1', true)
        table.getHeaderRowRange().values = [['Date', 'Amount']]
        table.rows.add(undefined, [
          ['1/1/2017', '$120'],
          ['1/2/2017', '$142'],
        ])
        table.columns.add(undefined, [['Day'], ['=TEXT([DATE], "dddd")'], ['=TEXT([DATE], "dddd")']])
        table.load('name,style,showTotals')
        table.rows.load('count')
        table.columns.load('items/name,items/id')
        expect(await valuesOf(context, table.getRange())).toEqual([
          ['Date', 'Amount', 'Day'],
          [42736, 120, 'Sunday'],
          [42737, 142, 'Monday'],
        ])
        expect(table.toJSON()).toMatchObject({ style: 'TableStyleMedium2', showTotals: false })
        expect(table.rows.count).toBe(2)
        expect(table.columns.items.map(({ id, name }) => [id, name])).toEqual([
          [1, 'Date'],
          [2, 'Amount'],
          [3, 'Day'],
        ])
      }))

    test('makes headers where there are none, and moves the data down', () =>
      onSheet(async (sheet, context) => {
        sheet.getRange('A1:B2').values = [
          [1, 2],
          [3, 4],
        ]
        sheet.getRange('A3').values = [['below']]
        const table = sheet.tables.add('A1:B2', false)
        expect(await addressOf(context, table.getRange())).toBe('A1:B3')
        expect(await valuesOf(context, sheet.getRange('A1:B4'))).toEqual([
          ['Column1', 'Column2'],
          [1, 2],
          [3, 4],
          ['below', ''],
        ])
      }))

    test('has headers that are texts and differ', () =>
      onSheet(async (sheet, context) => {
        sheet.getRange('A1:D1').values = [['Amount', 'amount', 2026, '']]
        const table = sheet.tables.add('A1:D2', true)
        expect(await valuesOf(context, table.getHeaderRowRange())).toEqual([
          ['Amount', 'amount2', '2026', 'Column4'],
        ])
        table.getHeaderRowRange().getCell(0, 3).values = [['AMOUNT']]
        expect(await valuesOf(context, table.getHeaderRowRange())).toEqual([
          ['Amount', 'amount2', '2026', 'AMOUNT3'],
        ])
      }))

    test('is found by name and id, and its parts by theirs', () =>
      onSheet(async (sheet, context) => {
        const table = addSales(sheet, 'Found')
        table.load('id')
        const column = table.columns.getItem('AMOUNT')
        const missing = table.columns.getItemOrNullObject('None')
        column.load('id,index,values')
        await context.sync()
        const { tables } = context.workbook
        const byId = tables.getItem(table.id)
        byId.load('name')
        const byNumber = table.columns.getItem(column.id)
        byNumber.load('name')
        await context.sync()
        expect([byId.name, byNumber.name, column.index]).toEqual(['Found', 'Amount', 2])
        expect(column.values).toEqual([['Amount'], [120], [80], [40]])
        expect(missing.isNullObject).toBe(true)
        expect(
          await codeOf(
            host.Excel.run(async (other) => {
              other.workbook.tables.getItem('Nowhere').load('name')
              await other.sync()
            }),
          ),
        ).toBe('ItemNotFound')
      }))

    test('is summed and counted in a row of totals, which is no data', () =>
      onSheet(async (sheet, context) => {
        const table = addSales(sheet, 'Totals')
        table.showTotals = true
        sheet.getRange('E1:E3').formulas = [
          ['=SUM(Totals[Amount])'],
          ['=Totals[[#Totals],[Amount]]'],
          ['=ROWS(Totals)'],
        ]
        expect(await valuesOf(context, sheet.getRange('E1:E3'))).toEqual([[240], [240], [3]])
        expect(await formulasOf(context, table.getTotalRowRange())).toEqual([
          ['Total', '', '=SUBTOTAL(109,Totals[Amount])'],
        ])
        table.showTotals = false
        expect(await valuesOf(context, sheet.getRange('E1:E2'))).toEqual([[240], ['#REF!']])
        expect(await addressOf(context, table.getRange())).toBe('A1:C4')
      }))

    test('takes formulas along when it, a column or a header cell is renamed', () =>
      onSheet(async (sheet, context) => {
        const table = addSales(sheet, 'Before')
        sheet.getRange('E1').formulas = [['=SUM(before[amount])']]
        table.name = 'After'
        table.columns.getItem('Amount').name = 'Net cost'
        await context.sync()
        expect(await formulasOf(context, sheet.getRange('E1'))).toEqual([['=SUM(After[Net cost])']])
        host.user.type('Sheet1!C1', 'Cost')
        expect(await formulasOf(context, sheet.getRange('E1'))).toEqual([['=SUM(After[Cost])']])
        await host.user.undo()
        expect(await formulasOf(context, sheet.getRange('E1'))).toEqual([['=SUM(After[Net cost])']])
        expect(await valuesOf(context, sheet.getRange('E1'))).toEqual([[240]])
      }))

    test('is named in formulas whatever it and its columns are called, also once it was moved', () =>
      onSheet(async (sheet, context) => {
        const table = addSales(sheet, 'Sales_2026')
        table.columns.getItem('Amount').name = "Cost's [net] #1 (USD)"
        const formula = "=ROUND(SUM(Sales_2026[Cost''s '[net'] '#1 (USD)]),2)"
        sheet.getRange('F1').formulas = [[formula]]
        expect(await formulasOf(context, sheet.getRange('F1'))).toEqual([[formula]])
        host.user.insertColumns('Sheet1', 1, 1)
        const body = table.getDataBodyRange()
        body.getCell(0, 2).values = [[1120]]
        expect(await valuesOf(context, sheet.getRange('G1'))).toEqual([[1240]])
        body.getCell(0, 2).values = [[120]]
        expect(await valuesOf(context, sheet.getRange('G1'))).toEqual([[240]])
      }))

    test('shows what means its own row with @, and fills it into new rows', () =>
      onSheet(async (sheet, context) => {
        const table = addSales(sheet, 'Rows')
        sheet.getRange('D1:D4').values = [['Twice'], ['=[@Amount]*2'], ['=[@Amount]*2'], ['=[@Amount]*2']]
        table.rows.add(1, [['east', 'Oct', 5, null as never]])
        table.rows.add(undefined, [['up', 'Oct', 7, null as never]])
        const twice = table.columns.getItem('Twice').getDataBodyRange()
        expect(await valuesOf(context, twice)).toEqual([[240], [10], [160], [80], [14]])
        expect(await formulasOf(context, twice.getCell(1, 0))).toEqual([['=[@Amount]*2']])
      }))

    // https://learn.microsoft.com/office/dev/add-ins/excel/co-authoring-in-excel-add-ins
    test('takes in what is written below it and right of it, and gives it back on undo', () =>
      onSheet(async (sheet, context) => {
        const table = addSales(sheet, 'Grows')
        await context.sync()
        table.getDataBodyRange().getRowsBelow(1).values = [['east', 'Oct', 5]]
        expect(await addressOf(context, table.getRange())).toBe('A1:C5')
        await host.user.undo()
        expect(await addressOf(context, table.getRange())).toBe('A1:C4')
        host.user.type('Sheet1!D1', 'Note')
        await context.sync()
        expect(await addressOf(context, table.getRange())).toBe('A1:D4')
        host.user.type('Sheet1!F2', 'beside')
        table.showTotals = true
        host.user.type('Sheet1!A6', 'below totals')
        expect(await addressOf(context, table.getRange())).toBe('A1:D5')
      }))

    test('pushes what is below it, but never a part of another table', () =>
      onSheet(async (sheet, context) => {
        const table = addSales(sheet, 'Upper')
        sheet.getRange('A8').values = [['below']]
        table.rows.add(undefined, [['east', 'Oct', 5]])
        expect(await valuesOf(context, sheet.getRange('A8:A9'))).toEqual([[''], ['below']])
        sheet.getRange('B12:D13').values = [
          ['x', 'y', 'z'],
          [1, 2, 3],
        ]
        sheet.tables.add('B12:D13', true)
        await context.sync()
        table.rows.add(undefined, [['up', 'Oct', 7]])
        expect(await codeOf(context.sync())).toBe('InsertDeleteConflict')
      }))

    test('keeps its columns and formulas while rows and columns come and go', () =>
      onSheet(async (sheet, context) => {
        const table = addSales(sheet, 'Moves')
        sheet.getRange('F1').formulas = [['=SUM(Moves[Amount])']]
        await context.sync()
        const { user } = host
        user.insertColumns('Sheet1', 1, 1)
        user.insertColumns('Sheet1', 3, 1)
        user.insertRows('Sheet1', 3, 1)
        expect(await valuesOf(context, table.getHeaderRowRange())).toEqual([
          ['Tenant', 'Column1', 'Month', 'Amount'],
        ])
        expect(await addressOf(context, table.getRange())).toBe('B1:E5')
        user.deleteColumns('Sheet1', 5, 1)
        expect(await formulasOf(context, sheet.getRange('G1'))).toEqual([['=SUM(#REF!)']])
        await user.undo()
        expect(await formulasOf(context, sheet.getRange('H1'))).toEqual([['=SUM(Moves[Amount])']])
        expect(await valuesOf(context, sheet.getRange('H1'))).toEqual([[240]])
        await user.undo()
        await user.undo()
        await user.undo()
        expect(await addressOf(context, table.getRange())).toBe('A1:C4')
        table.columns.load('items/name')
        await context.sync()
        expect(table.columns.items.map(({ name }) => name)).toEqual(['Tenant', 'Month', 'Amount'])
      }))

    test('deletes rows, and keeps one for data', () =>
      onSheet(async (sheet, context) => {
        const table = addSales(sheet, 'Deleted')
        table.rows.getItemAt(1).delete()
        expect(await valuesOf(context, table.getDataBodyRange())).toEqual([
          ['north', 'Oct', 120],
          ['west', 'Oct', 40],
        ])
        table.rows.deleteRowsAt(0, 2)
        table.rows.load('count')
        expect(await addressOf(context, table.getRange())).toBe('A1:C2')
        expect(table.rows.count).toBe(0)
        table.rows.add(undefined, [['new', 'Nov', 1]])
        expect(await addressOf(context, table.getRange())).toBe('A1:C2')
      }))

    test('sorts and filters by its columns, and deletes no row of a filtered table', () =>
      onSheet(async (sheet, context) => {
        const table = addSales(sheet, 'Sorted')
        table.sort.apply([{ key: 2, ascending: true }])
        table.sort.load('fields')
        table.columns.getItem('Tenant').filter.applyValuesFilter(['south'])
        table.autoFilter.load('isDataFiltered,criteria')
        expect(await valuesOf(context, table.columns.getItem('Amount').getDataBodyRange())).toEqual([
          [40],
          [80],
          [120],
        ])
        expect(table.sort.fields).toMatchObject([{ key: 2, ascending: true }])
        expect(table.autoFilter.criteria[0]).toEqual({ filterOn: 'Values', values: ['south'] })
        expect(host.model.book.getSheetByName('Sheet1')?.getSheet().getRowVisible(1)).toBe(false)
        table.rows.getItemAt(0).delete()
        expect(await codeOf(context.sync())).toBe('InsertDeleteConflict')
        table.clearFilters()
        await context.sync()
        expect(host.model.book.getSheetByName('Sheet1')?.getSheet().getRowVisible(1)).toBe(true)
      }))

    test('is resized, turned into cells and deleted, and comes back on undo', () =>
      onSheet(async (sheet, context) => {
        const table = addSales(sheet, 'Gone')
        sheet.getRange('E1').formulas = [['=SUM(Gone[Amount])']]
        table.resize('A1:D6')
        expect(await valuesOf(context, table.getHeaderRowRange())).toEqual([
          ['Tenant', 'Month', 'Amount', 'Column4'],
        ])
        table.convertToRange()
        expect(await formulasOf(context, sheet.getRange('E1'))).toEqual([['=SUM(Sheet1!$C$2:$C$6)']])
        await host.user.undo()
        expect(await formulasOf(context, sheet.getRange('E1'))).toEqual([['=SUM(Gone[Amount])']])
        const again = context.workbook.tables.getItem('Gone')
        again.delete()
        expect(await formulasOf(context, sheet.getRange('A1:E1'))).toEqual([['', '', '', '', '=SUM(#REF!)']])
      }))

    test('filters by conditions on numbers and texts', () =>
      onSheet(async (sheet, context) => {
        const table = addSales(sheet, 'Filtered')
        const amounts = table.columns.getItem('Amount').filter
        const tenants = table.columns.getItem('Tenant').filter
        const shown = async () => {
          const view = table.columns.getItem('Tenant').getDataBodyRange().getVisibleView()
          view.load('values')
          await context.sync()
          return view.values.flat()
        }
        amounts.applyDynamicFilter('AboveAverage')
        expect(await shown()).toEqual(['north'])
        amounts.applyCustomFilter('>=80')
        expect(await shown()).toEqual(['north', 'south'])
        tenants.applyCustomFilter('=*outh')
        expect(await shown()).toEqual(['south'])
        tenants.clear()
        amounts.applyBottomItemsFilter(1)
        expect(await shown()).toEqual(['west'])
        table.clearFilters()
        expect(await shown()).toEqual(['north', 'south', 'west'])
      }))

    test('comes back with its deleted sheet, and with the workbook that was saved', async () => {
      const { Excel, model, user } = host
      const asMade = { name: 'Saved', showTotals: true, showBandedColumns: true, style: 'TableStyleLight9' }
      await Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.add('Kept')
        addSales(sheet, 'Saved').set(asMade)
        await context.sync()
        sheet.delete()
        await context.sync()
      })
      await user.undo()
      const again = startExcelHost({ librarySource: readLibrary, model: { snapshot: model.book.save() } })
      for (const opened of [host, again])
        await opened.Excel.run(async (context) => {
          const table = context.workbook.tables.getItem('Saved')
          table.load(Object.keys(asMade).join())
          const total = table.getTotalRowRange()
          expect(await valuesOf(context, total)).toEqual([['Total', '', 240]])
          expect(table.toJSON()).toMatchObject(asMade)
        })
      again.close()
    })
  })

  describe('a table is refused', () => {
    const REFUSED: readonly (readonly [what: string, code: string, act: (sheet: Excel.Worksheet) => void])[] =
      [
        ['on a table', 'InvalidArgument', (sheet) => sheet.tables.add('B2:E6', true)],
        [
          'on merged cells',
          'MergedRangeConflict',
          (sheet) => {
            sheet.getRange('F1:G1').merge()
            sheet.tables.add('F1:G3', true)
          },
        ],
        [
          'a name with a space',
          'InvalidArgument',
          (sheet) => Object.assign(sheet.tables.getItemAt(0), { name: 'a b' }),
        ],
        [
          'the name of a cell',
          'InvalidArgument',
          (sheet) => Object.assign(sheet.tables.getItemAt(0), { name: 'Q2' }),
        ],
        // https://github.com/OfficeDev/office-js/issues/551
        [
          'a name that is taken',
          'InvalidArgument',
          (sheet) => Object.assign(sheet.tables.getItemAt(0), { name: 'TAKEN' }),
        ],
        [
          'a style that is none',
          'InvalidArgument',
          (sheet) => Object.assign(sheet.tables.getItemAt(0), { style: 'Blue' }),
        ],
        [
          'ragged rows',
          'InvalidArgument',
          (sheet) => sheet.tables.getItemAt(0).rows.add(undefined, [[1, 2, 3], [4]]),
        ],
        [
          'a row that is too short',
          'InvalidArgument',
          (sheet) => sheet.tables.getItemAt(0).rows.add(undefined, [[1, 2]]),
        ],
        [
          'a column that is too short',
          'InvalidArgument',
          (sheet) => sheet.tables.getItemAt(0).columns.add(undefined, [['X'], [1]]),
        ],
        ['a size elsewhere', 'InvalidArgument', (sheet) => sheet.tables.getItemAt(0).resize('A2:C6')],
        [
          'rows for its totals',
          'ItemNotFound',
          (sheet) => sheet.tables.getItemAt(0).getTotalRowRange().load('address'),
        ],
      ]
    test.each(REFUSED)('%s: %s', async (what, code, act) => {
      const refused = onSheet(async (sheet, context) => {
        addSales(sheet, 'Refused')
        addSales(sheet, 'Taken', 'J1:L4')
        act(sheet)
        await context.sync()
      })
      expect([what, await codeOf(refused)]).toEqual([what, code])
    })
  })
})
