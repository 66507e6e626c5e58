// How cells look, and what is done with whole cells, by programs as add-ins write them.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readLibrary } from '../client/read-library-node.ts'
import { type ExcelHost, startExcelHost } from '../start-excel.ts'

describe('Formats', () => {
  let host: ExcelHost
  beforeAll(() => {
    host = startExcelHost({ librarySource: readLibrary })
  })
  afterAll(() => host.close())

  type Program<Result> = (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<Result> | Result

  /** Runs a program on the sheet that is open; what it gives back is read after a last sync. */
  function run<Result>(program: Program<() => Result>): Promise<Result> {
    return host.Excel.run(async (context) => {
      const read = await program(context.workbook.worksheets.getActiveWorksheet(), context)
      await context.sync()
      return read()
    })
  }

  /** @returns the code of the error that the program ends with */
  function codeOf(program: Program<void>): Promise<string> {
    const done = host.Excel.run(async (context) => {
      await program(context.workbook.worksheets.getActiveWorksheet(), context)
      await context.sync()
    })
    return done.then(
      () => 'none',
      (error: OfficeExtension.Error) => error.code,
    )
  }

  const FONT = 'format/font/bold,format/font/color,format/font/name,format/font/underline'

  describe('the format of a range', () => {
    test('is null where its cells differ, and Excel’s usual one where nobody chose', async () => {
      const { format } = await run((sheet) => {
        sheet.getRange('A1').format.font.bold = true
        const range = sheet.getRange('A1:B1').load(`${FONT},format/fill/color,format/horizontalAlignment`)
        return () => range
      })
      expect(format.font.toJSON()).toMatchObject({
        bold: null,
        color: '#000000',
        name: 'Calibri',
        underline: 'None',
      })
      expect(format.fill.color).toBe('#FFFFFF')
      expect(format.horizontalAlignment).toBe('General')
    })

    test('takes a color by its name and gives its number', async () => {
      const color = await run((sheet) => {
        sheet.getRange('A2').format.fill.color = 'orange'
        const cell = sheet.getRange('A2').load('format/fill/color')
        return () => cell.format.fill.color
      })
      expect(color).toBe('#FFA500')
    })

    test('of a whole column is had by cells that are still blank, and a cell can be without it again', async () => {
      const [low, cleared, column] = await run((sheet) => {
        const columns = sheet.getRange('C:C')
        columns.format.fill.color = '#00FF00'
        columns.numberFormat = [['0.00']]
        sheet.getRange('C5').format.fill.clear()
        sheet.getRange('C900').values = [[1]]
        const ranges = ['C900', 'C5', 'C:C'].map((each) => sheet.getRange(each).load('format/fill/color'))
        const text = sheet.getRange('C900').load('text')
        return () => [
          [ranges[0]?.format.fill.color, text.text],
          ranges[1]?.format.fill.color,
          ranges[2]?.format.fill.color,
        ]
      })
      expect(low).toEqual(['#00FF00', [['1.00']]])
      expect(cleared).toBe('#FFFFFF')
      expect(column).toBeNull()
    })

    test('has its lines on the edges of the range, and a line between two cells is one', async () => {
      const [items, below, after] = await run(async (sheet, context) => {
        const { borders } = sheet.getRange('E2:F3').format
        borders.getItem('EdgeBottom').style = 'Double'
        borders.getItem('InsideVertical').color = '#FF0000'
        borders.getItem('EdgeTop').weight = 'Thick'
        borders.load('items/sideIndex,items/style,items/weight,items/color')
        const edge = sheet.getRange('E4:F4').format.borders.getItem('EdgeTop').load('style')
        await context.sync()
        const before = [borders.items.map((each) => each.toJSON()), edge.style] as const
        edge.style = 'None'
        const bottom = borders.getItem('EdgeBottom').load('style')
        return () => [...before, bottom.style] as const
      })
      expect(items).toContainEqual({
        sideIndex: 'EdgeTop',
        style: 'Continuous',
        weight: 'Thick',
        color: '#000000',
      })
      expect(items).toContainEqual({
        sideIndex: 'InsideVertical',
        style: 'Continuous',
        weight: 'Thin',
        color: '#FF0000',
      })
      expect(items).toContainEqual({ sideIndex: 'EdgeLeft', style: 'None', weight: 'Thin', color: '#000000' })
      expect([below, after]).toEqual(['Double', 'None'])
    })

    test('is read and written for many cells at once', async () => {
      const [properties, italic] = await run((sheet) => {
        const range = sheet.getRange('H1:I1')
        range.setCellProperties([[{ format: { font: { italic: true }, fill: { color: 'red' } } }, {}]])
        const read = range.getCellProperties({ address: true, format: { fill: { color: true } } })
        range.load('format/font/italic')
        return () => [read.value, range.format.font.italic] as const
      })
      expect(properties).toEqual([
        [
          { address: 'Sheet1!H1', format: { fill: { color: '#FF0000' } } },
          { address: 'Sheet1!I1', format: { fill: { color: '#FFFFFF' } } },
        ],
      ])
      expect(italic).toBeNull()
    })

    test.each<[string, Program<void>]>([
      ['a color that is none', (sheet) => sheet.getRange('A1').format.fill.set({ color: 'colour' })],
      ['null for a color', (sheet) => sheet.getRange('A1').format.font.set({ color: null as never })],
      ['a word for a truth value', (sheet) => sheet.getRange('A1').format.font.set({ bold: 'yes' as never })],
      [
        'an edge that is none',
        (sheet) =>
          sheet
            .getRange('A1')
            .format.borders.getItem('Top' as never)
            .set({ style: 'Dash' }),
      ],
      ['too deep an indent', (sheet) => sheet.getRange('A1').format.set({ indentLevel: 251 })],
      ['properties of another size', (sheet) => sheet.getRange('A1:B1').setCellProperties([[{}]])],
    ])('refuses %s', async (_, program) => {
      expect(await codeOf(program)).toBe('InvalidArgument')
    })

    test('comes back with undo, a batch at a time', async () => {
      const look = () =>
        run((sheet) => {
          const cell = sheet
            .getRange('K1')
            .load('format/fill/color,format/columnWidth,format/protection/locked')
          return () => [cell.format.fill.color, cell.format.columnWidth, cell.format.protection.locked]
        })
      const before = await look()
      await run((sheet) => {
        const { format } = sheet.getRange('K1')
        Object.assign(format, { columnWidth: 90 })
        format.fill.color = '#123456'
        format.protection.locked = false
        return () => undefined
      })
      expect(await look()).toEqual(['#123456', 90, false])
      host.model.book.undo()
      expect(await look()).toEqual(before)
    })
  })

  describe('rows and columns', () => {
    test('that are hidden are left out of the view, and a range of both is neither', async () => {
      const [mixed, both, view] = await run((sheet) => {
        sheet.getRange('A21:A24').values = [[1], [2], [3], [4]]
        sheet.getRange('22:23').rowHidden = true
        const ranges = ['A21:A24', 'A22:A23'].map((each) => sheet.getRange(each).load('rowHidden,hidden'))
        const seen = sheet.getRange('A21:A24').getVisibleView().load('values,cellAddresses')
        return () => [ranges[0]?.toJSON(), ranges[1]?.toJSON(), seen.toJSON()] as const
      })
      expect(mixed).toEqual({ rowHidden: null, hidden: false })
      expect(both).toEqual({ rowHidden: true, hidden: true })
      expect(view).toEqual({ values: [[1], [4]], cellAddresses: [['Sheet1!A21'], ['Sheet1!A24']] })
    })

    test('that are grouped fold away and come back', async () => {
      const [folded, unfolded] = await run((sheet) => {
        const rows = sheet.getRange('26:28')
        rows.group('ByRows')
        rows.hideGroupDetails('ByRows')
        const hidden = sheet.getRange('A26:A28').load('rowHidden')
        rows.showGroupDetails('ByRows')
        const shown = sheet.getRange('26:28').load('rowHidden')
        return () => [hidden.rowHidden, shown.rowHidden] as const
      })
      expect([folded, unfolded]).toEqual([true, false])
    })

    test('are as wide as points say, or as their texts need', async () => {
      const [points, fitted] = await run((sheet) => {
        sheet.getRange('M1:M2').values = [['short'], ['a text that is a good deal longer']]
        sheet.getRange('N1').format.columnWidth = 75
        sheet.getRange('M1:M2').format.autofitColumns()
        const ranges = ['N1', 'M1'].map((each) => sheet.getRange(each).load('format/columnWidth,width'))
        return () => ranges.map((each) => [each.format.columnWidth, each.width])
      })
      expect(points).toEqual([75, 75])
      expect(fitted?.[0]).toBeGreaterThan(150)
    })
  })

  describe('whole cells', () => {
    test('are sorted with numbers first, blank cells last, and formulas that still mean their own row', async () => {
      const [values, formulas, color] = await run((sheet) => {
        const range = sheet.getRange('P1:Q5')
        range.values = [
          ['key', 'value'],
          ['b', '=ROW(P2)'],
          ['', 5],
          ['A', true],
          [7, '=P5*2'],
        ]
        sheet.getRange('P5').format.fill.color = '#123456'
        range.sort.apply([{ key: 0, ascending: true }], false, true)
        range.load('values,formulas')
        const first = sheet.getRange('P2').load('format/fill/color')
        return () => [range.values, range.formulas, first.format.fill.color] as const
      })
      expect(values).toEqual([
        ['key', 'value'],
        [7, 14],
        ['A', true],
        ['b', 4],
        ['', 5],
      ])
      expect([formulas[1]?.[1], formulas[3]?.[1]]).toEqual(['=P2*2', '=ROW(P4)'])
      expect(color).toBe('#123456')
    })

    test('are copied with formulas that move along, or their values or formats alone', async () => {
      const [formulas, colors] = await run((sheet) => {
        sheet.getRange('S1:T1').values = [[1, '=S1+1']]
        sheet.getRange('S1').format.fill.color = '#FF0000'
        sheet.getRange('S2:T3').copyFrom('S1:T1')
        sheet.getRange('S4').copyFrom('S1:T1', 'Values')
        sheet.getRange('S5').copyFrom('S1:T1', 'Formats')
        const range = sheet.getRange('S2:T5').load('formulas')
        const looks = sheet.getRange('S2:S5').getCellProperties({ format: { fill: { color: true } } })
        return () => [range.formulas, looks.value.flat().map(({ format }) => format?.fill?.color)] as const
      })
      expect(formulas).toEqual([
        [1, '=S2+1'],
        [1, '=S3+1'],
        [1, 2],
        ['', ''],
      ])
      expect(colors).toEqual(['#FF0000', '#FF0000', '#FFFFFF', '#FF0000'])
    })

    test('have formulas by distance too', async () => {
      const [formulas, relative] = await run((sheet) => {
        const range = sheet.getRange('V2:V3')
        range.formulasR1C1 = [['=R[-1]C+SUM(R1C19:R2C[-2])&"R1C1"'], ["=COUNT(R1)+'R1C1'!RC"]]
        range.load('formulas,formulasR1C1')
        return () => [range.formulas, range.formulasR1C1] as const
      })
      expect(formulas).toEqual([['=V1+SUM($S$1:T$2)&"R1C1"'], ["=COUNT($1:$1)+'R1C1'!V3"]])
      expect(relative).toEqual([['=R[-1]C+SUM(R1C19:R2C[-2])&"R1C1"'], ["=COUNT(R1)+'R1C1'!RC"]])
    })

    test('know the array that they are part of', async () => {
      const [spill, parent, none, spilledUse] = await run((sheet) => {
        sheet.getRange('X1').formulas = [['=SEQUENCE(3,2)']]
        const whole = sheet.getRange('X1').getSpillingToRange().load('address,hasSpill')
        const first = sheet.getRange('Y3').getSpillParent().load('address')
        const nothing = sheet.getRange('Z9').getSpillParentOrNullObject()
        const used = sheet.getRange('W1:Z9').getUsedRange(true).load('address')
        return () => [whole.toJSON(), first.address, nothing.isNullObject, used.address] as const
      })
      expect(spilledUse).toBe('Sheet1!X1:Y3')
      expect(spill).toEqual({ address: 'Sheet1!X1:Y3', hasSpill: true })
      expect([parent, none]).toEqual(['Sheet1!X1', true])
    })

    test('are cleared of what they hold, of how they look, or of both, as quickly for the whole sheet', async () => {
      const [cell, used] = await run((sheet) => {
        const range = sheet.getRange('AC1')
        range.hyperlink = { address: 'https://example.com', textToDisplay: 'a link' }
        range.clear('Contents')
        range.load('values,format/font/underline')
        sheet.getRange('AC2:AD2').merge()
        sheet.getRange().clear()
        const nothing = sheet.getUsedRangeOrNullObject(true)
        return () => [[range.values, range.format.font.underline], nothing.isNullObject] as const
      })
      expect(cell).toEqual([[['']], 'Single'])
      expect(used).toBe(true)
    })
  })

  describe('cells that are pushed', () => {
    test('leave no part of a merged area behind', async () => {
      await run((sheet) => {
        sheet.getRange('B40:C41').merge()
        return () => undefined
      })
      expect(await codeOf((sheet) => void sheet.getRange('B39').insert('Down'))).toBe('InsertDeleteConflict')
      expect(await codeOf((sheet) => sheet.getRange('A40').delete('Left'))).toBe('InsertDeleteConflict')
      expect(await codeOf((sheet) => void sheet.getRange('B39:C39').insert('Down'))).toBe('none')
      const merged = await run((sheet) => {
        const areas = sheet.getRange('A30:Z50').getMergedAreasOrNullObject().load('address')
        return () => areas.address
      })
      expect(merged).toBe('Sheet1!B41:C42')
    })

    test('do not leave the sheet', async () => {
      const code = await codeOf((sheet) => {
        sheet.getRange('XFD60').values = [[1]]
        sheet.getRange('A60').insert('Right')
      })
      expect(code).toBe('NonBlankCellOffSheet')
    })
  })
})
