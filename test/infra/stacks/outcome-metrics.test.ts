// The alarms of jobs count lines of a log: here the handlers' own lines are held against the deployed filters.
import { describe, expect, jest, test } from '@jest/globals'
import { answer } from '../../../functions/allocate-costs/answer.ts'
import { logFailure, logOutcome } from '../../../functions/allocate-costs/outcome-log.ts'
import type { ClosePeriodAnswer } from '../../../functions/close-period/answer.ts'
import { logClose, logCloseFailure } from '../../../functions/close-period/outcome-log.ts'
import type { DeliverWebhooksAnswer } from '../../../functions/deliver-webhooks/answer.ts'
import { logOutcome as logWebhooks } from '../../../functions/deliver-webhooks/outcome-log.ts'
import { counted as countedDeliveries } from '../../../functions/delivery/webhooks/delivery-counts.ts'
import {
  logOutcome as logFeedback,
  logFailure as logFeedbackFailure,
} from '../../../functions/mail-feedback/outcome-log.ts'
import type { RaiseAlertsAnswer } from '../../../functions/raise-alerts/answer.ts'
import {
  logOutcome as logAlerts,
  logFailure as logAlertsFailure,
} from '../../../functions/raise-alerts/outcome-log.ts'
import {
  logOutcome as logAudit,
  logFailure as logAuditFailure,
} from '../../../functions/record-audit/outcome-log.ts'
import { readConfiguration } from '../../../functions/runtime/config.ts'
import { VerificationError } from '../../../functions/runtime/errors.ts'
import { logger } from '../../../functions/runtime/logger.ts'
import type { SendDigestsAnswer } from '../../../functions/send-digests/answer.ts'
import {
  logOutcome as logDigests,
  logFailure as logDigestsFailure,
} from '../../../functions/send-digests/outcome-log.ts'
import type { SummarizeStrategyAnswer } from '../../../functions/summarize-strategy/answer.ts'
import {
  logOutcome as logSummary,
  logFailure as logSummaryFailure,
} from '../../../functions/summarize-strategy/outcome-log.ts'
import type { VerifyRunAnswer } from '../../../functions/verify-run/answer.ts'
import { logVerification, logVerificationFailure } from '../../../functions/verify-run/outcome-log.ts'
import { InvalidInputError, NotConservedError, RefusedError } from '../../../shared/errors.ts'
import type { ComputedRun } from '../../../shared/figures/compute-run.ts'
import { resourcesOfType, synthesised } from './synthesised.ts'

type Line = Readonly<Record<string, unknown>>

/** Metric values that the deployed filters read off a line, by metric. */
function counted(line: Line, job = 'allocate-costs', stage = 'dev'): Record<string, number> {
  const values: Record<string, number> = {}
  for (const [, { Properties }] of resourcesOfType(synthesised(stage), 'AWS::Logs::MetricFilter')) {
    const { FilterPattern, LogGroupName, MetricTransformations } = Properties as {
      FilterPattern: string
      LogGroupName: { Ref: string }
      MetricTransformations: { MetricName: string; MetricValue: string }[]
    }
    const [{ MetricName, MetricValue } = { MetricName: '', MetricValue: '' }] = MetricTransformations
    if (!LogGroupName.Ref.startsWith(job.replaceAll('-', ''))) continue
    if (!matches(FilterPattern, line)) continue
    values[MetricName] = Number(MetricValue.startsWith('$.') ? line[MetricValue.slice(2)] : MetricValue)
  }
  return values
}

/** CloudWatch's JSON patterns, as far as these filters use them: equality of texts, IS TRUE, IS FALSE, > 0, >= 0, && and ||. */
function matches(pattern: string, line: Line): boolean {
  const code = pattern
    .replace(/^\{|\}$/g, '')
    .replaceAll(/\$\.(\w+) = "(\w+)"/g, (_, field, text) => String(line[field] === text))
    .replaceAll(/\$\.(\w+) != "(\w+)"/g, (_, field, text) => String(field in line && line[field] !== text))
    .replaceAll(/\$\.(\w+) IS (TRUE|FALSE)/g, (_, field, is) => String(line[field] === (is === 'TRUE')))
    .replaceAll(/\$\.(\w+) (!?=) %\[a-z\]%/g, (_, field, is) =>
      String(/[a-z]/.test(String(line[field])) === (is === '=')),
    )
    .replaceAll(/\$\.(\w+) (>=?) 0/g, (_, field, is) =>
      String(field in line && (is === '>' ? Number(line[field]) > 0 : Number(line[field]) >= 0)),
    )
  expect(code).toMatch(/^(true|false|&&|\|\||[() ])+$/)
  return new Function(`return ${code}`)()
}

