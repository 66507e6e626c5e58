// Properties that an add-in keeps with a sheet. Keys differ in more than their case.
// https://learn.microsoft.com/javascript/api/excel/excel.worksheetcustompropertycollection
import type { FWorksheet } from '@univerjs/sheets/facade'
import { itemNotFound } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import { changeSheetExtras, sheetExtras } from '../extras.ts'
import { givenText } from '../given.ts'
import { HostCollection, HostObject, type Identity, NullObject } from '../host-object.ts'

const LONGEST_KEY = 255

export class WorksheetCustomPropertyCollection extends HostCollection<WorksheetCustomProperty> {
  readonly className = 'WorksheetCustomPropertyCollection'
  readonly #sheet: () => FWorksheet

  constructor(world: World, sheet: () => FWorksheet) {
    super(world)
    this.#sheet = sheet
  }

  hostItems(): WorksheetCustomProperty[] {
    return Object.keys(propertiesOf(this.#sheet())).map((key) => this.#property(key))
  }

  /** Takes the place of a property with that key. */
  add(key: string, value: string): WorksheetCustomProperty {
    const known = this.#find(givenText(key, LONGEST_KEY)) ?? key
    setProperty(this.world, this.#sheet(), known, givenText(value))
    return this.#property(known)
  }

  getCount(): number {
    return Object.keys(propertiesOf(this.#sheet())).length
  }

  getItem(key: unknown): WorksheetCustomProperty {
    const known = this.#find(String(key))
    if (known === undefined) throw itemNotFound()
    return this.#property(known)
  }

  getItemOrNullObject(key: string): WorksheetCustomProperty | NullObject {
    const known = this.#find(key)
    return known === undefined ? new NullObject(this.world, 'WorksheetCustomProperty') : this.#property(known)
  }

  #find(key: string): string | undefined {
    return Object.keys(propertiesOf(this.#sheet())).find((each) => each.toLowerCase() === key.toLowerCase())
  }

  #property(key: string): WorksheetCustomProperty {
    return new WorksheetCustomProperty(this.world, this.#sheet, key)
  }
}

export class WorksheetCustomProperty extends HostObject {
  readonly className = 'WorksheetCustomProperty'
  readonly #sheet: () => FWorksheet
  readonly #key: string

  constructor(world: World, sheet: () => FWorksheet, key: string) {
    super(world)
    this.#sheet = sheet
    this.#key = key
  }

  override identity(): Identity {
    return { _Id: this.#key }
  }

  get key(): string {
    return this.#key
  }

  get value(): string {
    const value = propertiesOf(this.#sheet())[this.#key]
    if (value === undefined) throw itemNotFound()
    return value
  }

  set value(value: unknown) {
    setProperty(this.world, this.#sheet(), this.#key, givenText(value))
  }

  delete(): void {
    setProperty(this.world, this.#sheet(), this.#key, undefined)
  }
}

const propertiesOf = (sheet: FWorksheet): Readonly<Record<string, string>> =>
  sheetExtras(sheet).customProperties ?? {}

function setProperty(world: World, sheet: FWorksheet, key: string, value: string | undefined): void {
  const { [key]: _, ...others } = propertiesOf(sheet)
  changeSheetExtras(sheet, {
    customProperties: value === undefined ? others : { ...propertiesOf(sheet), [key]: value },
  })
  world.state.dirty = true
}
