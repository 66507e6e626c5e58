// GET and POST /system/webhooks: a ledger that is told of decisions and alerts, and a chat that is held back.
import type { ApiWebhook, ApiWebhookDelivery } from '../answers/system/webhooks.ts'
import type { Meta } from '../envelope.ts'
import type { ExamplesOf } from './example.ts'
import { EXAMPLE_NOW } from './example-month.ts'
import { NO_RUN_META } from './example-records.ts'

export const EXAMPLE_LEDGER_ID = '019ad737-6000-7000-8000-000000000011'
export const EXAMPLE_CHAT_ID = '019ad737-6000-7000-8000-000000000012'
export const EXAMPLE_DELIVERED_ID = 'msg_019ad737-6000-5000-8000-000000000021'
export const EXAMPLE_GIVEN_UP_ID = 'msg_019ad737-6000-5000-8000-000000000022'
const NEW_ID = '019ad737-6000-7000-8000-000000000013'
const TEST_ID = '019ad737-6000-7000-8000-000000000031'
/** No secret of anybody: base64 of 'an example, and no secret at all'. */
export const EXAMPLE_SECRET = 'whsec_YW4gZXhhbXBsZSwgYW5kIG5vIHNlY3JldCBhdCBhbGw='

const META: Meta = { ...NO_RUN_META, data_source: 'webhooks' }
const metaOf = (lastUpdated: string): Meta => ({ ...META, last_updated: lastUpdated })
const WINDOW = { from: '2025-11-24T09:00:00Z', to: '2025-12-01T09:00:00.001Z' }
const NOTHING_SENT: ApiWebhook['deliveries'] = {
  ...WINDOW,
  rate_percent: null,
  rate_target: 'above 95 %',
  rate_met: null,
  missing: { code: 'no_deliveries', message: 'No delivery of the window has ended.' },
  tried: 0,
  delivered: 0,
  waiting: 0,
  given_up: 0,
  stopped: 0,
  attempts: 0,
  last_failure: null,
}

const LEDGER: ApiWebhook = {
  id: EXAMPLE_LEDGER_ID,
  version: 2,
  changed_by: 'Cem',
  changed_at: '2025-11-21T09:00:00Z',
  name: 'The ledger',
  url: 'https://ledger.example.com/penguin',
  types: ['alert.opened', 'decision.decided'],
  tenant_ids: null,
  status: 'on',
  status_since: null,
  status_why: null,
  registered: { by: 'Cora', at: '2025-11-20T09:00:00Z' },
  secrets: [{ created_at: '2025-11-20T09:00:00Z', expires_at: null }],
  deliveries: {
    ...NOTHING_SENT,
    rate_percent: 50,
    rate_met: false,
    missing: null,
    tried: 2,
    delivered: 1,
    given_up: 1,
    attempts: 3,
    last_failure: {
      at: '2025-11-30T08:00:00Z',
      why: 'The receiver answered 503.',
      delivery_id: EXAMPLE_GIVEN_UP_ID,
    },
  },
}

const CHAT: ApiWebhook = {
  id: EXAMPLE_CHAT_ID,
  version: 2,
  changed_by: 'Cem',
  changed_at: '2025-11-30T09:00:00Z',
  name: 'Chat of operations',
  url: 'https://chat.example.com/hooks/1',
  types: ['alert.opened', 'alert.worse', 'alert.resolved'],
  tenant_ids: null,
  status: 'paused',
  status_since: '2025-11-30T09:00:00Z',
  status_why: 'Paused by Cem: its messages wait, for three and a half days at most.',
  registered: { by: 'Cora', at: '2025-11-20T09:00:00Z' },
  secrets: [{ created_at: '2025-11-20T09:00:00Z', expires_at: null }],
  deliveries: NOTHING_SENT,
}

const GIVEN_UP: ApiWebhookDelivery = {
  id: EXAMPLE_GIVEN_UP_ID,
  type: 'alert.opened',
  created_at: '2025-11-27T08:00:00Z',
  state: 'given_up',
  attempts: [
    { at: '2025-11-27T08:00:10Z', answer: 'no answer within 15 s' },
    { at: '2025-11-30T08:00:00Z', answer: '503' },
  ],
  next_attempt_at: null,
  may_be_redelivered: true,
}

const DELIVERED: ApiWebhookDelivery = {
  id: EXAMPLE_DELIVERED_ID,
  type: 'decision.decided',
  created_at: '2025-11-25T15:00:00Z',
  state: 'delivered',
  attempts: [{ at: '2025-11-25T15:00:20Z', answer: '200' }],
  next_attempt_at: null,
  may_be_redelivered: false,
}

export const LIST_WEBHOOKS_EXAMPLES: ExamplesOf<'listWebhooks'> = {
  all: {
    title: 'A chat that is paused, and a ledger to which half of a week arrived',
    askedBy: 'ROLE_EXECUTIVE_CFO',
    request: {},
    answer: { success: true, data: { webhooks: [CHAT, LEDGER] }, meta: META },
  },
}

export const READ_WEBHOOK_EXAMPLES: ExamplesOf<'readWebhook'> = {
  ledger: {
    title: 'What was sent to the ledger, newest first',
    askedBy: 'ROLE_EXECUTIVE_CFO',
    request: {},
    path: { id: EXAMPLE_LEDGER_ID },
    answer: {
      success: true,
      data: { webhook: LEDGER, recent: [GIVEN_UP, DELIVERED] },
      meta: metaOf(LEDGER.changed_at),
    },
  },
}

