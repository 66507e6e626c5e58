// Every operation as every role: answered or refused as the table says, refused in the same words whoever asks for whatever,
// and with nothing but those words.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { MAY_CALL, type Operation } from '../../../../shared/access/may-call.ts'
import { ROLES, type Role } from '../../../../shared/access/roles.ts'
import {
  type ApiRequest,
  type ApiResponse,
  startFiguresApi,
  type TestApi,
} from '../../../engines/figures-api.ts'
import { startFiguresTable, type TestTable } from '../../../engines/figures-table.ts'
import { FIRST_START_MS, publishAt, smallRun, tenantId } from '../../stores/runs/sample-runs.ts'
import { publishSummaryAt, summaryOf } from '../../stores/summaries/sample-summaries.ts'
import { comparable } from './comparable.ts'
import { everyRequest, statusOfAnswer } from './every-operation.ts'

const NOW = FIRST_START_MS + 60_000
const OWN = tenantId(0)
let store: TestTable
let api: TestApi
let requests: ReturnType<typeof everyRequest>

beforeAll(async () => {
  store = await startFiguresTable()
  const { runId } = await publishAt(store.table, FIRST_START_MS, smallRun())
  await publishSummaryAt(store.table, FIRST_START_MS, summaryOf())
  api = await startFiguresApi({ table: store.table, now: () => NOW })
  requests = everyRequest({ tenantId: OWN, runId })
})
afterAll(() => store.stop())

const as = async (roles: readonly string[], request: ApiRequest): Promise<ApiResponse> =>
  api.send({ ...request, token: await api.token(roles as Role[], { tenants: [OWN] }) })

const NOT_ABOUT_MONEY: readonly Role[] = [
  'ROLE_OPERATIONS_MANAGER',
  'ROLE_OPS_COORDINATOR',
  'ROLE_SYSTEM_ADMIN',
  'ROLE_SUPPORT_MANAGER',
  'ROLE_READ_ONLY',
  'ROLE_DASHBOARD_USER',
]
const NOT_WRITING_BUDGETS: readonly Role[] = [
  ...NOT_ABOUT_MONEY,
  'ROLE_EXECUTIVE_CEO',
  'ROLE_EXECUTIVE_COO',
  'ROLE_EXECUTIVE_CTO',
  'ROLE_PROCUREMENT',
  'ROLE_ANALYST',
]

const NOT_OVERSEEING: readonly Role[] = [
  'ROLE_PROCUREMENT',
  'ROLE_ANALYST',
  'ROLE_OPS_COORDINATOR',
  'ROLE_SUPPORT_MANAGER',
  'ROLE_READ_ONLY',
  'ROLE_DASHBOARD_USER',
]

const NOT_TOLD_OF_ALERTS: readonly Role[] = [
  'ROLE_ANALYST',
  'ROLE_OPS_COORDINATOR',
  'ROLE_SUPPORT_MANAGER',
  'ROLE_READ_ONLY',
  'ROLE_DASHBOARD_USER',
]
const NOT_OF_DECISIONS: readonly Role[] = [
  'ROLE_SYSTEM_ADMIN',
  'ROLE_OPS_COORDINATOR',
  'ROLE_SUPPORT_MANAGER',
  'ROLE_READ_ONLY',
  'ROLE_DASHBOARD_USER',
  'ROLE_BUDGET_OWNER',
]
const NOT_UNDERTAKING: readonly Role[] = [...NOT_OF_DECISIONS, 'ROLE_ANALYST']
const NOT_DECIDING: readonly Role[] = [...NOT_UNDERTAKING, 'ROLE_PROCUREMENT', 'ROLE_OPERATIONS_MANAGER']

const NOT_KEEPING_WEBHOOKS: readonly Role[] = [
  'ROLE_EXECUTIVE_CEO',
  'ROLE_EXECUTIVE_COO',
  'ROLE_EXECUTIVE_CTO',
  'ROLE_FINANCE',
  'ROLE_PROCUREMENT',
  'ROLE_OPERATIONS_MANAGER',
  'ROLE_OPS_COORDINATOR',
  'ROLE_ANALYST',
  'ROLE_SUPPORT_MANAGER',
  'ROLE_READ_ONLY',
  'ROLE_DASHBOARD_USER',
  'ROLE_BUDGET_OWNER',
]
const NOT_OWNING_WEBHOOKS: readonly Role[] = [...NOT_KEEPING_WEBHOOKS, 'ROLE_SYSTEM_ADMIN']

