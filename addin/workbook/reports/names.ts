// Names that Excel takes, and that nothing else in the workbook has: of sheets, of tables, of what finds a report again.
// https://support.microsoft.com/office/3f1f7148-ee83-404d-8ef0-9ff99fbad1f9
// https://support.microsoft.com/office/fbf49a4f-82a3-43eb-8ba2-44d21233b114
import type { ReportDocument, ReportKind } from '../../reports/report-document.ts'

const MOST_OF_SHEET = 31

const SHORT_TITLES: Readonly<Record<ReportKind, string>> = {
  cost_by_tenant: 'Cost by tenant',
  cost_by_resource: 'Cost by resource',
  cost_by_vendor_and_plan: 'Cost by vendor and plan',
  profitability: 'Profitability',
  deliverability_risk: 'Deliverability risk',
  savings: 'Savings',
  kpis: 'KPIs',
  variance: 'Variance',
}

type Named = Pick<ReportDocument, 'kind' | 'period'>

/** @returns for example `Cost by tenant 2026-10`, and `Cost by tenant 2026-10 (2)` where that is taken */
export function sheetName({ kind, period }: Named, taken: readonly string[]): string {
  return validSheetName(`${SHORT_TITLES[kind]} ${period}`, taken)
}

/** @param taken names of all sheets, hidden ones too */
export function validSheetName(wanted: string, taken: readonly string[]): string {
  const plain =
    wanted
      .replace(/[[\]:*?/\\\p{Cc}]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .replace(/^['\s]+|['\s]+$/g, '') || 'Report'
  const kept = plain.toLowerCase() === 'history' ? `${plain} report` : plain
  return free(taken, (number) => shortened(kept, number === 1 ? '' : ` (${number})`))
}

const shortened = (name: string, end: string): string =>
  name.slice(0, MOST_OF_SHEET - end.length).replace(/['\s]+$/, '') + end

/** @param taken names of tables and defined names of the workbook */
export function tableName({ kind, period }: Named, taken: readonly string[]): string {
  const name = `${SHORT_TITLES[kind]} ${period}`.replace(/[^A-Za-z0-9]+/g, '_')
  return free(taken, (number) => (number === 1 ? name : `${name}_${number}`))
}

/** What a report is recorded under, and finds its cells again by, in hidden names that move with them. */
export function reportId(taken: readonly string[]): string {
  const numberOf = free(taken, (number) => headerName(String(number)))
  return numberOf.slice(headerName('').length)
}

/** Of the table's header row. */
export const headerName = (id: string): string => `PENGUIN_REPORT_${id}`
/** Of the title and the plain rows above the table. */
export const aboutName = (id: string): string => `PENGUIN_REPORT_ABOUT_${id}`

/** @returns the first candidate that is not taken; numbers count from 1 */
export function free(taken: readonly string[], candidate: (number: number) => string): string {
  const lower = new Set(taken.map((name) => name.toLowerCase()))
  for (let number = 1; ; number += 1) {
    const name = candidate(number)
    if (!lower.has(name.toLowerCase())) return name
  }
}
