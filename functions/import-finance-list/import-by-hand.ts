// An import as an act of a person: no function does it, so that no log hands its line to the audit trail; whoever runs it listens.
import { v7 as timeOrderedId } from 'uuid'
import type { JobAct } from '../../shared/audit/job-acts.ts'
import { type Ended, withActs } from '../runtime/acts-by-hand.ts'
import { type ImportReport, type ImportRequest, type ImportServices, importList } from './import-list.ts'

/** As `importList`. */
export function importByHand(request: ImportRequest, services: ImportServices): Promise<ImportReport> {
  const start = {
    requestId: timeOrderedId(),
    clock: services.clock,
    actsOf: (ended: Ended<ImportReport>) => importActs(request, ended),
    write: () => undefined,
  }
  return withActs(start, () => importList(request, services))
}

export function importActs(
  { list, importedBy, preview }: Pick<ImportRequest, 'list' | 'importedBy' | 'preview'>,
  { outcome, result }: Ended<Pick<ImportReport, 'imported'>>,
): JobAct[] {
  if (preview) return []
  const imported = result?.imported ?? null
  return [
    {
      operation: 'importFinanceList',
      person: importedBy,
      period: null,
      // A file with a line that is refused is imported not at all.
      outcome: outcome === 'done' && imported === null ? 'refused' : outcome,
      subject: imported === null ? `list ${list}` : `list ${list} version ${imported.version}`,
    },
  ]
}
