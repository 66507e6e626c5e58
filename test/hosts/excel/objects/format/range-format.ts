// How the cells of a range look and are protected, and how wide and high they are.
import type { World } from '../../world.ts'
import { givenBoolean, givenNumber } from '../given.ts'
import { HostObject } from '../host-object.ts'
import type { RangePlace } from '../range-place.ts'
import { refuseWrite } from '../refuse-write.ts'
import { autofitColumns, autofitRows } from '../sizes/autofit.ts'
import { POINTS_PER_PIXEL, Sizes, standardHeight, standardWidth } from '../sizes/sizes.ts'
import {
  horizontalOf,
  horizontalStyle,
  indentOf,
  indentStyle,
  MOST_INDENT,
  orientationOf,
  orientationStyle,
  verticalOf,
  verticalStyle,
  wrapOf,
  wrapStyle,
} from './alignments.ts'
import { type CellFormat, uniform } from './cell-formats.ts'
import { changeFormat, type FormatChange } from './change-format.ts'
import { FormatProtection } from './format-protection.ts'
import { RangeBorderCollection } from './range-borders.ts'
import { RangeFill } from './range-fill.ts'
import { RangeFont } from './range-font.ts'

export class RangeFormat extends HostObject {
  readonly className = 'RangeFormat'
  readonly #range: RangePlace

  constructor(world: World, range: RangePlace) {
    super(world)
    this.#range = range
  }

  get fill(): RangeFill {
    return new RangeFill(this.world, this.#range)
  }

  get font(): RangeFont {
    return new RangeFont(this.world, this.#range)
  }

  get borders(): RangeBorderCollection {
    return new RangeBorderCollection(this.world, this.#range)
  }

  get protection(): FormatProtection {
    return new FormatProtection(this.world, this.#range)
  }

  get horizontalAlignment(): string | null {
    return this.#uniform(({ style }) => horizontalOf(style))
  }

  set horizontalAlignment(word: string) {
    this.#change({ style: horizontalStyle(word) })
  }

  get verticalAlignment(): string | null {
    return this.#uniform(({ style }) => verticalOf(style))
  }

  set verticalAlignment(word: string) {
    this.#change({ style: verticalStyle(word) })
  }

  get wrapText(): boolean | null {
    return this.#uniform(({ style }) => wrapOf(style))
  }

  set wrapText(wraps: unknown) {
    this.#change({ style: wrapStyle(givenBoolean(wraps)) })
  }

  get indentLevel(): number | null {
    return this.#uniform(({ style }) => indentOf(style))
  }

  set indentLevel(level: unknown) {
    this.#change({ style: indentStyle(givenNumber(level, 0, MOST_INDENT)) })
  }

  adjustIndent(amount: number): void {
    const level = (this.indentLevel ?? 0) + givenNumber(amount, -MOST_INDENT, MOST_INDENT)
    this.indentLevel = Math.min(MOST_INDENT, Math.max(0, level))
  }

  get textOrientation(): number | null {
    return this.#uniform(({ style }) => orientationOf(style))
  }

  set textOrientation(degrees: unknown) {
    this.#change({ style: orientationStyle(degrees === 180 ? 180 : givenNumber(degrees, -90, 90)) })
  }

  get columnWidth(): number | null {
    return new Sizes(this.#range).columnWidth
  }

  set columnWidth(points: unknown) {
    new Sizes(this.#range).columnWidth = givenNumber(points, 0)
  }

  get rowHeight(): number | null {
    return new Sizes(this.#range).rowHeight
  }

  set rowHeight(points: unknown) {
    new Sizes(this.#range).rowHeight = givenNumber(points, 0)
  }

  get useStandardWidth(): boolean | null {
    const { columnWidth } = this
    return columnWidth === null ? null : columnWidth === standardWidth(this.#range) * POINTS_PER_PIXEL
  }

  /** Meant to be set to true; false has no effect. */
  set useStandardWidth(standard: unknown) {
    if (givenBoolean(standard)) this.columnWidth = standardWidth(this.#range) * POINTS_PER_PIXEL
  }

  get useStandardHeight(): boolean | null {
    const { rowHeight } = this
    return rowHeight === null ? null : rowHeight === standardHeight(this.#range) * POINTS_PER_PIXEL
  }

  set useStandardHeight(standard: unknown) {
    if (givenBoolean(standard)) this.rowHeight = standardHeight(this.#range) * POINTS_PER_PIXEL
  }

  autofitColumns(): void {
    autofitColumns(this.#range)
  }

  autofitRows(): void {
    autofitRows(this.#range)
  }

  #uniform<Value>(read: (format: CellFormat) => Value): Value | null {
    return uniform(this.#range, read)
  }

  #change(change: FormatChange): void {
    refuseWrite(this.#range, 'format')
    changeFormat(this.#range, change)
  }
}
