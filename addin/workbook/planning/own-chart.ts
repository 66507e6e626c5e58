// A waterfall: Excel's own where it takes one, else stacked columns on a series without a colour. Every value of both stands in
// a cell, and no half-made chart is left.
//
// Excel has its own since ExcelApi 1.9, but no member of the API says that a point is a total. A last point of the opposite sign
// is drawn as the end is: from its level down to zero. Its label has the sign turned back. LibreOffice shows no waterfall of
// Excel's; the cells of the stacked columns stand in the sheet either way. The API gives a chart no alternative text
// (only shapes and PivotTables have one): its name and title say what it shows, and the table above it says the same in words.
// https://learn.microsoft.com/javascript/api/excel/excel.chart
import { supports } from '../in-workbook.ts'
import { refusalCode } from '../refusals.ts'

export interface OwnChart {
  readonly name: string
  readonly title: string
  readonly from: string
  readonly to: string
  readonly stacked: {
    /** Labels in the first column, a series in each other one; the first row names them. */
    readonly source: string
    /** By series: null shows none of it. */
    readonly colors: readonly (string | null)[]
  }
  readonly waterfall: {
    /** Labels and points; the first row names them. The last point is minus the end. */
    readonly source: string
    readonly points: readonly WaterfallPoint[]
  }
}

export interface WaterfallPoint {
  readonly color: string
  /** Of its label, in Excel's en-US writing. */
  readonly labelFormat: string
}

const GAP_PERCENT = 40

/** Syncs; what was asked of the sheet before must stand. @throws what Excel refuses of the stacked columns */
export async function addChart(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  own: OwnChart,
): Promise<void> {
  await context.sync()
  if (supports('1.9') && (await addWaterfall(context, sheet, own))) return
  addStacked(sheet, own)
  await context.sync()
}

/** @returns false with none left where Excel refuses some of it, or leaves out what the end cannot be read without */
async function addWaterfall(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  own: OwnChart,
): Promise<boolean> {
  try {
    const chart = added(sheet, 'Waterfall', own.waterfall.source, own)
    const series = chart.series.getItemAt(0)
    series.showConnectorLines = true
    series.hasDataLabels = true
    const labels = own.waterfall.points.map(({ color, labelFormat }, index) => {
      const point = series.points.getItemAt(index)
      point.format.fill.setSolidColor(color)
      point.dataLabel.numberFormat = labelFormat
      return point.dataLabel
    })
    const end = labels.at(-1)
    end?.load('numberFormat')
    await context.sync()
    if (end?.numberFormat === own.waterfall.points.at(-1)?.labelFormat) return true
  } catch (cause) {
    if (refusalCode(cause) === null) throw cause
  }
  // The sheet is new: no chart on it is anybody else's.
  sheet.charts.load('items/id')
  await context.sync()
  for (const left of sheet.charts.items) left.delete()
  await context.sync()
  return false
}

function addStacked(sheet: Excel.Worksheet, own: OwnChart): void {
  const chart = added(sheet, 'ColumnStacked', own.stacked.source, own)
  // Below zero the words would else stand among the columns.
  if (supports('1.7')) chart.axes.categoryAxis.tickLabelPosition = 'Low'
  for (const [index, color] of own.stacked.colors.entries()) {
    const series = chart.series.getItemAt(index)
    if (color === null) series.format.fill.clear()
    else series.format.fill.setSolidColor(color)
    if (supports('1.7')) series.gapWidth = GAP_PERCENT
  }
}

function added(
  sheet: Excel.Worksheet,
  type: 'Waterfall' | 'ColumnStacked',
  source: string,
  { name, title, from, to }: OwnChart,
): Excel.Chart {
  const chart = sheet.charts.add(type, sheet.getRange(source), 'Columns')
  chart.name = name
  chart.title.text = title
  chart.legend.visible = false
  chart.setPosition(from, to)
  return chart
}
