// The webhooks of the documented examples, registered at fixed times, with what was sent to one of them.
import type { FiguresTable } from '../../../../functions/stores/figures-table.ts'
import { deliveryStore } from '../../../../functions/stores/webhooks/delivery-store.ts'
import { endpointStore } from '../../../../functions/stores/webhooks/endpoint-store.ts'
import {
  EXAMPLE_CHAT_ID,
  EXAMPLE_DELIVERED_ID,
  EXAMPLE_GIVEN_UP_ID,
  EXAMPLE_LEDGER_ID,
} from '../../../../shared/contract/api/examples/system-webhooks.ts'
import type { WebhookDelivery } from '../../../../shared/contract/webhooks/webhook.ts'
import { editEndpoint, pauseEndpoint } from '../../../../shared/webhooks/edit-endpoint.ts'

const registered = () => Date.parse('2025-11-20T09:00:00Z')
const ENDED: Pick<WebhookDelivery, 'endpointId' | 'tenantId' | 'payload' | 'nextAttemptAt'> = {
  endpointId: EXAMPLE_LEDGER_ID,
  tenantId: null,
  payload: '{}',
  nextAttemptAt: null,
}

export async function writeExampleWebhooks(table: FiguresTable): Promise<void> {
  const endpoints = endpointStore(table, registered)
  await endpoints.register({
    ...{ id: EXAMPLE_LEDGER_ID, name: 'Ledger', url: 'https://ledger.example.com/penguin' },
    ...{ types: ['alert.opened', 'decision.decided'], tenantIds: null, by: 'Cora' },
  })
  await endpoints.edit(EXAMPLE_LEDGER_ID, (one) =>
    editEndpoint(one, 1, { name: 'The ledger' }, { by: 'Cem', at: '2025-11-21T09:00:00Z' }),
  )
  await endpoints.register({
    ...{ id: EXAMPLE_CHAT_ID, name: 'Chat of operations', url: 'https://chat.example.com/hooks/1' },
    ...{ types: ['alert.opened', 'alert.worse', 'alert.resolved'], tenantIds: null, by: 'Cora' },
  })
  await endpoints.edit(EXAMPLE_CHAT_ID, (one) =>
    pauseEndpoint(one, 1, true, { by: 'Cem', at: '2025-11-30T09:00:00Z' }),
  )
  await deliveryStore(table, { endedDays: 30 }, registered).add([
    {
      ...{ ...ENDED, id: EXAMPLE_DELIVERED_ID, eventId: 'decision:1:2', type: 'decision.decided' },
      ...{ createdAt: '2025-11-25T15:00:00Z', state: 'delivered' },
      attempts: [{ at: '2025-11-25T15:00:20Z', answer: '200' }],
    },
    {
      ...{ ...ENDED, id: EXAMPLE_GIVEN_UP_ID, eventId: 'alert.opened:1', type: 'alert.opened' },
      ...{ createdAt: '2025-11-27T08:00:00Z', state: 'given_up' },
      attempts: [
        { at: '2025-11-27T08:00:10Z', answer: 'no answer within 15 s' },
        { at: '2025-11-30T08:00:00Z', answer: '503' },
      ],
    },
  ])
}