const NOW_MS = Date.parse('2025-11-15T04:00:00Z')
const configuration = readConfiguration({ DATABASE_URL: 'postgres://reader@host/platform' })

function lineOf(
  outcome: Parameters<typeof answer>[1],
  { period = '2025-11', method = 'even' as const, unknownCostPercent = 0 } = {},
): Line {
  const figures = {
    period,
    asOf: '2025-11-15T04:00:00.000Z',
    method,
    policies: { shareIdle: 'none', sharePlatform: 'none' },
    tenants: [],
    pools: [],
    revenue: { sourceCents: 0, tenantCents: 0, unattributedCents: 0, differenceCents: 0 },
    warnings: [],
    approximation: {},
  } as unknown as ComputedRun['figures']
  return logged('info', () =>
    logOutcome(
      answer(figures, outcome, 'run-1', null),
      { unknownCostPercent } as ComputedRun,
      configuration,
      NOW_MS,
    ),
  )
}

function summaryLine({ outcome, report, ...rest }: SummaryFacts = {}): Line {
  const facts = {
    outcome: outcome ?? 'published',
    period: '2025-11',
    months: ['2025-11'],
    dataQuality: 'complete',
    limitedSources: [],
    alerts: { Critical: 0, High: 0, Info: 0 },
    ...rest,
    events: { state: rest.events ?? (report === undefined ? 'not_due' : 'written'), report: report ?? null },
  }
  return logged('info', () => logSummary(facts as unknown as SummarizeStrategyAnswer, NOW_MS))
}

interface SummaryFacts {
  readonly outcome?: SummarizeStrategyAnswer['outcome']
  readonly months?: readonly string[]
  readonly dataQuality?: 'complete' | 'partial'
  readonly limitedSources?: readonly { readonly name: string }[]
  readonly events?: SummarizeStrategyAnswer['events']['state']
  readonly report?: { readonly attempted: number; readonly failed: number; readonly met: boolean | null }
}

const failureLine = (error: unknown): Line => logged('error', () => logFailure(error))

function logged(level: 'info' | 'error', write: () => void): Line {
  const spy = jest.spyOn(logger, level).mockImplementation(() => undefined)
  write()
  const [[message, fields] = []] = spy.mock.calls
  spy.mockRestore()
  return { message, ...(fields as object) }
}

describe('what the alarms count', () => {
  test('an official allocation of the open month keeps its figures current', () => {
    const expected = { OpenPeriodCurrent: 1, NotConserved: 0, UnknownCostPercent: 1.25 }
    expect(counted(lineOf('published', { unknownCostPercent: 1.25 }))).toEqual(expected)
    expect(counted(lineOf('duplicate', { unknownCostPercent: 1.25 }))).toEqual(expected)
  })

  test('another month, another method, an earlier moment and a dry run do not', () => {
    expect(counted(lineOf('published', { period: '2025-10' }))).toEqual({ NotConserved: 0 })
    expect(counted(lineOf('published', { method: 'volume' as never }))).toEqual({ NotConserved: 0 })
    expect(counted(lineOf('beside'))).toEqual({ NotConserved: 0 })
    expect(counted(lineOf('restated', { period: '2025-10' }))).toEqual({ NotConserved: 0 })
    expect(counted(lineOf('unchanged', { period: '2025-10' }))).toEqual({ NotConserved: 0 })
    expect(counted(lineOf('dry_run'))).toEqual({})
  })

  test('cents that do not add up, computed or read back, raise the alarm', () => {
    expect(counted(failureLine(new NotConservedError('The vps pool does not conserve.')))).toEqual({
      NotConserved: 1,
    })
    expect(counted(failureLine(new VerificationError('It was read back and does not hold.')))).toEqual({
      NotConserved: 1,
    })
  })

  test('a refused request and a failure of another kind are no such thing', () => {
    expect(counted(failureLine(new RefusedError('The month has not begun.')))).toEqual({})
    expect(counted(failureLine(new InvalidInputError('period', 'x', 'a month')))).toEqual({})
    expect(counted(failureLine(new Error('connect ECONNREFUSED')))).toEqual({})
  })
})

