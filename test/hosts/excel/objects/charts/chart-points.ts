// The points of a series: a colour and a label of their own.
// https://learn.microsoft.com/javascript/api/excel/excel.chartpoint
import { itemNotFound } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import type { PointRecord } from '../extras.ts'
import { givenColor } from '../format/html-colors.ts'
import { givenBoolean, givenText } from '../given.ts'
import { HostCollection, HostObject } from '../host-object.ts'
import { AS_THE_CELLS } from './chart-labels.ts'
import { changeChart, chartById, type OnSheet } from './chart-records.ts'

interface PointPlace {
  readonly sheet: OnSheet
  readonly chartId: string
  readonly series: number
  readonly point: number
}

export class ChartPointsCollection extends HostCollection<ChartPoint> {
  readonly className = 'ChartPointsCollection'
  readonly #sheet: OnSheet
  readonly #chartId: string
  readonly #series: number
  readonly #count: () => number

  constructor(world: World, sheet: OnSheet, chartId: string, series: number, count: () => number) {
    super(world)
    this.#sheet = sheet
    this.#chartId = chartId
    this.#series = series
    this.#count = count
  }

  hostItems(): ChartPoint[] {
    return Array.from({ length: this.#count() }, (_, index) => this.#point(index))
  }

  get count(): number {
    return this.#count()
  }

  getCount(): number {
    return this.count
  }

  getItem(key: unknown): ChartPoint {
    return this.getItemAt(Number(key))
  }

  getItemAt(index: number): ChartPoint {
    if (index < 0 || index >= this.count) throw itemNotFound()
    return this.#point(index)
  }

  #point(point: number): ChartPoint {
    const place = { sheet: this.#sheet, chartId: this.#chartId, series: this.#series, point }
    return new ChartPoint(this.world, place)
  }
}

abstract class OfPoint extends HostObject {
  protected readonly place: PointPlace

  constructor(world: World, place: PointPlace) {
    super(world)
    this.place = place
  }

  protected get chart() {
    return chartById(this.place.sheet(), this.place.chartId)
  }

  protected get record(): PointRecord {
    return this.chart.points?.[this.#key] ?? {}
  }

  protected change(change: PointRecord): void {
    const points = { ...this.chart.points, [this.#key]: { ...this.record, ...change } }
    changeChart(this.world, this.place.sheet, this.place.chartId, { points })
  }

  get #key(): string {
    return `${this.place.series}.${this.place.point}`
  }
}

export class ChartPoint extends OfPoint {
  readonly className = 'ChartPoint'

  get format(): ChartPointFormat {
    return new ChartPointFormat(this.world, this.place)
  }

  get dataLabel(): ChartDataLabel {
    return new ChartDataLabel(this.world, this.place)
  }

  get hasDataLabel(): boolean {
    return this.record.shown ?? this.chart.seriesLabels?.[this.place.series]?.shown ?? false
  }

  set hasDataLabel(shown: unknown) {
    this.change({ shown: givenBoolean(shown) })
  }
}

export class ChartPointFormat extends OfPoint {
  readonly className = 'ChartPointFormat'

  get fill(): ChartPointFill {
    return new ChartPointFill(this.world, this.place)
  }
}

export class ChartPointFill extends OfPoint {
  readonly className = 'ChartFill'

  setSolidColor(color: unknown): void {
    this.change({ fill: givenColor(color) })
  }

  clear(): void {
    this.change({ fill: null })
  }

  /** Without a fill of its own there is no colour to tell. */
  getSolidColor(): string {
    return this.record.fill ?? ''
  }
}

export class ChartDataLabel extends OfPoint {
  readonly className = 'ChartDataLabel'

  get numberFormat(): string {
    const ofSeries = this.chart.seriesLabels?.[this.place.series]?.numberFormat
    return this.record.numberFormat ?? ofSeries ?? AS_THE_CELLS
  }

  set numberFormat(format: unknown) {
    this.change({ numberFormat: givenText(format) })
  }
}
