// A month as it was read and computed, before anything of it is written; and what its run is published with.
import { type ComputedRun, computeRun } from '../../shared/figures/compute-run.ts'
import { vendorLookup } from '../../shared/finance/mapping-lines.ts'
import { announceStage } from '../runtime/stages.ts'
import type { PackedArchive } from '../stores/archive/pack-archive.ts'
import type { RunOrigin } from '../stores/runs/prepare-run.ts'
import type { AllocateCostsEvent } from './event.ts'
import { type AskedMonth, type ReadMonth, readMonth } from './read-month.ts'
import type { Services } from './services.ts'

export interface ComputedMonth {
  readonly asked: AskedMonth
  readonly read: ReadMonth
  readonly run: ComputedRun
  /** Epoch milliseconds. */
  readonly computedAtMs: number
}

/** @throws the errors of the source, the domain and the stores, each a sentence */
export async function computeMonth(asked: AskedMonth, services: Services): Promise<ComputedMonth> {
  const read = await readMonth(asked, services)
  announceStage('Allocating costs')
  const { inputs, request, mapping } = read.run
  const run = computeRun(inputs, { ...request, vendorOf: vendorLookup(mapping) })
  return { asked, read, run, computedAtMs: services.clock() }
}

/** @param packed null while the month is open */
export function originOf(
  { asked, read, computedAtMs }: ComputedMonth,
  runId: string,
  packed: PackedArchive | null,
  { startedBy }: AllocateCostsEvent,
  { configuration, clock }: Services,
): RunOrigin {
  const { asOfMs, isLatest, startedAtMs } = asked
  const { readAtMs } = read.run.request
  return {
    runId,
    asOfMs,
    isLatest,
    inputHash: packed?.manifest.inputHash ?? read.readHash,
    startedAtMs,
    startedBy,
    codeVersion: configuration.CODE_VERSION,
    durationsMs: {
      read: readAtMs - startedAtMs,
      compute: computedAtMs - readAtMs,
      ...(packed !== null && { archive: clock() - computedAtMs }),
    },
    ...(packed !== null && { archive: packed.reference }),
  }
}
