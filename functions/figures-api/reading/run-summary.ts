// A run record as the API shows it: which run it is, and, to those who see the whole platform, what happened in it.
import type { Sight } from '../../../shared/access/caller.ts'
import { methodId } from '../../../shared/approximation/method-text.ts'
import type { RunSummary } from '../../../shared/contract/api/answers/runs.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import type { RunRecord } from '../../stores/runs/run-record.ts'
import { apiPool, apiRevenue } from './pool-totals.ts'

export function runSummary(record: RunRecord, current: boolean, sight: Sight): RunSummary {
  return {
    run_id: record.runId,
    period: record.period,
    as_of: record.asOf,
    method_id: methodId(record.method, record.policies),
    method_version: record.methodVersion,
    state: record.state,
    current,
    last_updated: record.publishedAt ?? null,
    expires_at: record.expiresAt === undefined ? null : instantText(record.expiresAt * 1000),
    operations: sight.kind === 'platform' ? operationsOf(record) : null,
  }
}

function operationsOf(record: RunRecord): RunSummary['operations'] {
  return {
    started_at: record.startedAt,
    started_by: record.startedBy,
    code_version: record.codeVersion,
    input_hash: record.inputHash,
    checksum: record.checksum,
    tenants: record.tenants,
    pools: record.pools.map(apiPool),
    revenue: apiRevenue(record.revenue),
    inputs: Object.fromEntries(record.inputs.map(({ name, rows }) => [name, rows])),
    warnings: { ...record.warnings },
    durations_ms: { ...record.durationsMs },
  }
}
