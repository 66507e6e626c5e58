// The console's events of the jobs of alerts: everything may be left out, and what is wrong is refused before anything else
// happens.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import type { Context } from 'aws-lambda'
import { deliverInTime } from '../../../functions/deliver-webhooks/deliver-in-time.ts'
import { deliverWebhooksEvent } from '../../../functions/deliver-webhooks/event.ts'
import { deliverWebhooksHandler } from '../../../functions/deliver-webhooks/handler.ts'
import { messageState } from '../../../functions/delivery/mail/message-state.ts'
import { mailReports } from '../../../functions/delivery/mail/ses-feedback.ts'
import { EXAMPLE_EVENT, mailFeedbackEvent } from '../../../functions/mail-feedback/event.ts'
import { raiseAlertsEvent } from '../../../functions/raise-alerts/event.ts'
import { raiseAlertsHandler } from '../../../functions/raise-alerts/handler.ts'
import { logger } from '../../../functions/runtime/logger.ts'
import { sendDigestsEvent } from '../../../functions/send-digests/event.ts'
import { sendDigestsHandler } from '../../../functions/send-digests/handler.ts'
import type { WebhookEndpoint } from '../../../shared/contract/webhooks/webhook.ts'
import { memoryStores } from '../delivery/webhooks/memory-stores.ts'

logger.setLogLevel('SILENT')
const folderOf = (name: string) =>
  fileURLToPath(new URL(`../../../functions/${name}/test-events/`, import.meta.url))
const eventsOf = (name: string) =>
  readdirSync(folderOf(name)).map((file): [string, unknown] => [
    file,
    JSON.parse(readFileSync(folderOf(name) + file, 'utf8')),
  ])
const untouched = (): never => {
  throw new Error('a bad event reached the services')
}
const context = {} as Context

test.each(eventsOf('raise-alerts'))('raise-alerts takes %s', (file, event) => {
  expect(raiseAlertsEvent.parse(event)).toMatchObject({
    dryRun: file.startsWith('try-'),
    startedBy: 'console',
  })
})

test.each(eventsOf('send-digests'))('send-digests takes %s', (file, event) => {
  const { dryRun, settle, listUnconfirmed, startedBy } = sendDigestsEvent.parse(event)
  expect([dryRun, settle !== undefined, listUnconfirmed, startedBy]).toEqual([
    file.startsWith('try-'),
    file.startsWith('settle-'),
    file.startsWith('list-'),
    'console',
  ])
})

test.each(eventsOf('deliver-webhooks'))('deliver-webhooks takes %s', (_, event) => {
  expect(deliverWebhooksEvent.parse(event)).toEqual(event)
})

test.each([...eventsOf('mail-feedback'), ['the example', EXAMPLE_EVENT]])(
  'mail-feedback takes %s: a report of one address, or what became of a message',
  (_, event) => {
    const { Records } = mailFeedbackEvent.parse(event)
    const said = Records.flatMap(({ Sns }) =>
      [...mailReports(Sns.Message), messageState(Sns.Message) ?? []].flat(),
    )
    expect(said).toHaveLength(1)
  },
)

test('everything may be left out: a real start of the schedule', () => {
  expect(raiseAlertsEvent.parse({})).toEqual({ dryRun: false, startedBy: 'schedule' })
  expect(sendDigestsEvent.parse({})).toEqual({
    ...{ kind: 'monthly', dryRun: false, listUnconfirmed: false, startedBy: 'schedule' },
  })
})

test('a bad event is refused with what is taken, before anything else happens', async () => {
  const raise = raiseAlertsHandler(untouched)
  await expect(raise({ periods: 'all' } as never, context)).rejects.toThrow(
    /^periods .*period, dryRun, startedBy/,
  )
  const send = sendDigestsHandler(untouched)
  await expect(send({ kind: 'daily' } as never, context)).rejects.toThrow(/^kind "daily".*monthly, quarterly/)
  const deliver = deliverWebhooksHandler(untouched)
  await expect(deliver({ most: 1 } as never, context)).rejects.toThrow(/^most .*startedBy/)
})

describe('delivering', () => {
  test('begins no attempt that the time of the function does not hold: it is due again', async () => {
    const nowMs = Date.UTC(2026, 10, 1)
    const at = new Date(nowMs).toISOString()
    const endpoint: WebhookEndpoint = {
      ...{ id: '22222222-2222-4222-8222-222222222222', url: 'https://h.net/', types: ['alert.opened'] },
      ...{ name: 'A receiver', version: 1, changedBy: 'ann', changedAt: at, paused: null },
      ...{ created: { by: 'ann', at: at } },
      ...{ tenantIds: null, stopped: null, secrets: [{ id: 's', createdAt: at, expiresAt: null }] },
    }
    const delivery = {
      ...{ id: `msg_${endpoint.id}`, endpointId: endpoint.id, eventId: 'e', type: 'alert.opened' as const },
      ...{ tenantId: null, createdAt: at, payload: '{}', state: 'pending' as const },
      ...{ attempts: [], nextAttemptAt: at },
    }
    let sent = 0
    const services = () => ({
      configuration: { FIGURES_TABLE: 'none', WEBHOOK_RETENTION_DAYS: 30, WEBHOOKS_AT_MOST: 5 },
      stores: memoryStores([endpoint], [delivery], () => nowMs),
      send: async () => {
        sent += 1
        return { kind: 'status', status: 200, retryAfterSeconds: null } as const
      },
      attemptMs: 15_000,
      clock: () => nowMs,
    })
    expect(await deliverInTime(services(), 20_000)).toMatchObject({ due: 1, left: 1, delivered: 0 })
    expect(sent).toBe(0)
    expect(await deliverInTime(services(), 60_000)).toMatchObject({ due: 1, delivered: 1 })
  })
})
