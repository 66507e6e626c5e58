// How a range looks and where it is on the screen; what is hidden; links.
import type { Hyperlink } from '../files/extras.ts'
import { invalidArgument } from '../protocol/excel-error.ts'
import { ConditionalFormatCollection } from './conditional/conditional-formats.ts'
import { uniform } from './format/cell-formats.ts'
import { readCellProperties, writeCellProperties } from './format/cell-properties.ts'
import { changeFormat } from './format/change-format.ts'
import { categoryOf } from './format/number-categories.ts'
import { RangeFormat } from './format/range-format.ts'
import { givenBoolean, givenText } from './given.ts'
import { RangeCells } from './range-cells.ts'
import { refuseWrite } from './refuse-write.ts'
import { foldRows, groupRows, ungroupRows } from './row-groups.ts'
import { placeOf } from './sizes/positions.ts'
import { Sizes } from './sizes/sizes.ts'

const LINK = { cl: { rgb: '#0563C1' }, ul: { s: 1 } } as const
const LINK_FIELDS = new Set(['address', 'documentReference', 'screenTip', 'textToDisplay'])

export abstract class RangeLooks extends RangeCells {
  get format(): RangeFormat {
    return new RangeFormat(this.world, this)
  }

  get rowHidden(): boolean | null {
    return new Sizes(this).rowHidden
  }

  set rowHidden(hidden: unknown) {
    new Sizes(this).rowHidden = givenBoolean(hidden)
  }

  get columnHidden(): boolean | null {
    return new Sizes(this).columnHidden
  }

  set columnHidden(hidden: unknown) {
    new Sizes(this).columnHidden = givenBoolean(hidden)
  }

  /** Whether nothing of the range can be seen. */
  get hidden(): boolean {
    return this.rowHidden === true || this.columnHidden === true
  }

  get conditionalFormats(): ConditionalFormatCollection {
    return new ConditionalFormatCollection(this.world, this)
  }

  group(groupOption: unknown): void {
    groupRows(this, groupOption)
  }

  ungroup(groupOption: unknown): void {
    ungroupRows(this, groupOption)
  }

  hideGroupDetails(groupOption: unknown): void {
    foldRows(this, groupOption, true)
  }

  showGroupDetails(groupOption: unknown): void {
    foldRows(this, groupOption, false)
  }

  get left(): number {
    return placeOf(this, this.area).left
  }

  get top(): number {
    return placeOf(this, this.area).top
  }

  get width(): number {
    return placeOf(this, this.area).width
  }

  get height(): number {
    return placeOf(this, this.area).height
  }

  get numberFormatCategories(): string[][] {
    return this.numberFormat.map((line) => line.map(categoryOf))
  }

  /** Null where there is none, or not the same in every cell. */
  get hyperlink(): (Hyperlink & { readonly textToDisplay: string }) | null {
    const text = uniform(this, ({ extras }) => JSON.stringify(extras.hyperlink ?? null))
    const link: Hyperlink | null = text === null ? null : JSON.parse(text)
    if (link === null) return null
    const [[textToDisplay = ''] = []] = this.to({ ...this.area, rows: 1, columns: 1 }).text
    return { ...link, textToDisplay }
  }

  /** https://learn.microsoft.com/javascript/api/excel/excel.rangehyperlink */
  set hyperlink(given: unknown) {
    const { textToDisplay, ...link } = givenLink(given)
    refuseWrite(this, 'hyperlink')
    const first = this.to({ ...this.area, rows: 1, columns: 1 })
    const [[standing = ''] = []] = first.values
    const text = textToDisplay ?? (standing === '' ? (link.address ?? link.documentReference) : undefined)
    if (text !== undefined) first.values = [[text]]
    changeFormat(this, { style: LINK, extras: { hyperlink: link } })
  }

  getCellProperties(options: object): object[][] {
    return readCellProperties(this, options, (row, column) => this.getCell(row, column))
  }

  setCellProperties(data: unknown): void {
    writeCellProperties(this.area, data, (row, column) => this.getCell(row, column))
  }
}

function givenLink(given: unknown): Hyperlink & { textToDisplay?: string } {
  if (typeof given !== 'object' || given === null) throw invalidArgument()
  const fields = Object.entries(given).filter(([, value]) => value !== undefined && value !== null)
  for (const [name, value] of fields) {
    if (!LINK_FIELDS.has(name)) throw invalidArgument()
    givenText(value)
  }
  const link = Object.fromEntries(fields) as Hyperlink & { textToDisplay?: string }
  if (!link.address && !link.documentReference) throw invalidArgument()
  return link
}
