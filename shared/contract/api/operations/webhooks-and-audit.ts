// What leaves the house by webhook, and who did what: one entry an operation.
import type { Operation } from '../../../access/may-call.ts'
import { auditPage } from '../answers/system/audit.ts'
import {
  registeredWebhook,
  removedWebhook,
  webhookAnswer,
  webhookDeliveryAnswer,
  webhookList,
  webhookSecretAnswer,
  webhookWithDeliveries,
} from '../answers/system/webhooks.ts'
import * as audit from '../audit-requests.ts'
import { success } from '../envelope.ts'
import type { OperationContract } from '../operation-contract.ts'
import * as requests from '../requests.ts'
import { SYSTEM_ROOT } from '../roots.ts'
import * as webhooks from '../webhook-requests.ts'

export const WEBHOOKS_AND_AUDIT = {
  listWebhooks: {
    method: 'GET',
    path: `${SYSTEM_ROOT}/webhooks`,
    summary: 'Which other systems are told of what, and how much of it arrives',
    description:
      'With the delivery rate over a window: null with its reason where no delivery has ended. Secrets and bodies of messages are in no answer.',
    request: webhooks.countedRequest,
    answer: success(webhookList),
  },
  readWebhook: {
    method: 'GET',
    path: `${SYSTEM_ROOT}/webhooks/{id}`,
    summary: 'A webhook and its recent deliveries',
    description: 'Each delivery with every attempt, and what was answered to it.',
    request: webhooks.countedRequest,
    pathParameters: webhooks.webhookPath,
    answer: success(webhookWithDeliveries),
  },
  registerWebhook: {
    method: 'POST',
    path: `${SYSTEM_ROOT}/webhooks`,
    summary: 'Registers where another system is told of events',
    description:
      'Answers the signing secret, once and never again. The address is looked up and has to be of the public internet; docs/webhooks.md says what arrives there and how a receiver verifies it. Where the answer is lost the webhook stands all the same: find it in the list, and rotate its secret. Asks for a recent second factor, where one is configured, however few tenants it is of.',
    request: webhooks.registerWebhookRequest,
    answer: success(registeredWebhook),
  },
  changeWebhook: {
    method: 'POST',
    path: `${SYSTEM_ROOT}/webhooks/{id}`,
    summary: 'Changes name, address, events or tenants of a webhook',
    description:
      'Made of the `version` that you have read. Where somebody changed it since, nothing is changed: 409 CHANGED_MEANWHILE shows your value and theirs of each field. What waits is held against the webhook as it stands then: what it may still be told of goes to the address that stands, the rest is stopped and not sent. Asks for a recent second factor, where one is configured.',
    request: webhooks.changeWebhookRequest,
    pathParameters: webhooks.webhookPath,
    answer: success(webhookAnswer),
  },
  pauseWebhook: {
    method: 'POST',
    path: `${SYSTEM_ROOT}/webhooks/{id}/pause`,
    summary: 'Holds a webhook back, or lets it go on',
    description:
      'While it is paused its messages wait, for three and a half days at most; when it goes on they are sent from the next minute on. Made of the `version` that you have read, as a change is.',
    request: webhooks.pauseWebhookRequest,
    pathParameters: webhooks.webhookPath,
    answer: success(webhookAnswer),
  },
  rotateWebhookSecret: {
    method: 'POST',
    path: `${SYSTEM_ROOT}/webhooks/{id}/secret`,
    summary: 'Gives a webhook a new secret, or ends the older one',
    description:
      'The new secret is answered once. For 24 hours both are valid and sign every message; a secret that others may know is ended at once. Where the answer is lost, `replace_newer` gives another in place of the one that nobody knows, and the older one stays valid beside it. Asks for a recent second factor, where one is configured.',
    request: webhooks.rotateWebhookSecretRequest,
    pathParameters: webhooks.webhookPath,
    answer: success(webhookSecretAnswer),
  },
  testWebhook: {
    method: 'POST',
    path: `${SYSTEM_ROOT}/webhooks/{id}/test`,
    summary: 'Sends a test message',
    description:
      'Of type `webhook.test`, signed, tried and listed as every other; it counts in no rate. Goes out within a minute or two. With a `testId` of your own, asked for twice it is sent once.',
    request: webhooks.testWebhookRequest,
    pathParameters: webhooks.webhookPath,
    answer: success(webhookDeliveryAnswer),
  },
  redeliverWebhook: {
    method: 'POST',
    path: `${SYSTEM_ROOT}/webhooks/{id}/redeliver`,
    summary: 'Sends a message again that was given up',
    description:
      'Under its id, so that its receiver can tell a repetition; after the last attempt of the plan it is tried once more. One that was delivered is never sent again, nor one that the webhook is not to be told of any more.',
    request: webhooks.redeliverWebhookRequest,
    pathParameters: webhooks.webhookPath,
    answer: success(webhookDeliveryAnswer),
  },
  removeWebhook: {
    method: 'POST',
    path: `${SYSTEM_ROOT}/webhooks/{id}/remove`,
    summary: 'Ends a webhook for good',
    description:
      'Its secrets sign nothing any more, and what waits is not sent. To hold it back for a while, pause it.',
    request: requests.nothing,
    pathParameters: webhooks.webhookPath,
    answer: success(removedWebhook),
  },
  searchAudit: {
    method: 'GET',
    path: `${SYSTEM_ROOT}/audit`,
    summary: 'Who read, changed, acknowledged and exported what',
    description:
      'The audit trail by person, operation or tenant, within a span of time, newest first. It follows requests by seconds, and forgets them when their time is over. Refused requests are in it with whoever asked; those without an accepted token are not. A search is itself an entry.',
    request: audit.searchAuditRequest,
    answer: success(auditPage),
  },
} as const satisfies Partial<Record<Operation, OperationContract>>
