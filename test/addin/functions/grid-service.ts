// A figures service that answers grids as the contract says: each figure tells which cell it is of.
import { STATEMENTS } from '../../../shared/approximation/statements.ts'
import type { GridCells } from '../../../shared/contract/api/answers/figures-grid.ts'
import type { Meta } from '../../../shared/contract/api/envelope.ts'
import type { GridQuestion } from '../../../shared/contract/api/requests.ts'
import type { Received, Service } from './started.ts'

export const RUN_ID = '019ad736-6e60-7000-8000-000000000001'

export const META: Meta = {
  data_source: 'published run',
  data_quality: 'complete',
  data_sources_limited: [],
  last_updated: '2026-11-01T00:01:00Z',
  run_id: RUN_ID,
  approximation: {
    statements: [...STATEMENTS],
    method_id: 'even',
    method_version: '1',
    method_text: 'Evenly.',
    as_of: '2026-11-01T00:00:00Z',
    quality: 'complete',
    invoice_comparison: 'no invoice held against this yet',
    sources: [],
  },
}

export type CellOf = (tenant: string, period: string, measure: string) => number | string | null

/** Cents that are different for any two cells of a test. */
export const centsOf: CellOf = (tenant, period, measure) =>
  [...`${tenant}|${period}|${measure}`].reduce(
    (sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9_973_213,
    7,
  )

export interface Grids {
  readonly cellOf?: CellOf
  readonly bounds?: Readonly<Record<string, 'at_least' | 'at_most' | 'provisional'>>
  readonly runId?: string
  /** The id of the summary that answers; none where it is left out. */
  readonly summaryId?: string
  /** Months without a run. */
  readonly unpublished?: readonly string[]
}

/** The answer to a request for grids; a null of `cellOf` has the reason that the tenant is unknown. */
export function gridAnswer(
  { body }: Received,
  { cellOf = centsOf, bounds = {}, runId, summaryId, unpublished = [] }: Grids = {},
) {
  const questions: GridQuestion[] = body.grids ?? [body]
  const cellsOf = ({ tenants, periods, measures }: GridQuestion): GridCells => {
    const cells: GridCells = { figures: keyed(), missing: keyed(), bounds: keyed() }
    for (const tenant of tenants) {
      for (const period of periods) {
        for (const measure of measures) {
          const isPublished = !unpublished.includes(period)
          const value = isPublished ? cellOf(tenant, period, measure) : null
          at(cells.figures, tenant, period)[measure] = value
          if (value === null) at(cells.missing, tenant, period)[measure] = isPublished ? 0 : 1
          const bound = bounds[measure]
          if (value !== null && bound !== undefined) at(cells.bounds, tenant, period)[measure] = bound
        }
      }
    }
    return cells
  }
  const periods = [...new Set(questions.flatMap((question) => question.periods))]
  const spans = Object.fromEntries(
    periods.flatMap((period) => (period.includes('Q') ? [[period, quarterMonths(period)]] : [])),
  )
  const months = periods.flatMap((period) => spans[period] ?? [period])
  const runs = months
    .filter((month) => !unpublished.includes(month))
    .map((month) => [
      month,
      {
        run_id: runId ?? RUN_ID,
        as_of: '2026-11-01T00:00:00Z',
        last_updated: null,
        quality: 'complete',
        method_id: 'even',
      },
    ])
  const grids = questions.map(cellsOf)
  const data = {
    currency: 'USD',
    measures: [],
    runs: Object.fromEntries(runs),
    spans,
    reasons: [
      { code: 'tenant_not_found', message: 'No tenant that you can see has this name.' },
      { code: 'not_published', message: 'No run of this month is published.' },
    ],
    ...(body.grids === undefined ? grids[0] : { grids }),
  }
  const summaries = Object.fromEntries(periods.map((period) => [period, summaryNamed(summaryId ?? '')]))
  return { success: true, data, meta: summaryId === undefined ? META : { ...META, summaries } }
}

function summaryNamed(runId: string) {
  return {
    run_id: runId,
    as_of: '2026-11-01T00:00:00Z',
    last_updated: null,
    method_id: 'summary:1',
    method_version: '1',
    quality: 'partial',
    data_sources_limited: ['posthog'],
    sources: [],
  }
}

export const gridService =
  (grids?: Grids): Service =>
  (received) =>
    Response.json(gridAnswer(received, grids))

function quarterMonths(period: string): string[] {
  const [year, quarter] = period.split('-Q')
  const first = (Number(quarter) - 1) * 3 + 1
  return [0, 1, 2].map((later) => `${year}-${String(first + later).padStart(2, '0')}`)
}

function at<Cell>(
  table: Record<string, Record<string, Record<string, Cell>>>,
  tenant: string,
  period: string,
): Record<string, Cell> {
  table[tenant] ??= keyed()
  table[tenant][period] ??= keyed()
  return table[tenant][period]
}

/** Tenants may be called as anything, "__proto__" too. */
function keyed<Keyed extends object>(): Keyed {
  return Object.create(null) as Keyed
}
