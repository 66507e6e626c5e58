// What is asked to explain a cell: each figure that it shows, once, in the runs that it shows.
import { measureById } from '../../../shared/measures/catalogue.ts'
import type { CellCall } from '../../functions/cell-calls.ts'

export interface FigureToExplain {
  readonly measure: string
  readonly tenant: string
  /** A month, quarter or year. */
  readonly period: string
  /** As the cell asked. */
  readonly knownAt: string | null
  /** By month, the runs that the cell shows where it asked for the newest; newer ones may have been published since. */
  readonly runIds: Readonly<Record<string, string>>
}

const MONTH = /^\d{4}-\d\d$/

/** Each figure once, in the order of the formula. */
export function figuresOf(calls: readonly CellCall[]): FigureToExplain[] {
  const figures = new Map<string, FigureToExplain>()
  for (const { kind, subject: measure, tenant, period, knownAt, answered } of calls) {
    if (kind === 'report' || kind === 'runs' || measure === null || tenant === null) continue
    const ofSummary = measureById(measure)?.publishedIn === 'summary'
    const runIds = ofSummary ? {} : (answered?.runIds ?? {})
    const key = JSON.stringify([measure, tenant.toLowerCase(), period, knownAt])
    figures.set(key, { measure, tenant, period, knownAt, runIds })
  }
  return [...figures.values()]
}

export function isMonth(period: string): boolean {
  return MONTH.test(period)
}
