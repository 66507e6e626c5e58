// What people did by jobs while a test's work goes on, as the audit trail has it.
import { onAuditedLine } from '../../../functions/runtime/audited-lines.ts'
import { entryOfLine } from '../../../shared/audit/entry-of-line.ts'
import type { AuditEntry } from '../../../shared/contract/audit/audit-entry.ts'

/** @throws where a line is none that the trail takes */
export async function heardActs(work: () => Promise<unknown>): Promise<AuditEntry[]> {
  const lines: object[] = []
  const stop = onAuditedLine((line) => void lines.push(line))
  try {
    await work()
  } finally {
    stop()
  }
  return lines.map((line) => {
    const read = entryOfLine(JSON.stringify(line))
    if (read.kind !== 'entry') throw new Error(`${read.kind}: ${JSON.stringify(line)}`)
    return read.entry
  })
}

/** `closePeriod Ann done 2025-11: preparation of the close` */
export function inShort({ operation, person, outcome, period, subject }: AuditEntry): string {
  return `${operation} ${person} ${outcome} ${period}: ${subject}`
}