/** Who is let in, written out once more: a change of the table in code is a change of this claim. */
const REFUSED: Readonly<Record<Operation, readonly Role[]>> = {
  listFigures: ['ROLE_DASHBOARD_USER'],
  exportFigures: [
    'ROLE_OPERATIONS_MANAGER',
    'ROLE_OPS_COORDINATOR',
    'ROLE_SYSTEM_ADMIN',
    'ROLE_SUPPORT_MANAGER',
    'ROLE_READ_ONLY',
    'ROLE_DASHBOARD_USER',
  ],
  queryFigures: ['ROLE_DASHBOARD_USER'],
  explainFigure: ['ROLE_OPS_COORDINATOR', 'ROLE_SUPPORT_MANAGER', 'ROLE_READ_ONLY', 'ROLE_DASHBOARD_USER'],
  listResourceCosts: [
    'ROLE_OPS_COORDINATOR',
    'ROLE_SUPPORT_MANAGER',
    'ROLE_READ_ONLY',
    'ROLE_DASHBOARD_USER',
  ],
  listVendorCosts: ['ROLE_DASHBOARD_USER'],
  listOpportunities: [
    'ROLE_OPS_COORDINATOR',
    'ROLE_SUPPORT_MANAGER',
    'ROLE_READ_ONLY',
    'ROLE_DASHBOARD_USER',
  ],
  listKpis: ['ROLE_BUDGET_OWNER'],
  readOverview: [...NOT_OVERSEEING, 'ROLE_BUDGET_OWNER'],
  readTenantSummary: NOT_OVERSEEING,
  readRevenueProtection: [...NOT_OVERSEEING, 'ROLE_BUDGET_OWNER', 'ROLE_SYSTEM_ADMIN'],
  readCostOptimization: [...NOT_ABOUT_MONEY, 'ROLE_ANALYST', 'ROLE_BUDGET_OWNER'],
  readIntelligence: [],
  readPlanning: [...NOT_ABOUT_MONEY, 'ROLE_PROCUREMENT', 'ROLE_ANALYST', 'ROLE_BUDGET_OWNER'],
  readBenchmarks: [...NOT_ABOUT_MONEY, 'ROLE_ANALYST', 'ROLE_BUDGET_OWNER'],
  listAdjustments: ['ROLE_DASHBOARD_USER'],
  listTenants: ['ROLE_DASHBOARD_USER'],
  listMeasures: [],
  listPeriods: [],
  listRuns: ['ROLE_OPS_COORDINATOR', 'ROLE_SUPPORT_MANAGER', 'ROLE_READ_ONLY', 'ROLE_DASHBOARD_USER'],
  readRun: ['ROLE_OPS_COORDINATOR', 'ROLE_SUPPORT_MANAGER', 'ROLE_READ_ONLY', 'ROLE_DASHBOARD_USER'],
  listBudgetBooks: NOT_ABOUT_MONEY,
  listBudgetLines: NOT_ABOUT_MONEY,
  previewBudget: NOT_WRITING_BUDGETS,
  submitBudget: NOT_WRITING_BUDGETS,
  listBudgetHistory: NOT_ABOUT_MONEY,
  changeBudgetYear: [...NOT_WRITING_BUDGETS, 'ROLE_BUDGET_OWNER'],
  listVariance: NOT_ABOUT_MONEY,
  bridgeFromBudget: NOT_ABOUT_MONEY,
  bridgeRuns: ['ROLE_OPS_COORDINATOR', 'ROLE_SUPPORT_MANAGER', 'ROLE_READ_ONLY', 'ROLE_DASHBOARD_USER'],
  readForecast: NOT_ABOUT_MONEY,
  tryWhatIf: [
    'ROLE_OPS_COORDINATOR',
    'ROLE_SUPPORT_MANAGER',
    'ROLE_READ_ONLY',
    'ROLE_DASHBOARD_USER',
    'ROLE_BUDGET_OWNER',
  ],
  listAlerts: NOT_TOLD_OF_ALERTS,
  acknowledgeAlert: NOT_TOLD_OF_ALERTS,
  listDecisions: NOT_OF_DECISIONS,
  readDecision: NOT_OF_DECISIONS,
  proposeDecision: NOT_DECIDING,
  changeDecision: NOT_DECIDING,
  listInitiatives: NOT_OF_DECISIONS,
  readInitiative: NOT_OF_DECISIONS,
  startInitiative: NOT_UNDERTAKING,
  changeInitiative: NOT_UNDERTAKING,
  readPreferences: NOT_TOLD_OF_ALERTS,
  savePreferences: NOT_TOLD_OF_ALERTS,
  listWebhooks: NOT_KEEPING_WEBHOOKS,
  readWebhook: NOT_KEEPING_WEBHOOKS,
  registerWebhook: NOT_OWNING_WEBHOOKS,
  changeWebhook: NOT_OWNING_WEBHOOKS,
  pauseWebhook: NOT_KEEPING_WEBHOOKS,
  rotateWebhookSecret: NOT_KEEPING_WEBHOOKS,
  testWebhook: NOT_KEEPING_WEBHOOKS,
  redeliverWebhook: NOT_KEEPING_WEBHOOKS,
  removeWebhook: NOT_KEEPING_WEBHOOKS,
  searchAudit: ROLES.filter((role) => !['ROLE_EXECUTIVE_CFO', 'ROLE_SYSTEM_ADMIN'].includes(role)),
}

