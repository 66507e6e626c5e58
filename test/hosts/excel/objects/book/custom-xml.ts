// XML that an add-in keeps with the workbook.
// https://learn.microsoft.com/javascript/api/excel/excel.customxmlpartcollection
import { parseXml } from '@cj-tech-master/excelts/xml'
import { ExcelError, invalidArgument, itemNotFound } from '../../protocol/excel-error.ts'
import type { World } from '../../world.ts'
import { bookExtras, changeBookExtras } from '../extras.ts'
import { givenText } from '../given.ts'
import { HostCollection, HostObject, type Identity, NullObject } from '../host-object.ts'

const partsOf = (world: World): Readonly<Record<string, string>> => bookExtras(world).customXml ?? {}

function putPart(world: World, id: string, xml: string | undefined): void {
  const { [id]: _, ...others } = partsOf(world)
  changeBookExtras(world, { customXml: xml === undefined ? others : { ...partsOf(world), [id]: xml } })
  world.state.dirty = true
}

/** @throws ExcelError InvalidArgument for what is no XML document */
function namespaceOf(xml: string): string {
  try {
    const { name, attributes } = parseXml(xml).root
    const [prefix, local] = name.split(':')
    return (local === undefined ? attributes.xmlns : attributes[`xmlns:${prefix}`]) ?? ''
  } catch {
    throw invalidArgument('(xml)')
  }
}

abstract class Parts extends HostCollection<CustomXmlPart> {
  protected abstract ids(): string[]

  hostItems(): CustomXmlPart[] {
    return this.ids().map((id) => new CustomXmlPart(this.world, id))
  }

  getCount(): number {
    return this.ids().length
  }

  getItem(key: unknown): CustomXmlPart {
    if (!this.ids().includes(String(key))) throw itemNotFound()
    return new CustomXmlPart(this.world, String(key))
  }

  getItemOrNullObject(id: string): CustomXmlPart | NullObject {
    return this.ids().includes(id) ? new CustomXmlPart(this.world, id) : this.nothing()
  }

  protected nothing(): NullObject {
    return new NullObject(this.world, 'CustomXmlPart')
  }
}

export class CustomXmlPartCollection extends Parts {
  readonly className = 'CustomXmlPartCollection'

  protected ids(): string[] {
    return Object.keys(partsOf(this.world))
  }

  add(xml: string): CustomXmlPart {
    namespaceOf(givenText(xml))
    const id = `{${crypto.randomUUID().toUpperCase()}}`
    putPart(this.world, id, xml)
    return new CustomXmlPart(this.world, id)
  }

  getByNamespace(namespaceUri: string): CustomXmlPartScopedCollection {
    return new CustomXmlPartScopedCollection(this.world, namespaceUri)
  }
}

/** The parts of one namespace. */
export class CustomXmlPartScopedCollection extends Parts {
  readonly className = 'CustomXmlPartScopedCollection'
  readonly #namespaceUri: string

  constructor(world: World, namespaceUri: string) {
    super(world)
    this.#namespaceUri = namespaceUri
  }

  protected ids(): string[] {
    const parts = Object.entries(partsOf(this.world))
    return parts.filter(([, xml]) => namespaceOf(xml) === this.#namespaceUri).map(([id]) => id)
  }

  /** @throws ExcelError InvalidOperation where there are none, or more than one */
  getOnlyItem(): CustomXmlPart {
    const [id, ...others] = this.ids()
    if (id === undefined || others.length > 0) throw new ExcelError('InvalidOperation')
    return new CustomXmlPart(this.world, id)
  }

  getOnlyItemOrNullObject(): CustomXmlPart | NullObject {
    return this.getCount() === 1 ? this.getOnlyItem() : this.nothing()
  }
}

export class CustomXmlPart extends HostObject {
  readonly className = 'CustomXmlPart'
  readonly #id: string

  constructor(world: World, id: string) {
    super(world)
    this.#id = id
  }

  override identity(): Identity {
    return { Id: this.#id }
  }

  get id(): string {
    return this.#id
  }

  get namespaceUri(): string {
    return namespaceOf(this.getXml())
  }

  getXml(): string {
    const xml = partsOf(this.world)[this.#id]
    if (xml === undefined) throw itemNotFound()
    return xml
  }

  setXml(xml: string): void {
    this.getXml()
    namespaceOf(givenText(xml))
    putPart(this.world, this.#id, xml)
  }

  delete(): void {
    this.getXml()
    putPart(this.world, this.#id, undefined)
  }
}
