// The font of a range.
import type { IStyleData } from '@univerjs/core'
import type { World } from '../../world.ts'
import { givenBoolean, givenNumber, givenText } from '../given.ts'
import { HostObject } from '../host-object.ts'
import type { RangePlace } from '../range-place.ts'
import { refuseWrite } from '../refuse-write.ts'
import { uniform } from './cell-formats.ts'
import { changeFormat } from './change-format.ts'
import { defaultFont } from './default-font.ts'
import { givenColor, readColor } from './html-colors.ts'

const BLACK = '#000000'
/** https://learn.microsoft.com/javascript/api/excel/excel.rangefont#excel-excel-rangefont-name-member */
const LONGEST_NAME = 31
/** https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3 */
const LARGEST = 409

/** Univer's numbers of lines under a text. */
const DOUBLE = 10
const SUBSCRIPT = 2
const SUPERSCRIPT = 3
const NORMAL = 1

export class RangeFont extends HostObject {
  readonly className = 'RangeFont'
  readonly #range: RangePlace

  constructor(world: World, range: RangePlace) {
    super(world)
    this.#range = range
  }

  get name(): string | null {
    const { name } = defaultFont(this.world)
    return this.#read(({ ff }) => ff ?? name)
  }

  set name(name: unknown) {
    this.#write({ ff: givenText(name, LONGEST_NAME) })
  }

  get size(): number | null {
    const { size } = defaultFont(this.world)
    return this.#read(({ fs }) => fs ?? size)
  }

  set size(points: unknown) {
    this.#write({ fs: givenNumber(points, 1, LARGEST) })
  }

  get bold(): boolean | null {
    return this.#read(({ bl }) => Boolean(bl))
  }

  set bold(bold: unknown) {
    this.#write({ bl: givenBoolean(bold) ? 1 : 0 })
  }

  get italic(): boolean | null {
    return this.#read(({ it }) => Boolean(it))
  }

  set italic(italic: unknown) {
    this.#write({ it: givenBoolean(italic) ? 1 : 0 })
  }

  get color(): string | null {
    return this.#read(({ cl }) => readColor(cl?.rgb, BLACK))
  }

  set color(color: unknown) {
    this.#write({ cl: { rgb: color === '' ? BLACK : givenColor(color) } })
  }

  get underline(): string | null {
    return this.#read(({ ul }) => (ul?.s ? (ul.t === DOUBLE ? 'Double' : 'Single') : 'None'))
  }

  /** The lines of accountants, which are a little lower, are kept as plain ones. */
  set underline(word: string) {
    if (word === 'None') this.#write({ ul: { s: 0 } })
    else this.#write({ ul: word.startsWith('Double') ? { s: 1, t: DOUBLE } : { s: 1 } })
  }

  get strikethrough(): boolean | null {
    return this.#read(({ st }) => Boolean(st?.s))
  }

  set strikethrough(struck: unknown) {
    this.#write({ st: { s: givenBoolean(struck) ? 1 : 0 } })
  }

  get subscript(): boolean | null {
    return this.#read(({ va }) => va === SUBSCRIPT)
  }

  set subscript(lowered: unknown) {
    this.#write({ va: givenBoolean(lowered) ? SUBSCRIPT : NORMAL })
  }

  get superscript(): boolean | null {
    return this.#read(({ va }) => va === SUPERSCRIPT)
  }

  set superscript(raised: unknown) {
    this.#write({ va: givenBoolean(raised) ? SUPERSCRIPT : NORMAL })
  }

  #read<Value>(read: (style: IStyleData) => Value): Value | null {
    return uniform(this.#range, ({ style }) => read(style))
  }

  #write(style: IStyleData): void {
    refuseWrite(this.#range, 'format')
    changeFormat(this.#range, { style })
  }
}
