// The series of a chart, which come from its cells: a first row of texts names them, a first column of texts their points.
// https://learn.microsoft.com/javascript/api/excel/excel.chartseriescollection
import { invalidArgument, itemNotFound, notModelled } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import { parseArea, splitSheet } from '../area.ts'
import { type CellValue, cellValue as cellValueOf, readCells } from '../cell-contents.ts'
import type { ChartRecord } from '../extras.ts'
import { givenBoolean, givenNumber, givenText } from '../given.ts'
import { HostCollection, HostObject } from '../host-object.ts'
import { ChartSeriesFormat } from './chart-fill.ts'
import { ChartDataLabels } from './chart-labels.ts'
import { ChartPointsCollection } from './chart-points.ts'
import { changeChart, chartById, type OnSheet } from './chart-records.ts'
import { takesGaps } from './chart-types.ts'

const USUAL_GAP = 150
const MOST_GAP = 500

export interface SeriesRecord {
  readonly name: string
  readonly values: readonly CellValue[]
}

export function seriesOf(world: World, { source, seriesBy, seriesNames }: ChartRecord): SeriesRecord[] {
  const { sheetName, local } = splitSheet(source)
  const sheet = sheetName === null ? null : world.model.book.getSheetByName(sheetName)
  if (!sheet) return []
  const read = readCells(world, sheet.getSheetId(), parseArea(local), cellValueOf)
  const lines = seriesBy === 'Columns' ? transposed(read) : read
  const isText = (value: CellValue | undefined) => typeof value === 'string'
  const named = lines.length > 0 && lines.every((line, index) => index === 0 || isText(line[0]))
  const categories = lines.length > 1 && (lines[0] ?? []).slice(named ? 1 : 0).every(isText)
  return lines.slice(categories ? 1 : 0).map((line, index) => ({
    name: seriesNames[index] ?? (named && line[0] !== '' ? String(line[0]) : `Series${index + 1}`),
    values: line.slice(named ? 1 : 0),
  }))
}

const transposed = <Value>(rows: readonly (readonly Value[])[]): Value[][] =>
  (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] as Value))

export class ChartSeriesCollection extends HostCollection<ChartSeries> {
  readonly className = 'ChartSeriesCollection'
  readonly #sheet: OnSheet
  readonly #chartId: string

  constructor(world: World, sheet: OnSheet, chartId: string) {
    super(world)
    this.#sheet = sheet
    this.#chartId = chartId
  }

  hostItems(): ChartSeries[] {
    return seriesOf(this.world, chartById(this.#sheet(), this.#chartId)).map((_, index) =>
      this.#series(index),
    )
  }

  get count(): number {
    return this.hostItems().length
  }

  getCount(): number {
    return this.count
  }

  getItem(key: unknown): ChartSeries {
    return this.getItemAt(Number(key))
  }

  getItemAt(index: number): ChartSeries {
    if (index < 0 || index >= this.count) throw itemNotFound()
    return this.#series(index)
  }

  #series(index: number): ChartSeries {
    return new ChartSeries(this.world, this.#sheet, this.#chartId, index)
  }
}

export class ChartSeries extends HostObject {
  readonly className = 'ChartSeries'
  readonly #sheet: OnSheet
  readonly #chartId: string
  readonly #index: number

  constructor(world: World, sheet: OnSheet, chartId: string, index: number) {
    super(world)
    this.#sheet = sheet
    this.#chartId = chartId
    this.#index = index
  }

  get name(): string {
    return this.#record.name
  }

  set name(name: unknown) {
    const { seriesNames } = chartById(this.#sheet(), this.#chartId)
    const names = { ...seriesNames, [this.#index]: givenText(name) }
    changeChart(this.world, this.#sheet, this.#chartId, { seriesNames: names })
  }

  get format(): ChartSeriesFormat {
    return new ChartSeriesFormat(this.world, this.#sheet, this.#chartId, this.#index)
  }

  /** In percent of a column's width. */
  get gapWidth(): number {
    return chartById(this.#sheet(), this.#chartId).seriesGaps?.[this.#index] ?? USUAL_GAP
  }

  set gapWidth(percent: unknown) {
    const { seriesGaps, type } = chartById(this.#sheet(), this.#chartId)
    if (!takesGaps(type)) throw invalidArgument()
    const gaps = { ...seriesGaps, [this.#index]: givenNumber(percent, 0, MOST_GAP) }
    changeChart(this.world, this.#sheet, this.#chartId, { seriesGaps: gaps })
  }

  get points(): ChartPointsCollection {
    const pointCount = () => this.#record.values.length
    return new ChartPointsCollection(this.world, this.#sheet, this.#chartId, this.#index, pointCount)
  }

  get dataLabels(): ChartDataLabels {
    return new ChartDataLabels(this.world, this.#sheet, this.#chartId, this.#index)
  }

  get hasDataLabels(): boolean {
    return chartById(this.#sheet(), this.#chartId).seriesLabels?.[this.#index]?.shown ?? false
  }

  set hasDataLabels(shown: unknown) {
    const { seriesLabels } = chartById(this.#sheet(), this.#chartId)
    const label = { ...seriesLabels?.[this.#index], shown: givenBoolean(shown) }
    changeChart(this.world, this.#sheet, this.#chartId, {
      seriesLabels: { ...seriesLabels, [this.#index]: label },
    })
  }

  /** Between the columns of a waterfall, which shows them unless told. */
  get showConnectorLines(): boolean {
    return chartById(this.#sheet(), this.#chartId).seriesConnectors?.[this.#index] ?? true
  }

  set showConnectorLines(shown: unknown) {
    const { seriesConnectors, type } = chartById(this.#sheet(), this.#chartId)
    if (type !== 'Waterfall') throw invalidArgument()
    changeChart(this.world, this.#sheet, this.#chartId, {
      seriesConnectors: { ...seriesConnectors, [this.#index]: givenBoolean(shown) },
    })
  }

  get chartType(): string {
    return chartById(this.#sheet(), this.#chartId).type
  }

  /** Only values are read: https://learn.microsoft.com/javascript/api/excel/excel.chartseriesdimension */
  getDimensionValues(dimension: string): readonly CellValue[] {
    if (dimension !== 'Values' && dimension !== 'YValues')
      throw notModelled(`ChartSeries.getDimensionValues of ${dimension}`)
    return this.#record.values
  }

  get #record(): SeriesRecord {
    const record = seriesOf(this.world, chartById(this.#sheet(), this.#chartId))[this.#index]
    if (!record) throw itemNotFound()
    return record
  }
}
