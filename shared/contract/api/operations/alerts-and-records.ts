// What leaders are told, and what they decide: alerts, decisions, initiatives, preferences: one entry an operation.
import type { Operation } from '../../../access/may-call.ts'
import * as alerts from '../alert-requests.ts'
import { acknowledgedAlert, alertsPage } from '../answers/system/alerts.ts'
import { decisionAnswer, decisionsPage, decisionWithHistory } from '../answers/system/decisions.ts'
import { initiativeAnswer, initiativesPage, initiativeWithHistory } from '../answers/system/initiatives.ts'
import { preferencesAnswer } from '../answers/system/preferences.ts'
import { success } from '../envelope.ts'
import type { OperationContract } from '../operation-contract.ts'
import * as records from '../record-requests.ts'
import * as requests from '../requests.ts'
import { SYSTEM_ROOT } from '../roots.ts'

export const ALERTS_AND_RECORDS = {
  listAlerts: {
    method: 'GET',
    path: `${SYSTEM_ROOT}/alerts`,
    summary: 'Your alerts, the gravest first',
    description:
      'Those that go to your roles, then the newest of a severity first, each with when it was first and last seen and your own acknowledgement. A caller who sees some tenants only gets the alerts about those, and nothing that tells of others or of the platform.',
    request: alerts.listAlertsRequest,
    answer: success(alertsPage),
  },
  acknowledgeAlert: {
    method: 'POST',
    path: `${SYSTEM_ROOT}/alerts/acknowledge`,
    summary: 'Says that you know of an alert',
    description:
      'For you alone: it ends when its condition does. Sent twice it is once. An alert that is not yours and one that does not exist get the same answer.',
    request: alerts.acknowledgeAlertRequest,
    answer: success(acknowledgedAlert),
  },
  listDecisions: {
    method: 'GET',
    path: `${SYSTEM_ROOT}/decisions`,
    summary: 'Strategic decisions, proposed last first',
    description:
      'With decision velocity and what came of the decisions of twelve months; `dueReviews` lists those that wait for a review.',
    request: records.listDecisionsRequest,
    answer: success(decisionsPage),
  },
  readDecision: {
    method: 'GET',
    path: `${SYSTEM_ROOT}/decisions/{id}`,
    summary: 'A decision and its whole history',
    description: 'Every version: who changed what from what to what, when and why.',
    request: requests.nothing,
    pathParameters: records.recordPath,
    answer: success(decisionWithHistory),
  },
  proposeDecision: {
    method: 'POST',
    path: `${SYSTEM_ROOT}/decisions`,
    summary: 'Proposes a decision',
    description:
      'With an `id` of your own, sent twice it is proposed once. Its `level` says for whom it is, and gives nobody a right: executives and Finance decide any, also what they proposed themselves.',
    request: records.proposeDecisionRequest,
    answer: success(decisionAnswer),
  },
  changeDecision: {
    method: 'POST',
    path: `${SYSTEM_ROOT}/decisions/{id}`,
    summary: 'Edits, decides or reviews a decision',
    description:
      'Made of the `version` that you have read. Where somebody changed it since, nothing is changed: 409 CHANGED_MEANWHILE shows your value and theirs of each field that you sent or that has changed since. Who proposed it may decide it: `proposed.by` and `decided.by` name both.',
    request: records.changeDecisionRequest,
    pathParameters: records.recordPath,
    answer: success(decisionAnswer),
  },
  listInitiatives: {
    method: 'GET',
    path: `${SYSTEM_ROOT}/initiatives`,
    summary: 'Optimization initiatives, set down last first',
    description: 'With milestones, how far each is, and what it saved once it is done.',
    request: records.listInitiativesRequest,
    answer: success(initiativesPage),
  },
  readInitiative: {
    method: 'GET',
    path: `${SYSTEM_ROOT}/initiatives/{id}`,
    summary: 'An initiative and its whole history',
    description: 'Every version: who changed what from what to what, when and why.',
    request: requests.nothing,
    pathParameters: records.recordPath,
    answer: success(initiativeWithHistory),
  },
  startInitiative: {
    method: 'POST',
    path: `${SYSTEM_ROOT}/initiatives`,
    summary: 'Sets an initiative down, from an opportunity or free',
    description:
      'Title, tenant, range and resources of an opportunity are those that its summary published. With an `id` of your own, sent twice it is set down once.',
    request: records.startInitiativeRequest,
    answer: success(initiativeAnswer),
  },
  changeInitiative: {
    method: 'POST',
    path: `${SYSTEM_ROOT}/initiatives/{id}`,
    summary: 'Edits or moves an initiative, its milestones or its outcome',
    description:
      'Executives and Finance change any, others those that they own. Made of the `version` that you have read, as a decision is.',
    request: records.changeInitiativeRequest,
    pathParameters: records.recordPath,
    answer: success(initiativeAnswer),
  },
  readPreferences: {
    method: 'GET',
    path: `${SYSTEM_ROOT}/preferences`,
    summary: 'What you are mailed of your alerts, and where',
    description: "Your own, and nobody else's.",
    request: requests.nothing,
    answer: success(preferencesAnswer),
  },
  savePreferences: {
    method: 'POST',
    path: `${SYSTEM_ROOT}/preferences`,
    summary: 'Chooses what you are mailed of your alerts',
    description:
      'The whole of it, made of the `version` that you have read. Choosing ends an unsubscription.',
    request: alerts.savePreferencesRequest,
    answer: success(preferencesAnswer),
  },
} as const satisfies Partial<Record<Operation, OperationContract>>
