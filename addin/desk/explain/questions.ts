// What is asked to explain a cell: of each figure that it shows, month by month, in the run that it shows.
import { measureById } from '../../../shared/measures/catalogue.ts'
import type { CellCall } from '../../functions/cell-calls.ts'

export interface FigureToExplain {
  readonly measure: string
  readonly tenant: string
  /** A month. */
  readonly period: string
  /** As the cell asked. */
  readonly knownAt: string | null
  /** Where the cell asked for the newest, the run that it shows; a newer one may have been published since. */
  readonly runId: string | null
}

const MONTH = /^\d{4}-\d\d$/

/** Each figure once, in the order of the formula; of a quarter or year, its months. */
export function figuresOf(calls: readonly CellCall[]): FigureToExplain[] {
  const figures = new Map<string, FigureToExplain>()
  for (const { kind, subject: measure, tenant, period, knownAt, answered } of calls) {
    if (kind === 'report' || kind === 'runs' || measure === null || tenant === null) continue
    const ofSummary = measureById(measure)?.publishedIn === 'summary'
    for (const month of monthsOf(period, answered?.runIds ?? {})) {
      const runId = ofSummary ? null : (answered?.runIds[month] ?? null)
      const figure = { measure, tenant, period: month, knownAt, runId }
      figures.set(JSON.stringify([measure, tenant.toLowerCase(), month, knownAt]), figure)
    }
  }
  return [...figures.values()]
}

function monthsOf(period: string, runIds: Readonly<Record<string, string>>): string[] {
  if (MONTH.test(period)) return [period]
  const months = Object.keys(runIds).filter((month) => MONTH.test(month))
  return months.length === 0 ? [period] : months.sort()
}
