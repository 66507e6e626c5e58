// The rows of a variance sheet: lines below one another by measure and group, each group's total after its lines, and the
// total of all lines of a dimension and measure after its groups. Measures and dimensions are never added to one another.
import type { VarianceAnswer } from '../../../shared/contract/api/answers/planning/variance.ts'
import type { WantedRow } from '../make-document.ts'
import { totalKeys } from './keys.ts'
import { lineRow } from './line-row.ts'
import { openMonth } from './open-month.ts'
import type { Words } from './row-cells.ts'
import { totalRow } from './total-row.ts'
import { isOfYear } from './whole-year.ts'

export function varianceRowsOf(answer: VarianceAnswer): WantedRow[] {
  const keyOf = totalKeys()
  const measures = new Map(answer.measures.map((measure) => [measure.id, measure]))
  const together = Map.groupBy(answer.rows, ({ dimension, measure }) => `${dimension}:${measure}`)
  return [...together.values()].flatMap((lines) => {
    const [first] = lines
    if (first === undefined) return []
    const ofMeasure = measures.get(first.measure)
    const words: Words = {
      period: answer.period,
      parts: answer.parts,
      yearBudget: isOfYear(answer.period) ? 'budget' : 'year_budget',
      measure: ofMeasure?.label ?? first.measure,
      favourable: ofMeasure?.favourable ?? 'neither',
      open: openMonth(answer),
    }
    const all = keyOf(first, null)
    const totals = answer.totals.filter(
      ({ dimension, measure }) => dimension === first.dimension && measure === first.measure,
    )
    const groups = [...Map.groupBy(lines, ({ group }) => group)]
    return [
      ...groups.flatMap(([group, some]) => {
        const total = totals.find((each) => each.group === group)
        if (group === null || total === undefined)
          return some.map((line) => lineRow(line, words, { group: null, all }))
        const key = keyOf(first, group)
        return [
          ...some.map((line) => lineRow(line, words, { group: key, all })),
          totalRow(total, words, { key, addsTo: [all], lines: some }),
        ]
      }),
      ...totals
        .filter(({ group }) => group === null)
        .map((total) => totalRow(total, words, { key: all, addsTo: [], lines })),
    ]
  })
}
