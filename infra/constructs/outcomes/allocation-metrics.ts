// What the alarms of allocations count, read off the one line that each allocation logs.
import { FilterPattern } from 'aws-cdk-lib/aws-logs'
import type { LoggedOutcome, OutcomeLine } from '../../../functions/allocate-costs/outcome-log.ts'
import { fieldIs, type OutcomeFilters } from './outcome-filter.ts'

export const ALLOCATION_METRICS = {
  /** 1 for each official allocation of the open month after which its figures are current. */
  openPeriodCurrent: 'OpenPeriodCurrent',
  /** 1 when cents were lost or made, 0 for each run that conserves: it stays 1 until one does. */
  notConserved: 'NotConserved',
  /** 0 to 100, of each such allocation of the open month. */
  unknownCostPercent: 'UnknownCostPercent',
} as const

const field = (name: keyof OutcomeLine): string => `$.${name}`
const outcomeIs = (...outcomes: LoggedOutcome[]) => fieldIs(field('outcome'), outcomes)

const OPEN_AND_OFFICIAL = FilterPattern.all(
  outcomeIs('published', 'duplicate'),
  FilterPattern.booleanValue(field('isOpenPeriod'), true),
  FilterPattern.booleanValue(field('isOfficial'), true),
)

const { openPeriodCurrent, notConserved, unknownCostPercent } = ALLOCATION_METRICS

export const ALLOCATION_FILTERS: OutcomeFilters = {
  OpenPeriodCurrent: { metric: openPeriodCurrent, pattern: OPEN_AND_OFFICIAL, value: '1' },
  NotConserved: { metric: notConserved, pattern: outcomeIs('not_conserved'), value: '1' },
  Conserved: {
    metric: notConserved,
    pattern: outcomeIs('published', 'duplicate', 'beside', 'restated', 'unchanged'),
    value: '0',
  },
  UnknownCost: { metric: unknownCostPercent, pattern: OPEN_AND_OFFICIAL, value: field('unknownCostPercent') },
}
