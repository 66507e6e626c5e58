// An answer with the strategic summary of its period beside it: each row carries what the summary says of its tenant. It is
// opened only where a measure of a summary is asked for.
import type { Sight } from '../../../shared/access/caller.ts'
import { isReason, type KnownOrReason } from '../../../shared/inputs/known-or-reason.ts'
import type { PlatformRow, TenantRow } from '../../../shared/measures/figure-of.ts'
import type { SummarySubject } from '../../../shared/measures/summary-figure.ts'
import type { Span } from '../../../shared/periods/span.ts'
import type { ApiServices } from '../services.ts'
import { EXPIRED } from './choose-named-run.ts'
import { chooseSummaries } from './choose-summaries.ts'
import { isStale } from './freshness.ts'
import type { Choice, RunChoice } from './run-choice.ts'
import type { FiguresView } from './span-view.ts'
import { openSummaries, type SummaryView } from './summary-view.ts'

/** The summary of a month or quarter beside an answer, or why there is none. */
export interface AnsweredSummary {
  readonly period: string
  readonly view: KnownOrReason<SummaryView>
  readonly stale: boolean
}

/** The summaries of some periods, their pointers in one read and their records in another. */
export async function openChosenSummaries(
  spans: readonly Span[],
  choice: RunChoice,
  sight: Sight,
  services: ApiServices,
): Promise<ReadonlyMap<string, AnsweredSummary>> {
  if (spans.length === 0) return new Map()
  const chosen = await chooseSummaries(spans, choice, services)
  return openSummariesOf(spans, chosen, choice, sight, services)
}

/** As `openChosenSummaries`, of what was chosen already. */
export async function openSummariesOf(
  spans: readonly Span[],
  chosen: ReadonlyMap<string, Choice>,
  choice: RunChoice,
  sight: Sight,
  services: ApiServices,
): Promise<ReadonlyMap<string, AnsweredSummary>> {
  const runIds = [...chosen.values()].flatMap((each) => (isReason(each) ? [] : each.runId))
  const views = await openSummaries(runIds, sight, services)
  return new Map(
    spans.map((span): [string, AnsweredSummary] => {
      const each = chosen.get(span.id) ?? EXPIRED
      const view = isReason(each) ? each : (views.get(each.runId) ?? EXPIRED)
      return [span.id, { period: span.id, view, stale: isStaleSummary(span, each, choice, services) }]
    }),
  )
}

/** A summary is as old as its last month's figures. */
export function isStaleSummary(
  { months }: Span,
  chosen: Choice,
  choice: RunChoice,
  services: ApiServices,
): boolean {
  return !isReason(chosen) && isStale(months.at(-1) ?? '', chosen.asOfMs, choice, services)
}

/** What a summary says of some tenants; where there is no summary, of each why not. */
export async function tenantsBeside(
  { view }: AnsweredSummary,
  tenantIds: Iterable<string>,
): Promise<(tenantId: string) => KnownOrReason<SummarySubject>> {
  return isReason(view) ? () => view : view.tenants(tenantIds)
}

/** What a summary says of the platform, or why it says nothing. */
export async function platformBeside({ view }: AnsweredSummary): Promise<KnownOrReason<SummarySubject>> {
  return isReason(view) ? view : view.platform()
}

/** The platform's figures with their part of the summary; null for callers who see some tenants only. */
export async function platformRow(
  { platform }: Pick<FiguresView, 'platform'>,
  summary: AnsweredSummary | null,
): Promise<PlatformRow | null> {
  if (platform === null || summary === null) return platform
  return { ...platform, summary: await platformBeside(summary) }
}

type Rows = Pick<FiguresView, 'rows' | 'allRows'>

/** The same view, whose rows carry their part of the summary. @param summary null where none is asked for */
export function besideSummary<View extends Rows>(view: View, summary: AnsweredSummary | null): View {
  if (summary === null) return view
  const rows = async (tenantIds: Iterable<string>): Promise<ReadonlyMap<string, TenantRow>> => {
    const wanted = [...tenantIds]
    const [found, ofTenant] = await Promise.all([view.rows(wanted), tenantsBeside(summary, wanted)])
    return new Map([...found].map(([tenantId, row]) => [tenantId, { ...row, summary: ofTenant(tenantId) }]))
  }
  const allRows = async (): Promise<readonly TenantRow[]> => {
    const found = await view.allRows()
    const ofTenant = await tenantsBeside(
      summary,
      found.map(({ tenantId }) => tenantId),
    )
    return found.map((row) => ({ ...row, summary: ofTenant(row.tenantId) }))
  }
  return { ...view, rows, allRows }
}
