// The parts of a file around the library: what it does not write is put in, what it would read wrongly is taken out first.
import { editZip, unzip } from '@cj-tech-master/excelts/archive'
import { attr, parseXml, textContent, walk, xmlEncodeAttr } from '@cj-tech-master/excelts/xml'
import { readCustomParts, writeCustomParts } from './custom-parts.ts'
import type { WorkbookExtras } from './extras.ts'

const STYLES = 'xl/styles.xml'
const WORKBOOK = 'xl/workbook.xml'
const THEME = 'xl/theme/theme1.xml'
const TABLE = /^\/?xl\/tables\/[^/]+\.xml$/

/** Dates among the formats that a file has by number only, in the words of Excel's API. */
const DATE_FORMATS = new Map([
  ...([
    ['14', 'm/d/yyyy'],
    ['15', 'd-mmm-yy'],
    ['16', 'd-mmm'],
    ['17', 'mmm-yy'],
    ['18', 'h:mm AM/PM'],
  ] as const),
  ...([
    ['19', 'h:mm:ss AM/PM'],
    ['20', 'h:mm'],
    ['21', 'h:mm:ss'],
    ['22', 'm/d/yyyy h:mm'],
  ] as const),
  ...([
    ['45', 'mm:ss'],
    ['46', '[h]:mm:ss'],
    ['47', 'mm:ss.0'],
  ] as const),
])

/** Before a format's number: the library makes dates of what has a date's format, and drops backslashes of formats. */
const FORMAT_MARK = '@@'

export interface FileName {
  readonly name: string
  readonly text: string
  /** The sheet that alone knows the name, by its place among the sheets. */
  readonly sheetIndex: number | null
  readonly isHidden: boolean
}

/** What the library must not know of a table, by the table's name. */
export interface TableFlags {
  readonly hasTotals: boolean
  readonly hasFilter: boolean
}

export interface WorkbookPackage {
  /** For the library. */
  readonly files: Record<string, Uint8Array>
  readonly sheetNames: readonly string[]
  readonly names: readonly FileName[]
  readonly tables: ReadonlyMap<string, TableFlags>
  readonly theme: readonly string[]
  readonly extras: WorkbookExtras
  /** @param code as the library has it */
  numberFormat(code: string | undefined): string | undefined
}

/** @returns the file with the attribute and the parts that the library does not write */
export async function finishPackage(bytes: Uint8Array, extras: WorkbookExtras): Promise<Uint8Array> {
  const reader = unzip(bytes)
  const changed = new Map<string, string>()
  for (const part of [STYLES, '[Content_Types].xml', '_rels/.rels', 'xl/_rels/workbook.xml.rels']) {
    changed.set(part, decode((await reader.bytes(part)) ?? new Uint8Array()))
  }
  const change = (part: string, edit: (xml: string) => string) =>
    changed.set(part, edit(changed.get(part) ?? ''))
  change(STYLES, (xml) => xml.replaceAll(' pivotButton="1"', ' quotePrefix="1"'))
  writeCustomParts({ add: (part, xml) => changed.set(part, xml), change }, extras)
  const editor = await editZip(bytes)
  for (const [part, xml] of changed) editor.set(part, xml)
  return editor.bytes()
}

