// The styles of a file that is opened, under the ids by which a snapshot's cells name them.
import type { Style } from '@cj-tech-master/excelts'
import type { ICellData, IStyleData } from '@univerjs/core'
import type { DefaultFont } from './cell-formats.ts'
import { asCustom, type CellExtras } from './extras.ts'
import { fromFileStyle, fromProtection } from './from-file-style.ts'
import type { WorkbookPackage } from './read-package.ts'

/** Gives equal styles of the file one id in the snapshot. */
export class StyleIds {
  readonly byId: Record<string, IStyleData> = {}
  readonly #idByFile = new Map<string, string | null>()
  readonly #idByStyle = new Map<string, string>()
  readonly #parts: WorkbookPackage
  readonly #font: DefaultFont

  constructor(parts: WorkbookPackage, font: DefaultFont) {
    this.#parts = parts
    this.#font = font
  }

  /**
   * @param valueFormat a number format that the cell only has because its value came with it
   * @returns what the model says of a cell, a row or a column with the file's style
   */
  reference(
    given: Partial<Style> | undefined,
    more: CellExtras = {},
    valueFormat?: string,
  ): Pick<ICellData, 's' | 'custom'> {
    if (!given) return asCustom(more)
    const isOfValue = valueFormat !== undefined && this.#formatOf(given) === valueFormat
    const { numFmt: _, ...unformatted } = given
    const file = isOfValue ? unformatted : given
    const key = JSON.stringify(file)
    const known = this.#idByFile.get(key)
    const id = known === undefined ? this.#add(file) : known
    this.#idByFile.set(key, id)
    return { ...(id === null ? {} : { s: id }), ...asCustom({ ...fromProtection(file.protection), ...more }) }
  }

  #add(file: Partial<Style>): string | null {
    const style = fromFileStyle(file, this.#formatOf(file), this.#parts.theme, this.#font)
    return style && this.id(style)
  }

  #formatOf({ numFmt }: Partial<Style>): string | undefined {
    return this.#parts.numberFormat(typeof numFmt === 'object' ? numFmt.formatCode : numFmt)
  }

  id(style: IStyleData): string {
    const key = JSON.stringify(style)
    const id = this.#idByStyle.get(key) ?? `style${this.#idByStyle.size + 1}`
    this.#idByStyle.set(key, id)
    this.byId[id] = style
    return id
  }
}
