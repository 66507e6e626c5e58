// What the allocation comes to when it is run again: between the closed month and its restatement, and with some inputs changed.
import type { RunsBridge } from '../answers/planning/bridges.ts'
import type { WhatIfAnswer } from '../answers/planning/what-if.ts'
import type { ExamplesOf } from './example.ts'
import {
  EXAMPLE_AS_OF,
  EXAMPLE_PERIOD,
  EXAMPLE_PUBLISHED,
  EXAMPLE_RESTATED_RUN_ID,
  EXAMPLE_RUN_ID,
  OWN_TENANTS_META,
  RESTATED_META,
  RESTATED_PUBLISHED,
  TENANT_A,
  TENANT_B,
  TENANT_C,
} from './example-month.ts'

const CLOSED_RUN = {
  run_id: EXAMPLE_RUN_ID,
  as_of: EXAMPLE_AS_OF,
  last_updated: EXAMPLE_PUBLISHED,
  method_id: 'even',
}
const RESTATED_RUN = {
  ...CLOSED_RUN,
  run_id: EXAMPLE_RESTATED_RUN_ID,
  last_updated: RESTATED_PUBLISHED,
}

const ENDS = { from: `${EXAMPLE_PERIOD}@closed`, to: `${EXAMPLE_PERIOD}@restated` }

const bridge = (before: number, after: number, serverBefore: number, serverAfter: number) => ({
  measure: 'total_cost',
  from: { ...CLOSED_RUN, period: EXAMPLE_PERIOD, standing: 'closed' as const },
  to: { ...RESTATED_RUN, period: EXAMPLE_PERIOD, standing: 'restated' as const },
  from_cents: before,
  to_cents: after,
  from_missing: null,
  to_missing: null,
  known_from_cents: before,
  known_to_cents: after,
  steps: [
    {
      cause: 'prices' as const,
      cents: after - before,
      why: '1 price changed.',
      resources: [
        {
          resource_id: 'v1',
          label: 'hw-v1',
          pool: 'vps' as const,
          before_cents: serverBefore,
          after_cents: serverAfter,
          change_cents: serverAfter - serverBefore,
        },
      ],
      more_resources: 0,
    },
  ] satisfies RunsBridge['steps'],
  unknown_differences: 0,
})

export const BRIDGE_RUNS_EXAMPLES: ExamplesOf<'bridgeRuns'> = {
  wholePlatform: {
    title: 'What the restatement of a closed month changed: the price of one server',
    askedBy: 'ROLE_FINANCE',
    request: { ...ENDS, measure: 'total_cost' },
    answer: {
      success: true,
      data: { ...bridge(1751, 1951, 1001, 1201), of: 'platform', label: 'Platform' },
      meta: { ...RESTATED_META, run_id: null },
    },
  },
  ownTenant: {
    title: 'The same of Tenant A, asked by its budget owner: own cents on own resources',
    askedBy: 'ROLE_BUDGET_OWNER',
    request: { ...ENDS, measure: 'total_cost', of: TENANT_A },
    answer: {
      success: true,
      data: { ...bridge(400, 450, 250, 300), of: TENANT_A, label: 'Tenant A' },
      meta: { ...OWN_TENANTS_META, run_id: null, last_updated: RESTATED_PUBLISHED },
    },
  },
}

const side = (before: number, after: number) => ({
  before_cents: before,
  after_cents: after,
  change_cents: after - before,
})

const NOTHING = side(0, 0)

type Sides = readonly [number, number]

const tenant = (tenantId: string, name: string, vps: Sides, ip: Sides): WhatIfAnswer['tenants'][number] => ({
  tenant_id: tenantId,
  tenant_name: name,
  total_cost: side(vps[0] + ip[0], vps[1] + ip[1]),
  by_pool: { vps: side(...vps), ip: side(...ip), idle: NOTHING, platform: NOTHING },
  missing: null,
})

export const TRY_WHAT_IF_EXAMPLES: ExamplesOf<'tryWhatIf'> = {
  cheaperServer: {
    title: 'What the month would have come to with a cheaper server, and Tenant B on the second IP',
    askedBy: 'ROLE_FINANCE',
    request: {
      period: EXAMPLE_PERIOD,
      changes: [
        { kind: 'change_price', resourceId: 'v1', monthlyCents: 900 },
        { kind: 'move_tenant', tenantId: TENANT_B, toIpId: 'i2' },
      ],
    },
    answer: {
      success: true,
      data: {
        period: EXAMPLE_PERIOD,
        run: RESTATED_RUN,
        changes: [
          'The price of the VPS hw-v1 (v1) is $9.00 a month instead of $12.01.',
          `The tenant Tenant B (${TENANT_B}) is moved from all of its IPs to the IP 192.0.2.2 (i2): 1 assignment.`,
        ],
        notes: [],
        pools: [
          { pool: 'vps', source: side(1201, 900), tenants: side(1201, 900), unallocated: NOTHING },
          { pool: 'ip', source: side(750, 750), tenants: side(600, 600), unallocated: side(150, 150) },
          { pool: 'platform', source: NOTHING, tenants: NOTHING, unallocated: NOTHING },
        ],
        tenants: [
          tenant(TENANT_C, 'Tenant C', [601, 225], [300, 150]),
          tenant(TENANT_A, 'Tenant A', [300, 450], [150, 300]),
          tenant(TENANT_B, 'Tenant B', [300, 225], [150, 150]),
        ],
        unchanged_tenants: 0,
        text: [
          `Modelled from the archived inputs of ${EXAMPLE_PERIOD} with the changes above. Nothing is published and nothing is kept, and it is not a quote: what a vendor would ask may differ.`,
          `After the changes: ${RESTATED_META.approximation.method_text}`,
        ],
      },
      meta: { ...RESTATED_META, data_source: 'archived inputs of a run' },
    },
  },
}
