// The one table of what each operation is to the audit trail: which kind of act, and whether tenants are in it at all.
import type { Operation } from '../access/may-call.ts'
import type { ActKind } from '../contract/audit/audit-entry.ts'

export interface Act {
  readonly kind: ActKind
  /** Whether its answer, or what it changes, tells of tenants: a tenant's search finds those that do. */
  readonly ofTenants: boolean
  /** What the id in its address is of: it is written down whatever became of the request. */
  readonly record?: 'decision' | 'initiative' | 'webhook'
}

const READS: Act = { kind: 'read', ofTenants: true }
const READS_OF_NO_TENANT: Act = { kind: 'read', ofTenants: false }
const CHANGES: Act = { kind: 'changed', ofTenants: true }
const CHANGES_OF_NO_TENANT: Act = { kind: 'changed', ofTenants: false }

export const ACTS: Readonly<Record<Operation, Act>> = {
  listFigures: READS,
  exportFigures: { kind: 'exported', ofTenants: true },
  queryFigures: READS,
  explainFigure: READS,
  listResourceCosts: READS,
  listVendorCosts: READS,
  listOpportunities: READS,
  listAdjustments: READS,
  listTenants: READS,
  listMeasures: READS_OF_NO_TENANT,
  listPeriods: READS_OF_NO_TENANT,
  listRuns: READS_OF_NO_TENANT,
  readRun: READS_OF_NO_TENANT,
  listBudgetBooks: READS_OF_NO_TENANT,
  listBudgetLines: READS,
  // Nothing is written.
  previewBudget: READS,
  submitBudget: CHANGES,
  listBudgetHistory: READS,
  changeBudgetYear: CHANGES,
  listVariance: READS,
  bridgeFromBudget: READS,
  bridgeRuns: READS,
  readForecast: READS,
  tryWhatIf: READS,
  listKpis: READS_OF_NO_TENANT,
  readOverview: READS,
  readTenantSummary: READS,
  readRevenueProtection: READS,
  readCostOptimization: READS,
  readIntelligence: READS,
  readPlanning: READS,
  readBenchmarks: READS_OF_NO_TENANT,
  listAlerts: READS,
  acknowledgeAlert: { kind: 'acknowledged', ofTenants: true },
  listDecisions: READS,
  readDecision: { ...READS, record: 'decision' },
  proposeDecision: CHANGES,
  changeDecision: { ...CHANGES, record: 'decision' },
  listInitiatives: READS,
  readInitiative: { ...READS, record: 'initiative' },
  startInitiative: CHANGES,
  changeInitiative: { ...CHANGES, record: 'initiative' },
  readPreferences: READS_OF_NO_TENANT,
  savePreferences: CHANGES_OF_NO_TENANT,
  listWebhooks: READS_OF_NO_TENANT,
  readWebhook: { ...READS_OF_NO_TENANT, record: 'webhook' },
  // What another system is told of tenants from then on.
  registerWebhook: CHANGES,
  changeWebhook: { ...CHANGES, record: 'webhook' },
  pauseWebhook: { ...CHANGES_OF_NO_TENANT, record: 'webhook' },
  rotateWebhookSecret: { ...CHANGES_OF_NO_TENANT, record: 'webhook' },
  testWebhook: { ...CHANGES_OF_NO_TENANT, record: 'webhook' },
  redeliverWebhook: { ...CHANGES_OF_NO_TENANT, record: 'webhook' },
  removeWebhook: { ...CHANGES_OF_NO_TENANT, record: 'webhook' },
  searchAudit: READS,
}
