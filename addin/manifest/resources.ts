// The resources of an add-in-only manifest: texts and addresses stand at its end under an id, and everything before
// them refers to the id. https://learn.microsoft.com/javascript/api/manifest/resources

export type Xml = { readonly [name: string]: string | Xml | readonly (string | Xml)[] }

export interface Reference extends Xml {
  readonly '@_resid': string
}

type Kind = 'image' | 'url' | 'shortString' | 'longString'

const ELEMENTS: Readonly<Record<Kind, { readonly list: string; readonly item: string }>> = {
  image: { list: 'bt:Images', item: 'bt:Image' },
  url: { list: 'bt:Urls', item: 'bt:Url' },
  shortString: { list: 'bt:ShortStrings', item: 'bt:String' },
  longString: { list: 'bt:LongStrings', item: 'bt:String' },
}

export class Resources {
  readonly #kept: { readonly kind: Kind; readonly id: string; readonly value: string }[] = []

  /** Keeps the value under the id, and answers with what refers to it. The same id twice must be the same resource. */
  refer(kind: Kind, id: string, value: string): Reference {
    const known = this.#kept.find((each) => each.id === id)
    if (known !== undefined && (known.kind !== kind || known.value !== value)) {
      throw new Error(`Two resources of the manifest have the id ${id}.`)
    }
    if (known === undefined) this.#kept.push({ kind, id, value })
    return { '@_resid': id }
  }

  /** The element at the manifest's end, its lists in the order that the schema asks for. */
  toXml(): Xml {
    const lists = Object.entries(ELEMENTS).map(([kind, { list, item }]) => {
      const items = this.#kept.filter((each) => each.kind === kind)
      return [list, { [item]: items.map(({ id, value }) => ({ '@_id': id, '@_DefaultValue': value })) }]
    })
    return Object.fromEntries(lists)
  }
}
