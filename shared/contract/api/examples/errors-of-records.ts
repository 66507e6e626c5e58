// Refusals of what leaders read by window, decide and undertake, and of what is planned and computed again.
import type { ErrorExample } from './error-example.ts'
import { EXAMPLE_DECISION_ID, EXAMPLE_INITIATIVE_ID } from './example-records.ts'

const NO_RUN_OF_ID = 'No run has that id: it was never published, or it has expired.'
const NO_SUMMARY_YET =
  'No strategic summary is published yet: whoever runs the system publishes it, on schedule or by hand (npm run summaries).'
const NOT_IN_WINDOW = 'No tenant that you can see has this id in this window.'
const NOT_THEIRS =
  'The tenant cannot be found among those that you can see: look it up with /api/v1/tenants?search=.'
const NOT_IN_MONTH = 'No tenant that you can see has this id in the newest published month.'
const NO_SUCH_MEMBER = 'No tenant that you can see has this id or whole name in the run of this month.'
const NOT_CLOSED = 'The month is not closed yet.'
const UNSEEN = 'you did not ask to change it, and it has changed since you read it: yours is what you read'
const CHOOSE = 'yours and theirs differ: choose one'

export const RECORD_ERROR_EXAMPLES = {
  windowOfUnknownSummary: {
    title: 'The id of no summary, as knowledge time of a window',
    status: 404,
    code: 'VALIDATION_FAILED',
    message: `knownAt: ${NO_RUN_OF_ID}`,
    details: [{ field: 'knownAt', message: NO_RUN_OF_ID }],
    operations: [
      'readOverview',
      'readTenantSummary',
      'readRevenueProtection',
      'readCostOptimization',
      'readIntelligence',
      'readPlanning',
      'readBenchmarks',
    ],
  },
  noSummaryYet: {
    title: 'A window, before the first summary is published',
    status: 409,
    code: 'PROCESS_REQUIRED',
    message: NO_SUMMARY_YET,
    details: [{ field: 'window', message: NO_SUMMARY_YET }],
    operations: [
      'readOverview',
      'readRevenueProtection',
      'readCostOptimization',
      'readIntelligence',
      'readBenchmarks',
    ],
  },
  tenantNotInWindow: {
    title: 'A tenant that does not exist, or that the caller may not see: the same answer',
    status: 404,
    code: 'VALIDATION_FAILED',
    message: NOT_IN_WINDOW,
    details: [{ field: 'tenantId', message: NOT_IN_WINDOW }],
    operations: ['readTenantSummary'],
  },
  tenantOfRecordNotFound: {
    title: 'A record about a tenant that does not exist',
    status: 404,
    code: 'VALIDATION_FAILED',
    message: NOT_THEIRS,
    details: [{ field: 'values.tenantId', message: NOT_IN_MONTH }],
    operations: ['proposeDecision', 'startInitiative'],
  },
  tenantOfWebhookNotFound: {
    title: 'A webhook of a tenant that does not exist',
    status: 404,
    code: 'VALIDATION_FAILED',
    message: NOT_THEIRS,
    details: [{ field: 'values.tenantIds', message: NOT_IN_MONTH }],
    operations: ['registerWebhook'],
  },
  decisionIdTaken: {
    title: 'A decision under an id that another one has',
    status: 409,
    code: 'SUBMISSION_REFUSED',
    message: `There is a record ${EXAMPLE_DECISION_ID} already: give the new one an id of its own.`,
    details: [],
    operations: ['proposeDecision'],
  },
  initiativeIdTaken: {
    title: 'An initiative under an id that another one has',
    status: 409,
    code: 'SUBMISSION_REFUSED',
    message: `There is a record ${EXAMPLE_INITIATIVE_ID} already: give the new one an id of its own.`,
    details: [],
    operations: ['startInitiative'],
  },
  initiativeChangedMeanwhile: {
    title: 'A change of an initiative that somebody changed since',
    status: 409,
    code: 'CHANGED_MEANWHILE',
    message:
      'You read version 1, and it is version 2 now: Pia changed it on 2025-12-01T07:00:00Z. Nothing of yours was saved. Look at both, then send yours again with version 2, or leave theirs.',
    details: [
      { field: 'version', message: '2, once you have seen theirs', yours: 1, theirs: 2 },
      { ...{ field: 'owner', yours: 'Cem', theirs: 'Pia' }, message: CHOOSE },
      { ...{ field: 'status', yours: 'planned', theirs: 'active' }, message: UNSEEN },
    ],
    operations: ['changeInitiative'],
  },
  initiativeDoesNotFollow: {
    title: 'A status that does not follow the present one',
    status: 409,
    code: 'SUBMISSION_REFUSED',
    message:
      'The initiative is active and cannot become planned: it can become on_hold or done or cancelled.',
    details: [],
    operations: ['changeInitiative'],
  },
  preferencesChangedMeanwhile: {
    title: 'Preferences that were chosen elsewhere since they were read',
    status: 409,
    code: 'CHANGED_MEANWHILE',
    message:
      'Your preferences were changed elsewhere, or by the link of a digest: you read version 0, and it is version 1 now. Nothing was saved. Look at both, then save again with version 1.',
    details: [
      { field: 'version', message: '1, once you have seen theirs', yours: 0, theirs: 1 },
      {
        ...{ field: 'preferences.lowestSeverity', yours: 'Info', theirs: 'High' },
        message: CHOOSE,
      },
    ],
    operations: ['savePreferences'],
  },
  tenantOfAdjustmentsNotFound: {
    title: 'Adjustments of a tenant that does not exist, or that the caller may not see: the same answer',
    status: 404,
    code: 'VALIDATION_FAILED',
    message:
      'A tenant cannot be found among those that you can see: look it up with /api/v1/tenants?search=.',
    details: [
      {
        field: 'tenant',
        message: 'No tenant that you can see has this id or whole name in the runs of these months.',
      },
    ],
    operations: ['listAdjustments'],
  },
  memberNotFound: {
    title: 'The forecast of a tenant that does not exist, or that the caller may not see: the same answer',
    status: 404,
    code: 'VALIDATION_FAILED',
    message: NO_SUCH_MEMBER,
    details: [{ field: 'of', message: NO_SUCH_MEMBER }],
    operations: ['readForecast'],
  },
  whatIfNotOpened: {
    title: 'A what-if that is not opened to a budget owner',
    status: 409,
    code: 'SUBMISSION_REFUSED',
    message:
      'Budget owners submit to the budget and to reforecasts. A what-if is opened to you once Finance gives you a line in it: ask Finance, or submit to a reforecast.',
    details: [{ field: 'scenario', message: 'the budget, a reforecast, or a what-if that is opened to you' }],
    operations: ['previewBudget', 'submitBudget'],
  },
  bridgedRunUnknown: {
    title: 'A bridge to the id of no run',
    status: 404,
    code: 'VALIDATION_FAILED',
    message: `019ad736-6e60-7000-8000-00000000dead: ${NO_RUN_OF_ID}`,
    details: [{ field: 'to', message: NO_RUN_OF_ID }],
    operations: ['bridgeRuns'],
  },
  notClosedYet: {
    title: 'A bridge from the closed run of a month that is not closed',
    status: 409,
    code: 'PROCESS_REQUIRED',
    message: `2025-11: ${NOT_CLOSED}`,
    details: [{ field: 'from', message: NOT_CLOSED }],
    operations: ['bridgeRuns'],
  },
} as const satisfies Readonly<Record<string, ErrorExample>>
