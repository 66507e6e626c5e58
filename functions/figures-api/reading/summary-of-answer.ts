// The summary beside an answer of one period: what the answer's tag says of it, and the same one again for a later page.

import type { Operation } from '../../../shared/access/may-call.ts'
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
import { parseInstant } from '../../../shared/periods/instants.ts'
import type { Span } from '../../../shared/periods/span.ts'
import type { Call } from '../perform.ts'
import type { ApiServices } from '../services.ts'
import { type AnsweredSummary, isStaleSummary } from './beside-summary.ts'
import { EXPIRED } from './choose-named-run.ts'
import { NO_SUMMARY, whyNone } from './choose-summaries.ts'
import type { Choice, RunChoice } from './run-choice.ts'
import { openSummaries } from './summary-view.ts'

/** What an answer's tag covers of its summary: which it is, or why there is none, and whether it is stale. */
export function tagOfSummary(
  span: Span,
  summaries: ReadonlyMap<string, Choice>,
  choice: RunChoice,
  services: ApiServices,
): unknown {
  const chosen = summaries.get(span.id) ?? NO_SUMMARY
  return isReason(chosen) ? chosen.code : [chosen.runId, isStaleSummary(span, chosen, choice, services)]
}

/** The summary of the first page; where that had none, there is none for the later ones either. */
export async function reopenSummary<Name extends Operation>(
  runId: string | undefined,
  span: Span,
  choice: RunChoice,
  { sight, services }: Call<Name>,
): Promise<AnsweredSummary> {
  const none = { period: span.id, view: whyNone(span, choice, services) ?? NO_SUMMARY, stale: false }
  if (runId === undefined) return none
  const records = await openSummaries([runId], sight, services)
  const view = records.get(runId) ?? EXPIRED
  if (isReason(view)) return { ...none, view }
  const chosen = { runId, asOfMs: parseInstant(view.record.asOf, 'asOf') }
  return { period: span.id, view, stale: isStaleSummary(span, chosen, choice, services) }
}
