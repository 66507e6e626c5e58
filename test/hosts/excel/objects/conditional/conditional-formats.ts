// Rules by which cells look otherwise while a formula holds. They are kept, moved and saved; nothing is painted. Of the
// kinds of rules, those with a formula of one's own.
// https://learn.microsoft.com/javascript/api/excel/excel.conditionalformatcollection

import type { ConditionalRule } from '../../files/extras.ts'
import { ExcelError, invalidArgument, itemNotFound, notModelled } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import { formatArea, intersection, parseArea } from '../area.ts'
import { changeSheetExtras, sheetExtras } from '../extras.ts'
import { givenColor } from '../format/html-colors.ts'
import { givenBoolean, givenText } from '../given.ts'
import { HostCollection, HostObject, NullObject } from '../host-object.ts'
import type { RangePlace } from '../range-place.ts'
import { refuseWrite } from '../refuse-write.ts'

export class ConditionalFormatCollection extends HostCollection<ConditionalFormat> {
  readonly className = 'ConditionalFormatCollection'
  readonly #range: RangePlace

  constructor(world: World, range: RangePlace) {
    super(world)
    this.#range = range
  }

  hostItems(): ConditionalFormat[] {
    return rulesOf(this.#range)
      .filter(({ area }) => intersection(parseArea(area), this.#range.area) !== null)
      .map(({ id }) => new ConditionalFormat(this.world, this.#range, id))
  }

  getCount(): number {
    return this.hostItems().length
  }

  getItem(key: unknown): ConditionalFormat {
    const found = this.hostItems().find(({ id }) => id === key)
    if (!found) throw itemNotFound()
    return found
  }

  getItemOrNullObject(key: unknown): ConditionalFormat | NullObject {
    return this.hostItems().find(({ id }) => id === key) ?? new NullObject(this.world, 'ConditionalFormat')
  }

  getItemAt(index: number): ConditionalFormat {
    const found = this.hostItems()[index]
    if (!found) throw itemNotFound()
    return found
  }

  /** The newest one is looked at first. */
  add(type: unknown): ConditionalFormat {
    if (type !== 'Custom') throw notModelled(`conditional formats of the type ${String(type)}`)
    refuseWrite(this.#range, 'format')
    const rules = rulesOf(this.#range)
    const id = `{${String(rules.reduce((most, rule) => Math.max(most, Number(rule.id.slice(1, -1))), 0) + 1)}}`
    put(this.#range, [...rules, { id, area: formatArea(this.#range.area), formula: '' }])
    return new ConditionalFormat(this.world, this.#range, id)
  }

  clearAll(): void {
    refuseWrite(this.#range, 'format')
    const here = new Set(this.hostItems().map(({ id }) => id))
    put(
      this.#range,
      rulesOf(this.#range).filter(({ id }) => !here.has(id)),
    )
  }
}

abstract class OfRule extends HostObject {
  protected readonly range: RangePlace
  protected readonly key: string

  constructor(world: World, range: RangePlace, key: string) {
    super(world)
    this.range = range
    this.key = key
  }

  protected get rule_(): ConditionalRule {
    const found = rulesOf(this.range).find(({ id }) => id === this.key)
    if (!found) throw itemNotFound()
    return found
  }

  protected change(change: Partial<ConditionalRule>): void {
    const changed = { ...this.rule_, ...change }
    put(
      this.range,
      rulesOf(this.range).map((each) => (each.id === this.key ? changed : each)),
    )
    this.world.state.dirty = true
  }
}

export class ConditionalFormat extends OfRule {
  readonly className = 'ConditionalFormat'

  get id(): string {
    return this.key
  }

  get type(): string {
    return 'Custom'
  }

  get custom(): CustomConditionalFormat {
    return new CustomConditionalFormat(this.world, this.range, this.key)
  }

  delete(): void {
    put(
      this.range,
      rulesOf(this.range).filter(({ id }) => id !== this.rule_.id),
    )
  }
}

export class CustomConditionalFormat extends OfRule {
  readonly className = 'CustomConditionalFormat'

  get rule(): ConditionalFormatRule {
    return new ConditionalFormatRule(this.world, this.range, this.key)
  }

  get format(): ConditionalRangeFormat {
    return new ConditionalRangeFormat(this.world, this.range, this.key)
  }
}

export class ConditionalFormatRule extends OfRule {
  readonly className = 'ConditionalFormatRule'

  get formula(): string {
    return this.rule_.formula
  }

  set formula(given: unknown) {
    const formula = givenText(given)
    if (!formula.startsWith('=')) throw invalidArgument()
    if (this.world.model.calculation.refuses(formula)) throw new ExcelError('InvalidArgument')
    this.change({ formula })
  }
}

export class ConditionalRangeFormat extends OfRule {
  readonly className = 'ConditionalRangeFormat'

  get fill(): ConditionalRangeFill {
    return new ConditionalRangeFill(this.world, this.range, this.key)
  }

  get borders(): ConditionalRangeBorderCollection {
    return new ConditionalRangeBorderCollection(this.world, this.range, this.key)
  }

  get font(): ConditionalRangeFont {
    return new ConditionalRangeFont(this.world, this.range, this.key)
  }
}

/** The line above alone is modelled. */
export class ConditionalRangeBorderCollection extends OfRule {
  readonly className = 'ConditionalRangeBorderCollection'

  get top(): ConditionalRangeBorder {
    return new ConditionalRangeBorder(this.world, this.range, this.key)
  }
}

export class ConditionalRangeBorder extends OfRule {
  readonly className = 'ConditionalRangeBorder'

  get style(): string {
    return this.rule_.lineAbove === undefined ? 'None' : 'Continuous'
  }

  set style(style: unknown) {
    if (style !== 'Continuous') throw notModelled(`borders of the style ${String(style)}`)
    this.change({ lineAbove: '#000000' })
  }

  get color(): string {
    return this.rule_.lineAbove ?? ''
  }

  set color(color: unknown) {
    this.change({ lineAbove: givenColor(color) })
  }
}

export class ConditionalRangeFill extends OfRule {
  readonly className = 'ConditionalRangeFill'

  get color(): string {
    return this.rule_.fill ?? ''
  }

  set color(color: unknown) {
    this.change({ fill: givenColor(color) })
  }
}

export class ConditionalRangeFont extends OfRule {
  readonly className = 'ConditionalRangeFont'

  get color(): string {
    return this.rule_.font ?? ''
  }

  set color(color: unknown) {
    this.change({ font: givenColor(color) })
  }

  get bold(): boolean {
    return this.rule_.bold === true
  }

  set bold(bold: unknown) {
    this.change({ bold: givenBoolean(bold) })
  }
}

const rulesOf = (range: RangePlace): readonly ConditionalRule[] =>
  sheetExtras(range.sheet()).conditionalRules ?? []

const put = (range: RangePlace, conditionalRules: readonly ConditionalRule[]): void =>
  changeSheetExtras(range.sheet(), { conditionalRules })
