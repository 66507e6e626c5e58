// The certificate of a close: which figures were frozen, from what, by whom, and what the checklist said.
import { STATEMENTS } from '../approximation/statements.ts'
import type { ChecklistItem, CloseCertificate } from '../contract/closing/close.ts'
import { type Approval, assertMayApprove } from './approval.ts'
import { assertMayClose } from './checklist.ts'

/** The run as its record and its figures have it; `methodText` as it was published with the figures. */
export interface FrozenRun
  extends Omit<
    CloseCertificate,
    | 'itemsChecksum'
    | 'checklist'
    | 'preparedBy'
    | 'preparedAt'
    | 'approvedBy'
    | 'approvedAt'
    | 'approverDiffers'
    | 'statements'
  > {
  /** SHA-256 over every item, in key order. */
  readonly checksum: string
}

/** @throws RefusedError when the checklist holds the close back, or these two people may not close it */
export function closeCertificate(
  run: FrozenRun,
  checklist: readonly ChecklistItem[],
  approval: Approval,
): CloseCertificate {
  assertMayClose(run.period, checklist)
  assertMayApprove(approval)
  return {
    period: run.period,
    runId: run.runId,
    asOf: run.asOf,
    method: run.method,
    policies: run.policies,
    methodVersion: run.methodVersion,
    codeVersion: run.codeVersion,
    methodText: run.methodText,
    inputHash: run.inputHash,
    archive: { key: run.archive.key, sha256: run.archive.sha256 },
    tenants: run.tenants,
    pools: run.pools,
    revenue: run.revenue,
    itemsChecksum: run.checksum,
    items: run.items,
    warnings: run.warnings,
    checklist,
    preparedBy: approval.preparedBy.trim(),
    preparedAt: approval.preparedAt,
    approvedBy: approval.approvedBy.trim(),
    approvedAt: approval.approvedAt,
    approverDiffers: approval.needsTwoPeople,
    statements: STATEMENTS,
  }
}
