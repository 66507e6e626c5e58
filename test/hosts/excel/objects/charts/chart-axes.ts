// The axes of a chart, as far as where their words stand.
// https://learn.microsoft.com/javascript/api/excel/excel.chartaxes
import type { World } from '../../world.ts'
import { HostObject } from '../host-object.ts'
import { changeChart, chartById, type OnSheet } from './chart-records.ts'

export class ChartAxes extends HostObject {
  readonly className = 'ChartAxes'
  readonly #sheet: OnSheet
  readonly #chartId: string

  constructor(world: World, sheet: OnSheet, chartId: string) {
    super(world)
    this.#sheet = sheet
    this.#chartId = chartId
  }

  get categoryAxis(): ChartAxis {
    return new ChartAxis(this.world, this.#sheet, this.#chartId, 'category')
  }

  get valueAxis(): ChartAxis {
    return new ChartAxis(this.world, this.#sheet, this.#chartId, 'value')
  }
}

export class ChartAxis extends HostObject {
  readonly className = 'ChartAxis'
  readonly #sheet: OnSheet
  readonly #chartId: string
  readonly #axis: string

  constructor(world: World, sheet: OnSheet, chartId: string, axis: string) {
    super(world)
    this.#sheet = sheet
    this.#chartId = chartId
    this.#axis = axis
  }

  get tickLabelPosition(): string {
    return chartById(this.#sheet(), this.#chartId).tickLabels?.[this.#axis] ?? 'NextToAxis'
  }

  set tickLabelPosition(position: string) {
    const { tickLabels } = chartById(this.#sheet(), this.#chartId)
    changeChart(this.world, this.#sheet, this.#chartId, {
      tickLabels: { ...tickLabels, [this.#axis]: position },
    })
  }
}
