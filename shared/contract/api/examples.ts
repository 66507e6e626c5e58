// Requests with their whole answers, over one small published month: the OpenAPI document shows them, and a test asks each
// of the real handler and holds what it answers against what is written here.
import type { Operation } from '../../access/may-call.ts'
import type { ExamplesOf } from './examples/example.ts'
import { EXPLAIN_FIGURE_EXAMPLES } from './examples/explain-figure.ts'
import { EXPORT_FIGURES_EXAMPLES } from './examples/export-figures.ts'
import { LIST_ADJUSTMENTS_EXAMPLES } from './examples/list-adjustments.ts'
import { LIST_FIGURES_EXAMPLES } from './examples/list-figures.ts'
import { LIST_MEASURES_EXAMPLES, LIST_PERIODS_EXAMPLES, LIST_TENANTS_EXAMPLES } from './examples/listings.ts'
import {
  CHANGE_BUDGET_YEAR_EXAMPLES,
  LIST_BUDGET_BOOKS_EXAMPLES,
  LIST_BUDGET_HISTORY_EXAMPLES,
  LIST_BUDGET_LINES_EXAMPLES,
  PREVIEW_BUDGET_EXAMPLES,
  SUBMIT_BUDGET_EXAMPLES,
} from './examples/planning-budgets.ts'
import { BRIDGE_RUNS_EXAMPLES, TRY_WHAT_IF_EXAMPLES } from './examples/planning-runs.ts'
import {
  BRIDGE_FROM_BUDGET_EXAMPLES,
  LIST_VARIANCE_EXAMPLES,
  READ_FORECAST_EXAMPLES,
} from './examples/planning-variance.ts'
import { QUERY_FIGURES_EXAMPLES } from './examples/query-figures.ts'
import { LIST_RESOURCE_COSTS_EXAMPLES, LIST_VENDOR_COSTS_EXAMPLES } from './examples/resource-costs.ts'
import { LIST_RUNS_EXAMPLES, READ_RUN_EXAMPLES } from './examples/runs.ts'
import { LIST_KPIS_EXAMPLES, LIST_OPPORTUNITIES_EXAMPLES } from './examples/strategy.ts'
import {
  ACKNOWLEDGE_ALERT_EXAMPLES,
  LIST_ALERTS_EXAMPLES,
  READ_PREFERENCES_EXAMPLES,
  SAVE_PREFERENCES_EXAMPLES,
} from './examples/system-alerts.ts'
import { SEARCH_AUDIT_EXAMPLES } from './examples/system-audit.ts'
import {
  CHANGE_DECISION_EXAMPLES,
  LIST_DECISIONS_EXAMPLES,
  PROPOSE_DECISION_EXAMPLES,
  READ_DECISION_EXAMPLES,
} from './examples/system-decisions.ts'
import {
  CHANGE_INITIATIVE_EXAMPLES,
  LIST_INITIATIVES_EXAMPLES,
  READ_INITIATIVE_EXAMPLES,
  START_INITIATIVE_EXAMPLES,
} from './examples/system-initiatives.ts'
import {
  READ_BENCHMARKS_EXAMPLES,
  READ_COST_OPTIMIZATION_EXAMPLES,
  READ_INTELLIGENCE_EXAMPLES,
  READ_OVERVIEW_EXAMPLES,
  READ_PLANNING_EXAMPLES,
  READ_REVENUE_PROTECTION_EXAMPLES,
  READ_TENANT_SUMMARY_EXAMPLES,
} from './examples/system-reading.ts'
import {
  CHANGE_WEBHOOK_EXAMPLES,
  LIST_WEBHOOKS_EXAMPLES,
  PAUSE_WEBHOOK_EXAMPLES,
  READ_WEBHOOK_EXAMPLES,
  REDELIVER_WEBHOOK_EXAMPLES,
  REGISTER_WEBHOOK_EXAMPLES,
  REMOVE_WEBHOOK_EXAMPLES,
  ROTATE_WEBHOOK_SECRET_EXAMPLES,
  TEST_WEBHOOK_EXAMPLES,
} from './examples/system-webhooks.ts'

