// Properties that a program gives a workbook, beside those that every workbook has.
// https://learn.microsoft.com/javascript/api/excel/excel.custompropertycollection
import type { PropertyValue } from '../../files/extras.ts'
import { invalidArgument, itemNotFound } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import { bookExtras, changeBookExtras } from '../extras.ts'
import { givenText } from '../given.ts'
import { HostCollection, HostObject, type Identity, NullObject } from '../host-object.ts'

/** Outside of Excel on the web, keys and values are cut there. */
const LONGEST = 255

const propertiesOf = (world: World): Readonly<Record<string, PropertyValue>> =>
  bookExtras(world).properties ?? {}

function putProperty(world: World, key: string, value: PropertyValue | undefined): void {
  const { [key]: _, ...others } = propertiesOf(world)
  changeBookExtras(world, {
    properties: value === undefined ? others : { ...propertiesOf(world), [key]: value },
  })
  world.state.dirty = true
}

export class CustomPropertyCollection extends HostCollection<CustomProperty> {
  readonly className = 'CustomPropertyCollection'

  hostItems(): CustomProperty[] {
    return Object.keys(propertiesOf(this.world)).map((key) => new CustomProperty(this.world, key))
  }

  /** Takes the place of a property with that key. */
  add(key: string, value: unknown): CustomProperty {
    const name = trimmed(this.world, givenText(key))
    const known = this.#find(name) ?? name
    putProperty(this.world, known, givenValue(this.world, value))
    return new CustomProperty(this.world, known)
  }

  deleteAll(): void {
    changeBookExtras(this.world, { properties: undefined })
    this.world.state.dirty = true
  }

  getCount(): number {
    return Object.keys(propertiesOf(this.world)).length
  }

  getItem(key: unknown): CustomProperty {
    const known = this.#find(String(key))
    if (known === undefined) throw itemNotFound()
    return new CustomProperty(this.world, known)
  }

  getItemOrNullObject(key: string): CustomProperty | NullObject {
    const known = this.#find(key)
    return known === undefined
      ? new NullObject(this.world, 'CustomProperty')
      : new CustomProperty(this.world, known)
  }

  #find(key: string): string | undefined {
    return Object.keys(propertiesOf(this.world)).find((each) => each.toLowerCase() === key.toLowerCase())
  }
}

export class CustomProperty extends HostObject {
  readonly className = 'CustomProperty'
  readonly #key: string

  constructor(world: World, key: string) {
    super(world)
    this.#key = key
  }

  override identity(): Identity {
    return { _Id: this.#key }
  }

  get key(): string {
    return this.#key
  }

  get value(): PropertyValue {
    const value = propertiesOf(this.world)[this.#key]
    if (value === undefined) throw itemNotFound()
    return value
  }

  set value(value: unknown) {
    putProperty(this.world, this.#key, givenValue(this.world, value))
  }

  get type(): 'Number' | 'Boolean' | 'Date' | 'String' | 'Float' {
    const { value } = this
    if (typeof value === 'number') return Number.isInteger(value) ? 'Number' : 'Float'
    if (typeof value === 'boolean') return 'Boolean'
    return ISO_DATE.test(value) ? 'Date' : 'String'
  }

  delete(): void {
    putProperty(this.world, this.#key, undefined)
  }
}

/** What a date is on the wire. */
const ISO_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

function givenValue(world: World, value: unknown): PropertyValue {
  if (typeof value === 'string') return trimmed(world, value)
  if (typeof value === 'number' || typeof value === 'boolean') return value
  throw invalidArgument('(value)')
}

const trimmed = ({ host }: World, text: string): string =>
  host.platform === 'OfficeOnline' ? text : text.slice(0, LONGEST)
