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
export const SYSTEM_OPERATIONS = ['listKpis'] as const
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
const READERS: readonly Role[] = ['ROLE_OPS_COORDINATOR', 'ROLE_SUPPORT_MANAGER', 'ROLE_READ_ONLY']

/**
 * Files leave the house, so fewer may take them; dashboards show summaries and need no figure of a tenant. Servers, IPs and
 * what could be saved on them are for those who may ask how a figure comes about; KPIs are of the platform alone.
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
  'listAdjustments',
  'listVariance',
  'bridgeFromBudget',
  'bridgeRuns',
  'readForecast',
  'tryWhatIf',
] as const satisfies readonly Operation[]
