// Who listens hears what happened, after it happened, and only what was asked for.
// https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-events
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readLibrary } from '../client/read-library-node.ts'
import { type ExcelHost, startExcelHost } from '../start-excel.ts'

describe('Events', () => {
  let host: ExcelHost
  let told: unknown[] = []

  /** What was heard since the last time. */
  async function heard(): Promise<unknown[]> {
    await host.world.events.quiet()
    const news = told
    told = []
    return news
  }

  const run = (program: (sheet: Excel.Worksheet, context: Excel.RequestContext) => void): Promise<void> =>
    host.Excel.run(async (context) => {
      program(context.workbook.worksheets.getItem('Sheet1'), context)
      await context.sync()
    })

  beforeAll(async () => {
    host = startExcelHost({ librarySource: readLibrary })
    await host.Excel.run(async (context) => {
      const { workbook } = context
      const { worksheets } = workbook
      const sheet = worksheets.getItem('Sheet1')
      const tell =
        (name: string, ...keys: string[]) =>
        async (event: object) =>
          void told.push([name, ...keys.map((key) => (event as Record<string, unknown>)[key])])
      sheet.onChanged.add(tell('changed', 'changeType', 'address', 'triggerSource', 'details'))
      sheet.onSelectionChanged.add(tell('selected', 'address'))
      sheet.onCalculated.add(tell('calculated', 'address'))
      sheet.onFormatChanged.add(tell('formatted', 'address'))
      workbook.onSelectionChanged.add(tell('document selected'))
      worksheets.onAdded.add(tell('sheet added'))
      worksheets.onDeleted.add(tell('sheet deleted'))
      worksheets.onActivated.add(tell('activated'))
      worksheets.onDeactivated.add(tell('deactivated', 'worksheetId'))
      worksheets.onNameChanged.add(tell('named', 'nameBefore', 'nameAfter'))
      sheet.tables.onAdded.add(tell('table added'))
      workbook.tables.onChanged.add(tell('table changed', 'changeType', 'address'))
      workbook.tables.onDeleted.add(tell('table deleted', 'tableName'))
      await context.sync()
    })
  })
  afterAll(() => host.close())

  const details = (
    valueBefore: unknown,
    valueTypeBefore: string,
    valueAfter: unknown,
    valueTypeAfter: string,
  ) => ({
    valueBefore,
    valueAfter,
    valueTypeBefore,
    valueTypeAfter,
  })

  describe('a changed cell', () => {
    test('is told with what it was and is, and whether the program did it', async () => {
      await run((sheet) => {
        sheet.getRange('A1').values = [[5]]
      })
      host.user.type('Sheet1!A1', 'six')
      expect(await heard()).toEqual([
        ['changed', 'RangeEdited', 'A1', 'ThisLocalAddin', details('', 'Empty', 5, 'Double')],
        ['changed', 'RangeEdited', 'A1', 'Unknown', details(5, 'Double', 'six', 'String')],
      ])
    })

    test('is told with others as one range, without what they were', async () => {
      await run((sheet) => {
        sheet.getRange('A1:B2').values = [
          [1, 2],
          [3, null as never],
        ]
      })
      expect(await heard()).toEqual([['changed', 'RangeEdited', 'A1:B2', 'ThisLocalAddin', undefined]])
    })

    test('is no formula whose result changed: that is calculated', async () => {
      await run((sheet) => {
        sheet.getRange('C1:C2').formulas = [['=A1*10'], ['=A1*20']]
      })
      await heard()
      host.user.type('Sheet1!A1', '7')
      expect(await heard()).toEqual([
        ['changed', 'RangeEdited', 'A1', 'Unknown', details(1, 'Double', 7, 'Double')],
        ['calculated', 'C1:C2'],
      ])
    })

    test('is not told when its looks alone change', async () => {
      await run((sheet) => {
        sheet.getRange('A1').numberFormat = [['0.00']]
      })
      expect(await heard()).toEqual([['formatted', 'A1']])
    })

    test('is told when undo changes it', async () => {
      host.user.type('Sheet1!D1', 'x')
      await heard()
      await host.user.undo()
      expect(await heard()).toEqual([
        ['changed', 'RangeEdited', 'D1', 'Unknown', details('x', 'String', '', 'Empty')],
      ])
    })
  })

  test('inserted and deleted cells are told as such, and not as edited', async () => {
    host.user.insertRows('Sheet1', 2, 3)
    await host.user.undo()
    await run((sheet) => {
      sheet.getRange('A1').insert('Right')
      sheet.getRange('A1').delete('Left')
    })
    const changes = (await heard()).filter((event) => (event as unknown[])[0] === 'changed')
    expect(changes.map((event) => (event as unknown[]).slice(1, 3))).toEqual([
      ['RowInserted', '2:4'],
      ['RowDeleted', '2:4'],
      ['CellInserted', 'A1'],
      ['CellDeleted', 'A1'],
    ])
  })

  test('a selection is told to its sheet and to the workbook, once it is another', async () => {
    host.user.select('Sheet1!B2:C3')
    host.user.select('Sheet1!B2:C3')
    expect(await heard()).toEqual([['selected', 'B2:C3'], ['document selected']].toReversed())
  })

  test('sheets are told of: added without being shown, named, shown, deleted', async () => {
    await host.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add('New')
      sheet.name = 'Newer'
      await context.sync()
      expect(await heard()).toEqual([['sheet added'], ['named', 'New', 'Newer']])
      sheet.activate()
      await context.sync()
      expect(await heard()).toEqual(
        expect.arrayContaining([['deactivated', 'sheet1'], ['activated'], ['document selected']]),
      )
      sheet.delete()
      await context.sync()
      expect(await heard()).toEqual(expect.arrayContaining([['sheet deleted']]))
    })
  })

  test('tables are told of, and what changes in them', async () => {
    await run((sheet) => {
      sheet.getRange('K1:L2').values = [
        ['Tenant', 'Amount'],
        ['north', 1],
      ]
      sheet.tables.add('K1:L2', true).name = 'Told'
    })
    expect((await heard()).at(-1)).toEqual(['table added'])
    host.user.type('Sheet1!L2', '2')
    host.user.type('Sheet1!N2', 'outside')
    expect((await heard()).filter((event) => String(event).startsWith('table'))).toEqual([
      ['table changed', 'RangeEdited', 'L2'],
    ])
    await run((sheet) => sheet.tables.getItem('Told').delete())
    expect(await heard()).toEqual(expect.arrayContaining([['table deleted', 'Told']]))
  })

  test('the range of an event is where its cells are by then', async () => {
    const addresses: string[] = []
    await host.Excel.run(async (context) => {
      const handle = context.workbook.tables.onChanged.add(async (event) => {
        const range = event.getRange(context)
        range.load('address')
        await context.sync()
        addresses.push(`${event.address} -> ${range.address}`)
      })
      context.workbook.worksheets.getItem('Sheet1').tables.add('T1:U5', true)
      await context.sync()
      host.user.type('Sheet1!T3', 'x')
      host.user.insertRows('Sheet1', 1, 1)
      await heard()
      handle.remove()
      await context.sync()
    })
    expect(addresses).toContain('T3 -> Sheet1!T4')
  })

  test('nobody hears anything while the program has switched events off', async () => {
    await heard()
    await host.Excel.run(async (context) => {
      context.runtime.load('enableEvents')
      await context.sync()
      expect(context.runtime.enableEvents).toBe(true)
      context.runtime.enableEvents = false
      context.workbook.worksheets.getItem('Sheet1').getRange('Z1').values = [['silent']]
      await context.sync()
      context.runtime.enableEvents = true
      await context.sync()
    })
    expect(await heard()).toEqual([])
  })

  test('a handler that was removed hears nothing more', async () => {
    const mine: string[] = []
    await host.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1')
      const handle = sheet.onNameChanged.add(async ({ nameAfter }) => void mine.push(nameAfter))
      await context.sync()
      sheet.name = 'Renamed'
      await context.sync()
      await heard()
      handle.remove()
      await context.sync()
      sheet.name = 'Sheet1'
      await context.sync()
      await heard()
    })
    expect(mine).toEqual(['Renamed'])
  })
})
