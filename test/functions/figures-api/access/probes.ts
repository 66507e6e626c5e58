// Everything that a caller can send about a tenant, and everything that names none: the whole surface of the API, through
// which nothing of a stranger may come.
import { API_ROOT } from '../../../../shared/contract/api/operations.ts'
import { COST_RUN_MEASURES } from '../../../../shared/measures/catalogue.ts'
import type { ApiRequest } from '../../../engines/figures-api.ts'
import { OWN } from './strangers-world.ts'

export type Probe = readonly [string, ApiRequest]

const MONTH = '2025-11'
const ADJUSTMENTS = `${API_ROOT}/adjustments?period=${MONTH}`
const RESOURCES = `${API_ROOT}/figures/resources?period=${MONTH}`
const VENDORS = `${API_ROOT}/figures/vendors?period=${MONTH}`
const BUDGETS = `${API_ROOT}/planning/budgets`
const VARIANCE = `${API_ROOT}/planning/variance?period=${MONTH}`
const BRIDGE = `${API_ROOT}/planning/bridges/from-budget?dimension=tenant&measure=total_cost`
const FORECAST = `${API_ROOT}/planning/forecast?measure=total_cost`
const OPPORTUNITIES = `${API_ROOT}/opportunities?period=${MONTH}`
const ALERTS = `${API_ROOT}/system/alerts`
const QUARTER = '2025-Q4'
/** Published, and one that is not. */
const PERIODS = [MONTH, '2025-12', QUARTER, '2025-09']
/** Of a summary one of each place in which it holds figures: a field, the savings, a trend, the platform's, a KPI. */
const SUMMARY_IDS = [
  'health_score',
  'savings_high',
  'total_cost_trend_3m',
  'platform_revenue',
  'decision_velocity_hours',
]
const OF_SUMMARY = 'measure=health_score,savings_high'
const COST_IDS = COST_RUN_MEASURES.map(({ id }) => id)
const EXPLAINED_IDS = [...COST_IDS, 'health_score']
const MEASURE_IDS = [...COST_IDS, ...SUMMARY_IDS]

