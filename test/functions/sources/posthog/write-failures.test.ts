// Events that do not reach PostHog are retried and counted, and the write never throws.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { writeEvents } from '../../../../functions/sources/posthog/write-events.ts'
import type { EventToWrite } from '../../../../shared/events/business-events.ts'
import { type ScriptedPostHog, startScriptedPostHog } from './scripted-posthog.ts'

const PATIENCE = { retries: 2, retryDelayMs: 5, requestTimeoutMs: 200, deadlineMs: 5_000 }
const OK = { body: { status: 'Ok' } }

let postHog: ScriptedPostHog

beforeAll(async () => {
  postHog = await startScriptedPostHog()
})

afterAll(() => postHog.stop())

const EVENTS: EventToWrite[] = [1, 2, 3, 4, 5].map((number) => ({
  uuid: `0000000${number}-0000-4000-8000-000000000000`,
  name: 'cost_optimization',
  atMs: Date.UTC(2026, 8, 30),
  tenantId: '11111111-1111-4111-8111-111111111111',
  properties: { savings_amount: number },
}))

function write(options: { deadlineMs?: number } = {}) {
  const patience = { ...PATIENCE, ...options }
  return writeEvents(postHog.access, EVENTS, { clock: () => Date.now(), patience, eventsPerBatch: 2 })
}

test('a batch a request, all of it accepted', async () => {
  postHog.answers(OK)
  expect(await write()).toMatchObject({
    attempted: 5,
    captured: 5,
    failed: 0,
    captureRate: 1,
    met: true,
    reasons: [],
  })
  expect(postHog.asked.map(({ path }) => path)).toEqual(['/batch/', '/batch/', '/batch/'])
})

test('503 is sent again; a batch that then goes through is captured', async () => {
  postHog.answers({ status: 503, body: '' }, { status: 503, body: '' }, OK)
  expect(await write()).toMatchObject({ captured: 5, failed: 0 })
  expect(postHog.asked).toHaveLength(5)
})

test('a batch that fails counts as failed as a whole, and the others go on', async () => {
  postHog.answers(OK, { status: 400, body: {} }, OK)
  expect(await write()).toEqual({
    attempted: 5,
    captured: 3,
    failed: 2,
    captureRate: 0.6,
    target: 0.95,
    met: false,
    reasons: ['PostHog answered with status 400 (2 events)'],
  })
})

test('a wrong key is tried once', async () => {
  postHog.answers({ status: 401, body: { detail: 'phc_public' } })
  expect(await write()).toMatchObject({
    captured: 0,
    failed: 5,
    reasons: ['PostHog refused the project key with status 401 (5 events)'],
  })
  expect(postHog.asked).toHaveLength(1)
})

test('an accepted batch that PostHog drops over its quota is not captured', async () => {
  postHog.answers({ body: { status: 'Ok', quota_limited: ['events'] } })
  expect(await write()).toMatchObject({
    captured: 0,
    met: false,
    reasons: ['PostHog is over its quota (5 events)'],
  })
})

test('an answer that never comes is a failure, and what is left at the deadline is not begun', async () => {
  postHog.answers({})
  expect(await write({ deadlineMs: 100 })).toMatchObject({
    captured: 0,
    reasons: [
      'PostHog could not be reached in time (2 events)',
      'There was no time left to send them (3 events)',
    ],
  })
})

test('without PostHog nothing is attempted, and the reason is told', async () => {
  const access = { status: 'not_configured', reason: 'PostHog is not configured.' } as const
  expect(await writeEvents(access, EVENTS, { clock: () => 0 })).toMatchObject({
    attempted: 0,
    captureRate: null,
    met: null,
    reasons: ['PostHog is not configured.'],
  })
})
