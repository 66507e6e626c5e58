// What became of an event: the run that was computed, what was published of it, and what it is held against.
import type { Restatement } from '../../shared/contract/closing/adjustments.ts'
import type { ComputedRun } from '../../shared/figures/compute-run.ts'
import type { Publication } from '../stores/runs/publish-run.ts'
import type { RunRecord } from '../stores/runs/run-record.ts'

/**
 * `restated`: beside the closed figures, which stand. `unchanged`: a restatement that changes no figure, so that nothing was
 * published. For the others see `Publication`.
 */
export interface PublishedMonth {
  readonly outcome: Publication['outcome'] | 'restated' | 'unchanged'
  /** The run to read. */
  readonly runId: string
}

/** A restatement, published or tried. */
export type RestatedMonth = Omit<Restatement, 'runId' | 'period'>

export interface AllocatedMonth {
  readonly run: ComputedRun
  /** Null in a dry run. */
  readonly publication: PublishedMonth | null
  /** The run that was current before, or that a restatement is held against; null for the first run of a month. */
  readonly before: RunRecord | null
  /** Null for every run but a restatement. */
  readonly restatement: RestatedMonth | null
}
