// Reads what is typed into the grid as Excel does, by the user's settings, and gives it the number format that Excel gives it.
// Univer keeps the shape of what was typed (`2026-10` would be yyyy-m); Excel has one format for each kind of date, whoever
// enters it. What is edited is shown as the user writes it.
import {
  CellValueType,
  type ICellData,
  Inject,
  Injector,
  type Nullable,
  Plugin,
  type Styles,
  UniverInstanceType,
} from '@univerjs/core'
import { AFTER_CELL_EDIT, BEFORE_CELL_EDIT, SheetInterceptorService } from '@univerjs/sheets'
import { keptFormula, shownFormula } from '../locale/local-formulas.ts'
import { type Locale, UNITED_STATES } from '../locale/locales.ts'
import { closed } from '../locale/typed-formulas.ts'
import { isOfAnotherLanguage, parseEntry } from '../model/parse-entry.ts'

/** Before Univer reads the text. */
const PRIORITY = 1

export class TypedFormats extends Plugin {
  static override pluginName = 'EXCEL_PAGE_TYPED_FORMATS'
  static override type = UniverInstanceType.UNIVER_SHEET
  protected override _injector: Injector
  readonly #locale: Locale

  constructor({ locale = UNITED_STATES }: { locale?: Locale } = {}, injector: Injector) {
    super()
    this._injector = injector
    this.#locale = locale
  }

  override onReady(): void {
    const { writeCellInterceptor } = this._injector.get(SheetInterceptorService)
    this.disposeWithMe(
      writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
        priority: PRIORITY,
        handler: (cell, { workbook, worksheet, row, col }, next) => {
          const { pattern = 'General' } = worksheet.getComposedCellStyle(row, col).n ?? {}
          const text = cell && !cell.f ? this.#textOf(cell) : null
          if (text) return text
          if (cell?.f) return next({ ...cell, f: keptFormula(closed(cell.f), this.#locale) ?? cell.f })
          return next(cell && withFormat(cell, pattern, workbook.getStyles(), this.#locale))
        },
      }),
    )
    if (this.#locale === UNITED_STATES) return
    // What Univer's own interceptors give, of which some let no other come after them.
    const fetch = writeCellInterceptor.fetchThroughInterceptors.bind(writeCellInterceptor)
    const fetchEdited: typeof fetch = (point, filter) => {
      const given = fetch(point, filter)
      if ((point as unknown) !== BEFORE_CELL_EDIT) return given
      return ((cell: never, location: never) =>
        edited(given(cell, location) as Nullable<ICellData>, this.#locale)) as never
    }
    writeCellInterceptor.fetchThroughInterceptors = fetchEdited
  }

  /** @returns the cell where Univer would read a number or a date of what is a text in Excel; else null */
  #textOf(cell: ICellData): ICellData | null {
    const text = typedText(cell)
    if (text === undefined || text.startsWith("'")) return null
    if (this.#locale === UNITED_STATES) return isOfAnotherLanguage(text) ? cell : null
    const { v = null, t = null } = parseEntry(text, 'General', this.#locale)
    const isText = t === CellValueType.STRING || t === CellValueType.FORCE_STRING
    return isText ? { ...cell, p: null, v, t } : null
  }
}

// What Univer's decorator does, which is no erasable syntax.
Inject(Injector)(TypedFormats, '', 1)

function typedText(cell: ICellData): string | undefined {
  const text = cell.p?.body?.dataStream.replace(/\r\n$/, '') ?? cell.v
  return typeof text === 'string' ? text : undefined
}

/** @returns the number with its format, where what is typed has one and the cell has none; else the cell as it is */
function withFormat(cell: ICellData, numberFormat: string, styles: Styles, locale: Locale): ICellData {
  const text = typedText(cell)
  if (text === undefined || cell.f || cell.t === CellValueType.FORCE_STRING) return cell
  const { v, t, s } = parseEntry(text, numberFormat, locale)
  const isOwn = locale !== UNITED_STATES && t === CellValueType.NUMBER
  if (isOwn && (!s || typeof s === 'string')) return { ...cell, p: null, v: v ?? null, t }
  if (t !== CellValueType.NUMBER || !s || typeof s === 'string') return cell
  return { ...cell, p: null, v: v ?? null, t, s: { ...styles.getStyleByCell(cell), ...s } }
}

/** A formula or a number as the user writes it; of dates Univer gives what is read alike everywhere. */
function edited(cell: Nullable<ICellData>, locale: Locale): Nullable<ICellData> {
  if (cell?.f) return { ...cell, f: shownFormula(cell.f, locale) }
  if (!cell || cell.t !== CellValueType.NUMBER || !/^-?\d+\.\d+(?:E[+-]?\d+)?%?$/i.test(String(cell.v)))
    return cell
  return { ...cell, v: String(cell.v).replace('.', locale.decimal), t: CellValueType.STRING }
}
