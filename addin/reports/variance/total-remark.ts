// What the numbers of a total are not: of how many of its lines they are, and what stands in them without a budget.
import type {
  ApiVarianceRow,
  ApiVarianceTotal,
} from '../../../shared/contract/api/answers/planning/variance.ts'
import { counted, groupedDollars } from '../../../shared/ranges/grouped-numbers.ts'
import { remarkOf } from '../cells.ts'
import { outlookGaps, outlookLess } from './outlook-remarks.ts'
import { remarksOf } from './remarks.ts'

/** @param lines those that it is the total of */
export function totalRemark(
  total: ApiVarianceTotal,
  lines: readonly ApiVarianceRow[],
  open: string | null,
): string {
  const { rows, comparable, unbudgeted_cents: unbudgeted } = total
  return remarkOf([
    ...remarksOf(total, {
      lessBudget: null,
      outlookBounds: lines.map(({ outlook }) => outlook?.bound ?? null),
      open,
    }),
    ...outlookGaps(total, lines),
    ...outlookLess(total),
    comparable.rows < rows &&
      `${comparable.rows} of ${counted(rows, 'line')} have both a budget and an actual.`,
    ...withoutBudget(lines, unbudgeted),
    'Ranges of outlooks do not add up.',
  ])
}

function withoutBudget(lines: readonly ApiVarianceRow[], unbudgetedCents: number): string[] {
  const count = lines.filter(({ budget }) => budget.cents === null).length
  if (count === 0) return []
  const has = count === 1 ? 'has' : 'have'
  return [
    `${count} of ${counted(lines.length, 'line')} ${has} no budget.`,
    ...(unbudgetedCents === 0
      ? []
      : [
          `Actual and variance include ${groupedDollars(unbudgetedCents)} of lines without one, which have no variance of their own.`,
        ]),
  ]
}
