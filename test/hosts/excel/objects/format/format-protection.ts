// Whether cells are locked, and their formulas hidden, once the sheet is protected. Every cell is locked unless told.
import type { World } from '../../world.ts'
import { givenBoolean } from '../given.ts'
import { HostObject } from '../host-object.ts'
import type { RangePlace } from '../range-place.ts'
import { refuseWrite } from '../refuse-write.ts'
import { isLocked, uniform } from './cell-formats.ts'
import { changeFormat } from './change-format.ts'

export class FormatProtection extends HostObject {
  readonly className = 'FormatProtection'
  readonly #range: RangePlace

  constructor(world: World, range: RangePlace) {
    super(world)
    this.#range = range
  }

  get locked(): boolean | null {
    return uniform(this.#range, isLocked)
  }

  set locked(locked: unknown) {
    const value = givenBoolean(locked)
    refuseWrite(this.#range, 'protection')
    changeFormat(this.#range, { extras: { locked: value } })
  }

  get formulaHidden(): boolean | null {
    return uniform(this.#range, ({ extras }) => extras.formulaHidden ?? false)
  }

  set formulaHidden(hidden: unknown) {
    const value = givenBoolean(hidden)
    refuseWrite(this.#range, 'protection')
    changeFormat(this.#range, { extras: { formulaHidden: value } })
  }
}
