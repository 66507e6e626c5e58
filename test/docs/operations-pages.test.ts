// What is true of every page that people operate by: its commands parse and name what there is, what it sends is accepted,
// and its links lead somewhere.
import { execFileSync } from 'node:child_process'
import { describe, expect, jest, test } from '@jest/globals'
import type { Context } from 'aws-lambda'
import type * as z from 'zod'
import { answer } from '../../functions/allocate-costs/answer.ts'
import { allocateCostsEvent } from '../../functions/allocate-costs/event.ts'
import { logFailure, logOutcome } from '../../functions/allocate-costs/outcome-log.ts'
import { closeActs } from '../../functions/close-period/acts.ts'
import type { ClosePeriodAnswer } from '../../functions/close-period/answer.ts'
import { closePeriodEvent } from '../../functions/close-period/event.ts'
import { logClose, logCloseFailure } from '../../functions/close-period/outcome-log.ts'
import { deliverWebhooksEvent } from '../../functions/deliver-webhooks/event.ts'
import { raiseAlertsEvent } from '../../functions/raise-alerts/event.ts'
import { returnToRunEvent } from '../../functions/return-to-run/event.ts'
import { returnToRunHandler } from '../../functions/return-to-run/handler.ts'
import type { Ended } from '../../functions/runtime/acts-by-hand.ts'
import { readConfiguration, readStoreConfiguration } from '../../functions/runtime/config.ts'
import { loggingActs } from '../../functions/runtime/log-acts.ts'
import { logger } from '../../functions/runtime/logger.ts'
import { sendDigestsEvent } from '../../functions/send-digests/event.ts'
import type { SummarizeStrategyAnswer } from '../../functions/summarize-strategy/answer.ts'
import { summarizeStrategyEvent } from '../../functions/summarize-strategy/event.ts'
import {
  logOutcome as logSummary,
  logFailure as logSummaryFailure,
} from '../../functions/summarize-strategy/outcome-log.ts'
import type { VerifyRunAnswer } from '../../functions/verify-run/answer.ts'
import { verifyRunEvent } from '../../functions/verify-run/event.ts'
import { logVerification, logVerificationFailure } from '../../functions/verify-run/outcome-log.ts'
import { ACCESS_LOG_LINE } from '../../infra/constructs/api-access-log.ts'
import { testEventsOf } from '../../infra/constructs/console-test-events.ts'
import { SCHEDULES } from '../../infra/constructs/schedules.ts'
import { FUNCTIONS, type FunctionName, STEPS } from '../../infra/functions.ts'
import type { ComputedRun } from '../../shared/figures/compute-run.ts'
import { startFiguresApi } from '../engines/figures-api.ts'
import { startFiguresTable } from '../engines/figures-table.ts'
import { FIRST_START_MS, publishAt, smallRun } from '../functions/stores/runs/sample-runs.ts'
import { PERIOD } from '../worlds/world.ts'
import {
  brokenLinks,
  codeBlocks,
  deployedNames,
  deployedOutputs,
  fieldsOf,
  HELPERS,
  invocationsOf,
  logQueriesOf,
  namesOf,
  OPERATIONS_PAGES,
  outputsOf,
  pageText,
  shellOf,
  variablesOf,
} from './operations-pages.ts'

const NAMES = Object.keys({ ...FUNCTIONS, ...STEPS })
const EVENTS: Readonly<Record<string, z.ZodObject>> = {
  'allocate-costs': allocateCostsEvent,
  'close-period': closePeriodEvent,
  'deliver-webhooks': deliverWebhooksEvent,
  'raise-alerts': raiseAlertsEvent,
  'return-to-run': returnToRunEvent,
  'send-digests': sendDigestsEvent,
  'summarize-strategy': summarizeStrategyEvent,
  'verify-run': verifyRunEvent,
}
/** Of whoever operates, of the AWS CLI and of the repository's own commands. */
const KNOWN_VARIABLES = [
  'STAGE',
  'AWS_PROFILE',
  'AWS_REGION',
  'AWS_MAX_ATTEMPTS',
  'FIGURES_TABLE',
  'FINANCE_BUCKET',
  'ARCHIVE_BUCKET',
]

