// One good request for each operation of the API, about a tenant and a run: what is probed as every role and every caller.
import { OPERATIONS, type Operation } from '../../../../shared/access/may-call.ts'
import type { ApiRequest } from '../../../engines/figures-api.ts'
import { PERIOD } from '../../../worlds/world.ts'

export interface Subject {
  readonly tenantId: string
  readonly runId: string
}

const OF_MONTH = `period=${PERIOD.id}`

const REQUESTS: Readonly<Record<Operation, (about: Subject) => ApiRequest>> = {
  listFigures: () => ({ path: `/api/v1/figures?${OF_MONTH}` }),
  exportFigures: () => ({ path: `/api/v1/figures.csv?${OF_MONTH}` }),
  queryFigures: ({ tenantId }) => ({
    method: 'POST',
    path: '/api/v1/figures/query',
    body: { tenants: [tenantId], periods: [PERIOD.id], measures: ['total_cost'] },
  }),
  explainFigure: ({ tenantId }) => ({
    path: `/api/v1/figures/explain?${OF_MONTH}&measure=total_cost&tenant=${tenantId}`,
  }),
  listTenants: () => ({ path: '/api/v1/tenants' }),
  listMeasures: () => ({ path: '/api/v1/measures' }),
  listPeriods: () => ({ path: '/api/v1/periods' }),
  listRuns: () => ({ path: '/api/v1/runs' }),
  readRun: ({ runId }) => ({ path: `/api/v1/runs/${runId}` }),
}

export function requestFor(operation: Operation, about: Subject): ApiRequest {
  return REQUESTS[operation](about)
}

/** Each operation's request under its name; and figures as a file by what the client accepts. */
export function everyRequest(about: Subject): readonly (readonly [string, Operation, ApiRequest])[] {
  const listed = OPERATIONS.map((operation) => [operation, operation, requestFor(operation, about)] as const)
  const asFile = { ...requestFor('listFigures', about), headers: { accept: 'text/csv' } }
  return [...listed, ['figures as text/csv', 'exportFigures', asFile]]
}
