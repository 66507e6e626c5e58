// Which lines of a sheet its present reader may not write: the sheet may have been inserted by somebody else.
import type { BudgetBooks, BudgetLines } from '../../../shared/contract/api/answers/planning/budgets.ts'
import { readKey } from './budget-columns.ts'
import type { BudgetTable, LinesRead } from './planning-desk.ts'

/** Pure. Lines that were read and that the reader does not see are not theirs, unless they see every line. */
export function linesOfOthers(
  { months, versions }: LinesRead,
  { lines }: Pick<BudgetLines, 'lines'>,
  { may_write: mayWrite }: Pick<BudgetBooks, 'may_write'>,
): NonNullable<BudgetTable['ofOthers']> {
  const ofOthers: Record<string, Record<string, number | null>> = {}
  const add = (key: string, period: string, cents: number | null) => {
    ofOthers[key] = { ...ofOthers[key], [period]: cents }
  }
  const seen = new Set<string>()
  for (const { dimension, measure, member, period, cents, may_write: isYours } of lines) {
    const key = readKey(dimension, measure, member)
    seen.add(`${period}|${key}`)
    if (!isYours) add(key, period, cents)
  }
  if (mayWrite === 'all lines') return ofOthers
  for (const [key, each] of Object.entries(versions))
    for (const [index, version] of each.entries()) {
      const period = months[index]
      if (version !== null && period !== undefined && !seen.has(`${period}|${key}`)) add(key, period, null)
    }
  return ofOthers
}
