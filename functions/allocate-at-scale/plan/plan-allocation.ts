// The first step: reads a month as allocate-costs does, decides which shard computes which servers, and writes what each of
// them needs. Nothing is allocated here.
import { v7 as timeOrderedId } from 'uuid'
import { RefusedError } from '../../../shared/errors.ts'
import { checkSources } from '../../../shared/figures/check-sources.ts'
import { splitResources } from '../../../shared/shards/split-resources.ts'
import { WarningLog } from '../../../shared/warnings/warning-log.ts'
import { archiveMonth } from '../../allocate-costs/archive-month.ts'
import { refuseClosed } from '../../allocate-costs/closed-month.ts'
import type { AllocateCostsEvent } from '../../allocate-costs/event.ts'
import { type AskedMonth, askedMonth, type ReadMonth, readMonth } from '../../allocate-costs/read-month.ts'
import type { Services } from '../../allocate-costs/services.ts'
import { type PackedArchive, packArchive } from '../../stores/archive/pack-archive.ts'
import { readPointer } from '../../stores/runs/pointer.ts'
import type { RunOrigin } from '../../stores/runs/prepare-run.ts'
import { type ShardReference, writeShards } from '../../stores/shards/shard-inputs.ts'
import { objectsOfRun, type ShardObjects } from '../../stores/shards/shard-objects.ts'
import { writePlan } from '../publication-plan.ts'

export interface PlanServices extends Services {
  readonly shards: ShardObjects
  /** How many assignments one shard is to have, about. */
  readonly assignmentsAShard: number
}

/** What the state machine goes on with: under 256 KB, which is what a state may be. */
export interface PlannedAllocation {
  readonly runId: string
  readonly shards: readonly ShardReference[]
  readonly shardCount: number
  /** Whether the method asks how many IPs a tenant has in service over all shards. */
  readonly countsFirst: boolean
}

const MOST_SHARDS = 1_000

/** @throws RefusedError and the errors of the source and the stores, each a sentence; the published figures then stand */
export async function planAllocation(
  event: AllocateCostsEvent,
  services: PlanServices,
): Promise<PlannedAllocation> {
  refuseWhatNeedsOneFunction(event)
  const asked = askedMonth(event, services)
  await refuseClosed(asked, services)
  const read = await readMonth(asked, services)
  const { inputs, request } = read.run
  checkSources(inputs, request, new WarningLog())
  const runId = timeOrderedId({ msecs: asked.startedAtMs })
  const origin = await originOf(runId, asked, read, event, services)
  const objects = objectsOfRun(services.shards, runId)
  const rows = splitResources(inputs, shardsFor(inputs.assignments.length, services.assignmentsAShard))
  const { rest, shards } = await writeShards(objects, runId, read.run, rows)
  const plannedAtMs = services.clock()
  await writePlan(objects, { origin, rest, shards: shards.length, plannedAtMs, dryRun: event.dryRun })
  return {
    runId,
    shards,
    shardCount: shards.length,
    countsFirst: request.method === 'volume_per_ip',
  }
}

/** At least one, so that an empty month is published as any other. */
export function shardsFor(assignments: number, assignmentsAShard: number): number {
  return Math.min(MOST_SHARDS, Math.max(1, Math.ceil(assignments / assignmentsAShard)))
}

function refuseWhatNeedsOneFunction({ restate, includeFigures, explain }: AllocateCostsEvent): void {
  if (restate === undefined && !includeFigures && explain === undefined) return
  throw new RefusedError(
    'An allocation at scale publishes a run, or tries one, and nothing else: restate, includeFigures and explain are for allocate-costs alone. Leave them out here, and read figures and explanations once the run is published.',
  )
}

/** Archives the month's inputs first where it is over, as a run of one function does. A duplicate costs no archive. */
async function originOf(
  runId: string,
  asked: AskedMonth,
  read: ReadMonth,
  { startedBy, dryRun }: AllocateCostsEvent,
  services: PlanServices,
): Promise<RunOrigin> {
  const { asOfMs, isLatest, isMonthEnd, startedAtMs } = asked
  const { readAtMs } = read.run.request
  const packed = isMonthEnd && !dryRun ? await packArchive(runId, read.run) : null
  const inputHash = packed?.manifest.inputHash ?? read.readHash
  if (packed !== null && !(await isCurrent(inputHash, asked, services))) {
    await archiveMonth(packed, read.monthArchive, services)
  }
  return {
    runId,
    asOfMs,
    isLatest,
    inputHash,
    startedAtMs,
    startedBy,
    codeVersion: services.configuration.CODE_VERSION,
    durationsMs: { read: readAtMs - startedAtMs, ...archiving(packed, services.clock() - readAtMs) },
    ...(packed !== null && { archive: packed.reference }),
  }
}

function archiving(packed: PackedArchive | null, archive: number): { archive?: number } {
  return packed === null ? {} : { archive }
}

async function isCurrent(
  inputHash: string,
  { period, method, policies }: AskedMonth,
  { table }: PlanServices,
): Promise<boolean> {
  return (await readPointer(table, { period: period.id, method, policies }))?.inputHash === inputHash
}