/** Requests that name a tenant in every place that takes a text. @param name an id, a name, or anything else */
export function probesNaming(name: string): Probe[] {
  const text = encodeURIComponent(name)
  const own = `tenant=${OWN[0]}`
  const list = `${API_ROOT}/figures?period=${MONTH}`
  const explain = `${API_ROOT}/figures/explain?period=${MONTH}&tenant=${text}`
  const get = (label: string, path: string, headers?: Record<string, string>): Probe => [
    label,
    { path, ...(headers && { headers }) },
  ]
  return [
    get('listed', `${list}&tenant=${text}`),
    get('listed after an own one', `${list}&${own}&tenant=${text}`),
    get('listed before an own one', `${list}&tenant=${text}&${own}`),
    get('listed twice', `${list}&tenant=${text}&tenant=${text}`),
    get('listed with limit', `${list}&tenant=${text}&limit=1`),
    get('listed in a quarter', `${API_ROOT}/figures?period=${QUARTER}&tenant=${text}`),
    get('listed with its summary', `${list}&tenant=${text}&${OF_SUMMARY}`),
    get('listed as a file', `${list}&tenant=${text}`, { accept: 'text/csv' }),
    get('exported', `${API_ROOT}/figures.csv?period=${MONTH}&tenant=${text}`),
    get('exported with its summary', `${API_ROOT}/figures.csv?period=${MONTH}&tenant=${text}&${OF_SUMMARY}`),
    get('exported with an own one', `${API_ROOT}/figures.csv?period=${MONTH}&${own}&tenant=${text}`),
    ...EXPLAINED_IDS.map((id) => get(`explained ${id}`, `${explain}&measure=${id}`)),
    get('explained by volume', `${explain}&measure=total_cost&method=volume`),
    get('searched', `${API_ROOT}/tenants?search=${text}`),
    get('searched in part', `${API_ROOT}/tenants?search=${encodeURIComponent(name.slice(0, 9))}`),
    get('listed as restated', `${list}&tenant=${text}&basis=restated`),
    get('explained as restated', `${explain}&measure=total_cost&basis=restated`),
    get('its adjustments', `${ADJUSTMENTS}&tenant=${text}`),
    get('its adjustments after own ones', `${ADJUSTMENTS}&${own}&tenant=${text}`),
    get('a cursor of adjustments', `${ADJUSTMENTS}&cursor=${text}`),
    get('a basis', `${list}&basis=${text}`),
    get('a run', `${API_ROOT}/runs/${text}`),
    get('runs of a month', `${API_ROOT}/runs?period=${text}`),
    get('resources as known then', `${RESOURCES}&knownAt=${text}`),
    get('resources of a month', `${API_ROOT}/figures/resources?period=${text}`),
    get('vendors of a tenant', `${VENDORS}&tenant=${text}`),
    get('opportunities of a tenant', `${OPPORTUNITIES}&tenant=${text}`),
    get('opportunities as known then', `${OPPORTUNITIES}&knownAt=${text}`),
    get('KPIs as known then', `${API_ROOT}/system/kpis?period=${MONTH}&knownAt=${text}`),
    get('its alerts', `${ALERTS}?status=all&tenant=${text}`),
    get('a cursor of alerts', `${ALERTS}?cursor=${text}`),
    get('a decision', `${API_ROOT}/system/decisions/${text}`),
    get('an initiative', `${API_ROOT}/system/initiatives/${text}`),
    get('a webhook', `${API_ROOT}/system/webhooks/${text}`),
    ['a webhook for it', webhookFor(name)],
    get('the link of a digest', `${API_ROOT}/system/unsubscribe?token=${text}`),
    ['its alert, acknowledged', acknowledgementOf(`revenue_at_risk:${name}`)],
    ['an alert, acknowledged', acknowledgementOf(name)],
    ['an alert, muted', mutedOf(name)],
    get('a known instant', `${list}&knownAt=${text}`),
    get('a cursor', `${list}&cursor=${text}`),
    get('a cursor of tenants', `${API_ROOT}/tenants?cursor=${text}`),
    get('a cursor of runs', `${API_ROOT}/runs?cursor=${text}`),
    get('a measure', `${list}&measure=${text}`),
    get('a parameter', `${list}&${text}=1`),
    get('an address', `${API_ROOT}/tenants/${text}`),
    get('a summary', `${API_ROOT}/tenants/${text}/summary`),
    get('its forecast', `${FORECAST}&of=${text}`),
    get('its forecast as known then', `${FORECAST}&of=${OWN[0]}&knownAt=${text}`),
    get('the bridge from its budget', `${BRIDGE}&period=${MONTH}&member=${text}`),
    get('the history of its budget', `${BUDGETS}/history?dimension=tenant&member=${text}`),
    get('the lines of a what-if', `${BUDGETS}/lines?scenario=what_if/${text}`),
    get('the history of a what-if', `${BUDGETS}/history?scenario=what_if/${text}`),
    get('a what-if against actuals', `${VARIANCE}&scenario=what_if/${text}`),
    get('the bridge from a what-if', `${BRIDGE}&period=${MONTH}&scenario=what_if/${text}`),
    ['looked at for a what-if', submissionTo({ kind: 'what_if', name }, { member: OWN[0], version: 7 })],
    ['in a submission', submissionOf({ member: name })],
    ['in a submission after an own one', submissionOf({ member: OWN[0] }, { member: name, row: 2 })],
    ['taken out of a budget', submissionOf({ member: name, version: 1, remove: true })],
    ['as an owner', submissionOf({ member: OWN[0], owner: name })],
    ['as a plan', submissionOf({ dimension: 'plan', member: name })],
    get('an error code', `${API_ROOT}/errors/${text}`),
    get('a tag that is held', `${list}&tenant=${text}`, { 'if-none-match': `"${text}"` }),
    ...gridsNaming(name),
  ]
}

