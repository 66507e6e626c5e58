// A period's close: the checklist that stood before it, and the certificate that stands beside the frozen figures.
import type { Method, Policies } from '../request.ts'
import type { PoolTotals, RevenueTotals } from '../run-figures.ts'
import type { ArchivedPart, ArchiveReference } from './archive.ts'

export type ChecklistId =
  | 'period_ended'
  | 'run_published'
  | 'run_covers_period'
  | 'conserves'
  | 'unknown_cost_share'
  | 'inputs_archived'
  | 'warnings_listed'
  | 'invoices_reconciled'

/** `note` does not hold the close back, and is printed with it. */
export interface ChecklistItem {
  readonly id: ChecklistId
  readonly label: string
  readonly result: 'pass' | 'fail' | 'note'
  /** What was seen, against what, and what to do when it fails. */
  readonly detail: string
}

export interface CloseCertificate {
  readonly period: string
  readonly runId: string
  readonly asOf: string
  readonly method: Method
  readonly policies: Policies
  readonly methodVersion: string
  readonly codeVersion: string
  readonly methodText: string
  readonly inputHash: string
  readonly archive: ArchiveReference
  readonly tenants: number
  readonly pools: readonly PoolTotals[]
  readonly revenue: RevenueTotals
  /** SHA-256 over every item of the run, in key order; and how many they are. */
  readonly itemsChecksum: string
  readonly items: number
  readonly warnings: Readonly<Record<string, number>>
  readonly checklist: readonly ChecklistItem[]
  readonly preparedBy: string
  readonly preparedAt: string
  readonly approvedBy: string
  readonly approvedAt: string
  /** Whether two different people were asked for. */
  readonly approverDiffers: boolean
  readonly statements: readonly [string, string]
}

/** The certificate as it is kept in the archive, with where the copy of the run's items lies beside it. */
export interface KeptCertificate extends CloseCertificate {
  readonly itemsCopy: ArchivedPart
}
