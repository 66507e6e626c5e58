// How far an initiative is: milestones done of all, and which are late.
import type { Initiative, Milestone } from '../../contract/decisions/initiative.ts'
import { ratio } from '../../money/divide.ts'

export interface InitiativeProgress {
  /** 0 to 100, two decimals; null without milestones, unless it is done. */
  readonly percent: number | null
  readonly done: number
  readonly milestones: number
  /** Not done and past their day; none of an initiative that has ended. */
  readonly late: readonly Milestone[]
}

/** @param today `YYYY-MM-DD` */
export function initiativeProgress(
  { status, milestones, ended }: Pick<Initiative, 'status' | 'milestones' | 'ended'>,
  today: string,
): InitiativeProgress {
  const done = milestones.filter(({ doneOn }) => doneOn !== null).length
  const partly = milestones.length === 0 ? null : ratio(100 * done, milestones.length, 2)
  return {
    percent: status === 'done' ? 100 : partly,
    done,
    milestones: milestones.length,
    late: ended === null ? milestones.filter(({ doneOn, dueOn }) => doneOn === null && dueOn < today) : [],
  }
}