const STAMP = { changed_by: 'someone', changed_at: EXAMPLE_NOW }

export const REGISTER_WEBHOOK_EXAMPLES: ExamplesOf<'registerWebhook'> = {
  dashboard: {
    title: 'A dashboard that is told of every summary: the secret is shown once',
    askedBy: 'ROLE_EXECUTIVE_CFO',
    request: {
      id: NEW_ID,
      values: {
        name: 'A dashboard',
        url: 'https://hooks.example.com/penguin',
        types: ['summary.published'],
      },
    },
    answer: {
      success: true,
      data: {
        webhook: {
          ...{ id: NEW_ID, version: 1, ...STAMP },
          ...{ name: 'A dashboard', url: 'https://hooks.example.com/penguin', types: ['summary.published'] },
          ...{ tenant_ids: null, status: 'on', status_since: null, status_why: null },
          registered: { by: 'someone', at: EXAMPLE_NOW },
          secrets: [{ created_at: EXAMPLE_NOW, expires_at: null }],
          deliveries: NOTHING_SENT,
        },
        secret: EXAMPLE_SECRET,
      },
      meta: metaOf(EXAMPLE_NOW),
    },
  },
}

const GOING_ON: ApiWebhook = {
  ...CHAT,
  ...{ version: 3, ...STAMP, status: 'on', status_since: null, status_why: null },
}

export const CHANGE_WEBHOOK_EXAMPLES: ExamplesOf<'changeWebhook'> = {
  moreEvents: {
    title: 'The ledger is told of alerts that end, too',
    askedBy: 'ROLE_EXECUTIVE_CFO',
    request: { version: 2, values: { types: ['alert.opened', 'alert.resolved', 'decision.decided'] } },
    path: { id: EXAMPLE_LEDGER_ID },
    answer: {
      success: true,
      data: {
        webhook: {
          ...LEDGER,
          ...{ version: 3, ...STAMP, types: ['alert.opened', 'alert.resolved', 'decision.decided'] },
        },
      },
      meta: metaOf(EXAMPLE_NOW),
    },
  },
}

export const PAUSE_WEBHOOK_EXAMPLES: ExamplesOf<'pauseWebhook'> = {
  goesOn: {
    title: 'The chat goes on',
    askedBy: 'ROLE_EXECUTIVE_CFO',
    request: { version: 2, paused: false },
    path: { id: EXAMPLE_CHAT_ID },
    answer: { success: true, data: { webhook: GOING_ON }, meta: metaOf(EXAMPLE_NOW) },
  },
}

export const ROTATE_WEBHOOK_SECRET_EXAMPLES: ExamplesOf<'rotateWebhookSecret'> = {
  rotated: {
    title: 'A new secret beside the older one, for a day',
    askedBy: 'ROLE_EXECUTIVE_CFO',
    request: {},
    path: { id: EXAMPLE_CHAT_ID },
    answer: {
      success: true,
      data: {
        webhook: {
          ...GOING_ON,
          secrets: [
            { created_at: EXAMPLE_NOW, expires_at: null },
            { created_at: '2025-11-20T09:00:00Z', expires_at: '2025-12-02T09:00:00Z' },
          ],
        },
        secret: EXAMPLE_SECRET,
      },
      meta: metaOf(EXAMPLE_NOW),
    },
  },
}

export const TEST_WEBHOOK_EXAMPLES: ExamplesOf<'testWebhook'> = {
  ledger: {
    title: 'A test of the ledger, which goes out within a minute or two',
    askedBy: 'ROLE_EXECUTIVE_CFO',
    request: { testId: TEST_ID },
    path: { id: EXAMPLE_LEDGER_ID },
    answer: {
      success: true,
      data: {
        delivery: {
          ...{
            id: 'msg_2eacc5f8-3818-52bf-944a-7bdf75a78dfc',
            type: 'webhook.test',
            created_at: EXAMPLE_NOW,
            state: 'pending',
          },
          ...{ attempts: [], next_attempt_at: EXAMPLE_NOW, may_be_redelivered: false },
        },
      },
      meta: META,
    },
  },
}

export const REDELIVER_WEBHOOK_EXAMPLES: ExamplesOf<'redeliverWebhook'> = {
  givenUp: {
    title: 'The ledger is back: what was given up is tried once more',
    askedBy: 'ROLE_EXECUTIVE_CFO',
    request: { deliveryId: EXAMPLE_GIVEN_UP_ID },
    path: { id: EXAMPLE_LEDGER_ID },
    answer: {
      success: true,
      data: {
        delivery: {
          ...GIVEN_UP,
          ...{ state: 'pending', next_attempt_at: EXAMPLE_NOW, may_be_redelivered: false },
        },
      },
      meta: META,
    },
  },
}

export const REMOVE_WEBHOOK_EXAMPLES: ExamplesOf<'removeWebhook'> = {
  chat: {
    title: 'The chat is told of nothing any more',
    askedBy: 'ROLE_EXECUTIVE_CFO',
    request: {},
    path: { id: EXAMPLE_CHAT_ID },
    answer: { success: true, data: { id: EXAMPLE_CHAT_ID, removed: true }, meta: META },
  },
}
