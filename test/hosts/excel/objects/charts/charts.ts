// The charts of a sheet.
// https://learn.microsoft.com/javascript/api/excel/excel.chartcollection
import { invalidArgument, itemNotFound } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import type { ChartRecord } from '../extras.ts'
import { HostCollection, NullObject } from '../host-object.ts'
import { RangePlace } from '../range-place.ts'
import { Chart } from './chart.ts'
import { addChart, chartsOf, type OnSheet } from './chart-records.ts'

export class ChartCollection extends HostCollection<Chart> {
  readonly className = 'ChartCollection'
  readonly #sheet: OnSheet

  constructor(world: World, sheet: OnSheet) {
    super(world)
    this.#sheet = sheet
  }

  hostItems(): Chart[] {
    return chartsOf(this.#sheet()).map((chart) => this.#chart(chart))
  }

  get count(): number {
    return chartsOf(this.#sheet()).length
  }

  getCount(): number {
    return this.count
  }

  add(type: string, source: unknown, seriesBy = 'Auto'): Chart {
    if (!(source instanceof RangePlace)) throw invalidArgument('(sourceData)')
    return this.#chart(addChart(this.world, this.#sheet, type, source, seriesBy))
  }

  /** The first with that name, whatever its case, or the one with that id. */
  getItem(key: unknown): Chart {
    const chart = this.#find(key)
    if (!chart) throw itemNotFound()
    return this.#chart(chart)
  }

  getItemOrNullObject(key: string): Chart | NullObject {
    const chart = this.#find(key)
    return chart ? this.#chart(chart) : new NullObject(this.world, 'Chart')
  }

  getItemAt(index: number): Chart {
    const chart = chartsOf(this.#sheet())[index]
    if (!chart) throw itemNotFound()
    return this.#chart(chart)
  }

  #find(key: unknown): ChartRecord | undefined {
    const wanted = String(key).toLowerCase()
    return chartsOf(this.#sheet()).find(({ id, name }) => id === key || name.toLowerCase() === wanted)
  }

  #chart({ id }: ChartRecord): Chart {
    return new Chart(this.world, this.#sheet, id)
  }
}
