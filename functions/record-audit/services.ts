// What record-audit works with; made once, outside the handler.
import { type AuditStore, auditStore } from '../stores/audit/audit-store.ts'
import type { FiguresTable } from '../stores/figures-table.ts'
import type { RecordAuditConfiguration } from './configuration.ts'

export interface RecordAuditServices {
  readonly audit: Pick<AuditStore, 'add'>
}

/** @param clock epoch milliseconds */
export function recordAuditServices(
  { AUDIT_RETENTION_DAYS }: RecordAuditConfiguration,
  table: FiguresTable,
  clock: () => number,
): RecordAuditServices {
  return { audit: auditStore(table, { days: AUDIT_RETENTION_DAYS }, clock) }
}
