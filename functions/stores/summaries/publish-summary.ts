// Publication of a summary, as of a cost run: written, read back and verified, and then one conditional write makes it
// current. Until that write nobody sees any of it.
import type { SummaryFigures } from '../../../shared/contract/summary/summary-figures.ts'
import { instantText, parseInstant } from '../../../shared/periods/instants.ts'
import { PublicationRefusedError } from '../../runtime/errors.ts'
import { logger } from '../../runtime/logger.ts'
import { announceStage } from '../../runtime/stages.ts'
import type { FiguresTable } from '../figures-table.ts'
import type { Pointer } from '../runs/pointer.ts'
import { writeItems } from '../runs/write-items.ts'
import { prepareSummary, type SummaryOrigin } from './prepare-summary.ts'
import { moveSummaryPointer, readSummaryPointer } from './summary-pointer.ts'
import { putSummaryRecord, type SummaryRecord } from './summary-record.ts'
import { verifySummary } from './verify-summary.ts'

export interface SummaryPublication {
  /** `duplicate`: the current summary was computed from the same inputs, and it stands. */
  readonly outcome: 'published' | 'duplicate'
  /** The one to read: the new one, or the current one of a duplicate. */
  readonly runId: string
}

/** @throws VerificationError, or PublicationRefusedError when a newer summary is current */
export async function publishSummary(
  table: FiguresTable,
  figures: SummaryFigures,
  origin: SummaryOrigin,
  clock: () => number,
): Promise<SummaryPublication> {
  const { period } = figures
  const before = await readSummaryPointer(table, period)
  if (before?.inputHash === origin.inputHash) return { outcome: 'duplicate', runId: before.runId }
  if (before !== null && before.runId > origin.runId) throw newerIsCurrent(period, before)

  announceStage('Writing the summary')
  const writing = clock()
  const { items, record } = prepareSummary(figures, origin)
  await putSummaryRecord(table, record)
  try {
    await writeItems(table, items)
    const verifying = clock()
    announceStage('Reading the summary back and verifying it')
    await verifySummary(table, record)
    const durationsMs = {
      ...record.durationsMs,
      write: verifying - writing,
      verify: clock() - verifying,
    }
    return await makeCurrent(table, { ...record, durationsMs }, clock)
  } catch (cause) {
    const state = cause instanceof PublicationRefusedError ? 'refused' : 'failed'
    await putSummaryRecord(table, { ...record, state }).catch(() => undefined)
    throw cause
  }
}

async function makeCurrent(
  table: FiguresTable,
  record: SummaryRecord,
  clock: () => number,
): Promise<SummaryPublication> {
  announceStage('Publishing the summary')
  const { runId, period, inputHash } = record
  const movedAtMs = clock()
  const move = { runId, asOfMs: parseInstant(record.asOf, 'asOf'), inputHash, movedAtMs }
  if (await moveSummaryPointer(table, period, move)) {
    const published = { ...record, state: 'published' as const, publishedAt: instantText(movedAtMs) }
    await putSummaryRecord(table, published).catch(noteOnly)
    return { outcome: 'published', runId }
  }
  const current = (await readSummaryPointer(table, period)) as Pointer
  if (current.inputHash !== inputHash) throw newerIsCurrent(period, current)
  await putSummaryRecord(table, { ...record, state: 'refused' })
  return { outcome: 'duplicate', runId: current.runId }
}

/** The pointer names the summary, and readers ask the pointer: a record that lags behind hides nothing. */
function noteOnly(cause: unknown): void {
  logger.warn('The summary is published; its record could not be updated.', cause as Error)
}

function newerIsCurrent(period: string, current: Pointer): PublicationRefusedError {
  return new PublicationRefusedError(
    `A newer summary of ${period} is current: ${current.runId}, as of ${instantText(current.asOfMs)}. An older one never overwrites it; the published summary stands.`,
  )
}