export const EXAMPLES: { readonly [Name in Operation]: ExamplesOf<Name> } = {
  listFigures: LIST_FIGURES_EXAMPLES,
  exportFigures: EXPORT_FIGURES_EXAMPLES,
  queryFigures: QUERY_FIGURES_EXAMPLES,
  explainFigure: EXPLAIN_FIGURE_EXAMPLES,
  listResourceCosts: LIST_RESOURCE_COSTS_EXAMPLES,
  listVendorCosts: LIST_VENDOR_COSTS_EXAMPLES,
  listOpportunities: LIST_OPPORTUNITIES_EXAMPLES,
  listKpis: LIST_KPIS_EXAMPLES,
  readOverview: READ_OVERVIEW_EXAMPLES,
  readTenantSummary: READ_TENANT_SUMMARY_EXAMPLES,
  readRevenueProtection: READ_REVENUE_PROTECTION_EXAMPLES,
  readCostOptimization: READ_COST_OPTIMIZATION_EXAMPLES,
  readIntelligence: READ_INTELLIGENCE_EXAMPLES,
  readPlanning: READ_PLANNING_EXAMPLES,
  readBenchmarks: READ_BENCHMARKS_EXAMPLES,
  listAdjustments: LIST_ADJUSTMENTS_EXAMPLES,
  listTenants: LIST_TENANTS_EXAMPLES,
  listMeasures: LIST_MEASURES_EXAMPLES,
  listPeriods: LIST_PERIODS_EXAMPLES,
  listRuns: LIST_RUNS_EXAMPLES,
  readRun: READ_RUN_EXAMPLES,
  listBudgetBooks: LIST_BUDGET_BOOKS_EXAMPLES,
  listBudgetLines: LIST_BUDGET_LINES_EXAMPLES,
  previewBudget: PREVIEW_BUDGET_EXAMPLES,
  submitBudget: SUBMIT_BUDGET_EXAMPLES,
  listBudgetHistory: LIST_BUDGET_HISTORY_EXAMPLES,
  changeBudgetYear: CHANGE_BUDGET_YEAR_EXAMPLES,
  listVariance: LIST_VARIANCE_EXAMPLES,
  bridgeFromBudget: BRIDGE_FROM_BUDGET_EXAMPLES,
  bridgeRuns: BRIDGE_RUNS_EXAMPLES,
  readForecast: READ_FORECAST_EXAMPLES,
  tryWhatIf: TRY_WHAT_IF_EXAMPLES,
  listAlerts: LIST_ALERTS_EXAMPLES,
  acknowledgeAlert: ACKNOWLEDGE_ALERT_EXAMPLES,
  listDecisions: LIST_DECISIONS_EXAMPLES,
  readDecision: READ_DECISION_EXAMPLES,
  listInitiatives: LIST_INITIATIVES_EXAMPLES,
  readInitiative: READ_INITIATIVE_EXAMPLES,
  proposeDecision: PROPOSE_DECISION_EXAMPLES,
  changeDecision: CHANGE_DECISION_EXAMPLES,
  startInitiative: START_INITIATIVE_EXAMPLES,
  changeInitiative: CHANGE_INITIATIVE_EXAMPLES,
  readPreferences: READ_PREFERENCES_EXAMPLES,
  savePreferences: SAVE_PREFERENCES_EXAMPLES,
  listWebhooks: LIST_WEBHOOKS_EXAMPLES,
  readWebhook: READ_WEBHOOK_EXAMPLES,
  registerWebhook: REGISTER_WEBHOOK_EXAMPLES,
  changeWebhook: CHANGE_WEBHOOK_EXAMPLES,
  pauseWebhook: PAUSE_WEBHOOK_EXAMPLES,
  rotateWebhookSecret: ROTATE_WEBHOOK_SECRET_EXAMPLES,
  testWebhook: TEST_WEBHOOK_EXAMPLES,
  redeliverWebhook: REDELIVER_WEBHOOK_EXAMPLES,
  removeWebhook: REMOVE_WEBHOOK_EXAMPLES,
  searchAudit: SEARCH_AUDIT_EXAMPLES,
}
