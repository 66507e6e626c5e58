// One operation of the OpenAPI document: its words, who may call it, what it takes, what it answers.
import type { ZodOpenApiOperationObject } from 'zod-openapi'
import { MAY_CALL, type Operation } from '../../../shared/access/may-call.ts'
import { ROLE_TITLES } from '../../../shared/access/roles.ts'
import { EXAMPLES } from '../../../shared/contract/api/examples.ts'
import { CONTRACT, type OperationContract } from '../../../shared/contract/api/operations.ts'
import { describeAnswers } from './describe-answers.ts'
import { describeParameters, IF_NONE_MATCH_REF } from './describe-parameters.ts'
import { describeRefusals } from './describe-refusals.ts'
import { hasEtag } from './response-headers.ts'

export const TAGS = [
  { name: 'figures', description: 'Figures of tenants and of the platform, and how each comes about.' },
  {
    name: 'strategy',
    description:
      'What strategic summaries found, for leaders and dashboards: the overview, risks, savings, KPIs.',
  },
  { name: 'planning', description: 'Budgets, variance, bridges, forecasts and what-ifs.' },
  { name: 'alerts', description: 'What leaders are told without asking, and what each wants to be told.' },
  { name: 'decisions', description: 'What leaders decide and undertake, with its whole history.' },
  { name: 'audit', description: 'Who read, changed, acknowledged and exported what.' },
  { name: 'webhooks', description: 'Which other systems are told of events, and how much of it arrives.' },
  { name: 'catalogue', description: 'What can be asked for: tenants by name, measures.' },
  { name: 'runs', description: 'Which months and runs are published, and what happened in them.' },
  { name: 'documents', description: 'Pages about the API itself; they need no sign-in.' },
]

const TAG_OF: Readonly<Record<Operation, (typeof TAGS)[number]['name']>> = {
  listFigures: 'figures',
  exportFigures: 'figures',
  queryFigures: 'figures',
  explainFigure: 'figures',
  listResourceCosts: 'figures',
  listVendorCosts: 'figures',
  listOpportunities: 'strategy',
  listKpis: 'strategy',
  readOverview: 'strategy',
  readTenantSummary: 'strategy',
  readRevenueProtection: 'strategy',
  readCostOptimization: 'strategy',
  readIntelligence: 'strategy',
  readPlanning: 'strategy',
  readBenchmarks: 'strategy',
  listAdjustments: 'figures',
  listTenants: 'catalogue',
  listMeasures: 'catalogue',
  listPeriods: 'runs',
  listRuns: 'runs',
  readRun: 'runs',
  listBudgetBooks: 'planning',
  listBudgetLines: 'planning',
  previewBudget: 'planning',
  submitBudget: 'planning',
  listBudgetHistory: 'planning',
  changeBudgetYear: 'planning',
  listVariance: 'planning',
  bridgeFromBudget: 'planning',
  bridgeRuns: 'planning',
  readForecast: 'planning',
  tryWhatIf: 'planning',
  listAlerts: 'alerts',
  acknowledgeAlert: 'alerts',
  listDecisions: 'decisions',
  readDecision: 'decisions',
  proposeDecision: 'decisions',
  changeDecision: 'decisions',
  listInitiatives: 'decisions',
  readInitiative: 'decisions',
  startInitiative: 'decisions',
  changeInitiative: 'decisions',
  readPreferences: 'alerts',
  savePreferences: 'alerts',
  listWebhooks: 'webhooks',
  readWebhook: 'webhooks',
  registerWebhook: 'webhooks',
  changeWebhook: 'webhooks',
  pauseWebhook: 'webhooks',
  rotateWebhookSecret: 'webhooks',
  testWebhook: 'webhooks',
  redeliverWebhook: 'webhooks',
  removeWebhook: 'webhooks',
  searchAudit: 'audit',
}

export function describeOperation(operation: Operation): ZodOpenApiOperationObject {
  const { summary, description }: OperationContract = CONTRACT[operation]
  const roles = MAY_CALL[operation]
  return {
    operationId: operation,
    tags: [TAG_OF[operation]],
    summary,
    description: `${description}\n\nRoles: ${roles.map((role) => ROLE_TITLES[role]).join(', ')}.`,
    'x-roles': [...roles],
    ...requestOf(operation),
    responses: { ...describeAnswers(operation), ...describeRefusals(operation) },
  }
}

function requestOf(operation: Operation): Partial<ZodOpenApiOperationObject> {
  const { method, request }: OperationContract = CONTRACT[operation]
  if (method === 'GET') {
    return {
      requestParams: describeParameters(operation),
      ...(hasEtag(operation) && { parameters: [IF_NONE_MATCH_REF] }),
    }
  }
  const { path } = describeParameters(operation)
  const examples = Object.entries(EXAMPLES[operation]).map(
    ([name, example]) => [name, { summary: example.title, value: example.request }] as const,
  )
  return {
    ...(path !== undefined && { requestParams: { path } }),
    requestBody: {
      required: true,
      content: { 'application/json': { schema: request, examples: Object.fromEntries(examples) } },
    },
  }
}
