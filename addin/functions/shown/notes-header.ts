// The header of the last column of what spills: both sentences, method and run stand in the sheet itself, where they outlive
// the add-in, and out of the way of sums and sorting.
import type { Meta } from '../../../shared/contract/api/envelope.ts'

/** @param more further sentences */
export function notesHeader(
  { approximation, data_quality: quality, run_id: runId }: Meta,
  more: readonly string[] = [],
): string {
  const from = [
    ...(approximation === null ? [] : [`As of ${approximation.as_of}`, `method ${approximation.method_id}`]),
    `${approximation === null ? 'Q' : 'q'}uality ${quality}`,
    ...(runId === null ? [] : [`run ${runId}`]),
  ]
  return ['Notes.', ...(approximation?.statements ?? []), ...more, `${from.join(', ')}.`].join(' ')
}
