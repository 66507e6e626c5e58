// The header of the last column of what spills: what must be said of the figures, method and run stand in the sheet itself,
// where they outlive the add-in, and out of the way of sums and sorting.
import type { Meta, SummaryOfPeriod } from '../../../shared/contract/api/envelope.ts'
import type { Measure } from '../../../shared/measures/catalogue.ts'
import { provenanceOf } from '../../shown/provenance.ts'

function summaryOf({ as_of: asOf, method_id: method, quality, run_id: id }: SummaryOfPeriod): string {
  return `Strategic summary: as of ${asOf}, method ${method}, quality ${quality}, summary ${id}.`
}

/**
 * @param measures whose figures stand in the table
 * @param more further sentences
 */
export function notesHeader(
  { approximation, data_quality: quality, run_id: runId, summaries = {} }: Meta,
  measures: readonly Pick<Measure, 'approximate' | 'source'>[],
  more: readonly string[] = [],
): string {
  const from = [
    ...(approximation === null ? [] : [`As of ${approximation.as_of}`, `method ${approximation.method_id}`]),
    `${approximation === null ? 'Q' : 'q'}uality ${quality}`,
    ...(runId === null ? [] : [`run ${runId}`]),
  ]
  const provenance = provenanceOf(measures, approximation?.statements ?? [])
  return [
    'Notes.',
    ...provenance,
    ...more,
    `${from.join(', ')}.`,
    ...Object.values(summaries).map(summaryOf),
  ].join(' ')
}
