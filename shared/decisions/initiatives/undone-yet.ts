// A milestone is done when it is done: no day to come is one on which it was.
import type { Milestone } from '../../contract/decisions/initiative.ts'
import { latestToday } from '../days-of-people.ts'

/**
 * Why milestones cannot stand so; null where they can. Days that stood before are not asked about.
 *
 * @param at ISO 8601, of the change
 */
export function undoneYet(
  milestones: readonly Milestone[],
  before: readonly Milestone[],
  at: string,
): string | null {
  const stood = new Map(before.map(({ id, doneOn }) => [id, doneOn]))
  const early = milestones.find(
    ({ id, doneOn }) => doneOn !== null && doneOn > latestToday(at) && stood.get(id) !== doneOn,
  )
  return early === undefined
    ? null
    : `The milestone ${early.title} would be done on ${early.doneOn}, which is to come: give today or an earlier day, or none until it is done.`
}
