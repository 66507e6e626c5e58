// What an initiative says, its owner and its milestones change until it is done or cancelled.
import type { Initiative, InitiativeValues } from '../../contract/decisions/initiative.ts'
import { RefusedError } from '../../errors.ts'
import { type ChangeResult, changeVersion, type Stamp } from '../versioned-change.ts'
import { undoneYet } from './undone-yet.ts'

/** Milestones are given whole: those that are not named are gone, and the history shows them. */
export type InitiativeEdit = Partial<Omit<InitiativeValues, 'source'>>

/** @throws RefusedError for an initiative that has ended, or a milestone that is done in the future */
export function editInitiative(
  standing: Initiative,
  version: number,
  values: InitiativeEdit,
  stamp: Stamp,
): ChangeResult<Initiative> {
  const { ended, status } = standing
  const refusal =
    ended === null
      ? undoneYet(values.milestones ?? [], standing.milestones, stamp.at)
      : `The initiative is ${status} since ${ended.at} (${ended.by}): only what came of it can still be said. Start another one for what is left.`
  return changeVersion<Initiative>(standing, version, values, stamp, refusal)
}

/** @param doneOn `YYYY-MM-DD`; null takes it back. @throws RefusedError for a milestone that it does not have */
export function completeMilestone(
  standing: Initiative,
  version: number,
  { id, doneOn }: { readonly id: string; readonly doneOn: string | null },
  stamp: Stamp,
): ChangeResult<Initiative> {
  if (standing.milestones.every((one) => one.id !== id)) {
    throw new RefusedError(
      `The initiative has no milestone ${id}: ${standing.changedBy} changed it last, on ${standing.changedAt}. Look at its milestones again.`,
    )
  }
  const milestones = standing.milestones.map((one) => (one.id === id ? { ...one, doneOn } : one))
  return editInitiative(standing, version, { milestones }, stamp)
}
