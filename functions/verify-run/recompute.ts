// The run once more, from its archived inputs: what must lie in the store, to the byte.
import { METHOD_VERSION } from '../../shared/approximation/method-text.ts'
import {
  type RestatedDifference,
  type RestatedRun,
  restatedDifference,
} from '../../shared/closing/restatement.ts'
import { type ComputedRun, computeRun } from '../../shared/figures/compute-run.ts'
import type { ArchiveObjects } from '../stores/archive/archive-objects.ts'
import { archivedInputHash } from '../stores/archive/archived-input-hash.ts'
import type { ReadArchive } from '../stores/archive/read-archive.ts'
import { readRunAndInputs } from '../stores/closes/read-run-and-inputs.ts'
import type { FiguresTable } from '../stores/figures-table.ts'
import { inLayout, KNOWN_LAYOUTS } from '../stores/runs/earlier-layout.ts'
import type { RunItem } from '../stores/runs/pack-run.ts'
import { prepareRun, type RunOrigin } from '../stores/runs/prepare-run.ts'
import type { RestatementRecord, RunRecord } from '../stores/runs/run-record.ts'

/** Where archives and runs are read. */
export interface ArchiveStores {
  readonly table: FiguresTable
  readonly archive: ArchiveObjects
}

export interface Recomputed {
  readonly run: ComputedRun
  readonly items: readonly RunItem[]
  readonly record: RunRecord
}

/** Why this code does not compute the run as it was computed; null when it does. */
export function otherVersion({ manifest }: ReadArchive, { codeVersion }: RunRecord): string | null {
  const { methodVersion, layout } = manifest
  if (methodVersion === METHOD_VERSION && KNOWN_LAYOUTS.includes(layout)) return null
  return `The run was computed by method version ${methodVersion} and layout ${layout}, this code has ${METHOD_VERSION} and ${KNOWN_LAYOUTS.join(' or ')}: verify it with the code that it was computed by (${codeVersion}).`
}

/**
 * What no input decides (when it was started, by whom and with which code, why it was restated) is taken from the stored
 * record.
 *
 * @throws RefusedError when these inputs give no run, or no adjustments; for a restatement also what `readRunAndInputs`
 * throws of the run it is held against
 */
export async function recompute(
  { manifest, inputs, request }: ReadArchive,
  stored: RunRecord,
  stores: ArchiveStores,
): Promise<Recomputed> {
  const run = inLayout(computeRun(inputs, request), manifest.layout)
  const { runId, startedBy, codeVersion, durationsMs, restatement } = stored
  const origin: RunOrigin = {
    runId,
    asOfMs: request.asOfMs,
    isLatest: true,
    inputHash: archivedInputHash(manifest),
    startedAtMs: request.readAtMs,
    startedBy,
    codeVersion,
    durationsMs,
    ...(restatement !== undefined && {
      restatement: {
        ...restatement,
        ...(await adjusted(restatement, { figures: run.figures, inputs, terms: request }, stores)),
      },
    }),
  }
  return { run, ...prepareRun(run, origin) }
}

/** The bridge once more, from the run that the restatement is held against. */
async function adjusted(
  { againstRunId }: RestatementRecord,
  after: RestatedRun,
  { table, archive }: ArchiveStores,
): Promise<RestatedDifference> {
  return restatedDifference(await readRunAndInputs(table, archive, againstRunId), after)
}
