// Takes the mark to expire off a run again, before a pointer names it once more. The record comes last, so that a run half
// kept still counts as marked and is tried again.
import { EXPIRY_ATTRIBUTE, type FiguresTable } from '../figures-table.ts'
import { readItems } from './read-items.ts'
import { putRecord, type RunRecord } from './run-record.ts'
import { writeItems } from './write-items.ts'

/** @returns the record without its expiry */
export async function keepRun(table: FiguresTable, record: RunRecord): Promise<RunRecord> {
  const { [EXPIRY_ATTRIBUTE]: marked, ...kept } = record
  if (marked === undefined) return record
  const { runId, shards } = record
  const items = (await readItems(table, { runId, shards, consistent: true })).flat()
  await writeItems(
    table,
    items.map((item) => {
      const { [EXPIRY_ATTRIBUTE]: _, ...rest } = item as typeof item & { [EXPIRY_ATTRIBUTE]?: number }
      return rest
    }),
  )
  await putRecord(table, kept)
  return kept
}
