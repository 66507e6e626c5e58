// What a person does at the keyboard reaches the program, and the other way round.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { readLibrary } from '../client/read-library-node.ts'
import { type ExcelHost, startExcelHost } from '../start-excel.ts'

describe('A person at the keyboard', () => {
  let host: ExcelHost

  beforeAll(() => {
    host = startExcelHost({ librarySource: readLibrary })
  })
  afterAll(() => host.close())
  beforeEach(() =>
    host.Excel.run(async (context) => {
      context.workbook.worksheets.getFirst().getRange().clear()
    }),
  )

  const read = (address: string): Promise<unknown[][]> =>
    host.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getFirst().getRange(address)
      range.load('values')
      await context.sync()
      return range.values
    })

  const write = (address: string, value: unknown, options: Excel.RunOptions = {}): Promise<void> =>
    host.Excel.run(options, async (context) => {
      context.workbook.worksheets.getFirst().getRange(address).values = [[value]]
      await context.sync()
    })

  describe('typing', () => {
    test('enters what Excel reads', async () => {
      for (const [row, text] of ['$1,200.50', '1/2/2017', '=A1*2', "'007", 'TRUE', '2026-10'].entries())
        host.user.type(`Sheet1!A${row + 1}`, text)
      expect(await read('A1:A6')).toEqual([[1200.5], [42737], [2401], ['007'], [true], [46_296]])
      await host.Excel.run(async (context) => {
        const month = context.workbook.worksheets.getFirst().getRange('A6')
        month.load('text,numberFormat')
        await context.sync()
        expect([month.text, month.numberFormat]).toEqual([[['Oct-26']], [['mmm-yy']]])
      })
    })

    test('refuses a formula that Excel does not take, as a program is refused', async () => {
      for (const formula of ['=SUM(1;2)', '=SUM(1,5;2)', '=PI(1)', '=1+']) {
        expect(() => host.user.type('Sheet1!A1', formula)).toThrow("There's a problem with this formula.")
        await expect(
          host.Excel.run(async (context) => {
            context.workbook.worksheets.getFirst().getRange('A1').formulas = [[formula]]
            await context.sync()
          }),
        ).rejects.toMatchObject({ code: 'InvalidArgument' })
      }
      // Parentheses that are left open are closed.
      host.user.type('Sheet1!A1', '=SUM(1,MAX(2,3')
      expect(await read('A1')).toEqual([[4]])
    })

    test('is read by the user’s settings, which formulas and formats called local are written by too', async () => {
      const german = startExcelHost({ librarySource: readLibrary, locale: 'de-DE' })
      const typed = ['1.234,5', '1.10.2026', '=ROUND(A1*1,5;2)', '=SUM({1,5.2;3.-4})', '12,5%', '1.5']
      for (const [row, text] of typed.entries()) german.user.type(`A${row + 1}`, text)
      for (const formula of ['=SUM(1.5;2)', '=SUM("a","b")', '=A1,5'])
        expect(() => german.user.type('B1', formula)).toThrow("There's a problem with this formula.")
      await german.Excel.run(async (context) => {
        const { application } = context.workbook
        application.load('decimalSeparator,thousandsSeparator')
        application.cultureInfo.load('name')
        application.cultureInfo.datetimeFormat.load('shortDatePattern')
        const sheet = context.workbook.worksheets.getFirst()
        const read = sheet.getRange('A1:A6')
        const written = sheet.getRange('B1')
        written.formulasLocal = [['=A1+0,25']]
        written.numberFormatLocal = [['#.##0,00']]
        read.load('values,text,formulas,formulasLocal,numberFormat,numberFormatLocal')
        written.load('formulas,numberFormat,text')
        await context.sync()
        const formula = '=SUM({1.5,2;3,-4})'
        expect(read.values.flat()).toEqual([1234.5, 46_296, 1851.75, 2.5, 0.125, '1.5'])
        expect(read.text.flat()).toEqual(['1.234,50', '01.10.2026', '1851,75', '2,5', '12,50%', '1.5'])
        expect(read.formulas.flat().slice(2, 4)).toEqual(['=ROUND(A1*1.5,2)', formula])
        expect(read.formulasLocal.flat().slice(2, 4)).toEqual(typed.slice(2, 4))
        expect(read.numberFormat.flat()).toEqual([
          '#,##0.00',
          'm/d/yyyy',
          'General',
          'General',
          '0.00%',
          'General',
        ])
        expect(read.numberFormatLocal.flat().slice(0, 3)).toEqual(['#.##0,00', 'TT.MM.JJJJ', 'Standard'])
        expect([written.formulas, written.numberFormat, written.text]).toEqual([
          [['=A1+0.25']],
          [['#,##0.00']],
          [['1.234,75']],
        ])
        expect([application.decimalSeparator, application.thousandsSeparator]).toEqual([',', '.'])
        expect(application.cultureInfo.name).toBe('de-DE')
        expect(application.cultureInfo.datetimeFormat.shortDatePattern).toBe('dd.mm.yyyy')
        written.formulasLocal = [['=SUM(1.5;2)']]
        await expect(context.sync()).rejects.toMatchObject({ code: 'InvalidArgument' })
      })
      // What the grid draws.
      const sheet = german.model.book.getActiveSheet()
      expect(['A1', 'A2', 'A3'].map((address) => sheet.getRange(address).getDisplayValue())).toEqual([
        '1.234,50',
        '01.10.2026',
        '1851,75',
      ])
      german.close()
    })

    test('is refused in a protected sheet', async () => {
      await host.Excel.run(async (context) => {
        context.workbook.worksheets.getFirst().protection.protect()
        await context.sync()
        expect(() => host.user.type('Sheet1!A1', '1')).toThrow(
          expect.objectContaining({ code: 'AccessDenied' }),
        )
        expect(() => host.user.insertRows('Sheet1', 1, 1)).toThrow(
          expect.objectContaining({ code: 'AccessDenied' }),
        )
        context.workbook.worksheets.getFirst().protection.unprotect()
        await context.sync()
      })
    })

    test('keeps programs out until the cell is left, and lets those in that waited', async () => {
      const leave = host.user.startEditing('Sheet1!A1')
      const waiting = write('B1', '=A1', { delayForCellEdit: true })
      await expect(write('C1', 1)).rejects.toMatchObject({ code: 'InvalidOperationInCellEditMode' })
      leave('5')
      await waiting
      expect(await read('A1:C1')).toEqual([[5, 5, '']])
      const cancel = host.user.startEditing('Sheet1!A1')
      cancel()
      expect(await read('A1')).toEqual([[5]])
    })
  })

  // https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-undo-capabilities
  describe('undo', () => {
    const twoSyncs = (options: Excel.RunOptions) =>
      host.Excel.run(options, async (context) => {
        const sheet = context.workbook.worksheets.getFirst()
        sheet.getRange('A1').values = [['first']]
        sheet.getRange('A1').values = [['second']]
        await context.sync()
        sheet.getRange('A2').values = [['third']]
        await context.sync()
      })

    test('takes back a sync at a time, and gives it again', async () => {
      await twoSyncs({})
      await host.user.undo()
      expect(await read('A1:A2')).toEqual([['second'], ['']])
      await host.user.undo()
      expect(await read('A1:A2')).toEqual([[''], ['']])
      await host.user.redo()
      await host.user.redo()
      expect(await read('A1:A2')).toEqual([['second'], ['third']])
    })

    test('takes back a whole run that asked for it', async () => {
      host.user.type('Sheet1!B1', 'mine')
      await twoSyncs({ mergeUndoGroup: true })
      await host.user.undo()
      expect(await read('A1:B2')).toEqual([
        ['', 'mine'],
        ['', ''],
      ])
      await host.user.undo()
      expect(await read('B1')).toEqual([['']])
    })
  })

  // https://learn.microsoft.com/javascript/api/office/officeextension.trackedobjects
  describe('a range that a program keeps', () => {
    test('moves, grows and shrinks with its cells, and is gone with them', () =>
      host.Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getFirst()
        const range = sheet.getRange('B2:C5')
        const cell = sheet.getRange('B3')
        const addresses = async () => {
          range.load('address')
          cell.load('address')
          await context.sync()
          return [range.address, cell.address].map((address) => address.replace('Sheet1!', ''))
        }
        await context.sync()
        const { user } = host
        user.insertRows('Sheet1', 1, 1)
        expect(await addresses()).toEqual(['B3:C6', 'B4'])
        user.insertRows('Sheet1', 4, 2)
        expect(await addresses()).toEqual(['B3:C8', 'B6'])
        user.deleteColumns('Sheet1', 1, 1)
        expect(await addresses()).toEqual(['A3:B8', 'A6'])
        sheet.getRange('A1:B1').insert('Down')
        expect(await addresses()).toEqual(['A4:B9', 'A7'])
        // Pushed in one of its two columns only, a range stays as it is.
        sheet.getRange('B1').insert('Down')
        expect(await addresses()).toEqual(['A4:B9', 'A7'])
        await user.undo()
        await user.undo()
        expect(await addresses()).toEqual(['A3:B8', 'A6'])
        user.deleteRows('Sheet1', 6, 1)
        await expect(addresses()).rejects.toMatchObject({ code: 'InvalidReference' })
      }))

    test('is moved by what happens on its own sheet alone, and nothing else is selected by it', () =>
      host.Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getFirst()
        const other = context.workbook.worksheets.add('Data')
        other.getRange('A1:A3').values = [[1], [2], [3]]
        sheet.getRange('A1').formulas = [['=SUM(Data!A1:A3)']]
        const here = sheet.getRange('A1')
        await context.sync()
        host.user.select('Sheet1!D4')
        other.getRange('2:3').insert('Down')
        other.getRange('A5').values = [[10]]
        other.getRange('1:1').delete('Up')
        const selected = context.workbook.getSelectedRange()
        here.load('address,formulas,values')
        selected.load('address')
        await context.sync()
        expect([here.address, here.formulas, here.values]).toEqual([
          'Sheet1!A1',
          [['=SUM(Data!A1:A4)']],
          [[12]],
        ])
        expect(selected.address).toBe('Sheet1!D4')
      }))
  })
})
