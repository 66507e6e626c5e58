// The background of a range: a color, or none.
import type { World } from '../../world.ts'
import { HostObject } from '../host-object.ts'
import type { RangePlace } from '../range-place.ts'
import { refuseWrite } from '../refuse-write.ts'
import { uniform } from './cell-formats.ts'
import { changeFormat } from './change-format.ts'
import { givenColor, readColor } from './html-colors.ts'

/** What Excel says of a cell without a fill. */
const NO_FILL = '#FFFFFF'

export class RangeFill extends HostObject {
  readonly className = 'RangeFill'
  readonly #range: RangePlace

  constructor(world: World, range: RangePlace) {
    super(world)
    this.#range = range
  }

  get color(): string | null {
    return uniform(this.#range, ({ style }) => readColor(style.bg?.rgb, NO_FILL))
  }

  /** A blank text takes the fill away. */
  set color(color: unknown) {
    const bg = color === '' ? null : { rgb: givenColor(color) }
    refuseWrite(this.#range, 'format')
    changeFormat(this.#range, { style: { bg } })
  }

  clear(): void {
    refuseWrite(this.#range, 'format')
    changeFormat(this.#range, { style: { bg: null } })
  }
}
