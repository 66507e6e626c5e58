// What there is: adjustments, tenants, measures, periods and runs: one entry an operation.
import type { Operation } from '../../../access/may-call.ts'
import { adjustmentsPage } from '../answers/adjustments.ts'
import { measureList, periodList, tenantsPage } from '../answers/listings.ts'
import { runSummary, runsPage } from '../answers/runs.ts'
import { success } from '../envelope.ts'
import type { OperationContract } from '../operation-contract.ts'
import * as requests from '../requests.ts'
import { API_ROOT } from '../roots.ts'

export const LISTINGS = {
  listAdjustments: {
    method: 'GET',
    path: `${API_ROOT}/adjustments`,
    summary: 'What was learned of a closed month since its close',
    description:
      'Its restatements, oldest first, each held against the figures before it: adjustments by tenant, pool and cause, which sum to the difference to the cent. A caller who sees some tenants only gets the rows and totals of those.',
    request: requests.listAdjustmentsRequest,
    answer: success(adjustmentsPage),
  },
  listTenants: {
    method: 'GET',
    path: `${API_ROOT}/tenants`,
    summary: 'Tenants by name, for pickers',
    description: 'In the order of their names.',
    request: requests.listTenantsRequest,
    answer: success(tenantsPage),
  },
  listMeasures: {
    method: 'GET',
    path: `${API_ROOT}/measures`,
    summary: 'The catalogue of measures',
    description: 'What each figure means, its unit, direction, calculation and source.',
    request: requests.nothing,
    answer: success(measureList),
  },
  listPeriods: {
    method: 'GET',
    path: `${API_ROOT}/periods`,
    summary: 'Months that are published, newest first',
    description:
      'With the current run of the official method and policies, and whether the month is closed or restated.',
    request: requests.nothing,
    answer: success(periodList),
  },
  listRuns: {
    method: 'GET',
    path: `${API_ROOT}/runs`,
    summary: 'Runs of a month, newest first',
    description:
      'Every method and policy; which of them a month was closed with, and which restates it. Callers who see some tenants only get published runs.',
    request: requests.listRunsRequest,
    answer: success(runsPage),
  },
  readRun: {
    method: 'GET',
    path: `${API_ROOT}/runs/{id}`,
    summary: 'What happened in a run',
    description: 'Its state, method, checksum, totals, warnings and durations.',
    request: requests.nothing,
    pathParameters: requests.runPath,
    answer: success(runSummary),
  },
} as const satisfies Partial<Record<Operation, OperationContract>>
