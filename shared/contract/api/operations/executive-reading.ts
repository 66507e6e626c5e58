// What leaders read: KPIs, the overview, and the windows of the executive API: one entry an operation.
import type { Operation } from '../../../access/may-call.ts'
import { kpiList } from '../answers/strategy.ts'
import { overviewAnswer } from '../answers/system/overview.ts'
import { tenantSummaryAnswer } from '../answers/system/tenant-summary.ts'
import {
  benchmarksAnswer,
  costOptimizationAnswer,
  intelligenceAnswer,
  planningAnswer,
  revenueProtectionAnswer,
} from '../answers/system/windows.ts'
import { success } from '../envelope.ts'
import type { OperationContract } from '../operation-contract.ts'
import { API_ROOT, SYSTEM_ROOT } from '../roots.ts'
import * as system from '../system-requests.ts'

export const EXECUTIVE_READING = {
  listKpis: {
    method: 'GET',
    path: `${API_ROOT}/system/kpis`,
    summary: 'KPIs of the platform against their targets',
    description:
      'From the strategic summary of a window, or of a month or quarter by name. A KPI without data is null, with its reason.',
    request: system.listKpisRequest,
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
} as const satisfies Partial<Record<Operation, OperationContract>>
