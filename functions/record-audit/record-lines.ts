// Lines of a log become entries of the audit trail: each that is one stands before the batch counts as recorded.
import pMap from 'p-map'
import { entryOfLine } from '../../shared/audit/entry-of-line.ts'
import type { RecordAuditAnswer } from './answer.ts'
import type { RecordAuditServices } from './services.ts'

const ENTRIES_AT_ONCE = 8

/**
 * The batch may come twice: an entry that stands is not changed.
 *
 * @throws AggregateError when some could not be written, after all others were: the batch is delivered again
 */
export async function recordLines(
  lines: readonly string[],
  { audit }: RecordAuditServices,
): Promise<RecordAuditAnswer> {
  const read = lines.map(entryOfLine)
  const entries = read.flatMap((line) => (line.kind === 'entry' ? line.entry : []))
  await pMap(entries, (entry) => audit.add(entry), { concurrency: ENTRIES_AT_ONCE, stopOnError: false })
  const count = (...kinds: readonly string[]) => read.filter(({ kind }) => kinds.includes(kind)).length
  return {
    outcome: 'recorded',
    entries: entries.length,
    ofNobody: count('no_person'),
    notUnderstood: count('not_understood', 'no_access_line'),
  }
}
