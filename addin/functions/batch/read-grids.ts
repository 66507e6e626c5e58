// Reads the answer to grids: figure by figure, matched by key. What an answer lacks or garbles is no figure.
import type { MissingReason } from '../../../shared/contract/api/answers/common.ts'
import type { FiguresGrid, FiguresGrids } from '../../../shared/contract/api/answers/figures-grid.ts'
import { type Bound, measureById } from '../../../shared/measures/catalogue.ts'
import { type Answer, isRecord } from '../../api/read-response.ts'
import { isValueOf } from '../../shown/in-unit.ts'
import type { Grid } from './cover-cells.ts'
import type { About, Figure } from './figure.ts'

export const NO_REASON: MissingReason = { code: 'unknown', message: 'The figure is not known.' }

const BOUNDS: readonly unknown[] = ['at_least', 'at_most', 'provisional'] satisfies Bound[]

/**
 * Calls `found` for every cell that the answer holds, with its place: tenant by tenant, period by period, measure by
 * measure, grid by grid.
 *
 * @param grids as they were asked, in their order
 */
export function readGrids(
  { data, meta }: Answer<FiguresGrid | FiguresGrids>,
  grids: readonly Grid[],
  found: (place: number, figure: Figure) => void,
): void {
  const abouts = new Map<string, About>()
  const aboutOf = (period: string): About => {
    const known = abouts.get(period) ?? readAbout(data, meta, period)
    abouts.set(period, known)
    return known
  }
  const answered: unknown = 'grids' in data ? data.grids : [data]
  let place = 0
  for (const [index, { tenants, periods, measures }] of grids.entries()) {
    const cells: unknown = Array.isArray(answered) ? answered[index] : undefined
    const asked = measures.map((id) => ({ id, unit: measureById(id)?.unit ?? '' }))
    for (const tenant of tenants) {
      const ofTenant = PARTS.map((part) => own(own(cells, part), tenant))
      for (const period of periods) {
        const about = aboutOf(period)
        const [figures, missing, bounds] = ofTenant.map((part) => own(part, period))
        for (const { id, unit } of asked) {
          const reason = own(missing, id)
          const figure = readFigure(own(figures, id), unit, own(bounds, id), reason, data.reasons, about)
          if (figure !== null) found(place, figure)
          place += 1
        }
      }
    }
  }
}

const PARTS = ['figures', 'missing', 'bounds'] as const

/** Null for what is no figure of that unit: text is no amount. @param reason its position in `reasons` */
function readFigure(
  value: unknown,
  unit: string,
  bound: unknown,
  reason: unknown,
  reasons: unknown,
  about: About,
): Figure | null {
  if (value === null) {
    return { value, bound: null, missing: reasonAt(reasons, reason), about, staleSinceMs: null }
  }
  if (!isValueOf(value, unit)) return null
  const known = BOUNDS.includes(bound) ? (bound as Bound) : null
  return { value, bound: known, missing: null, about, staleSinceMs: null }
}

/** Only what the answer itself holds: a tenant may be called "constructor". */
function own(table: unknown, key: string): unknown {
  return isRecord(table) && Object.hasOwn(table, key) ? table[key] : undefined
}

function reasonAt(reasons: unknown, position: unknown): MissingReason {
  const reason: unknown =
    Array.isArray(reasons) && typeof position === 'number' ? reasons[position] : undefined
  return isRecord(reason) && typeof reason.message === 'string' ? (reason as MissingReason) : NO_REASON
}

function readAbout(data: FiguresGrid | FiguresGrids, meta: Answer<unknown>['meta'], period: string): About {
  const span = own(data.spans, period)
  const months = Array.isArray(span) ? span.map(String) : [period]
  const runs = months.flatMap((month): [string, About['runs'][string]][] => {
    const run = own(data.runs, month)
    return isRecord(run) && typeof run.run_id === 'string' ? [[month, run as About['runs'][string]]] : []
  })
  const { approximation, summaries } = meta
  const summary = own(summaries, period)
  return {
    runs: Object.fromEntries(runs),
    months: months.length,
    summary: isRecord(summary) && typeof summary.run_id === 'string' ? (summary as About['summary']) : null,
    statements: approximation?.statements ?? [],
    invoiceComparison: approximation?.invoice_comparison ?? null,
    sources: (approximation?.sources ?? []).map(({ name }) => name),
  }
}
