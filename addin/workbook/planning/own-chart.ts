// A waterfall: stacked columns on a series without a colour, whose every value stands in a cell.
//
// Excel's own chart type Waterfall can be inserted by ExcelApi 1.9, but no member of the API says that a point is a total:
// its last column would stand on top of the steps instead of at zero, which shows twice the amount. Stacked columns show both
// ends from zero in every Excel, and in LibreOffice, which has no waterfall. The API gives a chart no alternative text either
// (only shapes and PivotTables have one): its name and title say what it shows, and the table above it says the same in words.
// https://learn.microsoft.com/javascript/api/excel/excel.chart
import { supports } from '../in-workbook.ts'

export interface OwnChart {
  readonly name: string
  readonly title: string
  /** Labels in the first column, a series in each other one; the first row names them. */
  readonly source: string
  readonly from: string
  readonly to: string
  /** By series: null shows none of it. */
  readonly colors: readonly (string | null)[]
}

const GAP_PERCENT = 40

export function addChart(sheet: Excel.Worksheet, own: OwnChart): void {
  const chart = sheet.charts.add('ColumnStacked', sheet.getRange(own.source), 'Columns')
  chart.name = own.name
  chart.title.text = own.title
  chart.legend.visible = false
  chart.setPosition(own.from, own.to)
  // Below zero the words would else stand among the columns.
  if (supports('1.7')) chart.axes.categoryAxis.tickLabelPosition = 'Low'
  for (const [index, color] of own.colors.entries()) {
    const series = chart.series.getItemAt(index)
    if (color === null) series.format.fill.clear()
    else series.format.fill.setSolidColor(color)
    if (supports('1.7')) series.gapWidth = GAP_PERCENT
  }
}
