// What a submission would change, or changed, as the API answers it.
import type { BudgetPreview } from '../../../shared/contract/api/answers/planning/budgets.ts'
import type { LineKey } from '../../../shared/contract/budget/line.ts'
import type { CellError, StaleLine, SubmissionPreview } from '../../../shared/contract/budget/preview.ts'
import { apiKey, apiValues } from './api-lines.ts'

/** @param labelOf what people call a member */
export function apiPreview(
  preview: SubmissionPreview,
  applied: boolean,
  labelOf: (member: string) => string,
): BudgetPreview {
  const placed = (line: Placed) => ({
    ...apiKey(line),
    label: labelOf(line.member),
    row: line.row,
    cell: line.cell,
  })
  const apiStale = (line: StaleLine): BudgetPreview['stale'][number] => ({
    ...placed(line),
    yours: line.yours && apiValues(line.yours),
    your_version: line.yourVersion,
    theirs: line.theirs && apiValues(line.theirs),
    their_version: line.theirVersion,
    changed_by: line.changedBy,
    changed_at: line.changedAt,
  })
  const { scenario, revision, accepted, summary, notes } = preview
  return {
    ...{ scenario, revision, accepted, applied, summary },
    added: preview.added.map((line) => ({ ...placed(line), new: apiValues(line.new) })),
    changed: preview.changed.map((line) => ({
      ...placed(line),
      old: apiValues(line.old),
      new: apiValues(line.new),
      version: line.version,
    })),
    removed: preview.removed.map((line) => ({
      ...placed(line),
      old: apiValues(line.old),
      version: line.version,
    })),
    unchanged: preview.unchanged.length,
    errors: preview.errors.map(apiError),
    stale: preview.stale.map(apiStale),
    notes: notes.map(({ row, cell, message }) => ({ row, cell, message })),
    totals: preview.totals.map((total) => ({
      fiscal_year: total.fiscalYear,
      dimension: total.dimension,
      measure: total.measure,
      before_cents: total.beforeCents,
      after_cents: total.afterCents,
      change_cents: total.changeCents,
    })),
  }
}

type Placed = LineKey & { readonly row: number; readonly cell: string | null }

function apiError({ row, column, cell, code, given, expected, message }: CellError) {
  return { row, column, cell, code, given, expected, message }
}
