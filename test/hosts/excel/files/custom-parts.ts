// Custom XML parts and custom document properties: parts of the file that the library neither reads nor writes.
import { parseXml, textContent, walk, xmlEncode, xmlEncodeAttr } from '@cj-tech-master/excelts/xml'
import type { PropertyValue, WorkbookExtras } from './extras.ts'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const PROPERTIES_PART = 'docProps/custom.xml'
/** Of properties that users give: https://learn.microsoft.com/windows/win32/stg/the-documentsummaryinformation-and-userdefined-property-sets */
const USER_DEFINED = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}'
const FIRST_PROPERTY_ID = 2

export const CONTENT_TYPES = '[Content_Types].xml'
export const ROOT_RELATIONSHIPS = '_rels/.rels'
export const WORKBOOK_RELATIONSHIPS = 'xl/_rels/workbook.xml.rels'

/** Parts by name. Those that are there already are given to `change`. */
export interface PartWriter {
  add(part: string, xml: string): void
  change(part: string, change: (xml: string) => string): void
}

export function writeCustomParts(
  { add, change }: PartWriter,
  { customXml = {}, properties = {} }: WorkbookExtras,
): void {
  const addType = (part: string, type: string) =>
    change(CONTENT_TYPES, (xml) =>
      insert(xml, 'Types', `<Override PartName="/${part}" ContentType="${type}"/>`),
    )
  const relate = (relationships: string, id: string, type: string, target: string) =>
    change(relationships, (xml) => insert(xml, 'Relationships', relationship(id, type, target)))

  for (const [index, [id, xml]] of Object.entries(customXml).entries()) {
    const item = `item${index + 1}`
    const itemProperties = `itemProps${index + 1}.xml`
    add(`customXml/${item}.xml`, xml)
    add(
      `customXml/${itemProperties}`,
      `${HEAD}<ds:datastoreItem ds:itemID="${xmlEncodeAttr(id)}" xmlns:ds="${OFFICE}/customXml"><ds:schemaRefs/></ds:datastoreItem>`,
    )
    add(
      `customXml/_rels/${item}.xml.rels`,
      `${HEAD}<Relationships xmlns="${RELATIONSHIPS}">${relationship('rId1', 'customXmlProps', itemProperties)}</Relationships>`,
    )
    addType(
      `customXml/${itemProperties}`,
      'application/vnd.openxmlformats-officedocument.customXmlProperties+xml',
    )
    relate(WORKBOOK_RELATIONSHIPS, `rIdCustomXml${index + 1}`, 'customXml', `../customXml/${item}.xml`)
  }
  const given = Object.entries(properties)
  if (given.length === 0) return
  add(PROPERTIES_PART, propertiesXml(given))
  addType(PROPERTIES_PART, 'application/vnd.openxmlformats-officedocument.custom-properties+xml')
  relate(ROOT_RELATIONSHIPS, 'rIdCustomProperties', 'custom-properties', PROPERTIES_PART)
}

const relationship = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/relationships/${type}" Target="${target}"/>`

const insert = (xml: string, element: string, child: string): string =>
  xml.replace(`</${element}>`, `${child}</${element}>`)

function propertiesXml(properties: readonly [string, PropertyValue][]): string {
  const elements = properties.map(([name, value], index) => {
    const type = typeof value === 'number' ? 'r8' : typeof value === 'boolean' ? 'bool' : 'lpwstr'
    const head = `fmtid="${USER_DEFINED}" pid="${index + FIRST_PROPERTY_ID}" name="${xmlEncodeAttr(name)}"`
    return `<property ${head}><vt:${type}>${xmlEncode(String(value))}</vt:${type}></property>`
  })
  const namespaces = `xmlns="${OFFICE}/custom-properties" xmlns:vt="${OFFICE}/docPropsVTypes"`
  return `${HEAD}<Properties ${namespaces}>${elements.join('')}</Properties>`
}

/** @param textOf the text of a part, or null where the file has no such part */
export function readCustomParts(textOf: (part: string) => string | null): WorkbookExtras {
  const customXml: Record<string, string> = {}
  for (let index = 1; ; index += 1) {
    const xml = textOf(`customXml/item${index}.xml`)
    if (xml === null) break
    const [, id] = /itemID="([^"]*)"/.exec(textOf(`customXml/itemProps${index}.xml`) ?? '') ?? []
    if (id) customXml[id] = xml
  }
  const properties = readProperties(textOf(PROPERTIES_PART))
  return {
    ...(Object.keys(customXml).length > 0 ? { customXml } : {}),
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
  }
}

function readProperties(xml: string | null): Record<string, PropertyValue> {
  const properties: Record<string, PropertyValue> = {}
  if (xml === null) return properties
  walk(parseXml(xml).root, (element) => {
    const { name } = element.attributes
    if (element.name !== 'property' || name === undefined) return
    const value = element.children.find((child) => child.type === 'element')
    if (!value) return
    const text = textContent(value)
    const type = value.name.replace(/^.*:/, '')
    properties[name] = /^(?:r4|r8|u?i\d|u?int|decimal)$/.test(type)
      ? Number(text)
      : type === 'bool'
        ? text === 'true' || text === '1'
        : text
  })
  return properties
}
