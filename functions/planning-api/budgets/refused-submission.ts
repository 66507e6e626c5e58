// A submission that is refused, in words and cell by cell.
import type { SubmissionPreview } from '../../../shared/contract/budget/preview.ts'
import { ApiError } from '../../figures-api/answers/api-error.ts'

const MOST_DETAILS = 200

export function refusedSubmission({ summary, errors }: SubmissionPreview): ApiError {
  const more =
    errors.length > MOST_DETAILS
      ? ` The first ${MOST_DETAILS} are listed; previewBudget answers them all.`
      : ''
  return new ApiError(409, 'SUBMISSION_REFUSED', `${summary}${more}`, {
    details: errors.slice(0, MOST_DETAILS).map(({ row, column, cell, message }) => ({
      // The cell that is known is that of the amount.
      field: cell !== null && column === 'cents' ? cell : `row ${row}, ${column}`,
      message,
    })),
    loggedReason: 'submission_refused',
  })
}
