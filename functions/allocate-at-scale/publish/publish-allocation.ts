// The last step: adds the shards up, shares what is shared over the whole platform, and publishes the run as every run is
// published. Tried again after the pointer moved, it finds its own run current and says so.
import type { ComputedRun } from '../../../shared/figures/describe-run.ts'
import { mergeShards } from '../../../shared/shards/merge-shards.ts'
import { type AllocateCostsAnswer, answer } from '../../allocate-costs/answer.ts'
import { letOldRunsExpire } from '../../allocate-costs/let-old-runs-expire.ts'
import { announceStage } from '../../runtime/stages.ts'
import { readPointer } from '../../stores/runs/pointer.ts'
import { publishRun } from '../../stores/runs/publish-run.ts'
import { type RunRecord, readRecord } from '../../stores/runs/run-record.ts'
import { readShard } from '../../stores/shards/shard-inputs.ts'
import { objectsOfRun } from '../../stores/shards/shard-objects.ts'
import { readResults } from '../../stores/shards/shard-results.ts'
import { type PublicationPlan, readPlan } from '../publication-plan.ts'
import type { PublishServices } from './services.ts'

export interface PublishedAllocation {
  readonly answer: AllocateCostsAnswer
  readonly run: ComputedRun
}

/** @throws the errors of the domain and the stores, each a sentence; the published figures then stand */
export async function publishAllocation(
  runId: string,
  services: PublishServices,
): Promise<PublishedAllocation> {
  const { table, shards, clock } = services
  const startedAtMs = clock()
  const objects = objectsOfRun(shards, runId)
  const plan = await readPlan(objects)
  announceStage('Adding up the shards')
  const { inputs, request } = await readShard(objects, plan.rest)
  const run = mergeShards(inputs, request, await readResults(objects, plan.shards))
  const { period, method, policies } = run.figures
  const before = await recordBefore({ period, method, policies }, runId, services)
  const publication = plan.dryRun
    ? null
    : await publishRun(table, run, timed(plan, startedAtMs, clock()), clock)
  if (publication !== null) await letOldRunsExpire(period, services)
  const outcome = publication?.outcome ?? 'dry_run'
  return { answer: answer(run.figures, outcome, publication?.runId ?? null, before), run }
}

/** `shards` is how long the plan's objects, the shards and what waits between them took. */
function timed({ origin, plannedAtMs }: PublicationPlan, startedAtMs: number, mergedAtMs: number) {
  const durationsMs = {
    ...origin.durationsMs,
    shards: startedAtMs - plannedAtMs,
    merge: mergedAtMs - startedAtMs,
  }
  return { ...origin, durationsMs }
}

/** The run that was current before this one; null for the first of its month. */
async function recordBefore(
  key: Parameters<typeof readPointer>[1],
  runId: string,
  { table }: PublishServices,
): Promise<RunRecord | null> {
  const pointer = await readPointer(table, key)
  const before = pointer?.history.findLast((move) => move.runId !== runId)?.runId
  return before === undefined ? null : readRecord(table, before)
}