describe('what the alarms on summaries count', () => {
  const ofSummary = (facts?: SummaryFacts, stage = 'full') =>
    counted(summaryLine(facts), 'summarize-strategy', stage)
  const partial = { dataQuality: 'partial', limitedSources: [{ name: 'posthog' }] } as const

  test('a summary of the open month is current, and lacks a source or none', () => {
    expect(ofSummary()).toEqual({ SummaryCurrent: 1, SummaryPartial: 0 })
    expect(ofSummary({ outcome: 'duplicate' })).toEqual({ SummaryCurrent: 1, SummaryPartial: 0 })
    expect(ofSummary(partial)).toEqual({ SummaryCurrent: 1, SummaryPartial: 1 })
  })

  test('partial for costs that are not known is what another alarm tells', () => {
    expect(ofSummary({ dataQuality: 'partial' })).toEqual({ SummaryCurrent: 1, SummaryPartial: 0 })
  })

  test('another month, a dry run and a failure are not', () => {
    expect(ofSummary({ months: ['2025-10'] })).toEqual({})
    expect(ofSummary({ outcome: 'dry_run' })).toEqual({})
    const failed = logged('error', () => logSummaryFailure(new RefusedError('The month has no cost run.')))
    expect(counted(failed, 'summarize-strategy', 'full')).toEqual({})
  })

  test('in a stage without PostHog, its lack alone is no alarm; any other is', () => {
    expect(synthesised('dev').stage.posthog).toBeUndefined()
    expect(ofSummary(partial, 'dev')).toEqual({ SummaryCurrent: 1, SummaryPartial: 0 })
    const more = { ...partial, limitedSources: [{ name: 'billing_analytics' }, { name: 'posthog' }] }
    expect(ofSummary(more, 'dev')).toEqual({ SummaryCurrent: 1, SummaryPartial: 1 })
    expect(ofSummary({ dataQuality: 'partial' }, 'dev')).toEqual({ SummaryCurrent: 1, SummaryPartial: 0 })
    expect(ofSummary({}, 'dev')).toEqual({ SummaryCurrent: 1, SummaryPartial: 0 })
  })

  test('events of an ended month: below the target, met, and none due', () => {
    const ended = { months: ['2025-10'] }
    expect(ofSummary({ ...ended, report: { attempted: 100, failed: 6, met: false } })).toEqual({
      EventsBelowTarget: 1,
    })
    expect(ofSummary({ ...ended, report: { attempted: 100, failed: 5, met: true } })).toEqual({
      EventsBelowTarget: 0,
    })
    expect(ofSummary({ ...ended, events: 'failed' })).toEqual({ EventsBelowTarget: 1 })
    expect(ofSummary({ ...ended, report: { attempted: 0, failed: 0, met: null } })).toEqual({})
    expect(ofSummary({ ...ended, events: 'not_configured' })).toEqual({})
  })
})

describe('what the alarms on closes and verifications count', () => {
  const ofClose = (outcome: ClosePeriodAnswer['outcome']) =>
    counted(
      logged('info', () => logClose({ outcome, period: '2025-10' } as ClosePeriodAnswer)),
      'close-period',
    )
  const ofFailedClose = (error: unknown) =>
    counted(
      logged('error', () => logCloseFailure(error)),
      'close-period',
    )
  const ofVerification = (outcome: VerifyRunAnswer['outcome']) =>
    counted(
      logged(outcome === 'different' ? 'error' : 'info', () =>
        logVerification({ outcome, checks: [] } as unknown as VerifyRunAnswer),
      ),
      'verify-run',
    )

  test('a close waits from its preparation until it is done; a dry run says nothing', () => {
    expect(ofClose('prepared')).toEqual({ CloseWaiting: 1 })
    expect(ofClose('closed')).toEqual({ CloseWaiting: 0 })
    expect(ofClose('dry_run')).toEqual({})
  })

  test('refused, not verified and failed: the month is not closed by it', () => {
    for (const error of [new RefusedError('No.'), new VerificationError('No.'), new Error('No.')]) {
      expect(ofFailedClose(error)).toEqual({ CloseRefused: 1 })
    }
  })

  test('a run that differs, and one that holds; what could not be verified is neither', () => {
    expect(ofVerification('different')).toEqual({ RunDiffers: 1 })
    expect(ofVerification('equal')).toEqual({ RunDiffers: 0 })
    expect(ofVerification('not_verifiable')).toEqual({})
    const failed = logged('error', () => logVerificationFailure(new Error('No.')))
    expect(counted(failed, 'verify-run')).toEqual({})
  })
})

