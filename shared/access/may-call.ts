// The one table of what each role may call: the API obeys it, the OpenAPI document and docs/api.md print it.
import { ROLES, type Role } from './roles.ts'

/** What was published, as it was published: the function that answers these writes nothing. */
export const FIGURES_OPERATIONS = [
  'listFigures',
  'exportFigures',
  'queryFigures',
  'explainFigure',
  'listResourceCosts',
  'listVendorCosts',
  'listOpportunities',
  'listAdjustments',
  'listTenants',
  'listMeasures',
  'listPeriods',
  'listRuns',
  'readRun',
] as const

/** Budgets and what follows of them: a function of its own answers these, since some of them write. */
export const PLANNING_OPERATIONS = [
  'listBudgetBooks',
  'listBudgetLines',
  'previewBudget',
  'submitBudget',
  'listBudgetHistory',
  'changeBudgetYear',
  'listVariance',
  'bridgeFromBudget',
  'bridgeRuns',
  'readForecast',
  'tryWhatIf',
] as const
export type PlanningOperation = (typeof PLANNING_OPERATIONS)[number]

/** What leaders read, decide and are told: a function of its own answers these, since some of them write. */
export const SYSTEM_OPERATIONS = [
  'listKpis',
  'readOverview',
  'readTenantSummary',
  'readRevenueProtection',
  'readCostOptimization',
  'readIntelligence',
  'readPlanning',
  'readBenchmarks',
  'listAlerts',
  'acknowledgeAlert',
  'listDecisions',
  'readDecision',
  'proposeDecision',
  'changeDecision',
  'listInitiatives',
  'readInitiative',
  'startInitiative',
  'changeInitiative',
  'readPreferences',
  'savePreferences',
  'listWebhooks',
  'readWebhook',
  'registerWebhook',
  'changeWebhook',
  'pauseWebhook',
  'rotateWebhookSecret',
  'testWebhook',
  'redeliverWebhook',
  'removeWebhook',
  'searchAudit',
] as const
export type SystemOperation = (typeof SYSTEM_OPERATIONS)[number]

export const OPERATIONS = [...FIGURES_OPERATIONS, ...PLANNING_OPERATIONS, ...SYSTEM_OPERATIONS] as const
export type Operation = (typeof OPERATIONS)[number]

const EXECUTIVES: readonly Role[] = [
  'ROLE_EXECUTIVE_CEO',
  'ROLE_EXECUTIVE_CFO',
  'ROLE_EXECUTIVE_COO',
  'ROLE_EXECUTIVE_CTO',
]
const BUDGET_OWNERS: readonly Role[] = ['ROLE_BUDGET_OWNER']
const PLATFORM_MONEY: readonly Role[] = ['ROLE_FINANCE', 'ROLE_PROCUREMENT', 'ROLE_ANALYST']
const MONEY: readonly Role[] = [...PLATFORM_MONEY, ...BUDGET_OWNERS]
/** Who writes, locks and approves lines whoever owns them; budget owners write their own. */
export const WRITERS_OF_ALL_LINES: readonly Role[] = ['ROLE_EXECUTIVE_CFO', 'ROLE_FINANCE']
const BUDGET_WRITERS: readonly Role[] = [...WRITERS_OF_ALL_LINES, ...BUDGET_OWNERS]
const OPERATORS: readonly Role[] = ['ROLE_OPERATIONS_MANAGER', 'ROLE_SYSTEM_ADMIN']
/** Whom alerts go to: everybody in an audience of the table of alert rules, and nobody else. */
export const TOLD_OF_ALERTS: readonly Role[] = [
  ...EXECUTIVES,
  'ROLE_FINANCE',
  'ROLE_PROCUREMENT',
  ...OPERATORS,
  ...BUDGET_OWNERS,
]
/** Who decides, and changes initiatives whoever owns them. */
export const DECIDERS: readonly Role[] = [...EXECUTIVES, 'ROLE_FINANCE']
/** Who undertakes something, and changes what they own. */
const UNDERTAKERS: readonly Role[] = [...DECIDERS, 'ROLE_PROCUREMENT', 'ROLE_OPERATIONS_MANAGER']
/** Who may see the platform at a glance, and each tenant. */
const OVERSEERS: readonly Role[] = [...EXECUTIVES, 'ROLE_FINANCE', ...OPERATORS]
/** Who may see what servers and vendors cost against others. */
const COST_SAVERS: readonly Role[] = [...EXECUTIVES, 'ROLE_FINANCE', 'ROLE_PROCUREMENT']
/** Who may see what everybody did: what the trail tells of one tenant tells of others, and of whoever looked at them. */
export const AUDITORS: readonly Role[] = ['ROLE_EXECUTIVE_CFO', 'ROLE_SYSTEM_ADMIN']
/** Who says which other system is told of what: that leaves the house. */
const WEBHOOK_OWNERS: readonly Role[] = ['ROLE_EXECUTIVE_CFO']
/** Who sees whether it arrives, and keeps it running. */
const WEBHOOK_KEEPERS: readonly Role[] = [...WEBHOOK_OWNERS, 'ROLE_SYSTEM_ADMIN']
const READERS: readonly Role[] = ['ROLE_OPS_COORDINATOR', 'ROLE_SUPPORT_MANAGER', 'ROLE_READ_ONLY']

