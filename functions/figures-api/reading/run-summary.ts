// A run record as the API shows it: which run it is, and, to those who see the whole platform, what happened in it.
import type { Sight } from '../../../shared/access/caller.ts'
import { methodId } from '../../../shared/approximation/method-text.ts'
import type { ApiClosing, RunSummary } from '../../../shared/contract/api/answers/runs.ts'
import { instantText } from '../../../shared/periods/instants.ts'
import type { Pointer } from '../../stores/runs/pointer.ts'
import type { RestatementRecord, RunRecord } from '../../stores/runs/run-record.ts'
import { apiPool, apiRevenue } from './pool-totals.ts'

/** @param pointer the one that names the run, or may */
export function runSummary(record: RunRecord, pointer: Pointer | null, sight: Sight): RunSummary {
  return {
    run_id: record.runId,
    period: record.period,
    as_of: record.asOf,
    method_id: methodId(record.method, record.policies),
    method_version: record.methodVersion,
    state: record.state,
    current: pointer?.runId === record.runId,
    basis: basisOf(record, pointer),
    last_updated: record.publishedAt ?? null,
    expires_at: record.expiresAt === undefined ? null : instantText(record.expiresAt * 1000),
    operations: sight.kind === 'platform' ? operationsOf(record, pointer) : null,
  }
}

function basisOf({ runId }: RunRecord, pointer: Pointer | null): RunSummary['basis'] {
  if (pointer?.closedRunId === runId) return 'closed'
  return pointer?.restatedRunId === runId ? 'restated' : null
}

function operationsOf(record: RunRecord, pointer: Pointer | null): RunSummary['operations'] {
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
    closing: pointer?.closedRunId === record.runId ? apiClosing(pointer) : null,
    restatement: record.restatement === undefined ? null : apiRestatement(record.restatement),
  }
}

/** Null while the month is open. */
export function apiClosing({ closing, certificate }: Pointer): ApiClosing | null {
  if (closing === undefined || certificate === undefined) return null
  return {
    closed_at: instantText(closing.closedAtMs),
    prepared_by: closing.preparedBy,
    approved_by: closing.approvedBy,
    certificate_key: certificate.key,
    certificate_sha256: certificate.sha256,
  }
}

function apiRestatement(restatement: RestatementRecord) {
  return {
    number: restatement.number,
    against_run_id: restatement.againstRunId,
    restated_at: restatement.restatedAt,
    reason: restatement.reason,
    restated_by: restatement.restatedBy,
    unknown_differences: restatement.unknownDifferences,
  }
}
