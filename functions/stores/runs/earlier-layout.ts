// What an earlier version of the layout published for the same run: runs of closed months are verified to the byte for as
// long as they are kept, whatever was added to a run since.
import type { UnallocatedRow } from '../../../shared/contract/run-figures.ts'
import type { ComputedRun } from '../../../shared/figures/describe-run.ts'
import { PUBLICATION_LAYOUT } from './pack-run.ts'

/** Before unallocated rows had a label and named their vendor. */
const WITHOUT_LABEL_AND_VENDOR = '3'

/** Layouts that this code writes to the byte. */
export const KNOWN_LAYOUTS: readonly string[] = [WITHOUT_LABEL_AND_VENDOR, PUBLICATION_LAYOUT]

/** The run as that layout has it. @param layout one of the known ones */
export function inLayout(run: ComputedRun, layout: string): ComputedRun {
  if (layout !== WITHOUT_LABEL_AND_VENDOR) return run
  const unallocated = run.figures.unallocated.map(({ label: _, vendor: __, ...row }) => row)
  return { ...run, figures: { ...run.figures, unallocated: unallocated as UnallocatedRow[] } }
}