function acknowledgementOf(id: string): ApiRequest {
  return { method: 'POST', path: `${ALERTS}/acknowledge`, body: { id, occurrence: 1 } }
}

function webhookFor(tenantId: string): ApiRequest {
  const values = {
    name: 'a probe',
    url: 'https://hooks.example.com/',
    types: ['alert.opened'],
    tenantIds: [tenantId],
  }
  return { method: 'POST', path: `${API_ROOT}/system/webhooks`, body: { values } }
}

/** Under a version that nobody has read: nothing is saved. */
function mutedOf(id: string): ApiRequest {
  const preferences = { digests: [], categories: [], lowestSeverity: 'Info', muted: [id] }
  return { method: 'POST', path: `${API_ROOT}/system/preferences`, body: { version: 9, preferences } }
}

/** Looked at and not submitted: nobody writes by asking. */
function submissionOf(...rows: readonly object[]): ApiRequest {
  return submissionTo({ kind: 'budget' }, ...rows)
}

function submissionTo(scenario: object, ...rows: readonly object[]): ApiRequest {
  const row = { row: 1, dimension: 'tenant', measure: 'total_cost', period: MONTH, cents: 100 }
  const body = { scenario, why: 'a probe', rows: rows.map((one) => ({ ...row, ...one })) }
  return { method: 'POST', path: `${BUDGETS}/preview`, body }
}

function gridsNaming(name: string): Probe[] {
  const ask = (label: string, body: unknown): Probe => [
    label,
    { method: 'POST', path: `${API_ROOT}/figures/query`, body },
  ]
  const grid = { tenants: [name], periods: PERIODS, measures: MEASURE_IDS }
  return [
    ask('in a grid', grid),
    ask('in a grid after an own one', { ...grid, tenants: [OWN[0], name] }),
    ask('in a grid before an own one', { ...grid, tenants: [name, OWN[0]] }),
    ask('in one grid of several', { grids: [{ ...grid, tenants: [OWN[0]] }, grid] }),
    ask('in a grid of another method', { ...grid, method: 'volume' }),
    ask('in a grid as known then', { ...grid, knownAt: '2026-01-01T00:02:30Z' }),
    ask('in a grid as a run', { ...grid, tenants: [OWN[0]], knownAt: name.slice(0, 64) }),
    ask('as a field of a grid', { ...grid, tenants: [OWN[0]], [name]: 1 }),
    ask('as a month of a grid', { ...grid, tenants: [OWN[0]], periods: [name] }),
  ]
}

