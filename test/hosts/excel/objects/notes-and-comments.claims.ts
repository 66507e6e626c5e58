// Notes and comments stay with their cells, and values with properties with theirs.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readLibrary } from '../client/read-library-node.ts'
import { registerFunctions } from '../load-add-in.ts'
import { type ExcelHost, startExcelHost } from '../start-excel.ts'

describe('Notes and comments', () => {
  let host: ExcelHost

  beforeAll(() => {
    // Sizes of notes are not for Excel on the web.
    host = startExcelHost({ host: 'windows', librarySource: readLibrary })
  })
  afterAll(() => host.close())

  const codeOf = (program: Promise<unknown>): Promise<string> =>
    program.then(
      () => 'no error',
      (error) => error.code,
    )

  /** @returns the error's code when a program ends by asking for its last wish */
  const refusal = (wish: (workbook: Excel.Workbook) => void): Promise<string> =>
    codeOf(
      host.Excel.run(async (context) => {
        wish(context.workbook)
        await context.sync()
      }),
    )

  describe('a note', () => {
    test('is added, read, changed and deleted, though the published library knows no notes', async () => {
      await host.Excel.run(async (context) => {
        const { notes } = context.workbook
        const sheet = context.workbook.worksheets.getFirst()
        const added = notes.add('Sheet1!B2', 'Why so high?')
        sheet.notes.add(sheet.getRange('A4'), 'A new tenant')
        added.load('content,authorName,visible')
        await context.sync()
        expect(added.toJSON()).toEqual({ content: 'Why so high?', authorName: 'Excel User', visible: false })

        added.content = 'Explained'
        added.width = 150
        notes.load('items/content,items/width')
        const count = notes.getCount()
        const byCell = sheet.notes.getItem('B2')
        byCell.load('content')
        const none = notes.getItemOrNullObject('Sheet1!C9')
        const where = notes.getItemAt(1).getLocation()
        where.load('address')
        await context.sync()
        expect(notes.items.map((note) => note.content)).toEqual(['Explained', 'A new tenant'])
        expect([count.value, byCell.content, none.isNullObject, where.address]).toEqual([
          2,
          'Explained',
          true,
          'Sheet1!A4',
        ])
        expect(notes.items[0]?.width).toBe(150)

        notes.items[1]?.delete()
        const left = notes.getCount()
        await context.sync()
        expect(left.value).toBe(1)
      })
    })

    test('moves with its cell, and comes back with it', () =>
      host.Excel.run(async (context) => {
        const note = context.workbook.notes.getItem('Sheet1!B2')
        await context.sync()
        const address = async () => {
          const cell = note.getLocation()
          cell.load('address')
          await context.sync()
          return cell.address
        }
        host.user.insertRows('Sheet1', 1, 3)
        expect(await address()).toBe('Sheet1!B5')
        context.workbook.worksheets.getFirst().getRange('B1:B2').insert('Down')
        expect(await address()).toBe('Sheet1!B7')
        host.user.deleteRows('Sheet1', 7, 1)
        await expect(address()).rejects.toMatchObject({ code: 'ItemNotFound' })
        await host.user.undo()
        expect(await address()).toBe('Sheet1!B7')
        await host.user.undo()
        await host.user.undo()
        expect(await address()).toBe('Sheet1!B2')
      }))

    test.each<[what: string, code: string, wish: (workbook: Excel.Workbook) => void]>([
      ['two cells', 'InvalidCellAddress', ({ notes }) => notes.add('Sheet1!A1:A2', 'x')],
      ['no cell', 'InvalidCellAddress', ({ notes }) => notes.add('here', 'x')],
      ['a cell that has one', 'ItemAlreadyExists', ({ notes }) => notes.add('Sheet1!B2', 'x')],
      [
        'a cell that has none, read',
        'ItemNotFound',
        ({ notes }) => notes.getItem('Sheet1!Z9').load('content'),
      ],
      ['a number', 'InvalidArgument', ({ notes }) => notes.add('Sheet1!Z9', 5)],
    ])('is refused for %s: %s', async (_what, code, wish) => {
      expect(await refusal(wish)).toBe(code)
    })
  })

  describe('a comment', () => {
    test('is a thread with replies, a state and an author, and its events tell of it', () =>
      host.Excel.run(async (context) => {
        const { comments } = context.workbook
        const told: string[] = []
        comments.onAdded.add(async ({ type }) => void told.push(type))
        comments.onChanged.add(async ({ changeType }) => void told.push(changeType))
        await context.sync()
        const comment = comments.add('Sheet1!C3', 'Is this right?')
        comment.load('content,authorName,authorEmail,resolved,creationDate')
        await context.sync()
        expect(comment.creationDate).toBeInstanceOf(Date)
        expect(comment.toJSON()).toMatchObject({
          content: 'Is this right?',
          authorName: 'Excel User',
          resolved: false,
        })

        comment.replies.add('It is.')
        comment.resolved = true
        comment.load('resolved,replies/items/content')
        await context.sync()
        expect(comment.replies.items.map(({ content }) => content)).toEqual(['It is.'])
        const parent = comment.replies.getItemAt(0).getParentComment()
        parent.load('content')
        await context.sync()
        expect([comment.resolved, parent.content]).toEqual([true, 'Is this right?'])
        await host.world.events.quiet()
        expect(told).toEqual(['CommentAdded', 'ReplyAdded', 'CommentResolved'])
      }))

    test('mentions people by name', () =>
      host.Excel.run(async (context) => {
        const mention = { email: 'kate@example.com', id: 0, name: 'Kate Kristensen' }
        const content = { richContent: '<at id="0">Kate</at> - can you look?', mentions: [mention] }
        const comment = context.workbook.comments.add('Sheet1!D9', content, 'Mention')
        comment.load('content,contentType,mentions')
        await context.sync()
        expect(comment.content).toBe('Kate Kristensen - can you look?')
        expect([comment.contentType, comment.mentions]).toEqual(['Mention', [mention]])
      }))

    test('moves with its cell, goes with it, and comes back', () =>
      host.Excel.run(async (context) => {
        const { comments } = context.workbook
        const at = async (address: string) => {
          const comment = comments.getItemByCell(address)
          comment.load('content')
          await context.sync()
          return comment.content
        }
        host.user.insertColumns('Sheet1', 1, 1)
        expect(await at('Sheet1!D3')).toBe('Is this right?')
        host.user.deleteColumns('Sheet1', 4, 1)
        await expect(at('Sheet1!D3')).rejects.toMatchObject({ code: 'ItemNotFound' })
        await host.user.undo()
        await host.user.undo()
        expect(await at('Sheet1!C3')).toBe('Is this right?')
      }))

    test.each<[what: string, code: string, wish: (workbook: Excel.Workbook) => void]>([
      ['an address without a sheet', 'InvalidArgument', ({ comments }) => comments.add('A1', 'x')],
      ['more than one cell', 'InvalidArgument', ({ comments }) => comments.add('Sheet1!A1:B2', 'x')],
      ['a cell that has one', 'ItemAlreadyExists', ({ comments }) => comments.add('Sheet1!C3', 'x')],
      ['nothing to say', 'InvalidArgument', ({ comments }) => comments.add('Sheet1!A1', '')],
    ])('is refused for %s: %s', async (_what, code, wish) => {
      expect(await refusal(wish)).toBe(code)
    })
  })

  // https://learn.microsoft.com/office/dev/add-ins/excel/excel-data-types-add-properties-to-basic-cell-values
  describe('a number with properties', () => {
    const cost = {
      type: 'Double',
      basicValue: 120.5,
      numberFormat: '$#,##0.00',
      properties: { run: { type: 'String', basicValue: 'r-7' } },
    } as const

    test('shows its basic value, is calculated with, and keeps its properties until it is overwritten', () =>
      host.Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getFirst()
        const range = sheet.getRange('H1:H6')
        range.valuesAsJson = [
          [cost as never],
          [{ type: 'String', basicValue: '2026-10' }],
          [{ type: 'Entity', text: 'North', properties: {} }],
          [{ type: 'Error', errorType: 'NotAvailable' } as never],
          [{ type: 'Boolean', basicValue: true }],
          [{ type: 'Empty' }],
        ]
        sheet.getRange('I1').formulas = [['=H1*2']]
        range.load('values,text,valuesAsJson')
        const sum = sheet.getRange('I1')
        sum.load('values')
        await context.sync()
        expect(range.values.flat()).toEqual([120.5, '2026-10', '#VALUE!', '#N/A', true, ''])
        expect(range.text.flat()).toEqual(['$120.50', '2026-10', 'North', '#N/A', 'TRUE', ''])
        expect(range.valuesAsJson[0]?.[0]).toEqual(cost)
        expect(range.valuesAsJson[3]?.[0]).toMatchObject({ type: 'Error', errorType: 'NotAvailable' })
        expect(range.valuesAsJson[5]?.[0]).toMatchObject({ type: 'Empty' })
        expect(sum.values).toEqual([[241]])
        host.user.insertRows('Sheet1', 1, 1)
        host.user.type('Sheet1!H3', 'typed')
        range.load('valuesAsJson')
        await context.sync()
        expect(range.valuesAsJson.flat().slice(0, 2)).toEqual([
          cost,
          { type: 'String', basicType: 'String', basicValue: 'typed' },
        ])
      }))

    test('that a custom function gives has its format, and the cell stays General', () =>
      host.Excel.run(async (context) => {
        const bound = { type: 'FormattedNumber', basicValue: 1234.5, numberFormat: '"at least "#,##0.00' }
        host.CustomFunctions.associate('BOUNDS', () => [
          [bound, 'text', { ...bound, numberFormat: '#,##0.00' }],
        ])
        registerFunctions(host, 'PENGUIN', {
          functions: [{ id: 'BOUNDS', name: 'BOUNDS', parameters: [], result: { dimensionality: 'matrix' } }],
        })
        const range = context.workbook.worksheets.getFirst().getRange('H20:J20')
        range.getCell(0, 0).formulas = [['=PENGUIN.BOUNDS()']]
        await context.sync()
        await host.model.calculation.settled()
        range.load('values,text,numberFormat,valuesAsJson')
        await context.sync()
        expect(range.values).toEqual([[1234.5, 'text', 1234.5]])
        expect(range.text).toEqual([['at least 1,234.50', 'text', '1,234.50']])
        expect(range.numberFormat).toEqual([['General', 'General', 'General']])
        expect(range.valuesAsJson[0]?.map(({ type }) => type)).toEqual([
          'FormattedNumber',
          'String',
          'FormattedNumber',
        ])
        range.numberFormat = [['0.0']]
        range.load('text')
        await context.sync()
        expect(range.text).toEqual([['1234.5', 'text', '1234.5']])
      }))

    test.each<[what: string, json: object]>([
      ['no type', { basicValue: 1 }],
      ['a type that is none', { type: 'Money', basicValue: 1 }],
      ['a text for a number', { type: 'Double', basicValue: '1' }],
      ['a formatted number without a format', { type: 'FormattedNumber', basicValue: 1 }],
    ])('is refused with %s', async (_what, json) => {
      const code = await refusal(({ worksheets }) => {
        worksheets.getFirst().getRange('K1').valuesAsJson = [[json as never]]
      })
      expect(code).toBe('InvalidArgument')
    })

    test('is refused by Excel 2024, which knows objects and none of their properties for numbers', async () => {
      const older = startExcelHost({ host: 'ltsc2024', librarySource: readLibrary })
      const write = older.Excel.run(async (context) => {
        context.workbook.worksheets.getFirst().getRange('A1').valuesAsJson = [[cost as never]]
        await context.sync()
      })
      expect(await codeOf(write)).toBe('InvalidArgument')
      older.close()
    })
  })
})
