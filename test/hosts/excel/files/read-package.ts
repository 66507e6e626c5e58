// Takes a file apart before the library reads it: what it would read wrongly is read here, and hidden from it.
import { unzip } from '@cj-tech-master/excelts/archive'
import { attr, parseXml, textContent, walk } from '@cj-tech-master/excelts/xml'
import { type AddinValues, takeAddinValues } from './addin-values.ts'
import { readCustomParts } from './custom-parts.ts'
import type { WorkbookExtras } from './extras.ts'
import { formatOf, markFormats, numberFormatsOf } from './number-formats.ts'
import { takeSettings } from './settings-part.ts'

const STYLES = 'xl/styles.xml'
const WORKBOOK = 'xl/workbook.xml'
const THEME = 'xl/theme/theme1.xml'
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/
const TABLE = /^xl\/tables\/[^/]+\.xml$/

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
  /** By the sheets' names. */
  readonly addinValues: ReadonlyMap<string, AddinValues>
  /** @param code as the library has it */
  numberFormat(code: string | undefined): string | undefined
}

/** @throws Error for bytes that are no .xlsx file */
export async function readPackage(bytes: Uint8Array): Promise<WorkbookPackage> {
  const files = await unpack(bytes)
  const textOf = (part: string): string | null => (files[part] ? decode(files[part]) : null)
  const rewrite = (part: string, edit: (xml: string) => string) => {
    const xml = textOf(part)
    if (xml !== null) files[part] = encode(edit(xml))
  }
  const formats = numberFormatsOf(textOf(STYLES) ?? '<styleSheet/>')
  const { names, sheetNames } = readWorkbookPart(textOf(WORKBOOK) ?? '<workbook/>')
  const tables = new Map<string, TableFlags>()
  rewrite(STYLES, (xml) => markFormats(xml, formats))
  rewrite(WORKBOOK, (xml) =>
    xml.replace(/<definedName\b(?![^>]*\bname="_xlnm\.Print_)[^>]*(?:\/>|>[^<]*<\/definedName>)/g, ''),
  )
  for (const part of Object.keys(files)) {
    if (TABLE.test(part)) rewrite(part, (xml) => plainTable(xml, tables))
    if (SHEET.test(part)) rewrite(part, withNumbersForTruth)
  }
  const { extras, addinValues } = takeAddinValues(readCustomParts(textOf))
  return {
    files,
    sheetNames,
    names,
    tables,
    theme: themeColors(textOf(THEME)),
    extras: takeSettings(extras),
    addinValues,
    numberFormat: (code) => formatOf(code, formats),
  }
}

async function unpack(bytes: Uint8Array): Promise<Record<string, Uint8Array>> {
  const files: Record<string, Uint8Array> = {}
  try {
    for await (const entry of unzip(bytes).entries()) {
      if (entry.type === 'file') files[entry.path.replace(/^\//, '')] = await entry.bytes()
    }
  } catch (cause) {
    throw new Error('The file is no .xlsx workbook: it cannot be unzipped.', { cause })
  }
  if (!files[WORKBOOK]) throw new Error(`The file is no .xlsx workbook: it has no ${WORKBOOK}.`)
  return files
}

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

/** LibreOffice writes `true` where Excel writes `1`, which is all that the library knows, but for cells and rows. */
function withNumbersForTruth(xml: string): string {
  const start = xml.indexOf('<sheetData')
  const end = xml.lastIndexOf('</sheetData>')
  if (start < 0 || end < 0) return xml
  const inNumbers = (part: string) => part.replaceAll('="true"', '="1"').replaceAll('="false"', '="0"')
  return inNumbers(xml.slice(0, start)) + xml.slice(start, end) + inNumbers(xml.slice(end))
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
      isHidden: ['1', 'true'].includes(attr(element, 'hidden') ?? ''),
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
    const [, content = ''] = new RegExp(`<a:${color}>(.*?)</a:${color}>`, 's').exec(scheme) ?? []
    return /(?:lastClr|srgbClr val)="([\da-fA-F]{6})"/.exec(content)?.[1]?.toLowerCase() ?? '000000'
  })
}