export async function readPackage(bytes: Uint8Array): Promise<WorkbookPackage> {
  const files: Record<string, Uint8Array> = {}
  for await (const entry of unzip(bytes).entries()) {
    if (entry.type === 'file') files[entry.path.replace(/^\//, '')] = await entry.bytes()
  }
  const textOf = (part: string): string | null => (files[part] ? decode(files[part]) : null)
  const rewrite = (part: string, edit: (xml: string) => string) => {
    const xml = textOf(part)
    if (xml !== null) files[part] = encode(edit(xml))
  }
  const styles = textOf(STYLES)
  const formats = new Map([...DATE_FORMATS, ...(styles === null ? [] : numberFormatsOf(styles))])
  const { names, sheetNames } = readWorkbookPart(textOf(WORKBOOK) ?? '<workbook/>')
  const tables = new Map<string, TableFlags>()
  rewrite(STYLES, (xml) => markStyles(xml, formats))
  rewrite(WORKBOOK, (xml) =>
    xml.replace(/<definedName\b(?![^>]*\bname="_xlnm\.)[^>]*(?:\/>|>[^<]*<\/definedName>)/g, ''),
  )
  for (const part of Object.keys(files).filter((name) => TABLE.test(name))) {
    rewrite(part, (xml) => plainTable(xml, tables))
  }
  return {
    files,
    sheetNames,
    names,
    tables,
    theme: themeColors(textOf(THEME)),
    extras: readCustomParts(textOf),
    numberFormat: (code) =>
      code?.startsWith(FORMAT_MARK) ? formats.get(code.slice(FORMAT_MARK.length)) : code,
  }
}

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

function numberFormatsOf(styles: string): [string, string][] {
  const found: [string, string][] = []
  walk(parseXml(styles).root, (element) => {
    if (element.name !== 'numFmts') return
    for (const child of element.children) {
      if (child.type !== 'element') continue
      found.push([attr(child, 'numFmtId') ?? '', attr(child, 'formatCode') ?? ''])
    }
  })
  return found
}

function markStyles(xml: string, formats: ReadonlyMap<string, string>): string {
  const marks = [...formats.keys()].map(
    (id) => `<numFmt numFmtId="${id}" formatCode="${xmlEncodeAttr(FORMAT_MARK + id)}"/>`,
  )
  return xml
    .replace(/<numFmts\b[^>]*(?:\/>|>[\s\S]*?<\/numFmts>)/, '')
    .replace(/(<styleSheet\b[^>]*>)/, `$1<numFmts count="${marks.length}">${marks.join('')}</numFmts>`)
    .replace(/ pivotButton="[^"]*"/g, '')
    .replaceAll(' quotePrefix="1"', ' pivotButton="1"')
}

/** The library would write totals anew when it reads a table, and stops at filters that it does not know. */
function plainTable(xml: string, tables: Map<string, TableFlags>): string {
  const [head = ''] = /<table\b[^>]*>/.exec(xml) ?? []
  const name = parseXml(xml).root.attributes.name
  const hasFilter = /<autoFilter\b/.test(xml) && !/\bhiddenButton="1"/.test(xml)
  if (name !== undefined) tables.set(name, { hasTotals: /\btotalsRowCount="1"/.test(head), hasFilter })
  return xml
    .replace(head, head.replace(/ totalsRowCount="\d+"/, ''))
    .replace(/<autoFilter\b([^>]*[^/])>[\s\S]*?<\/autoFilter>/, '<autoFilter$1/>')
    .replace(/<sortState\b[\s\S]*?(?:\/>|<\/sortState>)/, '')
}

function readWorkbookPart(xml: string): Pick<WorkbookPackage, 'names' | 'sheetNames'> {
  const names: FileName[] = []
  const sheetNames: string[] = []
  walk(parseXml(xml).root, (element) => {
    const name = attr(element, 'name') ?? ''
    if (element.name === 'sheet') sheetNames.push(name)
    if (element.name !== 'definedName' || name.startsWith('_xlnm.')) return
    const sheetIndex = attr(element, 'localSheetId')
    names.push({
      name,
      text: textContent(element),
      sheetIndex: sheetIndex === undefined ? null : Number(sheetIndex),
      isHidden: attr(element, 'hidden') === '1',
    })
  })
  return { names, sheetNames }
}

/** @returns a theme's colors as files count them: light before dark */
function themeColors(xml: string | null): string[] {
  const [scheme = ''] = /<a:clrScheme\b[\s\S]*?<\/a:clrScheme>/.exec(xml ?? '') ?? []
  const colors = [
    'lt1',
    'dk1',
    'lt2',
    'dk2',
    'accent1',
    'accent2',
    'accent3',
    'accent4',
    'accent5',
    'accent6',
    'hlink',
    'folHlink',
  ]
  return colors.map((color) => {
    const [, content = ''] = new RegExp(`<a:${color}>([sS]*?)</a:${color}>`).exec(scheme) ?? []
    return /(?:lastClr|srgbClr val)="([\da-fA-F]{6})"/.exec(content)?.[1]?.toLowerCase() ?? '000000'
  })
}
