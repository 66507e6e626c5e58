// Gives what is typed into the grid the number format that Excel gives it. Univer keeps the shape of what was typed
// (`2026-10` would be yyyy-m); Excel has one format for each kind of date, whoever enters it.
import {
  CellValueType,
  type ICellData,
  Inject,
  Injector,
  Plugin,
  type Styles,
  UniverInstanceType,
} from '@univerjs/core'
import { AFTER_CELL_EDIT, SheetInterceptorService } from '@univerjs/sheets'
import { isOfAnotherLanguage, parseEntry } from '../model/parse-entry.ts'

/** Before Univer reads the text. */
const PRIORITY = 1

export class TypedFormats extends Plugin {
  static override pluginName = 'EXCEL_PAGE_TYPED_FORMATS'
  static override type = UniverInstanceType.UNIVER_SHEET
  protected override _injector: Injector

  constructor(_configuration: unknown, injector: Injector) {
    super()
    this._injector = injector
  }

  override onReady(): void {
    const { writeCellInterceptor } = this._injector.get(SheetInterceptorService)
    this.disposeWithMe(
      writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
        priority: PRIORITY,
        handler: (cell, { workbook, worksheet, row, col }, next) => {
          const { pattern = 'General' } = worksheet.getComposedCellStyle(row, col).n ?? {}
          // Univer would read a date of it.
          if (cell && !cell.f && isOfAnotherLanguage(typedText(cell) ?? '')) return cell
          return next(cell && withFormat(cell, pattern, workbook.getStyles()))
        },
      }),
    )
  }
}

// What Univer's decorator does, which is no erasable syntax.
Inject(Injector)(TypedFormats, '', 1)

function typedText(cell: ICellData): string | undefined {
  const text = cell.p?.body?.dataStream.replace(/\r\n$/, '') ?? cell.v
  return typeof text === 'string' ? text : undefined
}

/** @returns the number with its format, where what is typed has one and the cell has none; else the cell as it is */
function withFormat(cell: ICellData, numberFormat: string, styles: Styles): ICellData {
  const text = typedText(cell)
  if (text === undefined || cell.f || cell.t === CellValueType.FORCE_STRING) return cell
  const { v, t, s } = parseEntry(text, numberFormat)
  if (t !== CellValueType.NUMBER || !s || typeof s === 'string') return cell
  return { ...cell, p: null, v: v ?? null, t, s: { ...styles.getStyleByCell(cell), ...s } }
}
