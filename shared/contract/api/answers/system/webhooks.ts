// GET and POST /system/webhooks: who is told of what, and how much of it arrives. Bodies of messages are in none.
import * as z from 'zod'
import { DELIVERED_TYPES, DELIVERY_STATES, WEBHOOK_TYPES } from '../../../webhooks/webhook.ts'
import { instant, reason } from '../common.ts'
import { apiVersion, byAt } from './records.ts'

export const WEBHOOK_STATUSES = ['on', 'paused', 'stopped'] as const

const deliveryFigures = z
  .object({
    from: instant,
    to: instant,
    rate_percent: z
      .number()
      .nullable()
      .meta({ description: 'Delivered, of those that have ended, in percent; null where none has.' }),
    rate_target: z.string(),
    rate_met: z.boolean().nullable(),
    missing: reason.nullable().meta({ description: 'Why there is no rate.' }),
    tried: z.int().meta({ description: 'Of which at least one attempt was made.' }),
    delivered: z.int(),
    waiting: z.int().meta({ description: 'Still to be tried.' }),
    given_up: z.int(),
    stopped: z.int().meta({
      description:
        'Ended unsent, or with an answer of 410: the receiver wanted nothing any more, or the webhook is not to be told of it any more.',
    }),
    attempts: z.int(),
    last_failure: z
      .object({ at: instant, why: z.string(), delivery_id: z.string() })
      .nullable()
      .meta({ description: 'Of the window: the last attempt that did not arrive, in words.' }),
  })
  .meta({
    id: 'WebhookDeliveryFigures',
    description: 'Of the deliveries that were created in the window; tests count in none.',
  })

export const apiWebhook = z
  .object({
    ...apiVersion,
    name: z.string(),
    url: z.string(),
    types: z.array(z.enum(WEBHOOK_TYPES)),
    tenant_ids: z.array(z.string()).nullable().meta({ description: 'Null for the whole platform.' }),
    status: z.enum(WEBHOOK_STATUSES),
    status_since: instant.nullable(),
    status_why: z.string().nullable().meta({ description: 'A sentence; null while it is on.' }),
    registered: byAt,
    secrets: z
      .array(z.object({ created_at: instant, expires_at: instant.nullable() }))
      .meta({ description: 'When each that is valid was made, and until when it is; the secrets never.' }),
    deliveries: deliveryFigures,
  })
  .meta({ id: 'Webhook' })
export type ApiWebhook = z.infer<typeof apiWebhook>

export const apiWebhookDelivery = z
  .object({
    id: z.string().meta({ description: 'The `webhook-id` of every attempt.' }),
    type: z.enum(DELIVERED_TYPES),
    created_at: instant,
    state: z.enum(DELIVERY_STATES),
    attempts: z.array(z.object({ at: instant, answer: z.string() })),
    next_attempt_at: instant.nullable().meta({
      description: 'In the past while it waits for a webhook that is paused, or that answers nothing.',
    }),
    may_be_redelivered: z.boolean().meta({
      description: 'Given up or stopped, and the webhook may still be told of it.',
    }),
  })
  .meta({ id: 'WebhookDelivery' })
export type ApiWebhookDelivery = z.infer<typeof apiWebhookDelivery>

export const webhookList = z.object({ webhooks: z.array(apiWebhook) })
export const webhookWithDeliveries = z.object({
  webhook: apiWebhook,
  recent: z.array(apiWebhookDelivery).meta({ description: 'Of the window, at most 100, newest first.' }),
})
export const webhookAnswer = z.object({ webhook: apiWebhook })

const secret = z.string().meta({
  description:
    'With which messages are signed: `whsec_` and base64. Shown now and never again: keep it where your receiver reads it.',
})
export const registeredWebhook = z.object({ webhook: apiWebhook, secret })
export const webhookSecretAnswer = z.object({
  webhook: apiWebhook,
  secret: secret.nullable().meta({ description: 'Null where no new one was made.' }),
})
export const removedWebhook = z.object({ id: z.string(), removed: z.boolean() })
export const webhookDeliveryAnswer = z.object({ delivery: apiWebhookDelivery })
