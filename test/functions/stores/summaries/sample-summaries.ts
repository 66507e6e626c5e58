// Summaries for tests of publication: small ones with every section, written by hand, and their publication with a clock
// that only goes forward.
import { createHash } from 'node:crypto'
import type { FiguresTable } from '../../../../functions/stores/figures-table.ts'
import type { SummaryOrigin } from '../../../../functions/stores/summaries/prepare-summary.ts'
import {
  publishSummary,
  type SummaryPublication,
} from '../../../../functions/stores/summaries/publish-summary.ts'
import { STATEMENTS } from '../../../../shared/approximation/statements.ts'
import type { StrategySections } from '../../../../shared/contract/summary/sections.ts'
import type {
  StrategicPlatform,
  StrategicTenant,
} from '../../../../shared/contract/summary/strategic-figures.ts'
import type { SummaryFigures, TenantSummary } from '../../../../shared/contract/summary/summary-figures.ts'
import { PERIOD } from '../../../worlds/world.ts'
import { runIdAt, tenantId } from '../runs/sample-runs.ts'

const COST_RUN_ID = '019ad735-8400-7005-9000-000000000000'
const NO_RANGE = { lowCents: null, highCents: null, words: null }

const common = {
  trackedEmails: 1_000,
  bouncedEmails: 20,
  spamComplaints: 4,
  bounceRate: 0.02,
  deliverabilityRisk: 'acceptable',
  estimatedRevenueLossCents: 200,
  potentialSavingsCents: 100,
  revenueRiskScore: 0.04,
  revenueHealth: 'Excellent',
  protectedRevenueCents: 160,
  criticalIssues: null,
  businessPerformanceScore: null,
  optimizationSavingsCents: null,
  savingsPctOfListPrice: null,
  averageEfficiencyScore: null,
  strategicDecisions: null,
  strategicActivity: null,
  healthScore: 80,
  revenueHealthPart: 80,
  costHealthPart: 80,
  operationsHealthPart: null,
  revenueCents: 5_000,
  costComplete: true,
  trends: [],
  nulls: { criticalIssues: { code: 'source_limited', message: 'PostHog was not read.' } },
} as const

const sections = (text: string): StrategySections => ({
  executive: {
    overallBusinessHealth: { score: 80, parts: [] },
    keyMetrics: {
      monthlyRevenueProtection: 160,
      costOptimizationSavings: null,
      operationalEfficiencyScore: null,
      strategicDecisionsTracked: null,
    },
    criticalAlerts: [],
    recommendedActions: [text],
    trendAnalysis: [],
  },
  revenueProtection: {
    directionalRiskIndicators: [],
    approximateImpact: null,
    impact: NO_RANGE,
    strategicRecommendations: [],
    processFollowUpRequired: false,
  },
  costOptimization: {
    approximateSavings: null,
    savings: NO_RANGE,
    opportunities: [],
    strategicRecommendations: [],
    processFollowUpRequired: false,
  },
  strategicPlanning: {
    strategicActivity: null,
    decisionsTracked: null,
    planningInsights: [],
    strategicRecommendations: [],
    processFollowUpRequired: false,
  },
})

function tenantSummary(number: number, costCents: number): TenantSummary {
  const figures: StrategicTenant = {
    ...common,
    tenantId: tenantId(number),
    tenantName: `Müller & "Söhne" ${number}, 東京`,
    totalCostCents: costCents,
    listPriceCents: 4_900,
    savings: NO_RANGE,
  }
  return { figures, sections: sections(`look at tenant ${number}`) }
}

/** @param costCents of each tenant: another one is another summary */
export function summaryOf(
  costCents = 1_000,
  change: Partial<SummaryFigures> = {},
  tenants = 30,
): SummaryFigures {
  const platform: StrategicPlatform = {
    ...common,
    totalCostCents: costCents * tenants,
    grossMarginPct: 80,
    ipsInService: 3,
    ipsOnPaidVps: 4,
  }
  return {
    period: PERIOD.id,
    months: [PERIOD.id],
    asOf: new Date(PERIOD.endMs).toISOString(),
    runId: null,
    currency: 'USD',
    costRuns: [{ period: PERIOD.id, runId: COST_RUN_ID }],
    dataQuality: 'complete',
    platform,
    sections: sections('look at the platform'),
    kpis: [],
    tenants: Array.from({ length: tenants }, (_, number) => tenantSummary(number, costCents)).sort((a, b) =>
      a.figures.tenantId < b.figures.tenantId ? -1 : 1,
    ),
    opportunities: [],
    savings: {
      savings: NO_RANGE,
      priceAdjustments: NO_RANGE,
      opportunities: 0,
      byGain: { cost: 0, price: 0, none: 0 },
      withoutAmount: 0,
      missing: { savings: null, priceAdjustments: null },
    },
    alerts: [],
    vps: [],
    breakdowns: [],
    vendors: { vendors: [], note: 'One vendor: there is nothing to compare.' },
    benchmarks: { ourCostPerThousand: null, rows: [], missing: null },
    systemHealth: {
      status: 'healthy',
      runs: { published: 1, failed: 0, refused: 0 },
      sources: [],
      limited: [],
      monthsWithoutData: [],
    },
    events: { read: 0, unparsedRanges: 0, ofUnknownTenants: 0, ofUnknownResources: 0, missing: null },
    warnings: [],
    approximation: {
      statements: STATEMENTS,
      methodId: 'summary:1',
      methodVersion: '1',
      methodText: 'By hand.',
      quality: 'complete',
      invoiceComparison: 'no invoice held against this yet',
      sources: [],
      missingSources: [],
    },
    ...change,
  }
}

/** Publishes a summary that starts at an instant; its input hash stands for its figures unless changed. */
export function publishSummaryAt(
  table: FiguresTable,
  startedAtMs: number,
  figures: SummaryFigures,
  change: Partial<SummaryOrigin> = {},
): Promise<SummaryPublication> {
  let nowMs = startedAtMs
  const origin: SummaryOrigin = {
    runId: runIdAt(startedAtMs),
    inputHash: createHash('sha256').update(JSON.stringify(figures)).digest('hex'),
    startedAtMs,
    startedBy: 'test',
    codeVersion: 'test',
    lastGood: {},
    durationsMs: { read: 1, compute: 1 },
    ...change,
  }
  return publishSummary(table, figures, origin, () => {
    nowMs += 1
    return nowMs
  })
}
