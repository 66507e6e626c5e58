// What the cells of a range take. It is kept as it was given; nothing is refused by it, since a program may write what it likes.
// https://learn.microsoft.com/javascript/api/excel/excel.datavalidation
import { invalidArgument } from '../protocol/excel-error.ts'
import type { World } from '../world.ts'
import { intersection } from './area.ts'
import { changeSheetExtras, sheetExtras, type ValidationRecord } from './extras.ts'
import { givenBoolean } from './given.ts'
import { HostObject } from './host-object.ts'
import type { RangePlace } from './range-place.ts'
import { refuseWrite } from './refuse-write.ts'

const TYPES: Readonly<Record<string, string>> = {
  custom: 'Custom',
  date: 'Date',
  decimal: 'Decimal',
  list: 'List',
  textLength: 'TextLength',
  time: 'Time',
  wholeNumber: 'WholeNumber',
}

type Change = Partial<Omit<ValidationRecord, 'area'>>

export class DataValidation extends HostObject {
  readonly className = 'DataValidation'
  readonly #range: RangePlace

  constructor(world: World, range: RangePlace) {
    super(world)
    this.#range = range
  }

  get rule(): object {
    return this.#record?.rule ?? {}
  }

  set rule(rule: unknown) {
    const given = givenObject(rule)
    const [kind, ...others] = Object.keys(given)
    if (kind === undefined || others.length > 0 || TYPES[kind] === undefined) throw invalidArgument()
    this.#put({ rule: given as Record<string, object> })
  }

  get type(): string {
    const [kind = ''] = Object.keys(this.rule)
    return TYPES[kind] ?? 'None'
  }

  get ignoreBlanks(): boolean {
    return this.#record?.ignoreBlanks ?? true
  }

  set ignoreBlanks(ignores: unknown) {
    this.#put({ ignoreBlanks: givenBoolean(ignores) })
  }

  get errorAlert(): object | null {
    return this.#record?.errorAlert ?? null
  }

  set errorAlert(alert: unknown) {
    this.#put({ errorAlert: givenObject(alert) })
  }

  get prompt(): object | null {
    return this.#record?.prompt ?? null
  }

  set prompt(prompt: unknown) {
    this.#put({ prompt: givenObject(prompt) })
  }

  clear(): void {
    this.#put({ rule: null, ignoreBlanks: true, errorAlert: null, prompt: null })
  }

  /** Of the first cell. */
  get #record(): ValidationRecord | undefined {
    const first = { ...this.#range.area, rows: 1, columns: 1 }
    return this.#all.findLast(({ area }) => intersection(area, first) !== null)
  }

  get #all(): readonly ValidationRecord[] {
    return sheetExtras(this.#range.sheet()).validations ?? []
  }

  #put(change: Change): void {
    refuseWrite(this.#range, 'format')
    const { area } = this.#range
    const own = this.#all.find((each) => JSON.stringify(each.area) === JSON.stringify(area))
    const standing = own ?? { rule: null, ignoreBlanks: true, errorAlert: null, prompt: null }
    const others = this.#all.filter((each) => each !== own)
    changeSheetExtras(this.#range.sheet(), { validations: [...others, { ...standing, ...change, area }] })
    this.world.state.dirty = true
  }
}

function givenObject(value: unknown): object {
  if (typeof value !== 'object' || value === null) throw invalidArgument()
  return value
}
