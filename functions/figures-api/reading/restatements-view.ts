// The fence before restatements, as run-view.ts is before runs: whoever sees some tenants only gets their own adjustments,
// of restatements by the official method alone, and no word that was written for the whole platform.
import { type SeenAdjustment, seenAdjustments } from '../../../shared/access/adjustment-privacy.ts'
import type { Sight } from '../../../shared/access/caller.ts'
import type { Restatement } from '../../../shared/contract/closing/adjustments.ts'
import { combinationOf } from '../../runtime/official-combination.ts'
import { readRestatement } from '../../stores/runs/adjustments.ts'
import { findClosing } from '../../stores/runs/find-closing.ts'
import type { Pointer } from '../../stores/runs/pointer.ts'
import { unknownRun } from '../../stores/runs/refusals.ts'
import { type RunRecord, readRecord } from '../../stores/runs/run-record.ts'
import type { ApiServices } from '../services.ts'
import { maySee } from './official.ts'

export interface SeenRestatement
  extends Pick<Restatement, 'runId' | 'againstRunId' | 'number' | 'restatedAt'> {
  /** Null, like the two that follow, for callers who see some tenants only. */
  readonly reason: string | null
  readonly restatedBy: string | null
  readonly unknownDifferences: number | null
  readonly adjustments: readonly SeenAdjustment[]
  /** Why there are none to see; null where there may be some. */
  readonly withheldBecause: string | null
}

/** The pointer of a closed month, strongly consistent; null while it is open. */
export async function closedPointer(period: string, services: ApiServices): Promise<Pointer | null> {
  const { table, configuration } = services
  const closing = await findClosing(table, { period, ...combinationOf({}, configuration) })
  return closing?.pointer ?? null
}

/**
 * Oldest first.
 *
 * @param pointer of the closed month
 * @param count how many of its restatements, from the first on
 */
export async function viewRestatements(
  pointer: Pointer | null,
  count: number,
  sight: Sight,
  services: ApiServices,
): Promise<SeenRestatement[]> {
  const moves = (pointer?.restatements ?? []).slice(0, count)
  const runIds = moves.length === 0 ? [] : [moves[0]?.againstRunId ?? '', ...moves.map(({ runId }) => runId)]
  const records = await Promise.all(runIds.map((runId) => recordOf(runId, services)))
  return Promise.all(
    records.slice(1).map((record, index) => seen(record, records[index] as RunRecord, sight, services)),
  )
}

async function recordOf(runId: string, { table }: ApiServices): Promise<RunRecord> {
  const record = await readRecord(table, runId)
  if (record === null) throw unknownRun(runId)
  return record
}

async function seen(
  record: RunRecord,
  before: RunRecord,
  sight: Sight,
  { table, configuration }: ApiServices,
): Promise<SeenRestatement> {
  const mayBeSeen = [record, before].every((each) => maySee(each, sight, configuration))
  const restatement = await readRestatement(table, record)
  const { runId, againstRunId, number, restatedAt } = restatement
  const seesAll = sight.kind === 'platform'
  return {
    ...{ runId, againstRunId, number, restatedAt },
    reason: seesAll ? restatement.reason : null,
    restatedBy: seesAll ? restatement.restatedBy : null,
    unknownDifferences: seesAll ? restatement.unknownDifferences : null,
    adjustments: mayBeSeen ? seenAdjustments(restatement.adjustments, record.method, sight) : [],
    withheldBecause: mayBeSeen ? null : BY_OTHER_METHOD,
  }
}

const BY_OTHER_METHOD =
  'The figures before or after are by another method or other policies than the official ones: held against each other they would tell what a neighbour on the same server sends.'
