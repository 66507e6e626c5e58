// GET /figures: the figures of a month, quarter or year, tenant by tenant, a page at a time, every page from the runs of
// the first.
import type { FiguresPage } from '../../../shared/contract/api/answers/figures-page.ts'
import type { UnallocatedRow } from '../../../shared/contract/run-figures.ts'
import { asksSummary, isOfPlatform, type Measure } from '../../../shared/measures/catalogue.ts'
import { type PlatformRow, platformFigure, type TenantRow } from '../../../shared/measures/figure-of.ts'
import { requireSecondFactor } from '../access/second-factor.ts'
import { notAccepted } from '../answers/api-error.ts'
import { metaOfBasis } from '../answers/basis-meta.ts'
import { conditionOf, runsMeta } from '../answers/meta.ts'
import { jsonAnswer, notModified } from '../answers/respond.ts'
import { metaBeside } from '../answers/summary-meta.ts'
import type { Action, Call } from '../perform.ts'
import { platformRow } from '../reading/beside-summary.ts'
import { openFigures } from '../reading/open-answer.ts'
import { apiRevenue } from '../reading/pool-totals.ts'
import { runsInCursor } from '../reading/runs-in-cursor.ts'
import type { FiguresView } from '../reading/span-view.ts'
import { subjectsOf } from '../reading/summary-view.ts'
import { apiPools, figuresHead } from './figures-head.ts'
import { measuresAsked, unitOf } from './measures-asked.ts'
import { namedTenants } from './named-tenants.ts'
import { apiTenantRow, sumsOf } from './tenant-row.ts'

export const listFigures: Action<'listFigures'> = async (call) => {
  const { limit, cursor, ...question } = call.request
  requireSecondFactor(call, question.tenant?.length ?? Number.POSITIVE_INFINITY)
  const measures = measuresAsked(question.measure)
  const besideSummary = asksSummary(measures)
  const opened = await openFigures(call, question, { limit, cursor, besideSummary })
  if ('unchanged' in opened) return notModified(opened.unchanged)
  const { view, summary, after, asked, stale, etag } = opened
  const wholePlatform = question.tenant === undefined
  const [page, platform] = await Promise.all([
    readPage(call, view, after, limit),
    wholePlatform ? platformRow(view, summary) : null,
  ])
  if (question.measure !== undefined && !(wholePlatform && view.platform !== null)) refusePlatform(measures)
  const place = { of: runsInCursor(view.months, summary), after: page.rows.at(-1)?.tenantId ?? '' }
  const data: FiguresPage = {
    ...figuresHead(view),
    measures: measures.map(unitOf),
    ...rowsOf(page.rows, measures),
    tenant_count: page.count,
    unallocated: wholePlatform && after === null ? apiUnallocated(await view.unallocated()) : null,
    ...(platform === null ? NO_PLATFORM : platformOf(view, platform, measures)),
    next_cursor: page.hasMore ? await call.services.cursors.seal(place, asked) : null,
  }
  const ofRuns = runsMeta(view.months, conditionOf(view, page.rows, stale))
  const meta = metaOfBasis(ofRuns, question, view.months)
  const seen = subjectsOf(platform === null ? page.rows : [...page.rows, platform])
  return jsonAnswer({ data, meta: metaBeside(meta, summary === null ? [] : [{ summary, seen }]), etag })
}

/** A measure of the platform stands in an answer over the whole platform; elsewhere it is not left out without a word. */
function refusePlatform(measures: readonly Measure[]): void {
  const ofPlatform = measures.filter(({ scope }) => scope === 'platform').map(({ id }) => id)
  if (ofPlatform.length === 0) return
  throw notAccepted(
    'measure',
    `measures of tenants here; ${ofPlatform.join(', ')} of the platform stand in an answer over the whole platform, for roles that see it`,
  )
}

interface Page {
  readonly rows: readonly TenantRow[]
  readonly count: number
  readonly hasMore: boolean
}

/** @param after the last tenant id of the page before */
async function readPage(
  { request: { tenant: names }, facts }: Call<'listFigures'>,
  view: FiguresView,
  after: string | null,
  limit: number,
): Promise<Page> {
  if (names !== undefined) {
    const all = await namedTenants(facts, view.months, names, view.rows)
    const rest = all.filter(({ tenantId }) => after === null || tenantId > after)
    return { rows: rest.slice(0, limit), count: all.length, hasMore: rest.length > limit }
  }
  const tenants = await view.tenants()
  const rest = after === null ? tenants : tenants.filter(({ tenantId }) => tenantId > after)
  const ids = rest.slice(0, limit).map(({ tenantId }) => tenantId)
  const rows = await view.rows(ids)
  return {
    rows: ids.flatMap((id) => rows.get(id) ?? []),
    count: tenants.length,
    hasMore: rest.length > limit,
  }
}

function rowsOf(rows: readonly TenantRow[], measures: readonly Measure[]) {
  return { tenants: rows.map((row) => apiTenantRow(row, measures)), page_totals: sumsOf(rows, measures) }
}

const NO_PLATFORM = { pools: null, revenue: null, platform: null }

function platformOf({ pools, revenue }: FiguresView, platform: PlatformRow, measures: readonly Measure[]) {
  const figures = measures
    .filter(isOfPlatform)
    .map((measure) => ({ id: measure.id, ...platformFigure(platform, measure) }))
  return {
    pools: apiPools({ pools }),
    revenue: revenue === null ? null : apiRevenue(revenue),
    platform: {
      figures: Object.fromEntries(figures.map(({ id, value }) => [id, value])),
      missing: Object.fromEntries(
        figures.flatMap(({ id, missing }) => (missing === null ? [] : [[id, missing]])),
      ),
    },
  }
}

function apiUnallocated(rows: readonly UnallocatedRow[] | null): FiguresPage['unallocated'] {
  return (
    rows?.map(({ pool, reason, resourceId, label, vendor, cents }) => ({
      pool,
      reason,
      resource_id: resourceId,
      label,
      vendor,
      amount_cents: cents,
    })) ?? null
  )
}
