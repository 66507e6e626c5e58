// The sheet of an explained figure: what must be said first, then the figure, what it is computed from, and its cost lines
// down to VPS and IP. Their sum is a formula, and a cell says in words whether it comes to the figure.
import { inUnit } from '../../shown/in-unit.ts'
import { FORMATS, isUnit } from '../../shown/number-formats.ts'
import type { NewSheet, SheetCell } from '../../workbook/new-sheet.ts'
import type { ExplainedCellFigure, ExplainedCellLine } from '../desk.ts'
import { recomputed } from './recomputed.ts'
import { isCost } from './sheet-in-words.ts'

const LINE_HEADER = ['Part', 'Resource', 'Vendor', 'Resource cost (USD)', 'Share', 'Amount (USD)', 'Remark']
const WIDTHS = [150, 230, 110, 110, 200, 100, 260]
const CENTS = FORMATS.cents

/** Rows as they are added, and where each came to stand. */
class Sheet {
  readonly rows: (readonly SheetCell[])[] = []
  readonly boldRows: number[] = []
  readonly numberFormats: Record<string, string> = {}

  /** @returns the number of the row as people count, from 1 */
  add(...cells: SheetCell[]): number {
    return this.rows.push(cells)
  }

  heading(...cells: SheetCell[]): number {
    this.boldRows.push(this.rows.length)
    return this.add(...cells)
  }

  format(address: string, unit: string): void {
    if (isUnit(unit) && unit !== 'category') this.numberFormats[address] = FORMATS[unit]
  }
}

export function explainedSheet(figure: ExplainedCellFigure): NewSheet {
  const sheet = new Sheet()
  sheet.heading(figure.title)
  for (const row of figure.approximation) sheet.add(...row)
  sheet.add()
  const row = sheet.heading('Figure', publishedOf(figure.value, figure.unit), unitWord(figure.unit))
  sheet.format(`B${row}`, figure.unit)
  if (figure.missing !== null) sheet.add('No figure', figure.missing)
  else if (figure.shown !== null) sheet.add('As shown', figure.shown)
  sheet.add('Calculation', figure.calculation)
  sheet.add('Source', figure.source)
  for (const remark of figure.remarks) sheet.add('Note', remark)
  const inputs = addInputs(sheet, figure, `B${row}`)
  addLines(sheet, figure, isCost(figure) ? `B${row}` : (inputs.get('total_cost') ?? null))
  const { rows, boldRows, numberFormats } = sheet
  return {
    name: `Explained ${figure.tenant} ${figure.period}`,
    rows,
    boldRows,
    numberFormats,
    columnWidths: figure.lines.some(({ month }) => month !== null) ? [110, ...WIDTHS] : WIDTHS,
  }
}

/** @returns the cell of each input that is known */
function addInputs(sheet: Sheet, figure: ExplainedCellFigure, figureCell: string): Map<string, string> {
  const cells = new Map<string, string>()
  if (figure.inputs.length === 0) return cells
  sheet.add()
  sheet.heading('Computed from', 'Value', 'Unit', 'In words')
  for (const { id, label, unit, value, shown } of figure.inputs) {
    const row = sheet.add(label, publishedOf(value, unit), unitWord(unit), shown)
    sheet.format(`B${row}`, unit)
    if (value !== null) cells.set(id, `B${row}`)
  }
  const formula = figure.value === null ? null : recomputed(figure.measure, cells)
  if (formula === null) return cells
  const row = sheet.add('Computed here', { formula }, unitWord(figure.unit))
  sheet.format(`B${row}`, figure.unit)
  sheet.add('Check', check(`B${row}`, figureCell, 6, 'What is computed here', 'the figure'))
  return cells
}

/** @param target the cell that the lines sum to; null where they sum to nothing on the sheet */
function addLines(sheet: Sheet, figure: ExplainedCellFigure, target: string | null): void {
  const { lines } = figure
  const isSummed = isCost(figure) && figure.value !== null
  if (lines.length === 0 && !isSummed) return
  sheet.add()
  const isOfMonths = lines.some(({ month }) => month !== null)
  const [ofResource, amount] = isOfMonths ? ['E', 'G'] : ['D', 'F']
  const header = sheet.heading(...(isOfMonths ? ['Month'] : []), ...LINE_HEADER)
  for (const line of lines) addLine(sheet, line)
  if (lines.length === 0) sheet.add(figure.title, 'No resource carries cost here.', null, null, null, 0)
  const last = sheet.rows.length
  const total = sheet.heading('Sum of the lines', ...Array<null>(isOfMonths ? 5 : 4).fill(null), {
    formula: `=ROUND(SUM(${amount}${header + 1}:${amount}${last}),2)`,
  })
  for (const column of [ofResource, amount]) {
    sheet.numberFormats[`${column}${header + 1}:${column}${total}`] = CENTS
  }
  if (target === null) return
  const what = isCost(figure) ? 'the figure' : 'the total cost above'
  sheet.add('Check', check(`${amount}${total}`, target, 2, 'The sum of the lines', what))
}

/** IPs explain how a server is shared; they carry no cents of their own. */
function addLine(sheet: Sheet, line: ExplainedCellLine): void {
  const { month, part, resource, vendor, resourceCents, share, amountCents, remark, ips } = line
  const first = month === null ? [] : [month]
  sheet.add(...first, part, resource, vendor, dollars(resourceCents), share, dollars(amountCents), remark)
  for (const { address, share: ofIp } of ips) sheet.add(...first, null, `IP ${address}`, null, null, ofIp)
}

function check(computed: string, published: string, decimals: number, what: string, of: string): SheetCell {
  const difference = `ROUND(${computed}-${published},${decimals})`
  return {
    formula: `=IF(${difference}=0,"${what} is equal to ${of}.","${what} differs from ${of} by "&${difference}&".")`,
  }
}

const dollars = (cents: number | null): SheetCell => (cents === null ? null : inUnit(cents, 'cents'))

function publishedOf(value: number | string | null, unit: string): SheetCell {
  return value === null ? null : inUnit(value, unit)
}

function unitWord(unit: string): string {
  return unit === 'cents' ? 'USD' : unit
}
