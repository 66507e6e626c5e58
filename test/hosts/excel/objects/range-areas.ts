// Several areas of one sheet.
// https://learn.microsoft.com/javascript/api/excel/excel.rangeareas
import { itemNotFound } from '../protocol/excel-error.ts'
import type { World } from '../world.ts'
import type { Area } from './area.ts'
import { HostCollection, HostObject } from './host-object.ts'
import { Range } from './range.ts'
import { Worksheet } from './worksheet.ts'

export class RangeAreas extends HostObject {
  readonly className = 'RangeAreas'
  readonly #sheetId: string
  readonly areaList: readonly Area[]

  constructor(world: World, sheetId: string, areaList: readonly Area[]) {
    super(world)
    this.#sheetId = sheetId
    this.areaList = areaList
  }

  get address(): string {
    return this.areas
      .hostItems()
      .map(({ address }) => address)
      .join(',')
  }

  get addressLocal(): string {
    return this.address
  }

  get areaCount(): number {
    return this.areaList.length
  }

  get cellCount(): number {
    return this.areaList.reduce((sum, { rows, columns }) => sum + rows * columns, 0)
  }

  get areas(): RangeCollection {
    return new RangeCollection(
      this.world,
      this.areaList.map((area) => new Range(this.world, this.#sheetId, area)),
    )
  }

  get worksheet(): Worksheet {
    return new Worksheet(this.world, this.#sheetId)
  }
}

export class RangeCollection extends HostCollection<Range> {
  readonly className = 'RangeCollection'
  readonly #ranges: readonly Range[]

  constructor(world: World, ranges: readonly Range[]) {
    super(world)
    this.#ranges = ranges
  }

  hostItems(): readonly Range[] {
    return this.#ranges
  }

  getCount(): number {
    return this.#ranges.length
  }

  getItem(key: unknown): Range {
    return this.getItemAt(Number(key))
  }

  getItemAt(index: number): Range {
    const range = this.#ranges[index]
    if (!range) throw itemNotFound()
    return range
  }
}