describe('what the alarms on alerts, mail, webhooks and the audit trail count', () => {
  const NONE_WAIT = { versions: 0, webhooks: 0, events: null, waiting: 0 }
  const line = (write: () => void) => logged('info', write)
  const failure = (write: () => void) => logged('error', write)
  const ofAlerts = (change: object) =>
    counted(
      line(() =>
        logAlerts({
          ...{ outcome: 'raised', message: 'Done.', looks: [], open: 0, summaryWebhooks: 0, unconfirmed: 0 },
          ...{
            alerts: { opened: 0, worse: 0, resolved: 0, webhooks: 0 },
            ...{ decisions: NONE_WAIT, initiatives: NONE_WAIT },
          },
          digests: null,
          ...change,
        } as unknown as RaiseAlertsAnswer),
      ),
      'raise-alerts',
    )

  test('alerts that were raised, or had nothing new; a dry run and a failure are neither', () => {
    expect(ofAlerts({})).toEqual({ AlertsRaised: 1, EventsWaiting: 0 })
    expect(ofAlerts({ outcome: 'nothing_new' })).toEqual({ AlertsRaised: 1, EventsWaiting: 0 })
    // It did not look: what waits goes on waiting, and its alarm goes on.
    expect(ofAlerts({ outcome: 'dry_run', decisions: null, initiatives: null })).toEqual({})
    expect(
      counted(
        failure(() => logAlertsFailure(new RefusedError('No.'))),
        'raise-alerts',
      ),
    ).toEqual({})
  })

  test('events that wait, and mails that did not leave or of which nobody knows', () => {
    const digests = { sent: 9, nothingToSend: 0, unreachable: 4, unconfirmed: 1, failed: 2 }
    const decisions = { versions: 3, webhooks: 0, events: null, waiting: 3 }
    expect(ofAlerts({ digests, decisions })).toEqual({
      ...{ AlertsRaised: 1, EventsWaiting: 3 },
      ...{ MailsFailed: 2, MailsUnconfirmed: 1 },
    })
  })

  test('digests: those that did not leave, those of which nobody knows, and a round that was refused', () => {
    const round = {
      ...{ outcome: 'sent', message: 'Done.', period: '2025-10', people: 9 },
      counts: { sent: 8, nothingToSend: 0, unreachable: 0, unconfirmed: 0, failed: 1 },
    }
    const ofRound = (change: object) =>
      counted(
        line(() => logDigests({ ...round, ...change } as unknown as SendDigestsAnswer)),
        'send-digests',
      )
    expect(ofRound({ unconfirmed: [] })).toEqual({ DigestsFailed: 1, MailsFailed: 1 })
    const counts = { ...round.counts, failed: 0 }
    expect(ofRound({ counts, unconfirmed: [{}, {}] })).toEqual({ MailsUnconfirmed: 2 })
    const refused = failure(() => logDigestsFailure(new RefusedError('No.')))
    expect(counted(refused, 'send-digests')).toEqual({ DigestsFailed: 1 })
  })

  test('webhooks that were given up, and how long one has waited; those that are tried again are no such thing', () => {
    const ofPass = (outcomes: Parameters<typeof countedDeliveries>[0], oldest = 0) =>
      counted(
        line(() =>
          logWebhooks({
            outcome: 'delivered',
            message: 'Done.',
            counts: countedDeliveries(outcomes, oldest),
          } as unknown as DeliverWebhooksAnswer),
        ),
        'deliver-webhooks',
      )
    expect(ofPass(['delivered', 'toBeTriedAgain', 'unrecorded'])).toEqual({ WebhookDueMinutes: 0 })
    expect(ofPass(['givenUp', 'delivered', 'givenUp'], 61)).toEqual({
      ...{ WebhooksGivenUp: 2, WebhookDueMinutes: 61 },
    })
  })

  test('feedback of the mail service that was lost', () => {
    const kept = line(() => logFeedback(1))
    const lost = failure(() => logFeedbackFailure(new Error('No.')))
    expect([kept, lost].map((one) => counted(one, 'mail-feedback'))).toEqual([{}, { MailFeedbackLost: 1 }])
  })

  test('requests that are not in the audit trail: not understood, or not written', () => {
    const batch = { outcome: 'recorded', entries: 5, ofNobody: 2, notUnderstood: 0 } as const
    expect(
      counted(
        line(() => logAudit(batch)),
        'record-audit',
      ),
    ).toEqual({})
    const some = failure(() => logAudit({ ...batch, notUnderstood: 3 }))
    const all = failure(() => logAuditFailure(new AggregateError([new Error('No.')])))
    expect([some, all].map((one) => counted(one, 'record-audit'))).toEqual([
      { AuditUnrecorded: 3 },
      { AuditUnrecorded: 1 },
    ])
  })
})

describe('what is logged of a failure', () => {
  test('our own errors as their sentence, with what kind they are', () => {
    expect(failureLine(new RefusedError('The month has not begun.'))).toEqual({
      message: 'The month has not begun.',
      outcome: 'refused',
      reason: 'RefusedError',
    })
  })

  test('of any other the kind alone: its message may carry what must not be logged', () => {
    const line = failureLine(new TypeError('postgres://reader:secret@host'))
    expect(line).toEqual({ message: 'The allocation failed.', outcome: 'failed', reason: 'TypeError' })
  })
})
