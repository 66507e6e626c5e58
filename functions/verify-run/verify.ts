// Verifies a published run: its archived inputs are read again, it is computed again, and every item, its record, the
// pointer and for a closed month the certificate are held against that. Nothing is written.
import type { ArchiveObjects } from '../stores/archive/archive-objects.ts'
import { EXPIRY_ATTRIBUTE, type FiguresTable } from '../stores/figures-table.ts'
import type { RunItem } from '../stores/runs/pack-run.ts'
import { readPointer } from '../stores/runs/pointer.ts'
import { readItems } from '../stores/runs/read-items.ts'
import { requireReadable } from '../stores/runs/readable.ts'
import { unknownRun } from '../stores/runs/refusals.ts'
import { pointerKeyOf, type RunRecord, readRecord } from '../stores/runs/run-record.ts'
import { checkArchive } from './check-archive.ts'
import { checkClose } from './check-close.ts'
import { checkPointer } from './check-pointer.ts'
import { checkRecord, checkTotals } from './check-record.ts'
import { type Check, different, equal, unchecked } from './checks.ts'
import { compareItems } from './compare-items.ts'
import type { Recomputed } from './recompute.ts'

export interface VerifyServices {
  readonly table: FiguresTable
  readonly archive: ArchiveObjects
  /** Epoch milliseconds. */
  clock(): number
}

export interface VerifiedRun {
  readonly record: RunRecord
  /** In the order in which a difference tells most. */
  readonly checks: readonly Check[]
}

/** @throws NotPublishedError for an id that names no readable run; ArchiveUnavailableError */
export async function verify(runId: string, services: VerifyServices): Promise<VerifiedRun> {
  const { table, archive, clock } = services
  const record = await readRecord(table, runId)
  if (record === null) throw unknownRun(runId)
  await requireReadable(table, record, clock())
  const pointer = await readPointer(table, pointerKeyOf(record))
  const shards = await readItems(table, { runId, shards: record.shards, consistent: true })
  const stored = shards.flat()
  const { checks: ofArchive, recomputed } = await checkArchive(record, services)
  const checks = [
    ...ofArchive,
    ...checkAgainst(recomputed, stored, record),
    checkTotals(record, shards),
    checkPointer(record, pointer, stored.filter((item) => EXPIRY_ATTRIBUTE in item).length),
    ...(await checkClose(
      archive,
      pointer,
      record,
      typeof recomputed === 'string' ? stored : recomputed.items,
    )),
  ]
  return { record, checks }
}

function checkAgainst(
  recomputed: Recomputed | string,
  stored: readonly RunItem[],
  record: RunRecord,
): readonly Check[] {
  if (typeof recomputed === 'string') {
    return [
      unchecked('items', 'What the items should be cannot be computed again.'),
      unchecked('record', 'What the record should say cannot be computed again.'),
    ]
  }
  const difference = compareItems(recomputed.items, stored)
  const items =
    difference === null
      ? equal('items', `All ${stored.length} items are what computing the run again gives, byte for byte.`)
      : different('items', `Computed again from its archive, ${difference}.`)
  return [items, checkRecord(recomputed.record, record)]
}
