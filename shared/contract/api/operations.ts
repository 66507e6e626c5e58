// The table of the API's operations: path, words, what it takes and what it answers. Router, validation, types, OpenAPI
// document and the add-in's client all read it.
import * as z from 'zod'
import type { Operation } from '../../access/may-call.ts'
import * as alerts from './alert-requests.ts'
import { adjustmentsPage } from './answers/adjustments.ts'
import { explainedFigure } from './answers/explained-figure.ts'
import { type FiguresGrid, type FiguresGrids, figuresGrid, figuresGrids } from './answers/figures-grid.ts'
import { figuresPage } from './answers/figures-page.ts'
import { measureList, periodList, tenantsPage } from './answers/listings.ts'
import { budgetBridges, runsBridge } from './answers/planning/bridges.ts'
import {
  budgetBooks,
  budgetHistory,
  budgetLines,
  budgetPreview,
  budgetYearChanged,
} from './answers/planning/budgets.ts'
import { forecastAnswer } from './answers/planning/forecast.ts'
import { varianceAnswer } from './answers/planning/variance.ts'
import { whatIfAnswer } from './answers/planning/what-if.ts'
import { resourceCosts, vendorCosts } from './answers/resource-costs.ts'
import { runSummary, runsPage } from './answers/runs.ts'
import { kpiList, opportunityList } from './answers/strategy.ts'
import { acknowledgedAlert, alertsPage } from './answers/system/alerts.ts'
import { auditPage } from './answers/system/audit.ts'
import { decisionAnswer, decisionsPage, decisionWithHistory } from './answers/system/decisions.ts'
import { initiativeAnswer, initiativesPage, initiativeWithHistory } from './answers/system/initiatives.ts'
import { overviewAnswer } from './answers/system/overview.ts'
import { preferencesAnswer } from './answers/system/preferences.ts'
import { tenantSummaryAnswer } from './answers/system/tenant-summary.ts'
import {
  registeredWebhook,
  removedWebhook,
  webhookAnswer,
  webhookDeliveryAnswer,
  webhookList,
  webhookSecretAnswer,
  webhookWithDeliveries,
} from './answers/system/webhooks.ts'
import {
  benchmarksAnswer,
  costOptimizationAnswer,
  intelligenceAnswer,
  planningAnswer,
  revenueProtectionAnswer,
} from './answers/system/windows.ts'
import * as audit from './audit-requests.ts'
import { type Meta, success } from './envelope.ts'
import { MOST_GRID_FIGURES, MOST_GRIDS, MOST_PERIODS } from './parameters.ts'
import * as planning from './planning-requests.ts'
import * as records from './record-requests.ts'
import * as requests from './requests.ts'
import * as system from './system-requests.ts'
import * as webhooks from './webhook-requests.ts'

export interface OperationContract {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly summary: string
  readonly description: string
  /** Parameters of the query string, or the fields of the body of a POST. */
  readonly request: z.ZodObject
  readonly pathParameters?: z.ZodObject
  /** The whole JSON answer; null for a file. */
  readonly answer: z.ZodType | null
}

export const API_ROOT = '/api/v1'

/** Budgets and what follows of them: answered by a function of its own. */
export const PLANNING_ROOT = `${API_ROOT}/planning`
export const SYSTEM_ROOT = `${API_ROOT}/system`
/** Where the links of digests lead: public, since who opens one has no sign-in at hand. */
export const UNSUBSCRIBE_PATH = `${SYSTEM_ROOT}/unsubscribe`

