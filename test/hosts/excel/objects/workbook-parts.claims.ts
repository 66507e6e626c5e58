// What a workbook and its sheets have beside cells, by programs as add-ins write them.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readLibrary } from '../client/read-library-node.ts'
import type { Lacking } from '../create-world.ts'
import { type ExcelHost, startExcelHost } from '../start-excel.ts'

describe('Parts of a workbook', () => {
  let host: ExcelHost
  beforeAll(() => {
    host = startExcelHost({ librarySource: readLibrary })
  })
  afterAll(() => host.close())

  type Program<Result> = (sheet: Excel.Worksheet, workbook: Excel.Workbook) => Promise<Result> | Result

  /** Runs a program on the first sheet; what it gives back is read after a last sync. */
  function run<Result>(program: Program<() => Result>): Promise<Result> {
    return host.Excel.run(async (context) => {
      const read = await program(context.workbook.worksheets.getItem('Sheet1'), context.workbook)
      await context.sync()
      return read()
    })
  }

  const done = () => undefined

  /** @returns the code of the error that the program ends with */
  async function codeOf(program: Program<unknown>): Promise<string> {
    const ended = run(async (sheet, workbook) => {
      await program(sheet, workbook)
      return () => 'none'
    })
    return ended.catch((error: OfficeExtension.Error) => error.code)
  }

  describe('names', () => {
    test('mean cells that follow when rows are inserted, and formulas know them', async () => {
      const [rates, tax, cells, sum] = await run((sheet, { names }) => {
        sheet.getRange('A1:B2').values = [
          [1, 2],
          [3, 4],
        ]
        names.add('Rates', sheet.getRange('A1:B2'), 'of the year')
        names.add('Tax', '=0.07')
        sheet.getRange('1:1').insert('Down')
        const [range, constant] = ['Rates', 'Tax'].map((name) =>
          names.getItem(name).load('value,type,formula,scope,comment'),
        )
        const meant = sheet.getRange('rates').load('address')
        sheet.getRange('D1').formulas = [['=SUM(Rates)*Tax']]
        const total = sheet.getRange('D1').load('values')
        return () => [range?.toJSON(), constant?.toJSON(), meant.address, total.values] as const
      })
      expect(rates).toEqual({
        ...{ value: 'Sheet1!$A$2:$B$3', formula: '=Sheet1!$A$2:$B$3', type: 'Range' },
        ...{ scope: 'Workbook', comment: 'of the year' },
      })
      expect(tax).toMatchObject({ value: 0.07, type: 'Double', formula: '=0.07' })
      expect([cells, sum]).toEqual(['Sheet1!A2:B3', [[0.7]]])
    })

    test('of a sheet are apart from those of the workbook', async () => {
      const [own, sheetName, count, range] = await run((sheet, workbook) => {
        const name = sheet.names.add('Tax', '=Sheet1!$B$2').load('scope')
        const of = name.worksheet.load('name')
        const ofBook = workbook.names.getItem('Tax')
        const counted = sheet.names.getCount()
        const nothing = ofBook.getRangeOrNullObject()
        return () => [name.scope, of.name, counted.value, nothing.isNullObject]
      })
      expect([own, sheetName, count, range]).toEqual(['Worksheet', 'Sheet1', 1, true])
    })

    test.each<[string, string, string, string]>([
      ['a name that is taken, whatever its case', 'RATES', '=1', 'ItemAlreadyExists'],
      ['a name that is an address', 'AB12', '=1', 'InvalidArgument'],
      ['a name of two words', 'Two words', '=1', 'InvalidArgument'],
      ['a text that is no formula', 'Price', '$3,151,820', 'InvalidArgument'],
    ])('refuse %s', async (_, name, formula, code) => {
      expect(await codeOf((_sheet, { names }) => names.add(name, formula))).toBe(code)
    })
  })

  describe('a workbook keeps', () => {
    test('settings with their dates', async () => {
      const [value, none, left] = await run(async (sheet, { settings }) => {
        const setting = settings.add('view', { since: new Date(0), columns: [1, 2] }).load('value')
        const nothing = settings.getItemOrNullObject('other')
        await sheet.context.sync()
        const before = setting.value
        setting.delete()
        const count = settings.getCount()
        return () => [before, nothing.isNullObject, count.value] as const
      })
      expect(value).toEqual({ since: new Date(0), columns: [1, 2] })
      expect([none, left]).toEqual([true, 0])
    })

    test('XML by its namespace', async () => {
      const [uri, same, xml] = await run(async (sheet, { customXmlParts }) => {
        const part = customXmlParts.add('<p:prefs xmlns:p="urn:one"><all/></p:prefs>').load('id,namespaceUri')
        const only = customXmlParts.getByNamespace('urn:one').getOnlyItem().load('id')
        await sheet.context.sync()
        const before = part.namespaceUri
        part.setXml('<prefs xmlns="urn:two"/>')
        const text = customXmlParts.getItem(part.id).getXml()
        return () => [before, only.id === part.id, text.value] as const
      })
      expect([uri, same, xml]).toEqual(['urn:one', true, '<prefs xmlns="urn:two"/>'])
      expect(await codeOf((_, { customXmlParts }) => customXmlParts.add('<prefs>'))).toBe('InvalidArgument')
    })

    test('its title, and properties whose names differ in more than their case', async () => {
      const [title, items] = await run((_, { properties }) => {
        properties.title = 'Costs'
        properties.custom.add('Period', 2026)
        properties.custom.add('period', 2026.5)
        properties.custom.add('Closed', new Date(0))
        properties.load('title,custom/items/key,custom/items/type')
        properties.custom.load('items/key,items/type')
        return () =>
          [properties.title, properties.custom.items.map(({ key, type }) => `${key}: ${type}`)] as const
      })
      expect([title, items]).toEqual(['Costs', ['Period: Float', 'Closed: Date']])
    })

    test('its sheets as they are once its structure is protected', async () => {
      await run((_, { protection }) => {
        protection.protect('secret')
        return done
      })
      expect(await codeOf((_, { worksheets }) => worksheets.add('New'))).toBe('AccessDenied')
      expect(await codeOf((sheet) => sheet.set({ name: 'Other' }))).toBe('AccessDenied')
      expect(await codeOf((_, { protection }) => protection.unprotect('guess'))).toBe('InvalidArgument')
      expect(await codeOf((_, { protection }) => protection.unprotect('secret'))).toBe('none')
    })
  })

  describe('a protected sheet', () => {
    beforeAll(() =>
      run((sheet) => {
        sheet.getRange('F1:F9').format.protection.locked = false
        sheet.protection.protect({ allowFormatCells: true, allowInsertRows: true }, 'secret')
        return done
      }),
    )

    test.each<[string, Program<unknown>]>([
      [
        'values into cells that are not locked',
        (sheet) => sheet.getRange('F2:F3').set({ values: [[1], [2]] }),
      ],
      ['what its options allow', (sheet) => sheet.getRange('A1').format.font.set({ bold: true })],
      ['new rows, where they are allowed', (sheet) => sheet.getRange('5:5').insert('Down')],
    ])('takes %s', async (_, program) => {
      expect(await codeOf(program)).toBe('none')
    })

    test.each<[string, Program<unknown>]>([
      ['values where a cell is locked', (sheet) => sheet.getRange('E2:F2').set({ values: [[1, 2]] })],
      ['a value that is cleared', (sheet) => sheet.getRange('A2').clear()],
      ['the width of a column', (sheet) => sheet.getRange('F1').format.set({ columnWidth: 90 })],
      ['a row that is hidden', (sheet) => sheet.getRange('2:2').set({ rowHidden: true })],
      ['rows that are deleted', (sheet) => sheet.getRange('2:2').delete('Up')],
      ['some cells that are inserted', (sheet) => sheet.getRange('F2').insert('Down')],
      ['another lock', (sheet) => sheet.getRange('F2').format.protection.set({ locked: true })],
      ['merged cells', (sheet) => sheet.getRange('F2:F3').merge()],
      ['a chart', (sheet) => sheet.charts.add('Line', sheet.getRange('A1:B2'))],
      ['a filter', (sheet) => sheet.autoFilter.apply(sheet.getRange('A1:B3'))],
      ['protection', (sheet) => sheet.protection.protect()],
    ])('refuses %s', async (_, program) => {
      expect(await codeOf(program)).toBe('AccessDenied')
    })

    test('is free again with its password alone', async () => {
      expect(await codeOf(({ protection }) => protection.unprotect('guess'))).toBe('InvalidArgument')
      const [before, after] = await run(async ({ protection, context }) => {
        protection.load('protected,options')
        await context.sync()
        const { options } = protection
        protection.unprotect('secret')
        protection.load('protected')
        return () => [options, protection.protected] as const
      })
      expect(before).toMatchObject({ allowFormatCells: true, allowSort: false, selectionMode: 'Normal' })
      expect(after).toBe(false)
    })
  })

  describe('a sheet keeps', () => {
    test('rows and columns in sight', async () => {
      const [rows, both, none] = await run(async ({ freezePanes, context }) => {
        freezePanes.freezeRows(2)
        const first = freezePanes.getLocation().load('address')
        freezePanes.freezeAt('A1:B3')
        const second = freezePanes.getLocationOrNullObject().load('address')
        await context.sync()
        freezePanes.unfreeze()
        const third = freezePanes.getLocationOrNullObject()
        return () => [first.address, second.address, third.isNullObject]
      })
      expect([rows, both, none]).toEqual(['Sheet1!1:2', 'Sheet1!A1:B3', true])
    })

    test('how it prints, and what it prints where rows are inserted', async () => {
      const [page, titles, area, header] = await run((sheet) => {
        const { pageLayout } = sheet
        pageLayout.orientation = 'Landscape'
        pageLayout.zoom = { horizontalFitToPages: 1 }
        pageLayout.setPrintTitleRows('$1:$2')
        pageLayout.setPrintArea('A1:D20')
        pageLayout.setPrintMargins('Inches', { top: 1 })
        pageLayout.headersFooters.defaultForAllPages.centerHeader = '&A'
        sheet.getRange('10:11').insert('Down')
        pageLayout.load('orientation,zoom,topMargin,leftMargin')
        const rows = pageLayout.getPrintTitleRows().load('address')
        const areas = pageLayout.getPrintArea().load('address')
        const { defaultForAllPages } = pageLayout.headersFooters
        defaultForAllPages.load('centerHeader')
        return () =>
          [pageLayout.toJSON(), rows.address, areas.address, defaultForAllPages.centerHeader] as const
      })
      expect(page).toMatchObject({
        ...{ orientation: 'Landscape', zoom: { horizontalFitToPages: 1 } },
        ...{ topMargin: 72, leftMargin: 50.4 },
      })
      expect([titles, area, header]).toEqual(['Sheet1!1:2', 'Sheet1!A1:D22', '&A'])
    })

    test('a filter by values or by what they are more than', async () => {
      const views = await run(async (sheet) => {
        const range = sheet.getRange('H1:I6')
        range.values = [
          ['key', 'cost'],
          ['a', 1],
          ['b', 2],
          ['a', 3],
          ['c', 4],
          ['', 1000],
        ]
        const seen = () => range.getVisibleView().load('values')
        sheet.autoFilter.apply(range, 0, { filterOn: 'Values', values: ['a'] })
        const byValue = seen()
        sheet.autoFilter.apply(range, 1, { filterOn: 'Custom', criterion1: '>1' })
        const byBoth = seen()
        sheet.autoFilter.clearCriteria()
        sheet.autoFilter.apply(range, 1, { filterOn: 'TopItems', criterion1: '2' })
        const top = seen()
        const { autoFilter } = sheet
        autoFilter.load('criteria,isDataFiltered')
        await sheet.context.sync()
        const { criteria } = autoFilter
        autoFilter.remove()
        const none = autoFilter.getRangeOrNullObject()
        return () => [
          ...[byValue, byBoth, top].map((view) => view.values.slice(1)),
          criteria,
          none.isNullObject,
        ]
      })
      expect(views).toEqual([
        [
          ['a', 1],
          ['a', 3],
        ],
        [['a', 3]],
        [
          ['c', 4],
          ['', 1000],
        ],
        [{}, { filterOn: 'TopItems', criterion1: '2' }],
        true,
      ])
    })

    test('charts of cells, where they stand and what they are called', async () => {
      const [chart, series, left] = await run(async (sheet) => {
        sheet.getRange('K1:L3').values = [
          ['Month', 'Cost'],
          ['May', 10],
          ['June', 20],
        ]
        const added = sheet.charts.add('ColumnClustered', sheet.getRange('K1:L3'), 'Auto')
        added.name = 'Costs'
        added.setPosition('N2', 'P9')
        added.title.text = 'Costs by month'
        added.load('name,chartType,left,top,width,title/text')
        added.series.load('items/name')
        const values = added.series.getItemAt(0).getDimensionValues('Values')
        const cells = sheet.getRange('N2:P9').load('left,top,width')
        await sheet.context.sync()
        const drawn = added.toJSON()
        sheet.charts.getItem('costs').delete()
        const count = sheet.charts.getCount()
        return () =>
          [
            { ...drawn, cells: cells.toJSON() },
            [added.series.items[0]?.name, values.value],
            count.value,
          ] as const
      })
      expect(chart).toMatchObject({
        name: 'Costs',
        chartType: 'ColumnClustered',
        title: { text: 'Costs by month' },
      })
      expect(chart).toMatchObject(chart.cells)
      expect(series).toEqual(['Cost', [10, 20]])
      expect(left).toBe(0)
    })

    test('colours and labels of single points of a waterfall, which has no gaps; stacked columns have no connector lines', async () => {
      const [labels, colors] = await run(async (sheet) => {
        const waterfall = sheet.charts.add('Waterfall', sheet.getRange('K1:L3'), 'Columns')
        const series = waterfall.series.getItemAt(0)
        series.hasDataLabels = true
        series.dataLabels.numberFormat = '0.0'
        const [first, last] = [series.points.getItemAt(0), series.points.getItemAt(1)]
        last.format.fill.setSolidColor('#404040')
        last.dataLabel.numberFormat = '-0;0'
        for (const { dataLabel } of [first, last]) dataLabel.load('numberFormat')
        const fills = [first, last].map(({ format }) => format.fill.getSolidColor())
        await sheet.context.sync()
        return () => [
          [first, last].map(({ dataLabel }) => dataLabel.numberFormat),
          fills.map(({ value }) => value),
        ]
      })
      expect(labels).toEqual(['0.0', '-0;0'])
      expect(colors).toEqual(['', '#404040'])
      const firstSeries = ({ charts }: Excel.Worksheet) => charts.getItemAt(0).series.getItemAt(0)
      expect(await codeOf((sheet) => firstSeries(sheet).set({ gapWidth: 40 }))).toBe('InvalidArgument')
      expect(await codeOf((sheet) => firstSeries(sheet).points.getItemAt(2))).toBe('ItemNotFound')
      await run(({ charts }) => {
        charts.getItemAt(0).chartType = 'ColumnStacked'
        return done
      })
      expect(await codeOf((sheet) => firstSeries(sheet).set({ showConnectorLines: true }))).toBe(
        'InvalidArgument',
      )
      await run(({ charts }) => {
        charts.getItemAt(0).delete()
        return done
      })
    })

    test('all of it in a copy, whose own names mean its own cells', async () => {
      const [copy, names, properties, next] = await run((sheet) => {
        sheet.customProperties.add('kind', 'report')
        const copied = sheet.copy('After', sheet).load('name,position,showHeadings')
        copied.names.load('items/name,items/formula')
        copied.customProperties.load('items/key,items/value')
        const after = sheet.getNextOrNullObject().load('name')
        const last = copied.getNextOrNullObject()
        return () => [
          [copied.name, copied.position],
          copied.names.items.map(({ formula }) => formula),
          copied.customProperties.items.map(({ value }) => value),
          [after.name, last.isNullObject],
        ]
      })
      expect(copy).toEqual(['Sheet1 (2)', 1])
      expect(names).toEqual(["='Sheet1 (2)'!$B$2"])
      expect(properties).toEqual(['report'])
      expect(next).toEqual(['Sheet1 (2)', true])
    })

    test('and its tables have names of their own', async () => {
      const names = await run((sheet, { tables }) => {
        sheet.getRange('J1:J2').values = [['Cost'], [1]]
        sheet.tables.add('J1:J2', true).name = 'Costs'
        sheet.copy('End')
        tables.load('items/name')
        return () => tables.items.map(({ name }) => name)
      })
      expect(names.toSorted()).toEqual(['Costs', 'Costs2'])
    })
  })

  test.each<[string, Lacking, string]>([
    ['of an older Excel has no waterfall', { sets: { ExcelApi: '1.8' } }, 'ApiNotFound'],
    [
      'that refuses them has no formats of points',
      { refuses: ['ChartPoint.format'] },
      'UnsupportedOperation',
    ],
  ])('a stand-in %s', async (_, lacking, code) => {
    const other = startExcelHost({ librarySource: readLibrary, lacking })
    const ended = other.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1')
      sheet.getRange('A1:B2').values = [
        ['', 'Cost'],
        ['May', 10],
      ]
      const chart = sheet.charts.add('Waterfall', sheet.getRange('A1:B2'), 'Columns')
      chart.series.getItemAt(0).points.getItemAt(0).format.fill.clear()
      await context.sync()
    })
    await expect(ended).rejects.toMatchObject({ code })
    other.close()
  })
})