describe.each(OPERATIONS_PAGES)('%s', (path) => {
  const text = pageText(path)

  test('its commands are commands', () => {
    for (const block of codeBlocks(text, 'sh')) {
      expect(() => execFileSync('bash', ['-n'], { input: block, stdio: 'pipe' })).not.toThrow()
    }
  })

  test('it names only what is deployed', () => {
    const known = deployedNames()
    const mayBe = (name: string) =>
      known.has(name) ||
      ['what', 'alarms', 'restored'].includes(name) ||
      SCHEDULES.some(({ name: one }) => one === name)
    expect(namesOf(text).filter((name) => !mayBe(name))).toEqual([])
  })

  test('outputs, functions and queues that its commands ask for are there', () => {
    const shell = shellOf(text)
    for (const [stack, output] of outputsOf(text)) expect(deployedOutputs(stack)).toContain(output)
    const asked = [...shell.matchAll(/^\s*(?:logs|invoke) ([a-z-]+)/gm)].map(([, name]) => name)
    expect(asked.filter((name) => !NAMES.includes(String(name)))).toEqual([])
    const queues = [...shell.matchAll(/\$\(queue ([a-z-]+)\)/g)].map(([, name = '']) => name)
    expect(queues.filter((name) => !deployedNames().has(name))).toEqual([])
  })

  test('its variables are set by itself, by the index, or known', () => {
    const { read, set } = variablesOf(shellOf(text))
    const known = [...KNOWN_VARIABLES, ...set, ...variablesOf(HELPERS).set]
    expect(read.filter((name) => !known.includes(name))).toEqual([])
  })

  test('the events that it sends are accepted, field by field', () => {
    for (const { name, event } of invocationsOf(text)) {
      expect([event, EVENTS[name]?.safeParse(JSON.parse(event)).error?.message]).toEqual([event, undefined])
    }
  })

  test('the shareable test events that it names are there', () => {
    const known = Object.keys(FUNCTIONS).flatMap((name) => Object.keys(testEventsOf(name as FunctionName)))
    const named = [
      ...text.matchAll(
        /`((?:try|publish|return-to|refused|openapi|summarize|prepare|approve|verify-named)-[a-z-]+)`/g,
      ),
    ].map(([, name = '']) => name)
    expect(named.filter((name) => !known.includes(name) && !NAMES.includes(name))).toEqual([])
  })

  test('its links lead somewhere', () => {
    expect(brokenLinks(path)).toEqual([])
  })

  test('no secret stands on a command line', () => {
    const shell = shellOf(text)
    expect(shell).not.toMatch(/postgres(ql)?:\/\//)
    expect(shell.match(/--secret-string (?!file:\/\/)/g)).toBeNull()
  })
})

test('every event goes to a function whose events are checked here', () => {
  const sent = OPERATIONS_PAGES.flatMap((path) => invocationsOf(pageText(path)))
  expect(sent.length).toBeGreaterThan(15)
  expect([...new Set(sent.map(({ name }) => name))].sort()).toEqual(Object.keys(EVENTS).sort())
})

describe('queries of logs ask for fields that are written', () => {
  /** Lambda's own lines: an error that was thrown, and the report of an invocation. */
  const LAMBDA = [
    ...['@timestamp', '@message', 'level', 'message', 'timestamp', 'requestId', 'type'],
    ...['message.errorType', 'message.errorMessage', 'record.status', 'record.errorType'],
    ...['durationMs', 'initDurationMs', 'maxMemoryUsedMB', 'memorySizeMB'].map(
      (field) => `record.metrics.${field}`,
    ),
  ]
  const queries = OPERATIONS_PAGES.flatMap((path) => logQueriesOf(pageText(path)))

  async function linesDuring(work: () => unknown): Promise<Record<string, unknown>[]> {
    const lines: Record<string, unknown>[] = []
    const keep = (_: unknown, fields: unknown) => void lines.push((fields ?? {}) as Record<string, unknown>)
    const spies = (['info', 'error'] as const).map((level) =>
      jest.spyOn(logger, level).mockImplementation(keep as never),
    )
    await work()
    for (const spy of spies) spy.mockRestore()
    return lines
  }
  const fieldsOfLines = (lines: readonly Record<string, unknown>[]) => new Set(lines.flatMap(Object.keys))
  const asked = (of: string) => [
    ...new Set(queries.filter((query) => query.of === of).flatMap(({ query }) => fieldsOf(query))),
  ]

  test('by allocate-costs', async () => {
    const { figures } = smallRun()
    const configuration = readConfiguration({ DATABASE_URL: 'postgres://reader@host/platform' })
    const lines = await linesDuring(() => {
      logOutcome(
        answer(figures, 'published', 'run-1', null),
        { unknownCostPercent: 1 } as ComputedRun,
        configuration,
        0,
      )
      logFailure(new Error('x'))
    })
    const written = [...LAMBDA, ...fieldsOfLines(lines)]
    expect(asked('allocate-costs').filter((field) => !written.includes(field))).toEqual([])
  })

  test('by summarize-strategy', async () => {
    const answered = {
      ...{ outcome: 'published', period: PERIOD.id, months: [PERIOD.id], asOf: '', runId: 'run-1' },
      ...{ dataQuality: 'partial', limitedSources: [], alerts: {}, opportunities: 0 },
      events: { state: 'not_due', report: null },
    }
    const lines = await linesDuring(() => {
      logSummary(answered as unknown as SummarizeStrategyAnswer, 0)
      logSummaryFailure(new Error('x'))
    })
    const written = [...LAMBDA, ...fieldsOfLines(lines)]
    expect(asked('summarize-strategy').length).toBeGreaterThan(5)
    expect(asked('summarize-strategy').filter((field) => !written.includes(field))).toEqual([])
  })

  test('by close-period and by verify-run', async () => {
    const closed = { outcome: 'closed', period: PERIOD.id, runId: 'run-1' } as ClosePeriodAnswer
    const event = { period: PERIOD.id, preparedBy: 'Ann', dryRun: false }
    const actsOf = (ended: Ended<ClosePeriodAnswer>) =>
      closeActs(event, { isPrepared: true, needsTwoPeople: true }, ended)
    const ofClose = await linesDuring(async () => {
      logClose(closed)
      logCloseFailure(new Error('x'))
      await loggingActs({ awsRequestId: '1' }, { clock: () => 0, actsOf }, async () => closed)
    })
    const verified = { outcome: 'equal', runId: 'run-1', period: PERIOD.id, checks: [] }
    const ofVerification = await linesDuring(() => {
      logVerification(verified as unknown as VerifyRunAnswer)
      logVerificationFailure(new Error('x'))
    })
    for (const [name, lines] of [
      ['close-period', ofClose],
      ['verify-run', ofVerification],
    ] as const) {
      const written = [...LAMBDA, ...fieldsOfLines(lines)]
      expect(asked(name).length).toBeGreaterThan(3)
      expect(asked(name).filter((field) => !written.includes(field))).toEqual([])
    }
  })

  test('by figures-api and by return-to-run', async () => {
    const store = await startFiguresTable()
    const { table } = store
    await publishAt(table, FIRST_START_MS, smallRun(1_000))
    await publishAt(table, FIRST_START_MS + 3_600_000, smallRun(2_000))
    const now = () => FIRST_START_MS + 7_200_000
    const api = await startFiguresApi({ table, now })
    const token = await api.token(['ROLE_FINANCE'])
    const ofApi = await linesDuring(async () => {
      await api.get(`/api/v1/figures?period=${PERIOD.id}`, token)
      await api.get('/api/v1/periods', 'no token')
    })
    const handler = returnToRunHandler(() => ({
      configuration: readStoreConfiguration({}),
      table,
      clock: now,
    }))
    const event = { period: PERIOD.id, reason: 'Looking at what is logged.', movedBy: 'a test' }
    const ofReturn = await linesDuring(() => handler(event as never, {} as Context))
    await store.stop()
    const written = [...LAMBDA, ...fieldsOfLines(ofApi), 'cause.name', 'cause.message']
    expect(asked('figures-api').filter((field) => !written.includes(field))).toEqual([])
    const moved = [...LAMBDA, ...fieldsOfLines(ofReturn)]
    expect(asked('return-to-run').filter((field) => !moved.includes(field))).toEqual([])
  })

  test('by the gateway', () => {
    const written = [...LAMBDA, ...Object.keys(ACCESS_LOG_LINE)]
    expect(asked('gateway').length).toBeGreaterThan(3)
    expect(asked('gateway').filter((field) => !written.includes(field))).toEqual([])
  })
})
