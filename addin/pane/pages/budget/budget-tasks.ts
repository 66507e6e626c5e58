// What the page Budget is for, a line each.
import type { Offer } from '../../fields/choice.tsx'

export type BudgetTask = 'variance' | 'sheet' | 'submit' | 'history' | 'bridge'

/** @param writes whether it is only for who may write lines */
export const TASKS: readonly (Offer<BudgetTask> & { readonly more: string; readonly writes: boolean })[] = [
  {
    value: 'variance',
    text: 'Variance sheet',
    more: 'Budget and actual side by side: what moved, whether it is good or bad, and what needs a comment.',
    writes: false,
  },
  {
    value: 'sheet',
    text: 'Budget sheet',
    more: 'A sheet to fill in: a row for each line, the months of a fiscal year across.',
    writes: true,
  },
  {
    value: 'submit',
    text: 'Submit a budget',
    more: 'Reads the selected table, shows what would change, and submits all of it or nothing.',
    writes: true,
  },
  {
    value: 'history',
    text: 'History and years',
    more: 'Who changed what and why; whether a year is open, locked or approved.',
    writes: false,
  },
  {
    value: 'bridge',
    text: 'Bridge',
    more: 'Why an actual is another than the budget, or than an earlier actual, step by step.',
    writes: false,
  },
]
