// What the operations of webhooks take. A change names the version that it was made of.
import * as z from 'zod'
import { RATE_WINDOWS } from '../../webhooks/rate-windows.ts'
import { title } from '../decisions/parts.ts'
import { WEBHOOK_TYPES } from '../webhooks/webhook.ts'
import { MOST_TENANTS_NAMED } from './parameters.ts'
import { newId, version } from './record-requests.ts'

const AN_ADDRESS = 'a public https address, such as https://hooks.example.com/penguin'
const SOME_TYPES = `at least one of ${WEBHOOK_TYPES.join(', ')}`
const SOME_TENANTS = `ids of 1 to ${MOST_TENANTS_NAMED} tenants, or null for the whole platform`
const A_DELIVERY = 'the id of a delivery, as readWebhook answers it: msg_ and a UUID'
const LONGEST_ADDRESS = 2_000

export const webhookPath = z.strictObject({
  id: z
    .uuid('the id of a webhook, as listWebhooks answers it')
    .toLowerCase()
    .meta({ description: 'The id of the webhook.' }),
})

const window = z.enum(RATE_WINDOWS).default('last_7d').meta({
  description: 'Over which deliveries are counted, by when they were created.',
  example: 'last_7d',
})

export const countedRequest = z.strictObject({ window })

const name = title.meta({ description: 'What people call it.' })
const url = z.string(AN_ADDRESS).trim().min(1, AN_ADDRESS).max(LONGEST_ADDRESS, AN_ADDRESS).meta({
  description:
    'Of the public internet, over https. Addresses of private networks, of the machine itself, link-local and reserved ones are refused, now and at every attempt.',
})
const types = z.array(z.enum(WEBHOOK_TYPES), SOME_TYPES).min(1, SOME_TYPES).max(WEBHOOK_TYPES.length).meta({
  description: 'What it is told of.',
})
const tenantIds = z
  .array(z.guid(SOME_TENANTS).toLowerCase(), SOME_TENANTS)
  .min(1, SOME_TENANTS)
  .max(MOST_TENANTS_NAMED, SOME_TENANTS)
  .nullable()
  .meta({
    description:
      'Which tenants it may be told of, and of the platform nothing; null for the platform and every tenant.',
  })

export const registerWebhookRequest = z.strictObject({
  id: newId,
  values: z.strictObject({ name, url, types, tenantIds: tenantIds.default(null) }),
})

export const changeWebhookRequest = z.strictObject({
  version,
  values: z.strictObject(z.object({ name, url, types, tenantIds }).partial().shape).meta({
    description: 'The fields that change, and no other.',
  }),
})

export const pauseWebhookRequest = z.strictObject({
  version,
  paused: z.boolean('true or false').meta({
    description:
      'True: its messages wait, for three and a half days at most. False: it goes on, also where its receiver had answered 410.',
  }),
})

export const WEBHOOK_SECRET_ACTIONS = ['rotate', 'replace_newer', 'end_older'] as const

export const rotateWebhookSecretRequest = z.strictObject({
  action: z.enum(WEBHOOK_SECRET_ACTIONS).default('rotate').meta({
    description:
      '`rotate`: a new secret, with the older one valid for another 24 hours. `replace_newer`: another new one, where the answer of `rotate` was lost; the one that nobody knows is valid no more, the older one for 24 hours from now. `end_older`: the older one is valid no more, since others may know it.',
  }),
})

export const testWebhookRequest = z.strictObject({
  testId: newId.meta({ description: 'A UUID of your own: the same test, asked for twice, is sent once.' }),
})

export const redeliverWebhookRequest = z.strictObject({
  deliveryId: z
    .string(A_DELIVERY)
    .regex(/^msg_[0-9a-f-]{36}$/, A_DELIVERY)
    .meta({ description: 'A delivery that was given up or stopped.' }),
})
