// Refusals that are about what is asked.

import { OPERATIONS, type Operation } from '../../../access/may-call.ts'
import { A_SPAN } from '../../../periods/span.ts'
import { A_SUMMARY_KNOWN_AT, A_SUMMARY_PERIOD } from '../parameters.ts'
import type { ErrorExample } from './error-example.ts'
import { EXAMPLE_LEDGER_ID } from './system-webhooks.ts'

const ONE_MONTH = ['listFigures', 'exportFigures', 'explainFigure', 'listTenants'] as const
const OF_RUNS = ['listResourceCosts', 'listVendorCosts'] as const
const OF_SUMMARIES = ['listOpportunities', 'listKpis'] as const
const A_MONTH = 'a month as YYYY-MM, for example 2026-10'
const UNKNOWN_RUN = 'No run has that id: it was never published, or it has expired.'
const NOT_PUBLISHED = 'No run of this month by this method is published: the month must be allocated first.'
const NO_SUMMARY =
  'No strategic summary of this period is published yet: whoever runs the system publishes it, on schedule or by hand (npm run summaries).'
const NO_SUMMARY_OF_ID =
  'The id that was given is not that of a strategic summary: ask with the id of one, with an instant, or without knownAt.'
const EXPIRED = 'The run has expired: superseded runs stay readable for a limited time.'

const NO_KNOWN_AT = 'no knownAt beside it: an instant or the id of a run says by itself which run answers'
const CHANGED_UNASKED =
  'you did not ask to change it, and it has changed since you read it: yours is what you read'

const refused = (field: string, message: string, operations: readonly Operation[]) =>
  ({
    status: 400,
    code: 'VALIDATION_FAILED',
    message: `The request is not accepted: see details for ${field}.`,
    details: [{ field, message }],
    operations,
  }) as const satisfies Partial<ErrorExample>

/** @param has what the address has */
const notAcceptable = (has: string) =>
  ({
    status: 406,
    code: 'VALIDATION_FAILED',
    message: `The Accept header allows nothing that this address has: it has ${has}.`,
    details: [],
  }) as const satisfies Partial<ErrorExample>

