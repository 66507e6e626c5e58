// What a file says beside the values of custom functions: which cells a formula fills, and which number formats came with
// values. Other programs take neither for it: LibreOffice calculates every array formula on opening, and without the add-in
// gives #NAME? for it, so that the formula is a plain one in the file and what it fills is values; and a number's own format
// is its cell's there. This list, a custom XML part that they leave alone, is for whoever has the add-in.
import { parseXml, walk, xmlEncodeAttr } from '@cj-tech-master/excelts/xml'
import { cellAddress, type Rectangle, rangeAddress, rectangle } from './addresses.ts'
import type { WorkbookExtras } from './extras.ts'

const ADDIN_VALUES_PART = '{6B1F3C52-0B0E-4E0B-9C1B-3D5A7C0E9A41}'
const NAMESPACE = 'urn:penguin-figures:addin-values'

/** Of one sheet. */
export class AddinValues {
  /** What formulas fill, by the address of the formula's cell; of one cell where a plain formula would mean another. */
  readonly arrays = new Map<string, Rectangle>()
  readonly #formats = new Map<string, string>()

  addArray(area: Rectangle): void {
    this.arrays.set(cellAddress(area.startRow, area.startColumn), area)
  }

  addFormat(row: number, column: number, code: string): void {
    this.#formats.set(cellAddress(row, column), code)
  }

  formatAt(row: number, column: number): string | undefined {
    return this.#formats.get(cellAddress(row, column))
  }

  /** @returns the formats by row, then by column */
  formats(): Record<number, Record<number, string>> {
    const found: Record<number, Record<number, string>> = {}
    for (const [address, code] of this.#formats) {
      const { startRow, startColumn } = rectangle(address)
      found[startRow] = { ...found[startRow], [startColumn]: code }
    }
    return found
  }

  xmlOf(sheetName: string): string {
    const arrays = [...this.arrays.values()].map((area) => `<array ref="${rangeAddress(area)}"/>`)
    const cells = new Map<string, string[]>()
    for (const [address, code] of this.#formats) {
      const alike = cells.get(code)
      if (alike) alike.push(address)
      else cells.set(code, [address])
    }
    const formats = [...cells].map(
      ([code, addresses]) => `<format code="${xmlEncodeAttr(code)}" cells="${addresses.join(' ')}"/>`,
    )
    if (arrays.length + formats.length === 0) return ''
    return `<sheet name="${xmlEncodeAttr(sheetName)}">${arrays.join('')}${formats.join('')}</sheet>`
  }
}

/** @returns the part, as an entry among the custom XML parts; nothing where no sheet has such values */
export function addinValuesPart(bySheet: ReadonlyMap<string, AddinValues>): Record<string, string> {
  const sheets = [...bySheet].map(([name, values]) => values.xmlOf(name)).join('')
  return sheets === '' ? {} : { [ADDIN_VALUES_PART]: `<values xmlns="${NAMESPACE}">${sheets}</values>` }
}

/** @returns the values by the sheets' names, and the extras without their part */
export function takeAddinValues({ customXml, ...extras }: WorkbookExtras): {
  addinValues: ReadonlyMap<string, AddinValues>
  extras: WorkbookExtras
} {
  const { [ADDIN_VALUES_PART]: xml, ...others } = customXml ?? {}
  return {
    addinValues: xml === undefined ? new Map() : readAddinValues(xml),
    extras: { ...extras, ...(Object.keys(others).length > 0 ? { customXml: others } : {}) },
  }
}

function readAddinValues(xml: string): Map<string, AddinValues> {
  const bySheet = new Map<string, AddinValues>()
  let values = new AddinValues()
  walk(parseXml(xml).root, ({ name, attributes }) => {
    if (name === 'sheet') {
      values = new AddinValues()
      bySheet.set(attributes.name ?? '', values)
    } else if (name === 'array') values.addArray(rectangle(attributes.ref ?? ''))
    else if (name === 'format') {
      for (const address of (attributes.cells ?? '').split(' ')) {
        const { startRow, startColumn } = rectangle(address)
        values.addFormat(startRow, startColumn, attributes.code ?? '')
      }
    }
  })
  return bySheet
}
