// The labels of a series: their number format.
// https://learn.microsoft.com/javascript/api/excel/excel.chartdatalabels
import type { World } from '../../world.ts'
import { givenText } from '../given.ts'
import { HostObject } from '../host-object.ts'
import { changeChart, chartById, type OnSheet } from './chart-records.ts'

/** Until told, as the cells have it. */
export const AS_THE_CELLS = 'General'

export class ChartDataLabels extends HostObject {
  readonly className = 'ChartDataLabels'
  readonly #sheet: OnSheet
  readonly #chartId: string
  readonly #index: number

  constructor(world: World, sheet: OnSheet, chartId: string, index: number) {
    super(world)
    this.#sheet = sheet
    this.#chartId = chartId
    this.#index = index
  }

  get numberFormat(): string {
    return chartById(this.#sheet(), this.#chartId).seriesLabels?.[this.#index]?.numberFormat ?? AS_THE_CELLS
  }

  set numberFormat(format: unknown) {
    const { seriesLabels } = chartById(this.#sheet(), this.#chartId)
    const label = { ...seriesLabels?.[this.#index], numberFormat: givenText(format) }
    changeChart(this.world, this.#sheet, this.#chartId, {
      seriesLabels: { ...seriesLabels, [this.#index]: label },
    })
  }
}
