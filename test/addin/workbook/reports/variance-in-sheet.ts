// What tests read of a variance sheet, and what in it is not what was published.

import { isFormula, type ReportDocument } from '../../../../addin/reports/report-document.ts'
import { addressOf } from '../../../../addin/workbook/cells/area.ts'
import type { VarianceAnswer } from '../../../../shared/contract/api/answers/planning/variance.ts'
import type { ExcelHost } from '../../../hosts/excel/start-excel.ts'
import { onlyReport, tableValues } from './workbook-with-reports.ts'

export type Shown = ReadonlyMap<string, ReadonlyMap<string, unknown>>

/** By the row's key, then by the column's id or what people call it, wherever they stand. */
export async function shownRows(excel: ExcelHost): Promise<Shown> {
  const report = await onlyReport()
  const values = (await tableValues(excel, report)).slice(1)
  const ids = new Map(report.record.columns.map(({ id, tableColumn }) => [tableColumn, id]))
  const names = report.columns.map(({ id, name }) => ids.get(id) ?? name)
  const rows = values.map((cells) => new Map(names.map((name, at) => [name, cells[at]])))
  return new Map(rows.map((row) => [String(row.get('key')), row]))
}

export async function cellAt(excel: ExcelHost, key: string, id: string): Promise<string> {
  const { area, record, columns } = await onlyReport()
  const row = [...(await shownRows(excel)).keys()].indexOf(key)
  const number = record.columns.find((column) => column.id === id)?.tableColumn
  const place = columns.findIndex((column) => column.id === number)
  if (row < 0 || place < 0) throw new Error(`The sheet has no ${id} of ${key}.`)
  return addressOf({ sheet: area.sheet, row: area.row + 1 + row, column: area.column + place })
}

/** @returns what of the sheet is not what was published, as far as a figure was */
export function differing({ columns, rows }: ReportDocument, shown: Shown): string[] {
  return rows.flatMap(({ key, cells }) =>
    columns.flatMap(({ id, unit, isHelper }, at) => {
      const content = cells[at]
      const held = shown.get(key)?.get(id)
      const plain = typeof content === 'number' ? Math.round(content * 100) : null
      const wanted = isFormula(content) ? content.cents : plain
      if (unit !== 'dollars' || isHelper === true || wanted === null) return []
      const isRight = typeof held === 'number' && Math.round(held * 100) === wanted
      return isRight ? [] : [`${key} ${id}: ${held}, ${wanted}`]
    }),
  )
}

/** Lines and totals by key, in the words of the answer. */
export function judgements({ rows, totals }: VarianceAnswer): Map<string, string> {
  return new Map([
    ...rows.map((row) => [`${row.dimension}:${row.measure}:${row.member}`, row.judgement] as const),
    ...totals
      .filter(({ group }) => group === null)
      .map((total) => [`total:${total.dimension}:${total.measure}`, total.judgement] as const),
  ])
}

export const inWords = (held: unknown): string => String(held).replace(/^[▲▼] /u, '')
