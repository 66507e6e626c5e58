// GET /figures/resources and /figures/vendors: the month's cents by resource, and by vendor and plan. The rows of a pool sum
// to its source: 1001, and 300 + 300 + 150 = 750.
import type { ResourceCost, ResourceCosts } from '../answers/resource-costs.ts'
import type { ExamplesOf } from './example.ts'
import {
  EXAMPLE_AS_OF,
  EXAMPLE_PERIOD,
  EXAMPLE_POOLS,
  EXAMPLE_RUNS,
  OWN_TENANTS_META,
  RUN_META,
} from './example-month.ts'

const head = {
  period: EXAMPLE_PERIOD,
  as_of: EXAMPLE_AS_OF,
  currency: 'USD',
  method_id: 'even',
  runs: EXAMPLE_RUNS,
} as const satisfies Partial<ResourceCosts>

const SERVER: ResourceCost = {
  pool: 'vps',
  resource_id: 'v1',
  label: 'hw-v1',
  vendor: 'hostwinds',
  cost_cents: 1001,
  tenant_cents: 1001,
  tenants: 3,
  other_tenants: 0,
  unallocated_cents: 0,
  unallocated_reason: null,
  unknown_months: 0,
  withheld: false,
}

const FIRST_IP: ResourceCost = {
  ...SERVER,
  pool: 'ip',
  resource_id: 'i1',
  label: '192.0.2.1',
  cost_cents: 300,
  tenant_cents: 300,
  tenants: 2,
}

const SECOND_IP: ResourceCost = { ...FIRST_IP, resource_id: 'i2', label: '192.0.2.2', tenants: 1 }

const BURNED_IP: ResourceCost = {
  ...FIRST_IP,
  resource_id: 'i3',
  label: '192.0.2.3',
  cost_cents: 150,
  tenant_cents: 0,
  tenants: 0,
  unallocated_cents: 150,
  unallocated_reason: 'burned',
}

export const LIST_RESOURCE_COSTS_EXAMPLES: ExamplesOf<'listResourceCosts'> = {
  wholePlatform: {
    title: 'Cost of the month by server and IP, with what no tenant carries',
    askedBy: 'ROLE_FINANCE',
    request: { period: EXAMPLE_PERIOD },
    answer: {
      success: true,
      data: {
        ...head,
        pools: EXAMPLE_POOLS,
        resources: [SERVER, FIRST_IP, SECOND_IP, BURNED_IP],
        withheld_because: null,
      },
      meta: RUN_META,
    },
  },
  ownTenants: {
    title: 'The same to a budget owner of Tenant A: own cents, and how many others there are',
    askedBy: 'ROLE_BUDGET_OWNER',
    request: { period: EXAMPLE_PERIOD },
    answer: {
      success: true,
      data: {
        ...head,
        pools: null,
        resources: [
          { ...SERVER, tenant_cents: 250, tenants: 1, other_tenants: 2, unallocated_cents: null },
          { ...FIRST_IP, tenant_cents: 150, tenants: 1, other_tenants: 1, unallocated_cents: null },
        ],
        withheld_because: null,
      },
      meta: OWN_TENANTS_META,
    },
  },
}

const OF_VPS = {
  vendor: 'hostwinds',
  plan: null,
  unallocated_reason: null,
  pool: 'vps',
  cost_cents: 1001,
  unknown_resources: 0,
  tenants: 3,
} as const

export const LIST_VENDOR_COSTS_EXAMPLES: ExamplesOf<'listVendorCosts'> = {
  wholePlatform: {
    title: 'Cost of the month by vendor and plan: the tenants have none, and one IP is of no tenant',
    askedBy: 'ROLE_FINANCE',
    request: { period: EXAMPLE_PERIOD },
    answer: {
      success: true,
      data: {
        ...head,
        pools: EXAMPLE_POOLS,
        rows: [
          OF_VPS,
          { ...OF_VPS, pool: 'ip', cost_cents: 600 },
          { ...OF_VPS, pool: 'ip', cost_cents: 150, unallocated_reason: 'burned', tenants: 0 },
        ],
      },
      meta: RUN_META,
    },
  },
}
