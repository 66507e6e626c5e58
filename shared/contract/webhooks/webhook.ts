// Outgoing webhooks: who receives them, what happened, and each delivery of it.
import * as z from 'zod'
import { instant } from '../api/answers/common.ts'
import { byAt, title, versioned } from '../decisions/parts.ts'

export const WEBHOOK_TYPES = [
  'alert.opened',
  'alert.worse',
  'alert.resolved',
  'decision.proposed',
  'decision.changed',
  'decision.decided',
  'decision.reviewed',
  'initiative.started',
  'initiative.changed',
  'initiative.ended',
  'summary.published',
] as const
export type WebhookType = (typeof WEBHOOK_TYPES)[number]

/** Sent to one endpoint when somebody asks for it: nobody subscribes to it, and it counts in no rate. */
export const TEST_TYPE = 'webhook.test'
export const DELIVERED_TYPES = [...WEBHOOK_TYPES, TEST_TYPE] as const
export type DeliveredType = (typeof DELIVERED_TYPES)[number]

const MOST_SECRETS = 2

/** A secret by its name: what it is stands elsewhere. */
export const webhookSecret = z.object({
  id: z.string().min(1),
  createdAt: instant,
  /** Null for the one that stays. */
  expiresAt: instant.nullable(),
})
export type WebhookSecret = z.infer<typeof webhookSecret>

export const webhookEndpoint = z.object({
  ...versioned.shape,
  /** What people call it. */
  name: title,
  created: byAt,
  url: z.url(),
  types: z.array(z.enum(WEBHOOK_TYPES)).min(1),
  /** What it may be told of; null for the whole platform. */
  tenantIds: z.array(z.uuid()).min(1).nullable(),
  /** Oldest first. */
  secrets: z.array(webhookSecret).min(1).max(MOST_SECRETS),
  /** Held back by somebody: its deliveries wait meanwhile. Null while it is not. */
  paused: byAt.nullable(),
  /** Why nothing is sent to it any more; null while it is on. */
  stopped: z.object({ at: instant, why: z.string() }).nullable(),
})
export type WebhookEndpoint = z.infer<typeof webhookEndpoint>

export const webhookEvent = z.object({
  /** The same for the same happening, however often it is noticed. */
  id: z.string().min(1),
  type: z.enum(DELIVERED_TYPES),
  at: instant,
  /** The tenant that it is about; null for the platform. */
  tenantId: z.uuid().nullable(),
  data: z.record(z.string(), z.json()),
})
export type WebhookEvent = z.infer<typeof webhookEvent>

export const DELIVERY_STATES = ['pending', 'delivered', 'stopped', 'given_up'] as const

export const webhookDelivery = z.object({
  /** Header `webhook-id`: of this event and endpoint, the same in every attempt, so that a receiver can tell a repetition. */
  id: z.string().regex(/^msg_[0-9a-f-]{36}$/),
  endpointId: z.uuid(),
  eventId: z.string().min(1),
  type: z.enum(DELIVERED_TYPES),
  /** The tenant that it tells of; null for the platform. What its endpoint may be told of is asked again at every attempt. */
  tenantId: z.uuid().nullable(),
  createdAt: instant,
  /** The body, byte for byte what is signed. */
  payload: z.string(),
  state: z.enum(DELIVERY_STATES),
  /** Attempts made, the first one first. */
  attempts: z.array(z.object({ at: instant, answer: z.string() })),
  /** Since when it is due, or will be; null unless it is pending. */
  nextAttemptAt: instant.nullable(),
  /** When somebody last asked for it once more, after it was given up or stopped. */
  againAt: instant.optional(),
})
export type WebhookDelivery = z.infer<typeof webhookDelivery>
