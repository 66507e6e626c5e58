// Runs: those of a month, as a budget owner may know them, and one with what happened in it.
import type { RunSummary } from '../answers/runs.ts'
import type { ExamplesOf } from './example.ts'
import {
  EXAMPLE_AS_OF,
  EXAMPLE_CERTIFICATE,
  EXAMPLE_CLOSED,
  EXAMPLE_PERIOD,
  EXAMPLE_POOLS,
  EXAMPLE_PUBLISHED,
  EXAMPLE_RESTATED_RUN_ID,
  EXAMPLE_REVENUE,
  EXAMPLE_RUN_ID,
  RESTATED_PUBLISHED,
} from './example-month.ts'

const RUN: RunSummary = {
  run_id: EXAMPLE_RUN_ID,
  period: EXAMPLE_PERIOD,
  as_of: EXAMPLE_AS_OF,
  method_id: 'even',
  method_version: '1',
  state: 'published',
  current: true,
  basis: 'closed',
  last_updated: EXAMPLE_PUBLISHED,
  expires_at: null,
  operations: {
    started_at: '2025-12-01T00:01:00Z',
    started_by: 'schedule',
    code_version: '1.0.0',
    input_hash: '8c29bf34483dc157c14ffb531c5084c879af19ec75069d4e1a14033013ece963',
    // Over the items as they are stored: a new layout gives another one, and the test of the examples says which.
    checksum: 'ff994a05d1b1351e7d8678cd6f51c365b06729a91146cc5a22c7cba4e0df7a59',
    tenants: 3,
    pools: EXAMPLE_POOLS,
    revenue: EXAMPLE_REVENUE,
    inputs: { vps_instances: 1, smtp_ip_addresses: 3 },
    warnings: {},
    durations_ms: { read: 120, compute: 10, write: 40, verify: 40 },
    closing: {
      closed_at: EXAMPLE_CLOSED,
      prepared_by: 'Ann',
      approved_by: 'Bob',
      certificate_key: EXAMPLE_CERTIFICATE.key,
      certificate_sha256: EXAMPLE_CERTIFICATE.sha256,
    },
    restatement: null,
  },
}

const RESTATEMENT: RunSummary = {
  ...RUN,
  run_id: EXAMPLE_RESTATED_RUN_ID,
  state: 'restated',
  current: false,
  basis: 'restated',
  last_updated: RESTATED_PUBLISHED,
  operations: null,
}

export const LIST_RUNS_EXAMPLES: ExamplesOf<'listRuns'> = {
  ownSight: {
    title: 'The runs of a month, asked by a budget owner: which there are, not what happened in them',
    askedBy: 'ROLE_BUDGET_OWNER',
    request: { period: EXAMPLE_PERIOD },
    answer: {
      success: true,
      data: { period: EXAMPLE_PERIOD, runs: [RESTATEMENT, { ...RUN, operations: null }], next_cursor: null },
      meta: {
        data_source: 'run records',
        data_quality: 'complete',
        data_sources_limited: [],
        last_updated: RESTATED_PUBLISHED,
        run_id: null,
        approximation: null,
      },
    },
  },
}

export const READ_RUN_EXAMPLES: ExamplesOf<'readRun'> = {
  whatHappened: {
    title: 'What happened in a run',
    askedBy: 'ROLE_FINANCE',
    request: {},
    path: { id: EXAMPLE_RUN_ID },
    answer: {
      success: true,
      data: RUN,
      meta: {
        data_source: 'run record',
        data_quality: 'complete',
        data_sources_limited: [],
        last_updated: EXAMPLE_PUBLISHED,
        run_id: EXAMPLE_RUN_ID,
        approximation: null,
      },
    },
  },
}
