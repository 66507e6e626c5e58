// What the examples have in common: November 2025 of the figure book's worked example "Even" with the VPS at $10.01. One
// VPS; its IPs: one of tenants A and B, one of tenant C, one burned. Published as one run.
import { STATEMENTS } from '../../../approximation/statements.ts'
import type { Meta } from '../envelope.ts'

export const EXAMPLE_PERIOD = '2025-11'
export const EXAMPLE_RUN_ID = '019ad736-6e60-7000-8000-000000000001'
/** State time: the month's end. */
export const EXAMPLE_AS_OF = '2025-12-01T00:00:00Z'
/** The month, as windows of the executive API name it. */
export const EXAMPLE_TIMEFRAME = {
  window: 'monthly',
  label: 'Month 2025-11',
  from: '2025-11-01',
  to: '2025-11-30',
  figures_from: '2025-11-01',
  figures_to: '2025-11-30',
  periods: [EXAMPLE_PERIOD],
  as_of: EXAMPLE_AS_OF,
  provisional: null,
}
/** When the run was published. */
export const EXAMPLE_PUBLISHED = '2025-12-01T00:01:00.160Z'
/** The strategic summary of the month, and when it was published. */
export const EXAMPLE_SUMMARY_ID = '019ad737-58c0-7000-8000-000000000001'
export const EXAMPLE_SUMMARY_PUBLISHED = '2025-12-01T00:02:00.160Z'
/** What the summary says of its method. */
export const EXAMPLE_SUMMARY_METHOD =
  "Estimated revenue loss is $0.05 for each bounced email and $0.25 for each spam complaint. Savings are ranges: low is what today's prices make certain, high holds if every condition holds."
/** When the month was closed, and the certificate of its close. */
export const EXAMPLE_CLOSED = '2025-12-01T03:00:00Z'
export const EXAMPLE_CERTIFICATE = {
  key: 'closes/2025-11/certificate.json',
  sha256: '5f2b7c0f8a1d4e3b9c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9012a3b4',
}
/** The restatement of the month: the server's invoice came late, $2.00 above the price that was known. */
export const EXAMPLE_RESTATED_RUN_ID = '019ad878-dd00-7000-8000-000000000001'
export const EXAMPLE_RESTATED = '2025-12-01T06:00:00Z'
export const EXAMPLE_RESTATEMENT_REASON = 'The invoice of server hw-v1 came late and is $12.01.'
/** When the budget was submitted, and when its owner changed a line of it. */
export const EXAMPLE_SUBMITTED = '2025-11-03T09:00:00Z'
export const EXAMPLE_OWNER_CHANGED = '2025-11-10T09:00:00Z'
/** A plan beside the budget. */
export const EXAMPLE_REFORECAST = { kind: 'reforecast', name: '10+2' } as const
/** When the examples are asked. */
export const EXAMPLE_NOW = '2025-12-01T09:00:00Z'

export const TENANT_A = '0000000a-0000-4000-8000-000000000000'
export const TENANT_B = '0000000b-0000-4000-8000-000000000000'
export const TENANT_C = '0000000c-0000-4000-8000-000000000000'

/** The run under its month, as answers name the runs that they come from. */
export const EXAMPLE_RUNS = {
  [EXAMPLE_PERIOD]: {
    run_id: EXAMPLE_RUN_ID,
    as_of: EXAMPLE_AS_OF,
    last_updated: EXAMPLE_PUBLISHED,
    method_id: 'even',
  },
}

/** What an answer from the run says of itself to someone who sees the whole platform. */
export const RUN_META = {
  data_source: 'published run',
  data_quality: 'complete',
  data_sources_limited: [],
  last_updated: EXAMPLE_PUBLISHED,
  run_id: EXAMPLE_RUN_ID,
  approximation: {
    statements: [...STATEMENTS],
    method_id: 'even',
    method_version: '1',
    method_text:
      "Figures are month-end run-rates, not prorated by day. A VPS's cost is divided evenly over its IPs in service; each IP's part, and the IP's own cost, is divided over the tenants on it in equal parts. Shares are rounded once per resource and tenant by the largest remainder, so when a total grows by a cent one share can fall by one. Idle cost is not shared. Platform cost is not shared.",
    as_of: EXAMPLE_AS_OF,
    quality: 'complete',
    invoice_comparison: 'no invoice held against this yet',
    sources: [
      { name: 'vps_instances', rows: 1, age_hours: 8016 },
      { name: 'smtp_ip_addresses', rows: 3, age_hours: 8016 },
    ],
  },
} as const satisfies Meta

/** When the restatement was published. */
export const RESTATED_PUBLISHED = '2025-12-01T06:00:00.160Z'

/** What an answer from the restatement says of itself to someone who sees the whole platform. */
export const RESTATED_META = {
  ...RUN_META,
  last_updated: RESTATED_PUBLISHED,
  run_id: EXAMPLE_RESTATED_RUN_ID,
} as const satisfies Meta

/** The same where measures of the summary are answered beside the run. */
export const SUMMARY_META = {
  ...RUN_META,
  summaries: {
    [EXAMPLE_PERIOD]: {
      run_id: EXAMPLE_SUMMARY_ID,
      as_of: EXAMPLE_AS_OF,
      last_updated: EXAMPLE_SUMMARY_PUBLISHED,
      method_id: 'summary:1',
      method_version: '1',
      quality: 'complete',
      data_sources_limited: [],
      sources: [{ name: 'deliverability_daily_summary', rows: 30, age_hours: 24 }],
    },
  },
} as const satisfies Meta

/** The same to someone who sees some tenants only: how many rows a source has would tell of others. */
export const OWN_TENANTS_META: Meta = {
  ...RUN_META,
  approximation: {
    ...RUN_META.approximation,
    sources: RUN_META.approximation.sources.map((source) => ({ ...source, rows: null })),
  },
}

/** Conservation of the month, to the cent. */
export const EXAMPLE_POOLS = [
  {
    pool: 'vps',
    source_cents: 1001,
    tenant_cents: 1001,
    unallocated_cents: 0,
    unknown_resources: 0,
    difference_cents: 0,
  },
  {
    pool: 'ip',
    source_cents: 750,
    tenant_cents: 600,
    unallocated_cents: 150,
    unknown_resources: 0,
    difference_cents: 0,
  },
  {
    pool: 'platform',
    source_cents: 0,
    tenant_cents: 0,
    unallocated_cents: 0,
    unknown_resources: 0,
    difference_cents: 0,
  },
]

export const EXAMPLE_REVENUE = {
  source_cents: 0,
  tenant_cents: 0,
  unattributed_cents: 0,
  difference_cents: 0,
}
