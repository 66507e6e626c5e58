// A month that is closed and restated, as the API's tests ask for it: each restatement computed from another world and held
// against the one before by the bridge, as the job does it.
import { closePointer } from '../../../../functions/stores/runs/close-pointer.ts'
import { publishRestatement } from '../../../../functions/stores/runs/publish-restatement.ts'
import { restatedDifference } from '../../../../shared/closing/restatement.ts'
import type { Method } from '../../../../shared/contract/request.ts'
import type { CostInputs } from '../../../../shared/inputs/cost-inputs.ts'
import { request, run, world } from '../../../worlds/world.ts'
import { FIRST_START_MS, OFFICIAL, originAt, runIdAt } from '../../stores/runs/sample-runs.ts'
import type { Served } from './served.ts'

const HOUR_MS = 60 * 60 * 1000

/** What a run of the month was computed from. */
export interface Version {
  readonly inputs: Partial<CostInputs>
  readonly method?: Method
}

export const REASON = 'The invoice of the server that a neighbour is on came late.'

export async function closeMonth(served: Served, { inputs }: Version): Promise<string> {
  const runId = await served.publish(run(inputs), FIRST_START_MS)
  const closed = await closePointer(served.table, OFFICIAL, {
    runId,
    certificate: { key: 'certificate', sha256: 'c'.repeat(64) },
    closedAtMs: FIRST_START_MS + HOUR_MS,
    preparedBy: 'Ann',
    approvedBy: 'Bob',
  })
  if (!closed) throw new Error('the month was not closed')
  served.nowMs = FIRST_START_MS + 100 * HOUR_MS
  return runId
}

/** @param versions the closed one first. @returns the ids of the runs that restate it */
export async function restateMonth(
  served: Served,
  closedRunId: string,
  versions: readonly Version[],
): Promise<string[]> {
  const runIds = [closedRunId]
  for (const [index, version] of versions.entries()) {
    const before = versions[index - 1]
    if (before !== undefined) runIds.push(await restate(served, runIds, before, version))
  }
  return runIds.slice(1)
}

async function restate(
  served: Served,
  runIds: readonly string[],
  before: Version,
  after: Version,
): Promise<string> {
  const startedAtMs = FIRST_START_MS + (10 + runIds.length) * HOUR_MS
  const computed = computedOf(after)
  const difference = restatedDifference(endOf(before), endOf(after))
  const runId = runIdAt(startedAtMs)
  const restatement = {
    closedUnder: { method: OFFICIAL.method, policies: OFFICIAL.policies },
    againstRunId: runIds.at(-1) ?? '',
    number: runIds.length,
    reason: REASON,
    restatedBy: 'Ann',
    restatedAt: new Date(startedAtMs).toISOString(),
    ...difference,
  }
  const origin = { ...originAt(startedAtMs, computed, { runId }), restatement }
  await publishRestatement(served.table, computed, origin, () => startedAtMs)
  return runId
}

function computedOf({ inputs, method = OFFICIAL.method }: Version) {
  return run(inputs, { method })
}

function endOf(version: Version) {
  const { method = OFFICIAL.method, inputs } = version
  return { figures: computedOf(version).figures, inputs: world(inputs), terms: request({ method }) }
}
