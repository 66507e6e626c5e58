// Which strategic summary answers for each month or quarter: the newest, the one that was current at an instant, or one
// that is named by its id. Their pointers are read in one read.
import { isReason } from '../../../shared/inputs/known-or-reason.ts'
import type { NullReason } from '../../../shared/inputs/missing-sources.ts'
import { parseInstant } from '../../../shared/periods/instants.ts'
import type { Span } from '../../../shared/periods/span.ts'
import { uuidFromText } from '../../../shared/tenants/uuid-from-text.ts'
import { combinationOf, isOfficial } from '../../runtime/official-combination.ts'
import { currentAt, type Pointer } from '../../stores/runs/pointer.ts'
import type { ApiServices } from '../services.ts'
import { findNamedSummary } from './choose-named-run.ts'
import { instantOf } from './choose-runs.ts'
import type { Choice, RunChoice } from './run-choice.ts'
import { readSummaryPointers } from './summary-heads.ts'

/**
 * @returns by period the summary, or the reason why none answers
 * @throws ApiError for a knownAt of no known form
 */
export async function chooseSummaries(
  spans: readonly Span[],
  choice: RunChoice,
  services: ApiServices,
): Promise<ReadonlyMap<string, Choice>> {
  const reasons = new Map(spans.map((span) => [span.id, whyNone(span, choice, services)]))
  const answering = spans.map(({ id }) => id).filter((id) => reasons.get(id) === null)
  const pick = await pickerOf(answering, choice, services)
  return new Map(spans.map(({ id }): [string, Choice] => [id, reasons.get(id) ?? pick(id)]))
}

/** As `chooseSummaries`, of pointers that were read already. @param knownAt an instant */
export function chooseAmong(
  spans: readonly Span[],
  { knownAt }: Pick<RunChoice, 'knownAt'>,
  pointerOf: (period: string) => Pointer | undefined,
): ReadonlyMap<string, Choice> {
  const pick = pickAt(knownAt, pointerOf)
  return new Map(spans.map(({ id }): [string, Choice] => [id, pick(id)]))
}

/** Why there can be no summary, which is known without reading anything; null when there may be one. */
export function whyNone(
  { id }: Pick<Span, 'id'>,
  choice: RunChoice,
  { configuration }: Pick<ApiServices, 'configuration'>,
): NullReason | null {
  if (YEAR.test(id)) return OF_A_YEAR
  if (choice.knownAt === 'closed' || choice.knownAt === 'restated') return NOT_CLOSED
  return isOfficial(combinationOf(choice, configuration), configuration) ? null : OFFICIAL_ONLY
}

const YEAR = /^\d{4}$/

type Picker = (period: string) => Choice

async function pickerOf(
  periods: readonly string[],
  { knownAt }: RunChoice,
  services: ApiServices,
): Promise<Picker> {
  if (periods.length === 0) return () => NO_SUMMARY
  const runId = knownAt === undefined ? null : uuidFromText(knownAt)
  if (runId !== null) return pickerOfNamed(runId, services)
  const pointers = await readSummaryPointers(services.table, periods)
  return pickAt(knownAt, (period) => pointers.get(period))
}

function pickAt(knownAt: string | undefined, pointerOf: (period: string) => Pointer | undefined): Picker {
  const knownAtMs = knownAt === undefined ? null : instantOf(knownAt)
  const pick = (pointer: Pointer): Choice =>
    knownAtMs === null ? pointer : (currentAt(pointer, knownAtMs) ?? NO_SUMMARY_THEN)
  return (period) => {
    const pointer = pointerOf(period)
    return pointer === undefined ? NO_SUMMARY : pick(pointer)
  }
}

async function pickerOfNamed(runId: string, services: ApiServices): Promise<Picker> {
  const summary = await findNamedSummary(runId, services)
  if (isReason(summary)) return () => (summary.code === 'expired' ? summary : NO_SUMMARY_OF_ID)
  const chosen = { runId: summary.runId, asOfMs: parseInstant(summary.asOf, 'asOf') }
  return (period) => (period === summary.period ? chosen : OF_ANOTHER_PERIOD)
}

export const NO_SUMMARY: NullReason = {
  code: 'no_summary',
  message:
    'No strategic summary of this period is published yet: whoever runs the system publishes it, on schedule or by hand (npm run summaries).',
}
const NO_SUMMARY_THEN: NullReason = {
  code: 'no_summary',
  message: 'No strategic summary of this period was published at that instant.',
}
const OF_A_YEAR: NullReason = {
  code: 'no_summary_of_year',
  message: 'Strategic summaries exist for months and quarters: ask for those of the year.',
}
const NOT_CLOSED: NullReason = {
  code: 'summary_not_closed',
  message:
    'Strategic summaries are not closed or restated: ask for this measure with an instant, with the id of a summary, or without knownAt.',
}
const OFFICIAL_ONLY: NullReason = {
  code: 'summary_official_only',
  message:
    'Strategic summaries stand on the official method and policies: ask for this measure without others.',
}
const NO_SUMMARY_OF_ID: NullReason = {
  code: 'run_is_no_summary',
  message:
    'The id that was given is not that of a strategic summary: ask with the id of one, with an instant, or without knownAt.',
}
const OF_ANOTHER_PERIOD: NullReason = {
  code: 'summary_of_another_period',
  message: 'The strategic summary of that id describes another period.',
}