export const REQUEST_ERROR_EXAMPLES = {
  monthNotAccepted: {
    title: 'A thirteenth month',
    ...refused('period', A_MONTH, ['listAdjustments', 'listTenants', 'listRuns']),
  },
  periodNotAccepted: {
    title: 'A thirteenth month, where quarters and years are accepted too',
    ...refused('period', A_SPAN, ['listFigures', 'exportFigures', ...OF_RUNS]),
  },
  yearNotSummarized: {
    title: 'A year, of which there is no summary',
    ...refused('period', A_SUMMARY_PERIOD, OF_SUMMARIES),
  },
  closedNotSummarized: {
    title: 'Closed figures of a summary, which is not closed',
    ...refused('knownAt', A_SUMMARY_KNOWN_AT, OF_SUMMARIES),
  },
  quarterNotExplained: {
    title: 'A quarter, which is explained month by month',
    ...refused('period', `${A_MONTH}; of a quarter or year, ask for each of its months`, ['explainFigure']),
  },
  gridMonthNotAccepted: {
    title: 'A thirteenth month, the second of those asked for',
    ...refused('periods.1', A_SPAN, ['queryFigures']),
  },
  quarterNotPublished: {
    title: 'A quarter of which a month is missing: a part is not given as the whole',
    status: 409,
    code: 'PROCESS_REQUIRED',
    message: `2025-Q4: 2025-10, 2025-12: ${NOT_PUBLISHED}`,
    details: [{ field: 'period', message: `2025-10, 2025-12: ${NOT_PUBLISHED}` }],
    operations: ['listFigures', 'exportFigures', ...OF_RUNS],
  },
  parameterUnknown: {
    title: 'A parameter where there is none',
    ...refused('period', 'leave it out: this request takes no parameters', ['listMeasures', 'listPeriods']),
  },
  runIdNotAccepted: {
    title: 'A word where the id of a run belongs',
    ...refused('id', 'the id of a run', ['readRun']),
  },
  basisAndInstant: {
    title: 'Closed figures and an instant in one request: which of them is meant is not guessed',
    status: 400,
    code: 'VALIDATION_FAILED',
    message: `basis is not accepted: it takes ${NO_KNOWN_AT}.`,
    details: [{ field: 'basis', message: NO_KNOWN_AT }],
    operations: [...ONE_MONTH, 'queryFigures', ...OF_RUNS],
  },
  tenantNotFound: {
    title: 'A tenant that does not exist, or that the caller may not see: the same answer',
    status: 404,
    code: 'VALIDATION_FAILED',
    message:
      'A tenant cannot be found among those that you can see: look it up with /api/v1/tenants?search=.',
    details: [
      {
        field: 'tenant',
        message: 'No tenant that you can see has this id or whole name in the run of this month.',
      },
    ],
    operations: ['listFigures', 'exportFigures', 'explainFigure'],
  },
  knownAtUnknownRun: {
    title: 'The id of no run, as knowledge time',
    status: 404,
    code: 'VALIDATION_FAILED',
    message: `2025-11: ${UNKNOWN_RUN}`,
    details: [{ field: 'knownAt', message: UNKNOWN_RUN }],
    operations: [...ONE_MONTH, ...OF_RUNS],
  },
  knownAtUnknownSummary: {
    title: 'The id of no summary, as knowledge time',
    status: 404,
    code: 'VALIDATION_FAILED',
    message: `2025-11: ${NO_SUMMARY_OF_ID}`,
    details: [{ field: 'knownAt', message: NO_SUMMARY_OF_ID }],
    operations: OF_SUMMARIES,
  },
  runNotFound: {
    title: 'The id of no run',
    status: 404,
    code: 'VALIDATION_FAILED',
    message: UNKNOWN_RUN,
    details: [{ field: 'id', message: 'the id of a run, as /api/v1/runs lists them' }],
    operations: ['readRun'],
  },
  formNotAcceptable: {
    title: 'An Accept header that does not allow JSON',
    ...notAcceptable('application/json'),
    operations: OPERATIONS.filter(
      (operation) => operation !== 'listFigures' && operation !== 'exportFigures',
    ),
  },
  figuresNotAcceptable: {
    title: 'An Accept header that allows neither JSON nor CSV',
    ...notAcceptable('application/json and text/csv'),
    operations: ['listFigures'],
  },
  fileNotAcceptable: {
    title: 'An Accept header that does not allow CSV, where there is a file',
    ...notAcceptable('text/csv'),
    operations: ['exportFigures'],
  },
  monthNotPublished: {
    title: 'A month that nobody has allocated yet',
    status: 409,
    code: 'PROCESS_REQUIRED',
    message: `2025-10: ${NOT_PUBLISHED}`,
    details: [{ field: 'period', message: NOT_PUBLISHED }],
    operations: [...ONE_MONTH, ...OF_RUNS, 'listAdjustments', 'tryWhatIf'],
  },
  summaryNotPublished: {
    title: 'A month of which no strategic summary is published yet',
    status: 409,
    code: 'PROCESS_REQUIRED',
    message: `2025-10: ${NO_SUMMARY}`,
    details: [{ field: 'period', message: NO_SUMMARY }],
    operations: OF_SUMMARIES,
  },
  nothingPublished: {
    title: 'The newest month, before the first one is published',
    status: 409,
    code: 'PROCESS_REQUIRED',
    message: 'No month is published yet: a month must be allocated first.',
    details: [],
    operations: ['listTenants', 'listRuns'],
  },
  submissionRefused: {
    title: 'A submission with a wrong cell: nothing of it is changed',
    status: 409,
    code: 'SUBMISSION_REFUSED',
    message: 'Refused as a whole: 1 cell in 1 row to correct. Nothing is changed until all are.',
    details: [
      {
        field: 'row 7, period',
        message:
          'period "Oct" is not accepted: it takes a month as YYYY-MM from 2000-01 to 2099-12, for example 2026-10.',
      },
    ],
    operations: ['submitBudget'],
  },
  yearStepRefused: {
    title: 'A step of a fiscal year that does not fit its state',
    status: 409,
    code: 'SUBMISSION_REFUSED',
    message: 'Fiscal year 2025 of the budget is open: there is nothing to open again.',
    details: [],
    operations: ['changeBudgetYear'],
  },
  approvalByAnother: {
    title: 'A fiscal year approved by somebody who is not the CFO',
    status: 403,
    code: 'ACCESS_DENIED',
    message: 'A fiscal year is approved by the CFO: lock it, and ask them to approve it.',
    details: [],
    operations: ['changeBudgetYear'],
  },
  alertNotFound: {
    title: "An alert that has ended, is somebody else's or never was: the same answer",
    status: 404,
    code: 'VALIDATION_FAILED',
    message:
      'None of your open alerts has this id and occurrence: it may have ended. List them again (/api/v1/system/alerts).',
    details: [{ field: 'id', message: 'the id of an open alert of yours' }],
    operations: ['acknowledgeAlert'],
  },
  decisionNotFound: {
    title: 'The id of no decision',
    status: 404,
    code: 'VALIDATION_FAILED',
    message: 'No decision has that id: list them for those there are.',
    details: [{ field: 'id', message: 'the id of a decision' }],
    operations: ['readDecision', 'changeDecision'],
  },
  initiativeNotFound: {
    title: 'The id of no initiative',
    status: 404,
    code: 'VALIDATION_FAILED',
    message: 'No initiative has that id: list them for those there are.',
    details: [{ field: 'id', message: 'the id of an initiative' }],
    operations: ['readInitiative', 'changeInitiative'],
  },
  opportunityNotFound: {
    title: 'An opportunity that the summary does not have',
    status: 404,
    code: 'VALIDATION_FAILED',
    message:
      'The strategic summary of 2025-11 has no opportunity of that id: list them again (/api/v1/opportunities).',
    details: [
      { field: 'opportunity.id', message: 'the id of an opportunity, as listOpportunities answers it' },
    ],
    operations: ['startInitiative'],
  },
  changedMeanwhile: {
    title:
      'A change of a version that is no longer the newest: yours and theirs, field by field, and what else changed since',
    status: 409,
    code: 'CHANGED_MEANWHILE',
    message:
      'You read version 1, and it is version 2 now: Cem changed it on 2025-11-11T15:00:00Z. Nothing of yours was saved. Look at both, then send yours again with version 2, or leave theirs.',
    details: [
      { field: 'version', message: '2, once you have seen theirs', yours: 1, theirs: 2 },
      {
        ...{ field: 'reviewOn', yours: '2026-03-01', theirs: '2026-02-11' },
        message: 'yours and theirs differ: choose one',
      },
      { field: 'status', yours: 'proposed', theirs: 'approved', message: CHANGED_UNASKED },
      {
        ...{ field: 'decided', yours: null, message: CHANGED_UNASKED },
        theirs: {
          ...{ by: 'Cem', at: '2025-11-11T15:00:00Z', verdict: 'approved' },
          why: 'What is paid for and not used goes.',
        },
      },
    ],
    operations: ['changeDecision'],
  },
  decidedAlready: {
    title: 'A field that can no longer change, since the decision was decided',
    status: 409,
    code: 'SUBMISSION_REFUSED',
    message:
      'The decision was approved by Cem on 2025-11-11T15:00:00Z: title can no longer change, only when it is reviewed. Propose another decision instead.',
    details: [],
    operations: ['changeDecision'],
  },
  ownedByAnother: {
    title: 'An initiative of somebody else, changed by Procurement',
    status: 403,
    code: 'ACCESS_DENIED',
    message:
      'The initiative is owned by somebody else: its owner, executives and Finance change it. Ask one of them, or to become its owner.',
    details: [],
    operations: ['changeInitiative'],
  },
  webhookNotFound: {
    title: 'The id of no webhook',
    status: 404,
    code: 'VALIDATION_FAILED',
    message: 'No webhook has that id: list them for those there are.',
    details: [{ field: 'id', message: 'the id of a webhook' }],
    operations: [
      'readWebhook',
      'changeWebhook',
      'pauseWebhook',
      'rotateWebhookSecret',
      'testWebhook',
      'redeliverWebhook',
      'removeWebhook',
    ],
  },
  webhookAddressNotPublic: {
    title: 'An address that is not of the public internet',
    status: 400,
    code: 'VALIDATION_FAILED',
    message: 'The address is not accepted: see details for values.url.',
    details: [
      {
        field: 'values.url',
        message:
          '169.254.169.254 is not an address of the public internet. Give a public https address such as https://hooks.example.com/penguin.',
      },
    ],
    operations: ['registerWebhook', 'changeWebhook'],
  },
  webhookIdTaken: {
    title: 'A webhook registered under an id that another one has',
    status: 409,
    code: 'SUBMISSION_REFUSED',
    message: `There is a webhook ${EXAMPLE_LEDGER_ID} already: give the new one an id of its own. If you registered it and its answer was lost, rotate its secret: that answers a new one.`,
    details: [],
    operations: ['registerWebhook'],
  },
  webhookChangedMeanwhile: {
    title: 'A change of a webhook that somebody changed since',
    status: 409,
    code: 'CHANGED_MEANWHILE',
    message:
      'You read version 1, and it is version 2 now: Cem changed it on 2025-11-21T09:00:00Z. Nothing of yours was saved. Look at both, then send yours again with version 2, or leave theirs.',
    details: [
      { field: 'version', message: '2, once you have seen theirs', yours: 1, theirs: 2 },
      {
        ...{ field: 'name', yours: 'Books', theirs: 'The ledger' },
        message: 'yours and theirs differ: choose one',
      },
    ],
    operations: ['changeWebhook'],
  },
  webhookPaused: {
    title: 'A message for a webhook that is paused',
    status: 409,
    code: 'SUBMISSION_REFUSED',
    message:
      'Nothing was sent: the webhook Chat of operations is paused. Let it go on first (/pause with "paused": false).',
    details: [],
    operations: ['testWebhook', 'redeliverWebhook'],
  },
  secretNotRotating: {
    title: 'The older secret ended, where there is one alone',
    status: 409,
    code: 'SUBMISSION_REFUSED',
    message:
      'There is one valid secret, and no older one to end: rotate it first, and take over the new one.',
    details: [],
    operations: ['rotateWebhookSecret'],
  },
  pausedMeanwhile: {
    title: 'A pause ended that somebody else has begun since',
    status: 409,
    code: 'CHANGED_MEANWHILE',
    message:
      'You read version 1, and it is version 2 now: Cem changed it on 2025-11-30T09:00:00Z. Nothing of yours was saved. Look at both, then send yours again with version 2, or leave theirs.',
    details: [
      { field: 'version', message: '2, once you have seen theirs', yours: 1, theirs: 2 },
      {
        ...{ field: 'paused', yours: null, theirs: { by: 'Cem', at: '2025-11-30T09:00:00Z' } },
        message: 'yours and theirs differ: choose one',
      },
      { field: 'stopped', yours: null, theirs: null, message: 'the same in both' },
    ],
    operations: ['pauseWebhook'],
  },
  runExpired: {
    title: 'A superseded run, past the time that it is kept',
    status: 410,
    code: 'PARTIAL_DATA_UNAVAILABLE',
    message: `2025-11: ${EXPIRED}`,
    details: [{ field: 'knownAt', message: EXPIRED }],
    operations: [...ONE_MONTH, ...OF_RUNS],
  },
  answerTooLarge: {
    title: 'An answer that is larger than one response may be',
    status: 413,
    code: 'VALIDATION_FAILED',
    message:
      'The answer is larger than one response may be. Send the header Accept-Encoding: gzip, or ask for less: fewer measures, named tenants, or pages with limit.',
    details: [{ field: 'accept-encoding', message: 'gzip' }],
    operations: ['listFigures', 'exportFigures', 'queryFigures', 'listResourceCosts'],
  },
} as const satisfies Readonly<Record<string, ErrorExample>>