/** Requests that name no tenant but own ones; `query` chooses method, policies or run. */
export function probesNamingNone(runIds: readonly string[], query = ''): Probe[] {
  const get = (path: string): Probe => [path, { path }]
  const figures = `period=${MONTH}${query}`
  const own = OWN.map((id) => `tenant=${id}`).join('&')
  const explained = OWN.flatMap((id) =>
    EXPLAINED_IDS.map((measure) =>
      get(`${API_ROOT}/figures/explain?${figures}&measure=${measure}&tenant=${id}`),
    ),
  )
  return [
    get(`${API_ROOT}/figures?${figures}`),
    get(`${API_ROOT}/figures?${figures}&limit=1`),
    get(`${API_ROOT}/figures?${figures}&${OF_SUMMARY}`),
    get(`${API_ROOT}/figures?${figures}&${OF_SUMMARY}&limit=1`),
    get(`${API_ROOT}/figures.csv?period=${QUARTER}${query}&${OF_SUMMARY}`),
    get(`${API_ROOT}/figures?${figures}&${own}`),
    get(`${API_ROOT}/figures?period=2025-12`),
    get(`${API_ROOT}/figures?period=${QUARTER}${query}`),
    get(`${API_ROOT}/figures.csv?period=${QUARTER}${query}`),
    get(`${API_ROOT}/figures.csv?${figures}`),
    get(`${API_ROOT}/figures.csv?${figures}&${own}&measure=total_cost`),
    ...explained,
    get(`${API_ROOT}/figures/resources?${figures}`),
    get(`${API_ROOT}/figures/resources?period=${QUARTER}${query}`),
    get(`${API_ROOT}/figures/vendors?${figures}`),
    get(`${API_ROOT}/figures/vendors?period=${QUARTER}${query}`),
    get(OPPORTUNITIES),
    get(`${API_ROOT}/opportunities?period=${QUARTER}`),
    get(`${API_ROOT}/opportunities?period=2025-12`),
    get(`${API_ROOT}/system/kpis?period=${MONTH}`),
    get(ALERTS),
    get(`${ALERTS}?limit=1`),
    get(`${ALERTS}?status=all&acknowledged=false`),
    get(`${ALERTS}?status=resolved`),
    get(`${API_ROOT}/system/decisions`),
    get(`${API_ROOT}/system/initiatives`),
    get(`${API_ROOT}/system/webhooks`),
    get(`${API_ROOT}/system/preferences`),
    get(ADJUSTMENTS),
    get(`${ADJUSTMENTS}&limit=1`),
    get(`${ADJUSTMENTS}&${own}`),
    get(`${API_ROOT}/adjustments?period=2025-12`),
    get(BUDGETS),
    get(`${BUDGETS}/lines`),
    get(`${BUDGETS}/lines?scenario=reforecast/10%2B2&fiscalYear=2025`),
    get(`${BUDGETS}/history`),
    get(VARIANCE),
    get(`${VARIANCE}&groupBy=plan&unbudgeted=true`),
    get(`${API_ROOT}/planning/variance?period=${QUARTER}&parts=months`),
    get(`${API_ROOT}/planning/variance?period=2025-12&scenario=reforecast/10%2B2`),
    get(`${BRIDGE}&period=${MONTH}`),
    get(`${BRIDGE}&period=${QUARTER}`),
    ...OWN.map((id) => get(`${FORECAST}&of=${id}${query}`)),
    get(FORECAST),
    get(`${BUDGETS}/history?limit=1`),
    ['own lines in a submission', submissionOf(...OWN.map((member, index) => ({ member, row: index + 1 })))],
    get(`${API_ROOT}/tenants?${figures}`),
    get(`${API_ROOT}/tenants?limit=1`),
    get(`${API_ROOT}/measures`),
    get(`${API_ROOT}/periods`),
    get(`${API_ROOT}/runs`),
    get(`${API_ROOT}/runs?period=${MONTH}`),
    ...runIds.map((id) => get(`${API_ROOT}/runs/${id}`)),
    ...runIds.flatMap((id) =>
      [`${API_ROOT}/figures?period=${MONTH}`, RESOURCES, VENDORS, OPPORTUNITIES].map((path) =>
        get(`${path}&knownAt=${id}`),
      ),
    ),
    ['own in a grid', gridOfOwn()],
    ['own in a grid of every choice', gridOfOwn(Object.fromEntries(new URLSearchParams(query)))],
  ]
}

/** The same choice of method, policies or run, in each place that takes one. */
export function probesOfChoice(choice: string): Probe[] {
  const figures = `period=${MONTH}${choice}`
  const paths = [
    `/figures?${figures}`,
    `/figures.csv?${figures}`,
    `/figures/explain?${figures}&measure=total_cost&tenant=${OWN[0]}`,
    `/figures/resources?${figures}`,
    `/figures/vendors?${figures}`,
    `/tenants?${figures}`,
  ]
  return [
    ...paths.map((path): Probe => [path, { path: `${API_ROOT}${path}` }]),
    [`grid ${choice}`, gridOfOwn(Object.fromEntries(new URLSearchParams(choice)))],
  ]
}

function gridOfOwn(choice: Readonly<Record<string, string>> = {}): ApiRequest {
  const body = {
    tenants: [...OWN, 'platform'],
    periods: PERIODS,
    measures: MEASURE_IDS,
    ...choice,
  }
  return { method: 'POST', path: `${API_ROOT}/figures/query`, body }
}
