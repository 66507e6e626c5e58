// Months of a variance sheet whose run looked before they were over: their figures still move, and year to date ends before.
import type { VarianceAnswer } from '../../../shared/contract/api/answers/planning/variance.ts'
import { parsePeriod } from '../../../shared/periods/period.ts'
import { instantInWords } from '../../shown/instant-in-words.ts'

/** In words; null where none is. */
export function openMonth({ runs }: Pick<VarianceAnswer, 'runs'>): string | null {
  const open = Object.entries(runs)
    .filter(([period, { as_of: asOf }]) => Date.parse(asOf) < parsePeriod(period).endMs)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  if (open.length === 0) return null
  const each = open.map(([period, { as_of: asOf }]) => `${period} (as of ${instantInWords(asOf)})`)
  return `${each.join(', ')}: figures still move, and are not judged.`
}
