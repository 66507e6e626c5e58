// Which address leads to which operation of the executive API, straight from the contract.
import type { SystemOperation } from '../../shared/access/may-call.ts'
import { perform, type Route } from '../figures-api/perform.ts'
import { entriesOf, type RouteEntry } from '../figures-api/route-entries.ts'
import { acknowledgeAlert } from './operations/acknowledge-alert.ts'
import { changeDecision } from './operations/change-decision.ts'
import { changeInitiative } from './operations/change-initiative.ts'
import { changeWebhook } from './operations/change-webhook.ts'
import { listAlerts } from './operations/list-alerts.ts'
import { listDecisions } from './operations/list-decisions.ts'
import { listInitiatives } from './operations/list-initiatives.ts'
import { listKpis } from './operations/list-kpis.ts'
import { listWebhooks } from './operations/list-webhooks.ts'
import { pauseWebhook } from './operations/pause-webhook.ts'
import { proposeDecision } from './operations/propose-decision.ts'
import { readBenchmarks } from './operations/read-benchmarks.ts'
import { readCostOptimization } from './operations/read-cost-optimization.ts'
import { readDecision } from './operations/read-decision.ts'
import { readInitiative } from './operations/read-initiative.ts'
import { readIntelligence } from './operations/read-intelligence.ts'
import { readOverview } from './operations/read-overview.ts'
import { readPlanning } from './operations/read-planning.ts'
import { readPreferences } from './operations/read-preferences.ts'
import { readRevenueProtection } from './operations/read-revenue-protection.ts'
import { readTenantSummary } from './operations/read-tenant-summary.ts'
import { readWebhook } from './operations/read-webhook.ts'
import { redeliverWebhook } from './operations/redeliver-webhook.ts'
import { registerWebhook } from './operations/register-webhook.ts'
import { removeWebhook } from './operations/remove-webhook.ts'
import { rotateWebhookSecret } from './operations/rotate-webhook-secret.ts'
import { savePreferences } from './operations/save-preferences.ts'
import { searchAudit } from './operations/search-audit.ts'
import { startInitiative } from './operations/start-initiative.ts'
import { testWebhook } from './operations/test-webhook.ts'
import type { SystemServices } from './services.ts'
import { unsubscribeRoutes } from './unsubscribe/unsubscribe.ts'

export function systemRoutes(services: () => SystemServices): RouteEntry[] {
  const operations: Readonly<Record<SystemOperation, Route>> = {
    listKpis: perform('listKpis', listKpis, services),
    readOverview: perform('readOverview', readOverview, services),
    readTenantSummary: perform('readTenantSummary', readTenantSummary, services),
    readRevenueProtection: perform('readRevenueProtection', readRevenueProtection, services),
    readCostOptimization: perform('readCostOptimization', readCostOptimization, services),
    readIntelligence: perform('readIntelligence', readIntelligence, services),
    readPlanning: perform('readPlanning', readPlanning, services),
    readBenchmarks: perform('readBenchmarks', readBenchmarks, services),
    listAlerts: perform('listAlerts', listAlerts, services),
    acknowledgeAlert: perform('acknowledgeAlert', acknowledgeAlert, services),
    listDecisions: perform('listDecisions', listDecisions, services),
    readDecision: perform('readDecision', readDecision, services),
    proposeDecision: perform('proposeDecision', proposeDecision, services),
    changeDecision: perform('changeDecision', changeDecision, services),
    listInitiatives: perform('listInitiatives', listInitiatives, services),
    readInitiative: perform('readInitiative', readInitiative, services),
    startInitiative: perform('startInitiative', startInitiative, services),
    changeInitiative: perform('changeInitiative', changeInitiative, services),
    readPreferences: perform('readPreferences', readPreferences, services),
    savePreferences: perform('savePreferences', savePreferences, services),
    listWebhooks: perform('listWebhooks', listWebhooks, services),
    readWebhook: perform('readWebhook', readWebhook, services),
    registerWebhook: perform('registerWebhook', registerWebhook, services),
    changeWebhook: perform('changeWebhook', changeWebhook, services),
    pauseWebhook: perform('pauseWebhook', pauseWebhook, services),
    rotateWebhookSecret: perform('rotateWebhookSecret', rotateWebhookSecret, services),
    testWebhook: perform('testWebhook', testWebhook, services),
    redeliverWebhook: perform('redeliverWebhook', redeliverWebhook, services),
    removeWebhook: perform('removeWebhook', removeWebhook, services),
    searchAudit: perform('searchAudit', searchAudit, services),
  }
  return [...entriesOf(operations), ...unsubscribeRoutes(services)]
}
