// Ready-made events: those in the repository are what the console shows, and each is one that its function takes.
import { describe, expect, test } from '@jest/globals'
import { allocateCostsEvent } from '../../../functions/allocate-costs/event.ts'
import { closePeriodEvent } from '../../../functions/close-period/event.ts'
import { deliverWebhooksEvent } from '../../../functions/deliver-webhooks/event.ts'
import { mailFeedbackEvent } from '../../../functions/mail-feedback/event.ts'
import { raiseAlertsEvent } from '../../../functions/raise-alerts/event.ts'
import { recordAuditEvent } from '../../../functions/record-audit/event.ts'
import { returnToRunEvent } from '../../../functions/return-to-run/event.ts'
import { sendDigestsEvent } from '../../../functions/send-digests/event.ts'
import { summarizeStrategyEvent } from '../../../functions/summarize-strategy/event.ts'
import { verifyRunEvent } from '../../../functions/verify-run/event.ts'
import { testEventsOf } from '../../../infra/constructs/console-test-events.ts'
import { PUBLIC_PATHS } from '../../../infra/constructs/http-api.ts'
import { FUNCTIONS, type FunctionName } from '../../../infra/functions.ts'
import { ALL_STAGES, resourcesOfType, synthesised } from './synthesised.ts'

const NAMES = Object.keys(FUNCTIONS) as FunctionName[]

describe.each(ALL_STAGES)('stage %s', (name) => {
  test.each(NAMES)('%s has shareable test events, as the console saves them', (each) => {
    const [, schema] =
      resourcesOfType(synthesised(name), 'AWS::EventSchemas::Schema').find(
        ([, { Properties }]) => Properties.SchemaName === `_penguin-figures-${name}-${each}-schema`,
      ) ?? []
    expect(schema?.Properties).toMatchObject({ RegistryName: 'lambda-testevent-schemas', Type: 'OpenApi3' })
    const content = JSON.parse(String(schema?.Properties.Content))
    expect(content).toMatchObject({
      openapi: '3.0.0',
      info: { version: '1.0.0' },
      paths: {},
      components: { schemas: { Event: { type: 'object' } } },
    })
    const examples = content.components.examples as Record<string, { value: unknown }>
    expect(Object.fromEntries(Object.entries(examples).map(([event, { value }]) => [event, value]))).toEqual(
      testEventsOf(each),
    )
  })

  test('the registry comes with the data where the stage brings it, and stays', () => {
    const { templates, stage } = synthesised(name)
    templates.data.resourceCountIs('AWS::EventSchemas::Registry', stage.createsTestEventRegistry ? 1 : 0)
  })
})

test.each(NAMES)('%s has events, with names that say what they do', (name) => {
  const events = Object.keys(testEventsOf(name))
  expect(events.length).toBeGreaterThan(0)
  for (const event of events) expect(event).toMatch(/^[a-z]+(-[a-z]+)+$/)
})

test.each(Object.entries(testEventsOf('allocate-costs')))('allocate-costs takes %s', (name, event) => {
  const parsed = allocateCostsEvent.parse(event)
  expect(parsed.dryRun).toBe(name.startsWith('try-'))
  expect(parsed.startedBy).toBe('console')
})

test.each(Object.entries(testEventsOf('summarize-strategy')))(
  'summarize-strategy takes %s',
  (name, event) => {
    const parsed = summarizeStrategyEvent.parse(event)
    expect(parsed.dryRun).toBe(name.startsWith('try-'))
    expect(parsed.startedBy).toBe('console')
  },
)

test.each(Object.entries(testEventsOf('figures-api')))('figures-api takes %s', (_, event) => {
  const { version, rawPath, requestContext, headers } = event as Record<string, never>
  expect(version).toBe('2.0')
  expect(requestContext).toMatchObject({ http: { method: 'GET', path: rawPath } })
  expect(headers).not.toHaveProperty('authorization')
  expect([...PUBLIC_PATHS, '/api/v1/periods']).toContain(rawPath)
})

test.each(Object.entries(testEventsOf('planning-api')))('planning-api takes %s', (_, event) => {
  const { version, rawPath, requestContext, headers } = event as Record<string, never>
  expect(version).toBe('2.0')
  expect(requestContext).toMatchObject({ http: { method: 'GET', path: rawPath } })
  expect(headers).not.toHaveProperty('authorization')
  expect(String(rawPath)).toMatch(/^\/api\/v1\/planning\//)
})

test.each(Object.entries(testEventsOf('system-api')))('system-api takes %s', (_, event) => {
  const { version, rawPath, requestContext, headers } = event as Record<string, never>
  expect(version).toBe('2.0')
  expect(requestContext).toMatchObject({ http: { method: 'GET', path: rawPath } })
  expect(headers).not.toHaveProperty('authorization')
  expect(String(rawPath)).toMatch(/^\/api\/v1\/system\//)
})

test.each(
  (['raise-alerts', 'send-digests'] as const).flatMap((job) =>
    Object.entries(testEventsOf(job)).map(([name, event]) => [job, name, event] as const),
  ),
)('%s takes %s', (job, name, event) => {
  const parsed = (job === 'raise-alerts' ? raiseAlertsEvent : sendDigestsEvent).parse(event)
  expect(parsed).toMatchObject({ dryRun: name.startsWith('try-'), startedBy: 'console' })
})

test.each([
  ['deliver-webhooks', deliverWebhooksEvent],
  ['mail-feedback', mailFeedbackEvent],
  ['record-audit', recordAuditEvent],
] as const)('%s takes its events', (job, schema) => {
  for (const event of Object.values(testEventsOf(job))) expect(schema.safeParse(event).error).toBeUndefined()
})

test.each(Object.entries(testEventsOf('return-to-run')))(
  'return-to-run takes %s, and moves nothing',
  (_, event) => {
    expect(returnToRunEvent.parse(event)).toMatchObject({ dryRun: true, movedBy: 'console' })
  },
)

test.each(Object.entries(testEventsOf('close-period')))('close-period takes %s', (name, event) => {
  const { dryRun, approvedBy } = closePeriodEvent.parse(event)
  expect({ dryRun, approves: approvedBy !== undefined }).toEqual({
    dryRun: name.startsWith('try-'),
    approves: name.startsWith('approve-'),
  })
})

test.each(Object.entries(testEventsOf('verify-run')))('verify-run takes %s', (_, event) => {
  expect(verifyRunEvent.parse(event)).toEqual(event)
})
