// One good request for each operation of the API, about a tenant and a run: what is probed as every role and every caller.
import { OPERATIONS, type Operation } from '../../../../shared/access/may-call.ts'
import type { ApiRequest } from '../../../engines/figures-api.ts'
import { PERIOD } from '../../../worlds/world.ts'

export interface Subject {
  readonly tenantId: string
  readonly runId: string
}

const OF_MONTH = `period=${PERIOD.id}`

const inGrid = ({ tenantId }: Subject, measure: string): ApiRequest => ({
  method: 'POST',
  path: '/api/v1/figures/query',
  body: { tenants: [tenantId], periods: [PERIOD.id], measures: [measure] },
})

const explained = ({ tenantId }: Subject, measure: string): ApiRequest => ({
  path: `/api/v1/figures/explain?${OF_MONTH}&measure=${measure}&tenant=${tenantId}`,
})

const budgetOf = ({ tenantId }: Subject) => ({
  scenario: { kind: 'budget' },
  why: 'a test',
  rows: [
    { row: 1, dimension: 'tenant', member: tenantId, measure: 'total_cost', period: PERIOD.id, cents: 100 },
  ],
})

const A_DECISION = {
  title: 'a test',
  category: 'other',
  level: 'manager',
  justification: 'a test',
  expectedOutcome: { kind: 'words', words: 'none' },
  reviewTimeframe: 'monthly',
}

const A_WEBHOOK = { name: 'a test', url: 'https://hooks.example.com/a-test', types: ['alert.opened'] }

const ofWebhook = (id: string, path: string, body: object): ApiRequest => ({
  method: 'POST',
  path: `/api/v1/system/webhooks/${id}${path}`,
  body,
})

const REQUESTS: Readonly<Record<Operation, (about: Subject) => ApiRequest>> = {
  listFigures: () => ({ path: `/api/v1/figures?${OF_MONTH}` }),
  exportFigures: () => ({ path: `/api/v1/figures.csv?${OF_MONTH}` }),
  queryFigures: (about) => inGrid(about, 'total_cost'),
  explainFigure: (about) => explained(about, 'total_cost'),
  listResourceCosts: () => ({ path: `/api/v1/figures/resources?${OF_MONTH}` }),
  listVendorCosts: () => ({ path: `/api/v1/figures/vendors?${OF_MONTH}` }),
  listOpportunities: () => ({ path: `/api/v1/opportunities?${OF_MONTH}` }),
  listKpis: () => ({ path: `/api/v1/system/kpis?${OF_MONTH}` }),
  readOverview: () => ({ path: '/api/v1/system/overview' }),
  readTenantSummary: ({ tenantId }) => ({ path: `/api/v1/system/tenants/${tenantId}/summary` }),
  readRevenueProtection: () => ({ path: '/api/v1/system/revenue-protection' }),
  readCostOptimization: () => ({ path: '/api/v1/system/cost-optimization' }),
  readIntelligence: () => ({ path: '/api/v1/system/intelligence/summary' }),
  readPlanning: () => ({ path: '/api/v1/system/planning' }),
  readBenchmarks: () => ({ path: '/api/v1/system/benchmarks' }),
  listAdjustments: () => ({ path: `/api/v1/adjustments?${OF_MONTH}` }),
  listTenants: () => ({ path: '/api/v1/tenants' }),
  listMeasures: () => ({ path: '/api/v1/measures' }),
  listPeriods: () => ({ path: '/api/v1/periods' }),
  listRuns: () => ({ path: '/api/v1/runs' }),
  readRun: ({ runId }) => ({ path: `/api/v1/runs/${runId}` }),
  listBudgetBooks: () => ({ path: '/api/v1/planning/budgets' }),
  listBudgetLines: () => ({ path: '/api/v1/planning/budgets/lines' }),
  previewBudget: (about) => ({
    method: 'POST',
    path: '/api/v1/planning/budgets/preview',
    body: budgetOf(about),
  }),
  submitBudget: (about) => ({
    method: 'POST',
    path: '/api/v1/planning/budgets/submit',
    body: budgetOf(about),
  }),
  listBudgetHistory: () => ({ path: '/api/v1/planning/budgets/history' }),
  changeBudgetYear: () => ({
    method: 'POST',
    path: '/api/v1/planning/budgets/years',
    body: { scenario: { kind: 'what_if', name: 'empty' }, fiscalYear: '2025', action: 'lock' },
  }),
  listVariance: () => ({ path: `/api/v1/planning/variance?${OF_MONTH}` }),
  bridgeFromBudget: () => ({
    path: `/api/v1/planning/bridges/from-budget?${OF_MONTH}&dimension=tenant&measure=total_cost`,
  }),
  bridgeRuns: ({ tenantId }) => ({
    path: `/api/v1/planning/bridges/between-runs?from=${PERIOD.id}&to=${PERIOD.id}&measure=total_cost&of=${tenantId}`,
  }),
  readForecast: ({ tenantId }) => ({
    path: `/api/v1/planning/forecast?measure=total_cost&of=${tenantId}`,
  }),
  tryWhatIf: () => ({
    method: 'POST',
    path: '/api/v1/planning/what-if',
    body: { period: PERIOD.id, changes: [{ kind: 'use_method', method: 'even' }] },
  }),
  listAlerts: () => ({ path: '/api/v1/system/alerts' }),
  acknowledgeAlert: ({ tenantId }) => ({
    method: 'POST',
    path: '/api/v1/system/alerts/acknowledge',
    body: { id: `revenue_at_risk:${tenantId}`, occurrence: 1 },
  }),
  listDecisions: () => ({ path: '/api/v1/system/decisions' }),
  readDecision: ({ runId }) => ({ path: `/api/v1/system/decisions/${runId}` }),
  proposeDecision: () => ({
    method: 'POST',
    path: '/api/v1/system/decisions',
    body: { values: A_DECISION },
  }),
  changeDecision: ({ runId }) => ({
    method: 'POST',
    path: `/api/v1/system/decisions/${runId}`,
    body: { action: 'decide', version: 1, why: 'a test', verdict: 'approved' },
  }),
  listInitiatives: () => ({ path: '/api/v1/system/initiatives' }),
  readInitiative: ({ runId }) => ({ path: `/api/v1/system/initiatives/${runId}` }),
  startInitiative: () => ({
    method: 'POST',
    path: '/api/v1/system/initiatives',
    body: { values: { title: 'a test', description: 'a test' } },
  }),
  changeInitiative: ({ runId }) => ({
    method: 'POST',
    path: `/api/v1/system/initiatives/${runId}`,
    body: { action: 'move', version: 1, why: 'a test', status: 'active' },
  }),
  readPreferences: () => ({ path: '/api/v1/system/preferences' }),
  savePreferences: () => ({
    method: 'POST',
    path: '/api/v1/system/preferences',
    body: {
      version: 0,
      preferences: { digests: ['monthly'], categories: [], lowestSeverity: 'High', muted: [] },
    },
  }),
  listWebhooks: () => ({ path: '/api/v1/system/webhooks' }),
  readWebhook: ({ runId }) => ({ path: `/api/v1/system/webhooks/${runId}` }),
  registerWebhook: () => ({
    method: 'POST',
    path: '/api/v1/system/webhooks',
    body: { values: A_WEBHOOK },
  }),
  changeWebhook: ({ runId }) => ofWebhook(runId, '', { version: 1, values: A_WEBHOOK }),
  pauseWebhook: ({ runId }) => ofWebhook(runId, '/pause', { version: 1, paused: true }),
  rotateWebhookSecret: ({ runId }) => ofWebhook(runId, '/secret', {}),
  testWebhook: ({ runId }) => ofWebhook(runId, '/test', {}),
  redeliverWebhook: ({ runId }) => ofWebhook(runId, '/redeliver', { deliveryId: `msg_${runId}` }),
  removeWebhook: ({ runId }) => ofWebhook(runId, '/remove', {}),
  searchAudit: ({ tenantId }) => ({ path: `/api/v1/system/audit?tenant=${tenantId}` }),
}