export const CONTRACT = {
  listFigures: {
    method: 'GET',
    path: `${API_ROOT}/figures`,
    summary: 'Figures of a month, quarter or year, tenant by tenant',
    description:
      'All pages come from the runs that were current when the first was asked for. With `Accept: text/csv` it answers as exportFigures does.',
    request: requests.listFiguresRequest,
    answer: success(figuresPage),
  },
  exportFigures: {
    method: 'GET',
    path: `${API_ROOT}/figures.csv`,
    summary: 'Figures of a month, quarter or year as one CSV file',
    description:
      'Whole or not at all: UTF-8 with a byte order mark, CRLF lines, dollars with two decimals, unknown figures as empty cells. Over the whole platform its unallocated rows make the cost columns sum to the source.',
    request: requests.exportFiguresRequest,
    answer: null,
  },
  queryFigures: {
    method: 'POST',
    path: `${API_ROOT}/figures/query`,
    summary: 'Grids of figures in one answer',
    description: `Tenants x periods x measures, answered by key: one grid, or up to ${MOST_GRIDS} in \`grids\`, answered in their order. At most ${MOST_GRID_FIGURES} figures and ${MOST_PERIODS} months in one request. Each month is answered from one run, a quarter or year from those of its months.`,
    request: requests.queryFiguresRequest,
    answer: success(z.union([figuresGrid, figuresGrids])),
  },
  explainFigure: {
    method: 'GET',
    path: `${API_ROOT}/figures/explain`,
    summary: 'How a figure comes about, down to its VPS and IPs',
    description:
      'Lines whose cents sum to the figure. A caller who sees some tenants only gets own shares and the number of other tenants; what would tell of a neighbour is withheld, and the answer says so.',
    request: requests.explainFigureRequest,
    answer: success(explainedFigure),
  },
  listResourceCosts: {
    method: 'GET',
    path: `${API_ROOT}/figures/resources`,
    summary: 'Cost of a month, quarter or year, resource by resource',
    description:
      'The cents of `listFigures`, counted by VPS, IP and platform cost instead of by tenant: over the whole platform, tenant and unallocated cents of a pool sum to its source. What a sharing policy divides of a pool is a row without a resource. A caller who sees some tenants only gets the resources that those share, own cents and the number of other tenants; what would tell of a neighbour is withheld.',
    request: requests.listResourceCostsRequest,
    answer: success(resourceCosts),
  },
  listVendorCosts: {
    method: 'GET',
    path: `${API_ROOT}/figures/vendors`,
    summary: 'Cost of a month, quarter or year, by vendor and plan',
    description:
      'The cents of `listFigures`, counted by vendor of the resource, pool and plan of the tenant, with what no tenant carries by its reason: over the whole platform the rows of a pool sum to its source. A caller who sees some tenants only gets the cents of those.',
    request: requests.listVendorCostsRequest,
    answer: success(vendorCosts),
  },
  listOpportunities: {
    method: 'GET',
    path: `${API_ROOT}/opportunities`,
    summary: 'Savings opportunities of a month or quarter',
    description:
      'From its strategic summary: suggestions with a range, never promises. A caller who sees some tenants only gets the opportunities about those, and totals of them.',
    request: requests.listOpportunitiesRequest,
    answer: success(opportunityList),
  },
  listKpis: {
    method: 'GET',
    path: `${API_ROOT}/system/kpis`,
    summary: 'KPIs of the platform against their targets',
    description:
      'From the strategic summary of a month or quarter. A KPI without data is null, with its reason.',
    request: requests.listKpisRequest,
    answer: success(kpiList),
  },
  readOverview: {
    method: 'GET',
    path: `${SYSTEM_ROOT}/overview`,
    summary: 'The platform at a glance',
    description:
      'Health, tenants, deliverability, servers and money, from published summaries, the cost run behind the newest, and the alerts that are open now. What is not measured here is null, with its reason in `missing`.',
    request: system.windowRequest,
    answer: success(overviewAnswer),
  },
  readTenantSummary: {
    method: 'GET',
    path: `${SYSTEM_ROOT}/tenants/{tenantId}/summary`,
    summary: 'One tenant at a glance',
    description:
      'Plan, emails, deliverability, cost, and the open alerts about it that are yours. A tenant that does not exist and one that you may not see get the same answer.',
    request: system.windowRequest,
    pathParameters: system.tenantPath,
    answer: success(tenantSummaryAnswer),
  },
  readRevenueProtection: {
    method: 'GET',
    path: `${SYSTEM_ROOT}/revenue-protection`,
    summary: 'What delivery trouble may cost',
    description:
      'Modeled and directional, with its methodology: the risk to revenue, and the tenants that summaries raised concerns about.',
    request: system.windowRequest,
    answer: success(revenueProtectionAnswer),
  },
  readCostOptimization: {
    method: 'GET',
    path: `${SYSTEM_ROOT}/cost-optimization`,
    summary: 'What the window cost, and what could be saved',
    description: 'Opportunities are suggestions with a range, never promises; vendors as of the last month.',
    request: system.windowRequest,
    answer: success(costOptimizationAnswer),
  },
  readIntelligence: {
    method: 'GET',
    path: `${SYSTEM_ROOT}/intelligence/summary`,
    summary: 'What needs a look: your open alerts in counts, and trends in words',
    description:
      'A caller who sees some tenants only gets the alerts of those, and no trend of the platform.',
    request: system.windowRequest,
    answer: success(intelligenceAnswer),
  },
  readPlanning: {
    method: 'GET',
    path: `${SYSTEM_ROOT}/planning`,
    summary: 'Initiatives, decisions and where the platform stands against public prices',
    description:
      'Initiatives under way and pending reviews as they stand now; decisions that were taken in the window.',
    request: system.windowRequest,
    answer: success(planningAnswer),
  },
  readBenchmarks: {
    method: 'GET',
    path: `${SYSTEM_ROOT}/benchmarks`,
    summary: "A thousand emails with us against competitors' public prices",
    description: 'Lines of the list that Finance imported, each with its source and age.',
    request: system.windowRequest,
    answer: success(benchmarksAnswer),
  },
  listAdjustments: {
    method: 'GET',
    path: `${API_ROOT}/adjustments`,
    summary: 'What was learned of a closed month since its close',
    description:
      'Its restatements, oldest first, each held against the figures before it: adjustments by tenant, pool and cause, which sum to the difference to the cent. A caller who sees some tenants only gets the rows and totals of those.',
    request: requests.listAdjustmentsRequest,
    answer: success(adjustmentsPage),
  },
  listTenants: {
    method: 'GET',
    path: `${API_ROOT}/tenants`,
    summary: 'Tenants by name, for pickers',
    description: 'In the order of their names.',
    request: requests.listTenantsRequest,
    answer: success(tenantsPage),
  },
  listMeasures: {
    method: 'GET',
    path: `${API_ROOT}/measures`,
    summary: 'The catalogue of measures',
    description: 'What each figure means, its unit, direction, calculation and source.',
    request: requests.nothing,
    answer: success(measureList),
  },
  listPeriods: {
    method: 'GET',
    path: `${API_ROOT}/periods`,
    summary: 'Months that are published, newest first',
    description:
      'With the current run of the official method and policies, and whether the month is closed or restated.',
    request: requests.nothing,
    answer: success(periodList),
  },
  listRuns: {
    method: 'GET',
    path: `${API_ROOT}/runs`,
    summary: 'Runs of a month, newest first',
    description:
      'Every method and policy; which of them a month was closed with, and which restates it. Callers who see some tenants only get published runs.',
    request: requests.listRunsRequest,
    answer: success(runsPage),
  },
  readRun: {
    method: 'GET',
    path: `${API_ROOT}/runs/{id}`,
    summary: 'What happened in a run',
    description: 'Its state, method, checksum, totals, warnings and durations.',
    request: requests.nothing,
    pathParameters: requests.runPath,
    answer: success(runSummary),
  },
  listBudgetBooks: {
    method: 'GET',
    path: `${PLANNING_ROOT}/budgets`,
    summary: 'Budgets, reforecasts and what-ifs, and the state of their years',
    description: 'With what the caller may write, and under which name their lines stand.',
    request: requests.nothing,
    answer: success(budgetBooks),
  },
  listBudgetLines: {
    method: 'GET',
    path: `${PLANNING_ROOT}/budgets/lines`,
    summary: 'Budget lines of a scenario, with their versions',
    description:
      'A caller who sees some tenants only gets the lines of those tenants that are their own, and nothing that tells of others.',
    request: planning.listBudgetLinesRequest,
    answer: success(budgetLines),
  },
  previewBudget: {
    method: 'POST',
    path: `${PLANNING_ROOT}/budgets/preview`,
    summary: 'What a submission would change, or why it is refused',
    description: 'Writes nothing. Errors name row and cell; a stale version is shown with both values.',
    request: planning.budgetSubmissionRequest,
    answer: success(budgetPreview),
  },
  submitBudget: {
    method: 'POST',
    path: `${PLANNING_ROOT}/budgets/submit`,
    summary: 'Submits budget lines: all of them, or none',
    description:
      'Judged again against what stands then. Refused as a whole with SUBMISSION_REFUSED, each wrong cell in `details`; previewBudget answers the same refusal with both values of every stale line.',
    request: planning.budgetSubmissionRequest,
    answer: success(budgetPreview),
  },
  listBudgetHistory: {
    method: 'GET',
    path: `${PLANNING_ROOT}/budgets/history`,
    summary: 'Who changed which budget line, when, from what to what, and why',
    description: 'Newest first. A caller who sees some tenants only gets the history of their own lines.',
    request: planning.listBudgetHistoryRequest,
    answer: success(budgetHistory),
  },
  changeBudgetYear: {
    method: 'POST',
    path: `${PLANNING_ROOT}/budgets/years`,
    summary: 'Locks, approves or opens a fiscal year of a scenario',
    description:
      'A locked or approved year takes no submissions. Approval is by another person than those who submitted, unless the system is set otherwise; opening again asks for a reason.',
    request: planning.changeBudgetYearRequest,
    answer: success(budgetYearChanged),
  },
  listVariance: {
    method: 'GET',
    path: `${PLANNING_ROOT}/variance`,
    summary: 'Budget against actual, line by line, of a month, quarter or year',
    description:
      'With prior period, year to date, full-year outlook and totals by group. A line without an actual says why; a variance that an unknown cost could turn round is not judged. A caller who sees some tenants only gets their own lines of those.',
    request: planning.listVarianceRequest,
    answer: success(varianceAnswer),
  },
  bridgeFromBudget: {
    method: 'GET',
    path: `${PLANNING_ROOT}/bridges/from-budget`,
    summary: 'How a budget became the actual, step by step',
    description:
      'By price and volume where the line holds quantity and rate, else by resource. Steps sum to actual less budget, to the cent.',
    request: planning.bridgeFromBudgetRequest,
    answer: success(budgetBridges),
  },
  bridgeRuns: {
    method: 'GET',
    path: `${PLANNING_ROOT}/bridges/between-runs`,
    summary: 'How the figures of one run became those of another',
    description:
      'The allocation is run again, one input changed at a time: prices, resources, assignments, usage, method and policies, restatement. Steps sum to the change of what is known, to the cent, and each is answered by resource. A caller who sees some tenants only asks for those, and gets own cents.',
    request: planning.bridgeRunsRequest,
    answer: success(runsBridge),
  },
  readForecast: {
    method: 'GET',
    path: `${PLANNING_ROOT}/forecast`,
    summary: 'A fiscal year as it is expected to end',
    description:
      'Closed months as restated and a forecast of the rest, with its interval and how often such intervals held so far; refused with the reason where there are too few months.',
    request: planning.readForecastRequest,
    answer: success(forecastAnswer),
  },
  tryWhatIf: {
    method: 'POST',
    path: `${PLANNING_ROOT}/what-if`,
    summary: 'What a month would have come to with some inputs changed',
    description:
      'Runs the allocation again over archived inputs: servers added or dropped, prices, method, policies, tenants moved. Publishes nothing and keeps nothing.',
    request: planning.tryWhatIfRequest,
    answer: success(whatIfAnswer),
  },
  listAlerts: {
    method: 'GET',
    path: `${SYSTEM_ROOT}/alerts`,
    summary: 'Your alerts, the gravest first',
    description:
      'Those that go to your roles, then the newest of a severity first, each with when it was first and last seen and your own acknowledgement. A caller who sees some tenants only gets the alerts about those, and nothing that tells of others or of the platform.',
    request: alerts.listAlertsRequest,
    answer: success(alertsPage),
  },
  acknowledgeAlert: {
    method: 'POST',
    path: `${SYSTEM_ROOT}/alerts/acknowledge`,
    summary: 'Says that you know of an alert',
    description:
      'For you alone: it ends when its condition does. Sent twice it is once. An alert that is not yours and one that does not exist get the same answer.',
    request: alerts.acknowledgeAlertRequest,
    answer: success(acknowledgedAlert),
  },
  listDecisions: {
    method: 'GET',
    path: `${SYSTEM_ROOT}/decisions`,
    summary: 'Strategic decisions, proposed last first',
    description:
      'With decision velocity and what came of the decisions of twelve months; `dueReviews` lists those that wait for a review.',
    request: records.listDecisionsRequest,
    answer: success(decisionsPage),
  },
  readDecision: {
    method: 'GET',
    path: `${SYSTEM_ROOT}/decisions/{id}`,
    summary: 'A decision and its whole history',
    description: 'Every version: who changed what from what to what, when and why.',
    request: requests.nothing,
    pathParameters: records.recordPath,
    answer: success(decisionWithHistory),
  },
  proposeDecision: {
    method: 'POST',
    path: `${SYSTEM_ROOT}/decisions`,
    summary: 'Proposes a decision',
    description: 'With an `id` of your own, sent twice it is proposed once.',
    request: records.proposeDecisionRequest,
    answer: success(decisionAnswer),
  },
  changeDecision: {
    method: 'POST',
    path: `${SYSTEM_ROOT}/decisions/{id}`,
    summary: 'Edits, decides or reviews a decision',
    description:
      'Made of the `version` that you have read. Where somebody changed it since, nothing is changed: 409 CHANGED_MEANWHILE shows your value and theirs of each field.',
    request: records.changeDecisionRequest,
    pathParameters: records.recordPath,
    answer: success(decisionAnswer),
  },
  listInitiatives: {
    method: 'GET',
    path: `${SYSTEM_ROOT}/initiatives`,
    summary: 'Optimization initiatives, set down last first',
    description: 'With milestones, how far each is, and what it saved once it is done.',
    request: records.listInitiativesRequest,
    answer: success(initiativesPage),
  },
  readInitiative: {
    method: 'GET',
    path: `${SYSTEM_ROOT}/initiatives/{id}`,
    summary: 'An initiative and its whole history',
    description: 'Every version: who changed what from what to what, when and why.',
    request: requests.nothing,
    pathParameters: records.recordPath,
    answer: success(initiativeWithHistory),
  },
  startInitiative: {
    method: 'POST',
    path: `${SYSTEM_ROOT}/initiatives`,
    summary: 'Sets an initiative down, from an opportunity or free',
    description:
      'Title, tenant, range and resources of an opportunity are those that its summary published. With an `id` of your own, sent twice it is set down once.',
    request: records.startInitiativeRequest,
    answer: success(initiativeAnswer),
  },
  changeInitiative: {
    method: 'POST',
    path: `${SYSTEM_ROOT}/initiatives/{id}`,
    summary: 'Edits or moves an initiative, its milestones or its outcome',
    description:
      'Executives and Finance change any, others those that they own. Made of the `version` that you have read, as a decision is.',
    request: records.changeInitiativeRequest,
    pathParameters: records.recordPath,
    answer: success(initiativeAnswer),
  },
  readPreferences: {
    method: 'GET',
    path: `${SYSTEM_ROOT}/preferences`,
    summary: 'What you are mailed of your alerts, and where',
    description: "Your own, and nobody else's.",
    request: requests.nothing,
    answer: success(preferencesAnswer),
  },
  savePreferences: {
    method: 'POST',
    path: `${SYSTEM_ROOT}/preferences`,
    summary: 'Chooses what you are mailed of your alerts',
    description:
      'The whole of it, made of the `version` that you have read. Choosing ends an unsubscription.',
    request: alerts.savePreferencesRequest,
    answer: success(preferencesAnswer),
  },
  listWebhooks: {
    method: 'GET',
    path: `${SYSTEM_ROOT}/webhooks`,
    summary: 'Which other systems are told of what, and how much of it arrives',
    description:
      'With the delivery rate over a window: null with its reason where no delivery has ended. Secrets and bodies of messages are in no answer.',
    request: webhooks.countedRequest,
    answer: success(webhookList),
  },
  readWebhook: {
    method: 'GET',
    path: `${SYSTEM_ROOT}/webhooks/{id}`,
    summary: 'A webhook and its recent deliveries',
    description: 'Each delivery with every attempt, and what was answered to it.',
    request: webhooks.countedRequest,
    pathParameters: webhooks.webhookPath,
    answer: success(webhookWithDeliveries),
  },
  registerWebhook: {
    method: 'POST',
    path: `${SYSTEM_ROOT}/webhooks`,
    summary: 'Registers where another system is told of events',
    description:
      'Answers the signing secret, once and never again. The address is looked up and has to be of the public internet; docs/webhooks.md says what arrives there and how a receiver verifies it.',
    request: webhooks.registerWebhookRequest,
    answer: success(registeredWebhook),
  },
  changeWebhook: {
    method: 'POST',
    path: `${SYSTEM_ROOT}/webhooks/{id}`,
    summary: 'Changes name, address, events or tenants of a webhook',
    description:
      'Made of the `version` that you have read. Where somebody changed it since, nothing is changed: 409 CHANGED_MEANWHILE shows your value and theirs of each field. What waits goes to the new address.',
    request: webhooks.changeWebhookRequest,
    pathParameters: webhooks.webhookPath,
    answer: success(webhookAnswer),
  },
  pauseWebhook: {
    method: 'POST',
    path: `${SYSTEM_ROOT}/webhooks/{id}/pause`,
    summary: 'Holds a webhook back, or lets it go on',
    description:
      'While it is paused its messages wait, for three days at most; when it goes on they are sent within ten minutes. Made of the `version` that you have read, as a change is.',
    request: webhooks.pauseWebhookRequest,
    pathParameters: webhooks.webhookPath,
    answer: success(webhookAnswer),
  },
  rotateWebhookSecret: {
    method: 'POST',
    path: `${SYSTEM_ROOT}/webhooks/{id}/secret`,
    summary: 'Gives a webhook a new secret, or ends the older one',
    description:
      'The new secret is answered once. For 24 hours both are valid and sign every message; a secret that others may know is ended at once.',
    request: webhooks.rotateWebhookSecretRequest,
    pathParameters: webhooks.webhookPath,
    answer: success(webhookSecretAnswer),
  },
  testWebhook: {
    method: 'POST',
    path: `${SYSTEM_ROOT}/webhooks/{id}/test`,
    summary: 'Sends a test message',
    description:
      'Of type `webhook.test`, signed, tried and listed as every other; it counts in no rate. Goes out within a minute or two. With a `testId` of your own, asked for twice it is sent once.',
    request: webhooks.testWebhookRequest,
    pathParameters: webhooks.webhookPath,
    answer: success(webhookDeliveryAnswer),
  },
  redeliverWebhook: {
    method: 'POST',
    path: `${SYSTEM_ROOT}/webhooks/{id}/redeliver`,
    summary: 'Sends a message again that was given up',
    description:
      'Under its id, so that its receiver can tell a repetition; after the last attempt of the plan it is tried once more. One that was delivered is never sent again.',
    request: webhooks.redeliverWebhookRequest,
    pathParameters: webhooks.webhookPath,
    answer: success(webhookDeliveryAnswer),
  },
  removeWebhook: {
    method: 'POST',
    path: `${SYSTEM_ROOT}/webhooks/{id}/remove`,
    summary: 'Ends a webhook for good',
    description:
      'Its secrets sign nothing any more, and what waits is not sent. To hold it back for a while, pause it.',
    request: requests.nothing,
    pathParameters: webhooks.webhookPath,
    answer: success(removedWebhook),
  },
  searchAudit: {
    method: 'GET',
    path: `${SYSTEM_ROOT}/audit`,
    summary: 'Who read, changed, acknowledged and exported what',
    description:
      'The audit trail by person, operation or tenant, within a span of time, newest first. It follows requests by seconds, and forgets them when their time is over. Refused requests are in it with whoever asked; those without an accepted token are not. A search is itself an entry.',
    request: audit.searchAuditRequest,
    answer: success(auditPage),
  },
} as const satisfies Readonly<Record<Operation, OperationContract>>

/** A request as its operation sees it, validated and with defaults filled in. */
export type RequestOf<Name extends Operation> = z.output<(typeof CONTRACT)[Name]['request']>

/** A request as a client writes it. */
export type RequestInput<Name extends Operation> = Name extends 'queryFigures'
  ? requests.FiguresQuery
  : z.input<(typeof CONTRACT)[Name]['request']>

/** The whole answer of an operation. */
export type AnswerOf<Name extends Operation> = z.output<Exclude<(typeof CONTRACT)[Name]['answer'], null>>

/** The whole answer to one request: grids are answered grid by grid if they were asked so. */
export type AnswerTo<Name extends Operation, Request> = Name extends 'queryFigures'
  ? Request extends { readonly grids: unknown }
    ? Answered<FiguresGrids>
    : Answered<FiguresGrid>
  : AnswerOf<Name>

interface Answered<Data> {
  readonly success: true
  readonly data: Data
  readonly meta: Meta
}
