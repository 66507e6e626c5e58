// What tests look for in a report: a column by its id, its sum in cents, a plain row by its label.
import { expect } from '@jest/globals'
import type { CellContent, ColumnUnit, ReportDocument } from '../../../addin/reports/report-document.ts'

export function cellsOf({ columns, rows }: ReportDocument, id: string): CellContent[] {
  const place = columns.findIndex((column) => column.id === id)
  if (place < 0) throw new Error(`The report has no column ${id}.`)
  return rows.map(({ cells }) => cells[place] as CellContent)
}

/** As Excel adds it up: numbers alone, rounded to cents. */
export function sumInCents(document: ReportDocument, id: string): number {
  return cellsOf(document, id).reduce<number>(
    (sum, cell) => sum + (typeof cell === 'number' ? Math.round(cell * 100) : 0),
    0,
  )
}

/** Sums that the columns come to, by id, as far as totals of them were published. */
export function sumsOf(document: ReportDocument): Record<string, number> {
  const ids = Object.keys(document.publishedTotalsCents)
  return Object.fromEntries(ids.map((id) => [id, sumInCents(document, id)]))
}

export function plainRow({ approximation }: ReportDocument, label: string): string | undefined {
  return approximation.find(([each]) => each === label)?.[1]
}

/** What holds of every report, whatever it is of. */
export function expectSound(document: ReportDocument): void {
  const { columns, rows, keyColumn, remarksColumn, approximation } = document
  expect(rows.filter(({ cells }) => cells.length !== columns.length)).toEqual([])
  expect(new Set(columns.map(({ id }) => id)).size).toBe(columns.length)
  expect(new Set(columns.map(({ header }) => header)).size).toBe(columns.length)
  expect(rows.map(({ cells }) => cells[keyColumn])).toEqual(rows.map(({ key }) => key))
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
  expect(remarksColumn).toBe(columns.length - 1)
  // A figure that is missing has its reason beside it.
  const silent = rows.filter(({ cells }) => cells.includes(null) && cells[remarksColumn] === '')
  expect(silent).toEqual([])
  expect(approximation.slice(0, 2).map(([, text]) => text)).toEqual([
    'Modeled internal approximation based on provider invoices and usage patterns.',
    'Not an invoice. Always validate with finance systems.',
  ])
  expect(approximation.filter(([label, text]) => label.trim() === '' || text.trim() === '')).toEqual([])
  const narrow = approximation.filter(([label]) => label.length > (columns[0]?.widthInCharacters ?? 0))
  expect(narrow).toEqual([])
  const codes = rows
    .flatMap(({ cells }) => cells.slice(0, keyColumn))
    .filter((cell) => CODES.includes(String(cell)))
  expect(codes).toEqual([])
  const withoutUnit = columns.filter(({ unit, header }) => unit === 'dollars' && !header.includes('USD'))
  expect(withoutUnit).toEqual([])
  expect(columns.filter(({ unit, total }) => NEVER_ADDED.includes(unit) && total === 'sum')).toEqual([])
}

const NEVER_ADDED: readonly ColumnUnit[] = ['percent', 'ratio', 'fraction', 'score', 'words']

/** Codes of the contract, which stand in keys alone. */
const CODES = [
  'vps',
  'ip',
  'platform',
  'no_ip_in_service',
  'no_data',
  'monitoring_needed',
  'critical_action_required',
]
