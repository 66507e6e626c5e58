// Figures, what they consist of and what could be saved: one entry an operation.
import * as z from 'zod'
import type { Operation } from '../../../access/may-call.ts'
import { explainedFigure } from '../answers/explained-figure.ts'
import { figuresGrid, figuresGrids } from '../answers/figures-grid.ts'
import { figuresPage } from '../answers/figures-page.ts'
import { resourceCosts, vendorCosts } from '../answers/resource-costs.ts'
import { opportunityList } from '../answers/strategy.ts'
import { success } from '../envelope.ts'
import type { OperationContract } from '../operation-contract.ts'
import { MOST_GRID_FIGURES, MOST_GRIDS, MOST_PERIODS } from '../parameters.ts'
import * as requests from '../requests.ts'
import { API_ROOT } from '../roots.ts'

export const FIGURES = {
  listFigures: {
    method: 'GET',
    path: `${API_ROOT}/figures`,
    summary: 'Figures of a month, quarter or year, tenant by tenant',
    description:
      'All pages come from the runs that were current when the first was asked for. With `Accept: text/csv` it answers as exportFigures does.',
    request: requests.listFiguresRequest,
    answer: success(figuresPage),
  },
  exportFigures: {
    method: 'GET',
    path: `${API_ROOT}/figures.csv`,
    summary: 'Figures of a month, quarter or year as one CSV file',
    description:
      'Whole or not at all: UTF-8 with a byte order mark, CRLF lines, dollars with two decimals, unknown figures as empty cells. Over the whole platform its unallocated rows make the cost columns sum to the source.',
    request: requests.exportFiguresRequest,
    answer: null,
  },
  queryFigures: {
    method: 'POST',
    path: `${API_ROOT}/figures/query`,
    summary: 'Grids of figures in one answer',
    description: `Tenants x periods x measures, answered by key: one grid, or up to ${MOST_GRIDS} in \`grids\`, answered in their order. At most ${MOST_GRID_FIGURES} figures and ${MOST_PERIODS} months in one request. Each month is answered from one run, a quarter or year from those of its months.`,
    request: requests.queryFiguresRequest,
    answer: success(z.union([figuresGrid, figuresGrids])),
  },
  explainFigure: {
    method: 'GET',
    path: `${API_ROOT}/figures/explain`,
    summary: 'How a figure comes about, down to its VPS and IPs',
    description:
      'Lines whose cents sum to the figure. A caller who sees some tenants only gets own shares and the number of other tenants; what would tell of a neighbour is withheld, and the answer says so.',
    request: requests.explainFigureRequest,
    answer: success(explainedFigure),
  },
  listResourceCosts: {
    method: 'GET',
    path: `${API_ROOT}/figures/resources`,
    summary: 'Cost of a month, quarter or year, resource by resource',
    description:
      'The cents of `listFigures`, counted by VPS, IP and platform cost instead of by tenant: over the whole platform, tenant and unallocated cents of a pool sum to its source. What a sharing policy divides of a pool is a row without a resource. A caller who sees some tenants only gets the resources that those share, own cents and the number of other tenants; what would tell of a neighbour is withheld.',
    request: requests.listResourceCostsRequest,
    answer: success(resourceCosts),
  },
  listVendorCosts: {
    method: 'GET',
    path: `${API_ROOT}/figures/vendors`,
    summary: 'Cost of a month, quarter or year, by vendor and plan',
    description:
      'The cents of `listFigures`, counted by vendor of the resource, pool and plan of the tenant, with what no tenant carries by its reason: over the whole platform the rows of a pool sum to its source. A caller who sees some tenants only gets the cents of those.',
    request: requests.listVendorCostsRequest,
    answer: success(vendorCosts),
  },
  listOpportunities: {
    method: 'GET',
    path: `${API_ROOT}/opportunities`,
    summary: 'Savings opportunities of a month or quarter',
    description:
      'From its strategic summary: suggestions with a range, never promises. A caller who sees some tenants only gets the opportunities about those, and totals of them.',
    request: requests.listOpportunitiesRequest,
    answer: success(opportunityList),
  },
} as const satisfies Partial<Record<Operation, OperationContract>>
