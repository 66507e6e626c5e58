// Which address leads to which operation, straight from the contract.
import { API_ROOT } from '../../shared/contract/api/operations.ts'
import { errorPage } from './documents/error-page.ts'
import { openApiPage } from './documents/openapi-page.ts'
import { explainFigure } from './operations/explain-figure.ts'
import { exportFigures } from './operations/export-figures.ts'
import { listAdjustments } from './operations/list-adjustments.ts'
import { listFigures } from './operations/list-figures.ts'
import { listMeasures } from './operations/list-measures.ts'
import { listOpportunities } from './operations/list-opportunities.ts'
import { listPeriods } from './operations/list-periods.ts'
import { listResourceCosts } from './operations/list-resource-costs.ts'
import { listRuns } from './operations/list-runs.ts'
import { listTenants } from './operations/list-tenants.ts'
import { listVendorCosts } from './operations/list-vendor-costs.ts'
import { queryFigures } from './operations/query-figures.ts'
import { readRun } from './operations/read-run.ts'
import { perform, type Route } from './perform.ts'
import { alsoHead, entriesOf, type RouteEntry } from './route-entries.ts'
import type { ApiServices } from './services.ts'

export function routesOf(services: () => ApiServices): RouteEntry[] {
  const file = perform('exportFigures', exportFigures, services)
  const list = perform('listFigures', listFigures, services)
  const operations = {
    /** The same address answers as a file to whoever prefers one. */
    listFigures: ((event, context) =>
      (context.preferredMediaType?.startsWith('text/csv') ? file : list)(event, context)) as Route,
    exportFigures: file,
    queryFigures: perform('queryFigures', queryFigures, services),
    explainFigure: perform('explainFigure', explainFigure, services),
    listResourceCosts: perform('listResourceCosts', listResourceCosts, services),
    listVendorCosts: perform('listVendorCosts', listVendorCosts, services),
    listOpportunities: perform('listOpportunities', listOpportunities, services),
    listAdjustments: perform('listAdjustments', listAdjustments, services),
    listTenants: perform('listTenants', listTenants, services),
    listMeasures: perform('listMeasures', listMeasures, services),
    listPeriods: perform('listPeriods', listPeriods, services),
    listRuns: perform('listRuns', listRuns, services),
    readRun: perform('readRun', readRun, services),
  }
  return [...entriesOf(operations), ...publicRoutes(services).flatMap(alsoHead)]
}

/** Documents that say nothing of any figure need no sign-in. */
function publicRoutes(services: () => ApiServices): RouteEntry[] {
  return [
    {
      method: 'GET',
      path: `${API_ROOT}/openapi.json`,
      handler: openApiPage(services),
      mediaTypes: ['application/json'],
    },
    { method: 'GET', path: `${API_ROOT}/errors/{code}`, handler: errorPage, mediaTypes: ['text/html'] },
  ]
}
