// The strategic summaries that a grid question asks for: each read once for all grids, with the tenants that are asked for
// in it, and the platform where it is.
import { isReason, type KnownOrReason } from '../../../shared/inputs/known-or-reason.ts'
import { asksSummary } from '../../../shared/measures/catalogue.ts'
import type { SummarySubject } from '../../../shared/measures/summary-figure.ts'
import type { Span } from '../../../shared/periods/span.ts'
import { type AnsweredSummary, platformBeside, tenantsBeside } from '../reading/beside-summary.ts'
import type { IdOf } from '../reading/find-tenants.ts'
import type { AskedGrid } from './grid-question.ts'
import { isPlatform } from './platform-word.ts'

/** What is answered of one month's or quarter's summary. */
export interface GridSummary {
  readonly summary: AnsweredSummary
  ofTenant(tenantId: string): KnownOrReason<SummarySubject>
  /** Null where nobody asks for it. */
  readonly platform: KnownOrReason<SummarySubject> | null
  /** All that was read of it. */
  readonly seen: readonly SummarySubject[]
}

/** The months, quarters and years in which a measure of a summary is asked for, each once. */
export function summarySpans(grids: readonly AskedGrid[]): Span[] {
  const asking = grids.filter(({ measures }) => asksSummary(measures))
  return [...new Map(asking.flatMap(({ spans }) => spans.map((span) => [span.id, span]))).values()]
}

/** @param idsIn how the tenants of a period are found */
export async function readGridSummary(
  span: Span,
  summary: AnsweredSummary,
  grids: readonly AskedGrid[],
  idsIn: (span: Span) => IdOf,
): Promise<GridSummary> {
  const asking = grids.filter(
    ({ spans, measures }) => asksSummary(measures) && spans.some(({ id }) => id === span.id),
  )
  const tenants = new Set(asking.flatMap((grid) => grid.tenants))
  const idOf = idsIn(span)
  const ids = [...tenants].flatMap((tenant) => {
    const id = isPlatform(tenant) ? null : idOf(tenant)
    return id === null || isReason(id) ? [] : id
  })
  const [ofTenant, platform] = await Promise.all([
    tenantsBeside(summary, ids),
    [...tenants].some(isPlatform) ? platformBeside(summary) : null,
  ])
  const seen = [...[...new Set(ids)].map(ofTenant), platform].flatMap((subject) =>
    subject === null || isReason(subject) ? [] : subject,
  )
  return { summary, ofTenant, platform, seen }
}
