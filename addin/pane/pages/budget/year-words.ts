// The steps of a fiscal year in words.
import type { ApiYearStatus } from '../../../../shared/contract/api/answers/planning/budgets.ts'
import type { YearStepChoice } from '../../../desk/planning/planning-desk.ts'

export type YearAction = YearStepChoice['action']

export interface StepInWords {
  readonly action: YearAction
  readonly text: string
  readonly from: readonly ApiYearStatus['status'][]
  /** What follows of it, before it is done. */
  readonly asks: string
  /** For the history. */
  readonly done: string
}

export const STEPS: readonly StepInWords[] = [
  {
    action: 'lock',
    text: 'Lock',
    from: ['open'],
    asks: 'Nobody can change a line of a year that is locked, until it is opened again.',
    done: 'Locked',
  },
  {
    action: 'approve',
    text: 'Approve',
    from: ['locked'],
    asks: 'An approved year is the plan that actuals are held against. It has your name on it.',
    done: 'Approved',
  },
  {
    action: 'reopen',
    text: 'Open again',
    from: ['locked', 'approved'],
    asks: 'Its lines can then be changed again, and an approval does not stand any more.',
    done: 'Opened again',
  },
]

export function doneInWords(action: YearAction): string {
  return STEPS.find((step) => step.action === action)?.done ?? action
}
