// Microsoft's samples on ranges, anew: each creates its sheet, does what the sample's buttons do, and tells what is there.
import { newSheet, read, type Sample } from './sample.ts'

const FLEET = [
  ['Plane', 'Flights', 'Price', 'Revenue'],
  ['Heron', 3, 120.5, '=C3*D3'],
  ['Swift', 2, 80, '=C4*D4'],
  ['Crane', 4, 99.25, '=C5*D5'],
]

function fleet(context: Excel.RequestContext) {
  const sheet = newSheet(context)
  const range = sheet.getRange('B2:E5')
  range.values = FLEET
  range.format.autofitColumns()
  return { sheet, range }
}

export const RANGE_SAMPLES: readonly Sample[] = [
  {
    path: '42-range/set-get-values',
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const sheet = newSheet(context)
        const range = sheet.getRange('B2:D5')
        range.values = FLEET.map((row) => row.slice(0, 3))
        range.getRow(0).format.fill.color = '#225577'
        await context.sync()
        sheet.getRange('C3').values = [[6]]
        sheet.getRange('B5:D5').values = [['Stork', 10, 1.8]]
        sheet.getRange('E3').formulas = [['=C3 * D3']]
        await context.sync()
        const product = '=R[0]C[-2] * R[0]C[-1]'
        const sums = sheet.getRange('E2:E6')
        sums.formulasR1C1 = [['Revenue'], [product], [product], [product], ['=SUM(R[-3]C[0]:R[-1]C[0])']]
        sums.format.autofitColumns()
        const { values, text, formulas } = await read(sheet.getRange('B3:E6'), 'values', 'text', 'formulas')
        return { values, text: text[2], formulas: formulas.map((row) => row[3]) }
      }),
    shows: {
      values: [
        ['Heron', 6, 120.5, 723],
        ['Swift', 2, 80, 160],
        ['Stork', 10, 1.8, 18],
        ['', '', '', 901],
      ],
      text: ['Stork', '10', '1.8', '18'],
      formulas: ['=C3 * D3', '=C4 * D4', '=C5 * D5', '=SUM(E3:E5)'],
    },
  },
  {
    path: '42-range/formatting',
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const { sheet } = fleet(context)
        await context.sync()
        const header = sheet.getRange('B2:E2')
        header.format.fill.color = '#225577'
        header.format.font.color = 'white'
        const figures = sheet.getRange('D3:E5')
        figures.numberFormat = Array.from({ length: 3 }, () => ['0.00', '0.00'])
        header.load('format/fill/color, format/font/color')
        const { text, numberFormat } = await read(figures, 'text', 'numberFormat')
        return {
          fill: header.format.fill.color,
          font: header.format.font.color,
          text,
          format: numberFormat[0],
        }
      }),
    shows: {
      fill: '#225577',
      font: '#FFFFFF',
      text: [
        ['120.50', '361.50'],
        ['80.00', '160.00'],
        ['99.25', '397.00'],
      ],
      format: ['0.00', '0.00'],
    },
  },
  {
    path: '42-range/insert-delete-clear-range',
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const { sheet, range } = fleet(context)
        range.getRow(0).format.fill.color = '#225577'
        await context.sync()
        sheet.getRange('B4:E4').insert(Excel.InsertShiftDirection.down)
        const inserted = await read(sheet.getRange('B3:E6'), 'formulas')
        sheet.getRange('B4:E4').delete(Excel.DeleteShiftDirection.up)
        const deleted = await read(sheet.getRange('B3:E5'), 'formulas')
        const totals = sheet.getRange('E2:E5')
        totals.clear()
        totals.load('format/fill/color')
        const cleared = await read(totals, 'values')
        return [inserted.formulas, deleted.formulas, cleared.values.flat(), totals.format.fill.color]
      }),
    shows: [
      [FLEET[1], ['', '', '', ''], ['Swift', 2, 80, '=C5*D5'], ['Crane', 4, 99.25, '=C6*D6']],
      FLEET.slice(1),
      ['', '', '', ''],
      '#FFFFFF',
    ],
  },
  {
    path: '42-range/range-copyfrom',
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const sheet = newSheet(context)
        sheet.getRange('A1:D1').values = [['4', '6', '8', '']]
        sheet.getRange('A1:D1').format.font.italic = true
        sheet.getRange('E1').formulas = [['=SUM(A1:D1)']]
        sheet.getRange('E1').format.font.bold = true
        sheet.getRange('F1').format.columnWidth = 120
        await context.sync()
        sheet.getRange('G1').copyFrom('A1:E1')
        sheet.getRange('G2').copyFrom('A1:E1', Excel.RangeCopyType.formulas)
        sheet.getRange('G3').copyFrom('E1', Excel.RangeCopyType.values)
        sheet.getRange('G4:K4').copyFrom('A1', Excel.RangeCopyType.values)
        sheet.getRange('G5').copyFrom('A1:E1', Excel.RangeCopyType.formats)
        sheet.getRange('G6:K6').values = [['was', 'was', 'was', 'was', 'was']]
        sheet.getRange('G6').copyFrom('A1:E1', Excel.RangeCopyType.all, true, false)
        sheet.getRange('G7').copyFrom('A1:E1', Excel.RangeCopyType.all, false, true)
        const bold = sheet.getRange('K5').load('format/font/bold')
        const { formulas } = await read(sheet.getRange('G1:K11'), 'formulas')
        return [...formulas, bold.format.font.bold]
      }),
    shows: [
      [4, 6, 8, '', '=SUM(G1:J1)'],
      [4, 6, 8, '', '=SUM(G2:J2)'],
      [18, '', '', '', ''],
      [4, 4, 4, 4, 4],
      ['', '', '', '', ''],
      [4, 6, 8, 'was', '=SUM(G6:J6)'],
      [4, '', '', '', ''],
      [6, '', '', '', ''],
      [8, '', '', '', ''],
      ['', '', '', '', ''],
      ['=SUM(G7:G10)', '', '', '', ''],
      true,
    ],
  },
  {
    path: '42-range/range-hyperlink',
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const { sheet } = fleet(context)
        const names = sheet.getRange('B3:B4')
        const { values } = await read(names, 'values')
        values.forEach(([name], row) => {
          names.getCell(row, 0).hyperlink = {
            textToDisplay: name,
            screenTip: `All about ${name}`,
            address: `https://example.com/${name}`,
          }
        })
        sheet.getRange('B5').hyperlink = { textToDisplay: 'Crane', documentReference: 'Sample!A1' }
        const web = await read(sheet.getRange('B3'), 'hyperlink')
        const inside = await read(sheet.getRange('B5'), 'hyperlink')
        const first = names.getCell(0, 0)
        first.clear(Excel.ClearApplyTo.hyperlinks)
        first.format.font.underline = Excel.RangeUnderlineStyle.none
        first.format.font.color = '#000000'
        const cleared = await read(first, 'hyperlink', 'values')
        return [web.hyperlink, inside.hyperlink?.documentReference, cleared]
      }),
    shows: [
      { textToDisplay: 'Heron', screenTip: 'All about Heron', address: 'https://example.com/Heron' },
      'Sample!A1',
      { hyperlink: null, values: [['Heron']] },
    ],
  },
  {
    path: '42-range/range-relationships',
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const sheet = newSheet(context)
        const first = sheet.getRange('H2:J5')
        const second = sheet.getRange('J4:L8')
        const related = [
          first.getBoundingRect(second),
          first.getIntersection(second),
          first.getOffsetRange(6, 3),
          second.getResizedRange(2, -1),
        ]
        for (const [place, range] of related.entries()) {
          range.format.fill.color = 'Blue'
          range.getCell(0, 0).values = [[`range ${place}`]]
          range.load('address')
        }
        const apart = sheet.getRange('A1').getIntersectionOrNullObject(second)
        const corner = await read(sheet.getRange('J4'), 'values')
        return [related.map(({ address }) => address), apart.isNullObject, corner.values]
      }),
    shows: [['Sample!H2:L8', 'Sample!J4:J5', 'Sample!K8:M11', 'Sample!J4:K10'], true, [['range 3']]],
  },
  {
    path: '42-range/range-text-orientation',
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const { sheet } = fleet(context)
        const header = sheet.getRange('B2:E2')
        header.format.textOrientation = 90
        header.load('address, format/textOrientation')
        const mixed = sheet.getRange('B2:E3').load('format/textOrientation')
        await context.sync()
        return [header.address, header.format.textOrientation, mixed.format.textOrientation]
      }),
    shows: ['Sample!B2:E2', 90, null],
  },
  {
    path: '42-range/selected-range',
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        newSheet(context)
        context.workbook.worksheets.getActiveWorksheet().getRange('B2:E6').select()
        await context.sync()
        return (await read(context.workbook.getSelectedRange(), 'address')).address
      }),
    shows: 'Sample!B2:E6',
  },
  {
    path: '42-range/used-range',
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const sheet = newSheet(context)
        const table = sheet.tables.add('B2:D2', true)
        table.name = 'FlightsTable'
        table.showTotals = true
        table.getHeaderRowRange().values = [['Plane', 'Qtr1', 'Qtr2']]
        table.rows.add(
          null as never,
          [
            [null, null, null],
            [null, null, null],
          ] as never,
        )
        const body = table.getDataBodyRange()
        const before = body.getUsedRangeOrNullObject(true)
        await context.sync()
        const wasEmpty = before.isNullObject
        body.values = [
          ['Heron', 3, 4],
          ['Swift', 2, 5],
        ]
        const after = body.getUsedRangeOrNullObject(true)
        after.load('address')
        await context.sync()
        const chart = sheet.charts.add(Excel.ChartType.columnClustered, body, 'Columns')
        chart.setPosition('A15', 'F30')
        chart.title.text = 'Flights by quarter'
        chart.load('chartType')
        const title = chart.title.load('text')
        await context.sync()
        return [wasEmpty, after.address, chart.chartType, title.text]
      }),
    shows: [true, 'Sample!B3:D4', 'ColumnClustered', 'Flights by quarter'],
  },
  {
    path: '42-range/dynamic-arrays',
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const sheet = newSheet(context)
        sheet.getRange('A4:C7').values = [
          ['Plane', 'Base', 'Flights'],
          ['Heron', 'Oslo', 3],
          ['Swift', 'Bergen', 2],
          ['Crane', 'Oslo', 4],
        ]
        sheet.getRange('H2').values = [['Oslo']]
        const header = sheet.getRange('G4')
        header.formulas = [['=A4:C4']]
        const spilled = header.getSpillingToRange().load('address')
        await context.sync()
        const found = sheet.getRange('G5')
        found.formulas = [['=FILTER(A5:C7,B5:B7=H2,"")']]
        const rows = found.getSpillingToRange().load('address, values')
        await context.sync()
        sheet.getRange('H6').select()
        const selected = context.workbook.getSelectedRange()
        const parent = selected.getSpillParentOrNullObject().load('address')
        const own = selected.getSpillingToRangeOrNullObject()
        await context.sync()
        return [spilled.address, rows.address, rows.values, parent.address, own.isNullObject]
      }),
    shows: [
      'Sample!G4:I4',
      'Sample!G5:I6',
      [
        ['Heron', 'Oslo', 3],
        ['Crane', 'Oslo', 4],
      ],
      'Sample!G5',
      true,
    ],
  },
  {
    path: '42-range/cell-properties',
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const sheet = newSheet(context)
        const range = sheet.getRange('A1:B2')
        range.values = [
          ['Team', 'Won'],
          ['Reds', 4],
        ]
        const header = { format: { fill: { color: 'Navy' }, font: { color: 'White', bold: true } } }
        const continuous = { style: Excel.BorderLineStyle.continuous }
        const boxed = { format: { borders: { bottom: continuous, top: continuous } } }
        range.setCellProperties([
          [header, header],
          [{}, boxed],
        ])
        sheet.getUsedRange().format.autofitColumns()
        await context.sync()
        sheet.getRange('B1').select()
        const asked = context.workbook.getActiveCell().getCellProperties({
          address: true,
          format: { fill: { color: true }, font: { color: true, bold: true } },
        })
        const bottom = sheet.getRange('B2').format.borders.getItem('EdgeBottom').load('style')
        await context.sync()
        return [asked.value[0]?.[0], bottom.style]
      }),
    shows: [
      {
        address: 'Sample!B1',
        format: { fill: { color: '#000080' }, font: { color: '#FFFFFF', bold: true } },
      },
      'Continuous',
    ],
  },
  {
    path: '20-range/working-with-dates',
    run: ({ Excel }) =>
      Excel.run(async (context) => {
        const sheet = newSheet(context)
        sheet.getRange('B2:B3').formulas = [['Now'], ['=DATE(2026,3,1)+0.75']]
        const shown = '[$-409]m/d/yy h:mm AM/PM;@'
        sheet.getRange('B3').numberFormat = [[shown]]
        sheet.getRange('B4').values = [[46_082.25]]
        sheet.getRange('B4').numberFormat = [[shown]]
        const { values, text } = await read(sheet.getRange('B3:B4'), 'values', 'text')
        return { values, text }
      }),
    shows: { values: [[46_082.75], [46_082.25]], text: [['3/1/26 6:00 PM'], ['3/1/26 6:00 AM']] },
  },
]
