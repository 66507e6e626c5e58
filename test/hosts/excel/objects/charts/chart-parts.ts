// The title and the legend of a chart.
import type { World } from '../../world.ts'
import { givenBoolean, givenText } from '../given.ts'
import { HostObject } from '../host-object.ts'
import { changeChart, chartById, type OnSheet } from './chart-records.ts'
import { seriesOf } from './chart-series.ts'

/** What a chart of several series is called unless told: https://learn.microsoft.com/javascript/api/excel/excel.charttitle */
const UNNAMED = 'Chart Title'

abstract class ChartPart extends HostObject {
  readonly sheet: OnSheet
  readonly id: string

  constructor(world: World, sheet: OnSheet, id: string) {
    super(world)
    this.sheet = sheet
    this.id = id
  }

  protected get record() {
    return chartById(this.sheet(), this.id)
  }

  protected change(change: Parameters<typeof changeChart>[3]): void {
    changeChart(this.world, this.sheet, this.id, change)
  }
}

export class ChartTitle extends ChartPart {
  readonly className = 'ChartTitle'

  /** A chart of one series has its name. */
  get text(): string {
    const { title } = this.record
    if (title !== null) return title
    const [first, ...others] = seriesOf(this.world, this.record)
    return first && others.length === 0 ? first.name : UNNAMED
  }

  set text(text: unknown) {
    this.change({ title: givenText(text), titleVisible: true })
  }

  get visible(): boolean {
    return this.record.titleVisible
  }

  set visible(visible: unknown) {
    this.change({ titleVisible: givenBoolean(visible) })
  }
}

export class ChartLegend extends ChartPart {
  readonly className = 'ChartLegend'

  get visible(): boolean {
    return this.record.legendVisible
  }

  set visible(visible: unknown) {
    this.change({ legendVisible: givenBoolean(visible) })
  }

  get position(): string {
    return this.record.legendPosition
  }

  set position(position: string) {
    this.change({ legendPosition: position, legendVisible: true })
  }
}
