// The job: a month or quarter is summarized from its published cost runs and everything beside them, published like a run,
// and its events are written.
import { v7 as timeOrderedId } from 'uuid'
import type { SummaryFigures } from '../../shared/contract/summary/summary-figures.ts'
import { instantText } from '../../shared/periods/instants.ts'
import { computeSummary } from '../../shared/summaries/compute-summary.ts'
import type { SummaryInputs } from '../../shared/summaries/summary-inputs.ts'
import { InputFingerprint } from '../runtime/input-fingerprint.ts'
import { logger } from '../runtime/logger.ts'
import { announceStage } from '../runtime/stages.ts'
import { expireSummaries } from '../stores/summaries/expire-summaries.ts'
import { SUMMARY_LAYOUT } from '../stores/summaries/pack-summary.ts'
import { publishSummary, type SummaryPublication } from '../stores/summaries/publish-summary.ts'
import { askedSpan } from './asked-span.ts'
import { newest } from './earlier-summaries.ts'
import type { SummarizeStrategyEvent } from './event.ts'
import { poolsThatDiffer, withNewerInventory } from './newer-inventory.ts'
import { readSummaryInputs } from './read-inputs.ts'
import type { Services } from './services.ts'
import { type EventsOutcome, writeEventsOnce } from './write-events-once.ts'

export interface SummarizedPeriod {
  readonly figures: SummaryFigures
  /** Null in a dry run. */
  readonly publication: SummaryPublication | null
  /** Null in a dry run. */
  readonly events: EventsOutcome | null
}

/** @throws the errors of the sources, the domain and the store, each a sentence; the published summary then stands */
export async function summarizePeriod(
  event: SummarizeStrategyEvent,
  services: Services,
): Promise<SummarizedPeriod> {
  const { configuration, table, clock } = services
  const startedAtMs = clock()
  const span = askedSpan(event.period, startedAtMs, configuration.FISCAL_YEAR_FIRST_MONTH)
  const fingerprint = new InputFingerprint()
  const { inputs, earlier } = await readSummaryInputs(span, services, fingerprint)
  const readAtMs = clock()

  announceStage('Computing the summary')
  const figures = compute(inputs)
  if (event.dryRun) return { figures, publication: null, events: null }
  const { methodId, methodVersion } = figures.approximation
  fingerprint.add('method', [methodId, methodVersion, SUMMARY_LAYOUT])
  const origin = {
    runId: timeOrderedId({ msecs: startedAtMs }),
    inputHash: fingerprint.digest(),
    startedAtMs,
    startedBy: event.startedBy,
    codeVersion: configuration.CODE_VERSION,
    lastGood: newest(earlier.lastGood, stampsOf(inputs)),
    durationsMs: { read: readAtMs - startedAtMs, compute: clock() - readAtMs },
  }
  const publication = await publishSummary(table, figures, origin, clock)
  const events = await writeEventsOnce(
    span,
    event.writeEvents,
    earlier.monthBefore?.opportunities ?? null,
    services,
  )
  await letOldSummariesExpire(span.id, services)
  return { figures, publication, events }
}

function compute(inputs: SummaryInputs): SummaryFigures {
  const figures = computeSummary(inputs)
  const newestRun = inputs.costRuns.at(-1)
  if (newestRun === undefined) return figures
  return withNewerInventory(figures, poolsThatDiffer(newestRun, inputs.upstream, inputs.asOfMs))
}

/** By source, the newest stamp that was read. */
function stampsOf({ upstream, events }: SummaryInputs): Record<string, string | null> {
  const textOf = (stampMs: number | null) => (stampMs === null ? null : instantText(stampMs))
  return {
    ...Object.fromEntries(upstream.sources.map(({ name, latestMs }) => [name, textOf(latestMs)])),
    posthog: events.status === 'read' ? textOf(events.latestMs) : null,
  }
}

/** Housekeeping never fails a summary that is published; what it could not mark the next one marks. */
async function letOldSummariesExpire(
  period: string,
  { table, clock, configuration }: Services,
): Promise<void> {
  try {
    await expireSummaries(table, period, clock(), configuration.RUN_RETENTION_DAYS)
  } catch (cause) {
    logger.warn(
      'Superseded summaries could not be marked to expire; the next one tries again.',
      cause as Error,
    )
  }
}
