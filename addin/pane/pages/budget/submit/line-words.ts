// A budget line and its values in words.
import type { ApiLineValues } from '../../../../../shared/contract/api/answers/planning/budgets.ts'
import type { SubmissionRow } from '../../../../../shared/contract/budget/submission.ts'
import type { BudgetSubmission } from '../../../../desk/planning/planning-desk.ts'
import { measureLabel, money } from '../../../shown/in-words.ts'

interface Placed extends Pick<SubmissionRow, 'row' | 'cell'> {
  readonly member: string
  readonly measure: string
  readonly period: string
}

/** With the member as it stands in the sheet: the answer knows a tenant by its id. */
export function lineTitle(line: Placed, { rows }: BudgetSubmission): string {
  const typed = rows.find(({ row, cell }) => row === line.row && cell === line.cell)
  return `${typed?.member ?? line.member}, ${measureLabel(line.measure)}, ${line.period}`
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
