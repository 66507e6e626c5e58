// What the pane's pickers offer: the periods that are published, and tenants by their names.
import type { PeriodList } from '../../shared/contract/api/answers/listings.ts'
import { periodInWords } from '../../shared/periods/period-in-words.ts'
import type { ApiClient } from '../api/client.ts'
import { periodsByRequest } from '../functions/batch/months-read.ts'
import { API_LIMITS } from '../functions/batch/pack-grids.ts'
import { NOBODY } from '../functions/batch/plan-requests.ts'
import { namelessTenant } from '../shown/nameless-tenant.ts'
import type { Ask } from './asking.ts'
import type { PeriodChoice, TenantChoice } from './desk.ts'

type Month = PeriodList['periods'][number]

export const MOST_TENANTS = 50
/** Of so many months quarters and years are offered; older ones can be typed. */
const MONTHS_OF_SPANS = 24

/** Newest first: months, then the quarters and the years whose months are all published, and those that run. */
export async function readPeriods(
  client: Pick<ApiClient, 'listPeriods' | 'queryFigures'>,
  ask: Ask,
): Promise<PeriodChoice[]> {
  const { data } = await ask('The periods could not be read.', (call) => client.listPeriods({}, call))
  const months = data.periods.toSorted((a, b) => newestFirst(a.period, b.period))
  const spans = await readSpans(client, ask, months.slice(0, MONTHS_OF_SPANS))
  return [...months.map(({ period, state }) => choiceOf(period, state)), ...spansOf(spans, months)]
}

/** Where the fiscal year begins the service knows: it says of each quarter and year which months it has. */
async function readSpans(
  client: Pick<ApiClient, 'queryFigures'>,
  ask: Ask,
  months: readonly Month[],
): Promise<Map<string, readonly string[]>> {
  const years = new Set(
    months.flatMap(({ period }) => [Number(period.slice(0, 4)), Number(period.slice(0, 4)) + 1]),
  )
  const asked = [...years].flatMap((year) => [
    ...['Q1', 'Q2', 'Q3', 'Q4'].map((part) => `${year}-${part}`),
    `${year}`,
  ])
  const spans = new Map<string, readonly string[]>()
  for (const periods of periodsByRequest(asked, API_LIMITS.months)) {
    const question = { tenants: [NOBODY], periods, measures: ['total_cost'] }
    const { data } = await ask('The periods could not be read.', (call) =>
      client.queryFigures(question, call),
    )
    for (const [span, of] of Object.entries(data.spans)) spans.set(span, of)
  }
  return spans
}

function spansOf(spans: ReadonlyMap<string, readonly string[]>, months: readonly Month[]): PeriodChoice[] {
  const states = new Map(months.map(({ period, state }) => [period, state]))
  const whole = [...spans].flatMap(([span, of]) => {
    const all = of.flatMap((month) => states.get(month) ?? [])
    if (all.length === 0 || all.length < of.length) return isRunning(of, months) ? [running(span)] : []
    return [choiceOf(span, stateOf(all))]
  })
  const isYear = ({ period }: PeriodChoice) => period.length === 4
  const byPeriod = whole.toSorted((a, b) => newestFirst(a.period, b.period))
  return [...byPeriod.filter((span) => !isYear(span)), ...byPeriod.filter(isYear)]
}

/** One that the newest month is in; earlier ones with gaps are no running ones. */
function isRunning(of: readonly string[], [newest]: readonly Month[]): boolean {
  return newest !== undefined && of.includes(newest.period)
}

function running(period: string): PeriodChoice {
  return { period, label: `${periodInWords(period)} (running)`, state: 'open', isRunning: true }
}

/** A quarter is as open as its most open month. */
function stateOf(states: readonly Month['state'][]): Month['state'] {
  if (states.includes('open')) return 'open'
  return states.includes('restated') ? 'restated' : 'closed'
}

function choiceOf(period: string, state: Month['state']): PeriodChoice {
  return { period, label: `${periodInWords(period)} (${state})`, state }
}

function newestFirst(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? 1 : -1
}

/** By name; those that match first where there are many. */
export async function findTenants(
  client: Pick<ApiClient, 'listTenants'>,
  ask: Ask,
  search: string,
): Promise<TenantChoice[]> {
  const plain = search.trim()
  const question = { ...(plain !== '' && { search: plain }), limit: MOST_TENANTS }
  const { data } = await ask('The tenants could not be read.', (call) => client.listTenants(question, call))
  return data.tenants.map(({ tenant_id: tenantId, tenant_name: name }) => ({
    tenantId,
    label: name ?? namelessTenant(tenantId),
  }))
}
