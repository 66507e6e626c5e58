// What the plan decides and the publication needs: written once, read by the last step. What a run is published with is
// decided when its rows are read, as in one function.
import * as z from 'zod'
import type { ArchiveReference } from '../../shared/contract/closing/archive.ts'
import type { RunOrigin } from '../stores/runs/prepare-run.ts'
import { getJson, putJson } from '../stores/shards/json-object.ts'
import type { ShardObjects } from '../stores/shards/shard-objects.ts'

export interface PublicationPlan {
  readonly origin: RunOrigin
  /** Rows that no shard has alone. */
  readonly rest: ArchiveReference
  readonly shards: number
  readonly plannedAtMs: number
  readonly dryRun: boolean
}

const KEY = 'plan.json'
const reference = z.object({ key: z.string(), sha256: z.string() })

const planForm = z.object({
  origin: z.object({
    runId: z.string(),
    asOfMs: z.number(),
    isLatest: z.boolean(),
    inputHash: z.string(),
    startedAtMs: z.number(),
    startedBy: z.string(),
    codeVersion: z.string(),
    durationsMs: z.record(z.string(), z.number()),
    archive: reference.exactOptional(),
  }),
  rest: reference,
  shards: z.int(),
  plannedAtMs: z.number(),
  dryRun: z.boolean(),
}) satisfies z.ZodType<PublicationPlan>

/** @throws ShardsUnavailableError */
export function writePlan(objects: ShardObjects, plan: PublicationPlan): Promise<void> {
  return putJson(objects, KEY, plan)
}

/** @throws ShardsUnavailableError */
export function readPlan(objects: ShardObjects): Promise<PublicationPlan> {
  return getJson(objects, KEY, planForm)
}
