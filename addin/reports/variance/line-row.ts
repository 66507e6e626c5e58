// The row of a line of a variance sheet: what was published of it, and formulas for what follows from that.
import type { ApiVarianceRow } from '../../../shared/contract/api/answers/planning/variance.ts'
import { dollarsOf, NOTHING } from '../cells.ts'
import type { WantedRow } from '../make-document.ts'
import { recordText } from '../record-text.ts'
import { outlookLess } from './formulas.ts'
import { lineKey } from './keys.ts'
import { lineRemark } from './remarks.ts'
import { partsOf, sharedCells, toDateOf, type Words } from './row-cells.ts'

export function lineRow(
  row: ApiVarianceRow,
  words: Words,
  { group, all }: { group: string | null; all: string },
): WantedRow {
  const { year_to_date: toDate, outlook, commentary } = row
  const { open } = words
  const budget = dollarsOf(row.budget.cents)
  return {
    key: lineKey(row),
    tenantId: row.dimension === 'tenant' ? row.member : null,
    name: `${row.label}, ${words.measure}`,
    addsTo: group === null ? [all] : [group, all],
    cells: {
      ...sharedCells(row, words),
      group: row.group ?? NOTHING,
      member: row.label,
      owner: row.owners.join('; '),
      budget,
      budget_on_record: budget,
      actual: dollarsOf(row.actual.cents),
      prior: dollarsOf(row.prior.cents),
      ...toDateOf(toDate, dollarsOf),
      [words.yearBudget]: dollarsOf(row.full_year_budget.cents),
      outlook: dollarsOf(outlook?.point_cents ?? null),
      outlook_low: outlook === null ? NOTHING : dollarsOf(outlook.low_cents),
      outlook_high: outlook === null ? NOTHING : dollarsOf(outlook.high_cents),
      outlook_variance: outlookLess(words.yearBudget, row.outlook_variance?.cents ?? null),
      asked: commentary.why,
      ...partsOf(words.parts, (part, index) => ({
        [part.budget]: dollarsOf(row.parts?.budget_cents[index] ?? null),
        [part.actual]: dollarsOf(row.parts?.actual_cents[index] ?? null),
      })),
      adds_to_group: group ?? NOTHING,
      adds_to_all: all,
      on_record: recordOf(row, words),
      remarks: lineRemark(row, open),
    },
  }
}

/** In the order of the columns that are on record. */
const recordOf = (row: ApiVarianceRow, { parts, yearBudget }: Words): string =>
  recordText([
    row.budget.cents,
    row.year_to_date.budget.cents,
    ...(yearBudget === 'budget' ? [] : [row.full_year_budget.cents]),
    ...parts.map((_, index) => row.parts?.budget_cents[index] ?? null),
  ])
