// The colour of a chart's series, or that it has none.
// https://learn.microsoft.com/javascript/api/excel/excel.chartfill
import type { World } from '../../world.ts'
import { givenColor } from '../format/html-colors.ts'
import { HostObject } from '../host-object.ts'
import { changeChart, chartById, type OnSheet } from './chart-records.ts'

abstract class OfSeries extends HostObject {
  protected readonly sheet: OnSheet
  protected readonly chartId: string
  protected readonly index: number

  constructor(world: World, sheet: OnSheet, chartId: string, index: number) {
    super(world)
    this.sheet = sheet
    this.chartId = chartId
    this.index = index
  }
}

export class ChartSeriesFormat extends OfSeries {
  readonly className = 'ChartSeriesFormat'

  get fill(): ChartFill {
    return new ChartFill(this.world, this.sheet, this.chartId, this.index)
  }
}

export class ChartFill extends OfSeries {
  readonly className = 'ChartFill'

  setSolidColor(color: unknown): void {
    this.#put(givenColor(color))
  }

  clear(): void {
    this.#put(null)
  }

  /** Without a fill of its own there is no colour to tell. */
  getSolidColor(): string {
    return chartById(this.sheet(), this.chartId).seriesFills?.[this.index] ?? ''
  }

  #put(color: string | null): void {
    const { seriesFills } = chartById(this.sheet(), this.chartId)
    changeChart(this.world, this.sheet, this.chartId, {
      seriesFills: { ...seriesFills, [this.index]: color },
    })
  }
}
