// The runs of an answer, and its summary, as a cursor to its next page names them: every page comes from those of the first.
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
import type { AnsweredSummary } from './beside-summary.ts'
import type { RunView } from './run-view.ts'

const BETWEEN_RUNS = ' '
const BEFORE_SUMMARY = '+'

/** @param summary null where none is asked for */
export function runsInCursor(
  months: readonly Pick<RunView, 'record'>[],
  summary: AnsweredSummary | null,
): string {
  const runs = months.map(({ record }) => record.runId).join(BETWEEN_RUNS)
  if (summary === null || isReason(summary.view)) return runs
  return `${runs}${BEFORE_SUMMARY}${summary.view.record.runId}`
}

export function runsOfCursor(of: string): {
  readonly runIds: string[]
  readonly summaryId: string | undefined
} {
  const [runs = '', summaryId] = of.split(BEFORE_SUMMARY)
  return { runIds: runs.split(BETWEEN_RUNS), summaryId }
}
