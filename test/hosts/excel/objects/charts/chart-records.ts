// The charts of a sheet as they are kept: what they are of, where they stand and what they are called. Nothing is drawn.
import type { FWorksheet } from '@univerjs/sheets/facade'
import { itemNotFound } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import { formatArea, quotedSheet, splitSheet } from '../area.ts'
import { type ChartRecord, changeSheetExtras, sheetExtras } from '../extras.ts'
import type { RangePlace } from '../range-place.ts'
import { refuseOnProtected } from '../refuse-write.ts'
import { checkChartType } from './chart-types.ts'

/** Of a new chart, in points. */
const WIDTH = 360
const HEIGHT = 216

export type OnSheet = () => FWorksheet

export const chartsOf = (sheet: FWorksheet): readonly ChartRecord[] => sheetExtras(sheet).charts ?? []

/** @throws ExcelError ItemNotFound once the chart is deleted */
export function chartById(sheet: FWorksheet, id: string): ChartRecord {
  const chart = chartsOf(sheet).find((each) => each.id === id)
  if (!chart) throw itemNotFound()
  return chart
}

export function changeChart(world: World, sheet: OnSheet, id: string, change: Partial<ChartRecord>): void {
  chartById(sheet(), id)
  put(
    world,
    sheet,
    chartsOf(sheet()).map((each) => (each.id === id ? { ...each, ...change } : each)),
  )
}

export function removeChart(world: World, sheet: OnSheet, id: string): void {
  chartById(sheet(), id)
  put(
    world,
    sheet,
    chartsOf(sheet()).filter((each) => each.id !== id),
  )
}

export function addChart(
  world: World,
  sheet: OnSheet,
  type: string,
  source: RangePlace,
  seriesBy: string,
): ChartRecord {
  checkChartType(world, type)
  const chart: ChartRecord = {
    id: newChartId(),
    name: freeName(sheet()),
    type,
    source: sourceOf(source),
    seriesBy: resolvedSeriesBy(source, seriesBy),
    left: 0,
    top: 0,
    width: WIDTH,
    height: HEIGHT,
    title: null,
    titleVisible: true,
    legendVisible: true,
    legendPosition: 'Right',
    seriesNames: {},
  }
  put(world, sheet, [...chartsOf(sheet()), chart])
  return chart
}

function put(world: World, sheet: OnSheet, charts: readonly ChartRecord[]): void {
  refuseOnProtected({ sheet }, 'allowEditObjects')
  changeSheetExtras(sheet(), { charts })
  world.state.dirty = true
}

/** What a chart is of it stays when the sheet has another name. */
export function followSheetName(world: World, before: string, name: string): void {
  for (const sheet of world.model.book.getSheets()) {
    const charts = chartsOf(sheet)
    const isOfSheet = ({ source }: ChartRecord) => splitSheet(source).sheetName === before
    if (!charts.some(isOfSheet)) continue
    const followed = charts.map((chart) =>
      isOfSheet(chart)
        ? { ...chart, source: `${quotedSheet(name)}!${splitSheet(chart.source).local}` }
        : chart,
    )
    changeSheetExtras(sheet, { charts: followed })
  }
}

/** `Sheet1!A1:B5` */
export const sourceOf = (range: RangePlace): string =>
  `${quotedSheet(range.sheet().getSheetName())}!${formatArea(range.area)}`

/** Excel takes the longer side for the categories. */
export function resolvedSeriesBy({ area }: RangePlace, seriesBy: string): 'Rows' | 'Columns' {
  if (seriesBy === 'Rows' || seriesBy === 'Columns') return seriesBy
  return area.columns > area.rows ? 'Rows' : 'Columns'
}

export const newChartId = (): string => `{${crypto.randomUUID().toUpperCase()}}`

function freeName(sheet: FWorksheet): string {
  const names = new Set(chartsOf(sheet).map(({ name }) => name))
  let number = names.size + 1
  while (names.has(`Chart ${number}`)) number += 1
  return `Chart ${number}`
}
