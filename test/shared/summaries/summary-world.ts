// A small world with its cost runs, for claims about summaries: what a claim does not mention has a quiet default.
import type { RunFigures } from '../../../shared/contract/run-figures.ts'
import { computeRun } from '../../../shared/figures/compute-run.ts'
import type { CostInputs } from '../../../shared/inputs/cost-inputs.ts'
import { parsePeriod } from '../../../shared/periods/period.ts'
import type { Span } from '../../../shared/periods/span.ts'
import { computeSummary } from '../../../shared/summaries/compute-summary.ts'
import type { CostMonth, DeliverabilityRow, SummaryInputs } from '../../../shared/summaries/summary-inputs.ts'
import { DEFAULT_SETTINGS } from '../../../shared/summaries/summary-settings.ts'
import { PERIOD, request, world } from '../../worlds/world.ts'

/** The twelve months that end with `PERIOD`. */
export const HISTORY = [
  '2024-12',
  ...Array.from({ length: 11 }, (_, n) => `2025-${String(n + 1).padStart(2, '0')}`),
]

export const NO_EVENTS = { status: 'read', events: [], outcomes: [], latestMs: null } as const
export const NO_POSTHOG = {
  status: 'unavailable',
  limited: { name: 'posthog', reason: 'It is not configured.', lastGood: null },
} as const

/** A cost run of the world as of the end of a month, published under an id. */
export function costRun(change: Partial<CostInputs>, month = PERIOD.id): RunFigures {
  const period = parsePeriod(month)
  const { figures } = computeRun(
    world(change),
    request({ period, asOfMs: period.endMs, readAtMs: period.endMs }),
  )
  return { ...figures, runId: `run-${month}` }
}

export function costMonth(period: string, run: RunFigures | null): CostMonth {
  if (run === null) return { period, tenants: null, platform: null, restatedFrom: null }
  const cents = run.pools.flatMap(({ sourceCents }) => sourceCents ?? [])
  return {
    period,
    tenants: new Map(
      run.tenants.map(({ tenantId, totalCostCents, revenueCents }) => [
        tenantId,
        { totalCostCents, revenueCents },
      ]),
    ),
    platform: {
      totalCostCents: cents.reduce((sum, part) => sum + part, 0),
      revenueCents: run.revenue.sourceCents,
    },
    restatedFrom: null,
  }
}

/** A month's daily rows of a tenant's one company. */
export const delivered = (
  tenantId: string | null,
  sent: number,
  bounced: number,
  spam = 0,
  change: Partial<DeliverabilityRow> = {},
): DeliverabilityRow => ({
  month: PERIOD.id,
  companyIdText: `company-${tenantId}`,
  tenantId,
  days: 30,
  unknownDays: 0,
  daysOverOne: 0,
  emailsSent: sent,
  emailsBounced: bounced,
  emailsSpam: spam,
  ...change,
})

/** A summary of `PERIOD` in which only that month has a cost run, unless changed. */
export function summaryInputs(
  upstream: Partial<CostInputs>,
  change: Partial<SummaryInputs> = {},
): SummaryInputs {
  const run = costRun(upstream)
  const span: Span = { id: PERIOD.id, months: [PERIOD.id] }
  return {
    span,
    startMs: PERIOD.startMs,
    asOfMs: PERIOD.endMs,
    costRuns: [run],
    costHistory: HISTORY.map((month) => costMonth(month, month === PERIOD.id ? run : null)),
    deliverability: [],
    upstream: world(upstream),
    events: NO_EVENTS,
    vpsBefore: null,
    benchmarks: null,
    mapping: [],
    recentRuns: [],
    answered: [],
    decisions: [],
    settings: DEFAULT_SETTINGS,
    ...change,
  }
}

export const summary = (upstream: Partial<CostInputs>, change: Partial<SummaryInputs> = {}) =>
  computeSummary(summaryInputs(upstream, change))

export const tenantOf = ({ tenants }: ReturnType<typeof summary>, id: string) => {
  const tenant = tenants.find(({ figures }) => figures.tenantId === id)
  if (tenant === undefined) throw new Error(`no tenant ${id}`)
  return tenant
}
