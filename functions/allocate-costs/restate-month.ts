// A restatement of a closed month: computed from today's rows with the statuses of the month's archive, held against the
// figures before it (the closed ones, or the restatement before), and published beside them with what changed and why.
import { v7 as timeOrderedId } from 'uuid'
import { restatedDifference, showsTheSame } from '../../shared/closing/restatement.ts'
import { RefusedError } from '../../shared/errors.ts'
import { instantText } from '../../shared/periods/instants.ts'
import { announceStage } from '../runtime/stages.ts'
import { packArchive } from '../stores/archive/pack-archive.ts'
import { readRunAndInputs } from '../stores/closes/read-run-and-inputs.ts'
import type { ClosedPointer } from '../stores/runs/find-closing.ts'
import { publishRestatement } from '../stores/runs/publish-restatement.ts'
import type { RunRecord } from '../stores/runs/run-record.ts'
import type { AllocatedMonth, RestatedMonth } from './allocated-month.ts'
import { archiveMonth } from './archive-month.ts'
import { requireClosed } from './closed-month.ts'
import { type ComputedMonth, computeMonth, originOf } from './compute-month.ts'
import type { AllocateCostsEvent, RestateRequest } from './event.ts'
import { letOldRunsExpire } from './let-old-runs-expire.ts'
import { askedMonth } from './read-month.ts'
import type { Services } from './services.ts'

/** @throws RefusedError for a month that is open; else as `allocateMonth` */
export async function restateMonth(
  event: AllocateCostsEvent,
  restate: RestateRequest,
  services: Services,
): Promise<AllocatedMonth> {
  if (event.asOf !== undefined) {
    throw new RefusedError('A restatement describes the whole month: leave asOf out, and send it again.')
  }
  const { period } = askedMonth(event, services)
  const closing = await requireClosed(period.id, services)
  const { closedRunId, restatedRunId } = closing.pointer
  announceStage('Reading the figures that are restated')
  const before = await readRunAndInputs(services.table, services.archive, restatedRunId ?? closedRunId)
  const computed = await computeMonth(askedMonth(asBefore(event, before.record), services), services)
  const { asked, read, run } = computed
  const after = { figures: run.figures, inputs: read.run.inputs, terms: read.run.request }
  const changesNothing = showsTheSame(before.figures, run.figures)
  if (!changesNothing) announceStage('Comparing with the figures before, cause by cause')
  const restatement: RestatedMonth = {
    againstRunId: before.record.runId,
    number: (closing.pointer.restatements ?? []).length + 1,
    reason: restate.reason,
    restatedBy: restate.restatedBy,
    restatedAt: instantText(asked.startedAtMs),
    ...(changesNothing ? NO_DIFFERENCE : restatedDifference(before, after)),
  }
  const outcome = { run, before: before.record, restatement }
  if (event.dryRun) return { ...outcome, publication: null }
  if (changesNothing) return { ...outcome, publication: { outcome: 'unchanged', runId: before.record.runId } }
  const runId = await publish(computed, closing, restatement, event, services)
  await letOldRunsExpire(period.id, services)
  return { ...outcome, publication: { outcome: 'restated', runId } }
}

const NO_DIFFERENCE = { adjustments: [], unknownDifferences: 0 } as const

/** What is not asked for otherwise stays as it is in the figures before: a corrected price changes no method. */
function asBefore(event: AllocateCostsEvent, { method, policies }: RunRecord): AllocateCostsEvent {
  return {
    ...event,
    method: event.method ?? method,
    shareIdle: event.shareIdle ?? policies.shareIdle,
    sharePlatform: event.sharePlatform ?? policies.sharePlatform,
  }
}

async function publish(
  computed: ComputedMonth,
  { key: { method, policies } }: ClosedPointer,
  restatement: RestatedMonth,
  event: AllocateCostsEvent,
  services: Services,
): Promise<string> {
  const { asked, read, run } = computed
  const runId = timeOrderedId({ msecs: asked.startedAtMs })
  const packed = await packArchive(runId, read.run)
  await archiveMonth(packed, read.monthArchive, services)
  const origin = originOf(computed, runId, packed, event, services)
  const restated = { ...origin, restatement: { ...restatement, closedUnder: { method, policies } } }
  await publishRestatement(services.table, run, restated, services.clock)
  return runId
}
