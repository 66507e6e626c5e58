// What the alarms of summaries count, read off the one line that each summary logs.
import { FilterPattern } from 'aws-cdk-lib/aws-logs'
import type { SummaryLine } from '../../../functions/summarize-strategy/outcome-log.ts'
import { EVENTS_SOURCE } from '../../../shared/summaries/summary-sources.ts'
import type { Stage } from '../../stages/stage.ts'
import { fieldIs, type OutcomeFilters } from './outcome-filter.ts'

export const SUMMARY_METRICS = {
  /** 1 for each summary of the open month after which it is current. */
  summaryCurrent: 'SummaryCurrent',
  /** 1 for each such summary that lacks a source, 0 for each that lacks none. */
  summaryPartial: 'SummaryPartial',
  /** 1 when fewer events were taken than the target, or none could be prepared; 0 when it was met. */
  eventsBelowTarget: 'EventsBelowTarget',
} as const

/** As CloudWatch writes a regular expression. */
const ANY_NAME = '[a-z]'

const field = (name: keyof SummaryLine): string => `$.${name}`
const is = (name: keyof SummaryLine, value: boolean) => FilterPattern.booleanValue(field(name), value)

const CURRENT = FilterPattern.all(
  fieldIs(field('outcome'), ['published', 'duplicate']),
  is('isOpenPeriod', true),
)
const EVENTS_FAILED = FilterPattern.any(
  is('isBelowCaptureTarget', true),
  fieldIs(field('eventsState'), ['failed'] satisfies SummaryLine['eventsState'][]),
)
const EVENTS_TAKEN = FilterPattern.all(
  FilterPattern.numberValue(field('eventsAttempted'), '>', 0),
  is('isBelowCaptureTarget', false),
)

const { summaryCurrent, summaryPartial, eventsBelowTarget } = SUMMARY_METRICS

export function summaryFilters(stage: Stage): OutcomeFilters {
  const { lacking, whole } = sourcesOf(stage)
  return {
    SummaryCurrent: { metric: summaryCurrent, pattern: CURRENT, value: '1' },
    SummaryPartial: { metric: summaryPartial, pattern: FilterPattern.all(CURRENT, lacking), value: '1' },
    SummaryWhole: { metric: summaryPartial, pattern: FilterPattern.all(CURRENT, whole), value: '0' },
    EventsBelowTarget: { metric: eventsBelowTarget, pattern: EVENTS_FAILED, value: '1' },
    EventsTaken: { metric: eventsBelowTarget, pattern: EVENTS_TAKEN, value: '0' },
  }
}

/**
 * By the sources that did not answer in full, not by `isPartial`: that is also said of costs that are not known, which have
 * an alarm of their own. Where the stage has no PostHog, its lack alone is nothing to look into.
 */
function sourcesOf({ posthog }: Stage) {
  const sources = field('limitedSources')
  const some = FilterPattern.regexValue(sources, '=', ANY_NAME)
  const none = FilterPattern.regexValue(sources, '!=', ANY_NAME)
  if (posthog !== undefined) return { lacking: some, whole: none }
  return {
    lacking: FilterPattern.all(some, FilterPattern.stringValue(sources, '!=', EVENTS_SOURCE)),
    whole: FilterPattern.any(none, FilterPattern.stringValue(sources, '=', EVENTS_SOURCE)),
  }
}