/**
 * Files leave the house, so fewer may take them; dashboards show summaries and need no figure of a tenant. Servers, IPs and
 * what could be saved on them are for those who may ask how a figure comes about; KPIs are of the platform alone. Decisions
 * and initiatives are the platform's, so that budget owners are told of none; an initiative names the decision that it carries
 * out, so that whoever undertakes one reads decisions too.
 */
export const MAY_CALL: Readonly<Record<Operation, readonly Role[]>> = {
  listFigures: [...EXECUTIVES, ...MONEY, ...OPERATORS, ...READERS],
  exportFigures: [...EXECUTIVES, ...MONEY],
  queryFigures: [...EXECUTIVES, ...MONEY, ...OPERATORS, ...READERS],
  explainFigure: [...EXECUTIVES, ...MONEY, ...OPERATORS],
  listResourceCosts: [...EXECUTIVES, ...MONEY, ...OPERATORS],
  listVendorCosts: [...EXECUTIVES, ...MONEY, ...OPERATORS, ...READERS],
  listOpportunities: [...EXECUTIVES, ...MONEY, ...OPERATORS],
  listKpis: [...EXECUTIVES, ...PLATFORM_MONEY, ...OPERATORS, ...READERS, 'ROLE_DASHBOARD_USER'],
  readOverview: OVERSEERS,
  readTenantSummary: [...OVERSEERS, ...BUDGET_OWNERS],
  readRevenueProtection: [...EXECUTIVES, 'ROLE_FINANCE', 'ROLE_OPERATIONS_MANAGER'],
  readCostOptimization: COST_SAVERS,
  readIntelligence: ROLES,
  readPlanning: [...EXECUTIVES, 'ROLE_FINANCE'],
  readBenchmarks: COST_SAVERS,
  listAdjustments: [...EXECUTIVES, ...MONEY, ...OPERATORS, ...READERS],
  listTenants: [...EXECUTIVES, ...MONEY, ...OPERATORS, ...READERS],
  listMeasures: ROLES,
  listPeriods: ROLES,
  listRuns: [...EXECUTIVES, ...MONEY, ...OPERATORS],
  readRun: [...EXECUTIVES, ...MONEY, ...OPERATORS],
  listBudgetBooks: [...EXECUTIVES, ...MONEY],
  listBudgetLines: [...EXECUTIVES, ...MONEY],
  previewBudget: BUDGET_WRITERS,
  submitBudget: BUDGET_WRITERS,
  listBudgetHistory: [...EXECUTIVES, ...MONEY],
  changeBudgetYear: WRITERS_OF_ALL_LINES,
  listVariance: [...EXECUTIVES, ...MONEY],
  bridgeFromBudget: [...EXECUTIVES, ...MONEY],
  bridgeRuns: [...EXECUTIVES, ...MONEY, ...OPERATORS],
  readForecast: [...EXECUTIVES, ...MONEY],
  tryWhatIf: [...EXECUTIVES, ...PLATFORM_MONEY, ...OPERATORS],
  listAlerts: TOLD_OF_ALERTS,
  acknowledgeAlert: TOLD_OF_ALERTS,
  listDecisions: [...UNDERTAKERS, 'ROLE_ANALYST'],
  readDecision: [...UNDERTAKERS, 'ROLE_ANALYST'],
  proposeDecision: DECIDERS,
  changeDecision: DECIDERS,
  listInitiatives: [...UNDERTAKERS, 'ROLE_ANALYST'],
  readInitiative: [...UNDERTAKERS, 'ROLE_ANALYST'],
  startInitiative: UNDERTAKERS,
  changeInitiative: UNDERTAKERS,
  readPreferences: TOLD_OF_ALERTS,
  savePreferences: TOLD_OF_ALERTS,
  listWebhooks: WEBHOOK_KEEPERS,
  readWebhook: WEBHOOK_KEEPERS,
  registerWebhook: WEBHOOK_OWNERS,
  changeWebhook: WEBHOOK_OWNERS,
  pauseWebhook: WEBHOOK_KEEPERS,
  rotateWebhookSecret: WEBHOOK_KEEPERS,
  testWebhook: WEBHOOK_KEEPERS,
  redeliverWebhook: WEBHOOK_KEEPERS,
  removeWebhook: WEBHOOK_KEEPERS,
  searchAudit: AUDITORS,
}

/** Operations that ask for a recent second factor, where one is configured, once they answer for more than one tenant. */
export const CROSS_TENANT_OPERATIONS = [
  'listFigures',
  'exportFigures',
  'queryFigures',
  'explainFigure',
  'listResourceCosts',
  'listVendorCosts',
  'listOpportunities',
  'listKpis',
  'readOverview',
  'readRevenueProtection',
  'readCostOptimization',
  'readIntelligence',
  'readPlanning',
  'readBenchmarks',
  'listDecisions',
  'readDecision',
  'listInitiatives',
  'readInitiative',
  'listAdjustments',
  'listVariance',
  'bridgeFromBudget',
  'bridgeRuns',
  'readForecast',
  'tryWhatIf',
  'listAlerts',
  'searchAudit',
] as const satisfies readonly Operation[]

/** Operations that ask for it always, where one is configured: what leaves the house by a webhook goes on leaving it. */
export const TELLING_OPERATIONS = [
  'registerWebhook',
  'changeWebhook',
  'rotateWebhookSecret',
] as const satisfies readonly Operation[]