/** The status of who is let in, where it is not 200: what is asked cannot be done. */
const LET_IN: Readonly<Partial<Record<Operation, number>>> = {
  // A year without lines is not locked.
  changeBudgetYear: 409,
  // No inputs are archived.
  bridgeRuns: 409,
  tryWhatIf: 409,
  // Nothing was raised, proposed, set down or registered under these ids.
  acknowledgeAlert: 404,
  readDecision: 404,
  changeDecision: 404,
  readInitiative: 404,
  changeInitiative: 404,
  readWebhook: 404,
  changeWebhook: 404,
  pauseWebhook: 404,
  rotateWebhookSecret: 404,
  testWebhook: 404,
  redeliverWebhook: 404,
  removeWebhook: 404,
}

export function statusOfAnswer(operation: Operation): number {
  return LET_IN[operation] ?? 200
}

export function requestFor(operation: Operation, about: Subject): ApiRequest {
  return REQUESTS[operation](about)
}

/** Each operation's request under its name; figures as a file by what the client accepts; and measures of summaries. */
export function everyRequest(about: Subject): readonly (readonly [string, Operation, ApiRequest])[] {
  const listed = OPERATIONS.map((operation) => [operation, operation, requestFor(operation, about)] as const)
  const asFile = { ...requestFor('listFigures', about), headers: { accept: 'text/csv' } }
  return [
    ...listed,
    ['figures as text/csv', 'exportFigures', asFile],
    ['figures of a summary', 'listFigures', { path: `/api/v1/figures?${OF_MONTH}&measure=health_score` }],
    [
      'a summary as a file',
      'exportFigures',
      { path: `/api/v1/figures.csv?${OF_MONTH}&measure=health_score` },
    ],
    ['a summary in a grid', 'queryFigures', inGrid(about, 'health_score')],
    ['a summary explained', 'explainFigure', explained(about, 'health_score')],
  ]
}
