// One chart: what it is of and where it stands.
// https://learn.microsoft.com/javascript/api/excel/excel.chart

import { invalidArgument } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import { between, parseArea, splitSheet } from '../area.ts'
import type { ChartRecord } from '../extras.ts'
import { givenNumber, givenText } from '../given.ts'
import { HostObject, type Identity } from '../host-object.ts'
import { RangePlace } from '../range-place.ts'
import { placeOf } from '../sizes/positions.ts'
import { Worksheet } from '../worksheet.ts'
import { ChartAxes } from './chart-axes.ts'
import { ChartLegend, ChartTitle } from './chart-parts.ts'
import {
  changeChart,
  chartById,
  type OnSheet,
  removeChart,
  resolvedSeriesBy,
  sourceOf,
} from './chart-records.ts'
import { ChartSeriesCollection } from './chart-series.ts'
import { checkChartType } from './chart-types.ts'

export class Chart extends HostObject {
  readonly className = 'Chart'
  readonly #sheet: OnSheet
  readonly #id: string

  constructor(world: World, sheet: OnSheet, id: string) {
    super(world)
    this.#sheet = sheet
    this.#id = id
  }

  override identity(): Identity {
    return { Id: this.#id }
  }

  get id(): string {
    return this.#record.id
  }

  get name(): string {
    return this.#record.name
  }

  set name(name: unknown) {
    this.#change({ name: givenText(name) })
  }

  get chartType(): string {
    return this.#record.type
  }

  set chartType(type: string) {
    checkChartType(this.world, type)
    this.#change({ type })
  }

  get left(): number {
    return this.#record.left
  }

  set left(points: unknown) {
    this.#change({ left: givenNumber(points, 0) })
  }

  get top(): number {
    return this.#record.top
  }

  set top(points: unknown) {
    this.#change({ top: givenNumber(points, 0) })
  }

  get width(): number {
    return this.#record.width
  }

  set width(points: unknown) {
    this.#change({ width: givenNumber(points, 0) })
  }

  get height(): number {
    return this.#record.height
  }

  set height(points: unknown) {
    this.#change({ height: givenNumber(points, 0) })
  }

  get plotBy(): 'Rows' | 'Columns' {
    return this.#record.seriesBy
  }

  set plotBy(seriesBy: 'Rows' | 'Columns') {
    this.#change({ seriesBy })
  }

  get title(): ChartTitle {
    return new ChartTitle(this.world, this.#sheet, this.#id)
  }

  get legend(): ChartLegend {
    return new ChartLegend(this.world, this.#sheet, this.#id)
  }

  get axes(): ChartAxes {
    return new ChartAxes(this.world, this.#sheet, this.#id)
  }

  get series(): ChartSeriesCollection {
    return new ChartSeriesCollection(this.world, this.#sheet, this.#id)
  }

  get worksheet(): Worksheet {
    return new Worksheet(this.world, this.#sheet().getSheetId())
  }

  setData(source: unknown, seriesBy = 'Auto'): void {
    if (!(source instanceof RangePlace)) throw invalidArgument('(sourceData)')
    this.#change({
      source: sourceOf(source),
      seriesBy: resolvedSeriesBy(source, seriesBy),
      seriesNames: {},
      seriesFills: {},
      points: {},
    })
  }

  /** With an end cell the chart covers all cells between the two, else it keeps its size. */
  setPosition(startCell: RangePlace | string, endCell?: RangePlace | string): void {
    const start = cellsOf(startCell)
    const end = endCell === undefined ? null : cellsOf(endCell)
    const { row, column, rows, columns } = end ?? start
    const all = end ? between(start.row, start.column, row + rows - 1, column + columns - 1) : start
    const { left, top, width, height } = placeOf({ sheet: this.#sheet }, all)
    this.#change(end ? { left, top, width, height } : { left, top })
  }

  delete(): void {
    removeChart(this.world, this.#sheet, this.#id)
  }

  get #record(): ChartRecord {
    return chartById(this.#sheet(), this.#id)
  }

  #change(change: Partial<ChartRecord>): void {
    changeChart(this.world, this.#sheet, this.#id, change)
  }
}

const cellsOf = (given: RangePlace | string) =>
  typeof given === 'string' ? parseArea(splitSheet(given).local) : given.area
