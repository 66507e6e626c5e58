// A budget line and its values in words.
import type { ApiLineValues } from '../../../../../shared/contract/api/answers/planning/budgets.ts'
import { DIMENSION_NAMES, DIMENSIONS } from '../../../../../shared/contract/budget/dimensions.ts'
import type { SubmissionRow } from '../../../../../shared/contract/budget/submission.ts'
import type { BudgetSubmission } from '../../../../desk/planning/planning-desk.ts'
import { measureLabel, money } from '../../../shown/in-words.ts'

interface Placed extends Pick<SubmissionRow, 'row' | 'cell'> {
  readonly member: string
  readonly label: string
  readonly measure: string
  readonly period: string
}

/** With the member as people call it; one that has no name, as it stands in the sheet. */
export function lineTitle(line: Placed, { rows }: BudgetSubmission): string {
  const typed = rows.find(({ row, cell }) => row === line.row && cell === line.cell)
  const name = line.label === line.member ? (typed?.member ?? line.member) : line.label
  return `${name}, ${measureLabel(line.measure)}, ${line.period}`
}

/** What stands in a cell for a measure or a dimension may be its code. */
export function typedInWords(column: string, typed: string): string {
  if (column === 'measure') return measureLabel(typed)
  const dimension = column === 'dimension' ? DIMENSIONS.find((each) => each === typed) : undefined
  return dimension === undefined ? typed : DIMENSION_NAMES[dimension]
}

/** Null is a line that does not stand. */
export function valuesInWords(values: ApiLineValues | null): string {
  if (values === null) return 'no line'
  const { cents, quantity, unit, rate_microdollars: rate, owner, note } = values
  const counts =
    quantity === null || unit === null || rate === null
      ? ''
      : ` (${quantity.toLocaleString()} ${unit.replaceAll('_', ' ')} at ${RATE.format(rate / MICRODOLLARS)} USD)`
  return `${money(cents)}${counts}, of ${owner}${note === null ? '' : `: ${note}`}`
}

const MICRODOLLARS = 1_000_000
const RATE = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 6 })