describe.each(ROLES)('%s', (role) => {
  test('is answered where the table lets it call, and refused everywhere else', async () => {
    const answered: Record<string, number> = {}
    const expected: Record<string, number> = {}
    for (const [name, operation, request] of requests) {
      answered[name] = (await as([role], request)).status
      const isRefused = REFUSED[operation].includes(role)
      expected[name] = isRefused ? 403 : statusOfAnswer(operation)
      expect(MAY_CALL[operation].includes(role)).toBe(!isRefused)
    }
    expect(answered).toEqual(expected)
  })
})

test('every refusal of a role is the same answer, and names neither figure, tenant, run nor role', async () => {
  const refusals = new Set<string>()
  for (const [, operation, request] of requests) {
    const refused: readonly (readonly string[])[] = [
      ...REFUSED[operation].map((role) => [role]),
      [],
      ['ROLE_EXECUTIVE'],
      ['role_executive_cfo'],
      ['ROLE_FINANCE '],
      ['ROLE_FINANCE,ROLE_ANALYST'],
      ['__proto__', 'constructor'],
    ]
    for (const roles of refused) refusals.add(comparable(await as(roles, request)))
  }
  expect([...refusals]).toHaveLength(1)
  const [refusal = ''] = refusals
  expect(JSON.parse(refusal).status).toBe(403)
  expect(refusal).toContain('ACCESS_DENIED')
  expect(refusal).not.toMatch(/ROLE_|[0-9a-f]{8}-[0-9a-f]{4}|cents|etag/)
})

test('HEAD is let in and refused as GET is', async () => {
  for (const [name, , request] of requests) {
    if (request.method === 'POST') continue
    for (const role of ['ROLE_EXECUTIVE_CFO', 'ROLE_DASHBOARD_USER']) {
      const [get, head] = [await as([role], request), await as([role], { ...request, method: 'HEAD' })]
      expect([name, role, head.status]).toEqual([name, role, get.status])
    }
  }
})

test('a role given as a text alone counts, several in one text do not', async () => {
  const [, , request] = requests[0] as (typeof requests)[number]
  const asText = async (roles: string) => api.send({ ...request, token: await api.token([], { roles }) })
  expect((await asText('ROLE_FINANCE')).status).toBe(200)
  expect((await asText('ROLE_FINANCE ROLE_ANALYST')).status).toBe(403)
})
