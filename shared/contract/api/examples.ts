// Requests with their whole answers, over one small published month: the OpenAPI document shows them, and a test asks each
// of the real handler and holds what it answers against what is written here.
import type { Operation } from '../../access/may-call.ts'
import type { ExamplesOf } from './examples/example.ts'
import { EXPLAIN_FIGURE_EXAMPLES } from './examples/explain-figure.ts'
import { EXPORT_FIGURES_EXAMPLES } from './examples/export-figures.ts'
import { LIST_ADJUSTMENTS_EXAMPLES } from './examples/list-adjustments.ts'
import { LIST_FIGURES_EXAMPLES } from './examples/list-figures.ts'
import { LIST_MEASURES_EXAMPLES, LIST_PERIODS_EXAMPLES, LIST_TENANTS_EXAMPLES } from './examples/listings.ts'
import { QUERY_FIGURES_EXAMPLES } from './examples/query-figures.ts'
import { LIST_RESOURCE_COSTS_EXAMPLES, LIST_VENDOR_COSTS_EXAMPLES } from './examples/resource-costs.ts'
import { LIST_RUNS_EXAMPLES, READ_RUN_EXAMPLES } from './examples/runs.ts'
import { LIST_KPIS_EXAMPLES, LIST_OPPORTUNITIES_EXAMPLES } from './examples/strategy.ts'

export const EXAMPLES: { readonly [Name in Operation]: ExamplesOf<Name> } = {
  listFigures: LIST_FIGURES_EXAMPLES,
  exportFigures: EXPORT_FIGURES_EXAMPLES,
  queryFigures: QUERY_FIGURES_EXAMPLES,
  explainFigure: EXPLAIN_FIGURE_EXAMPLES,
  listResourceCosts: LIST_RESOURCE_COSTS_EXAMPLES,
  listVendorCosts: LIST_VENDOR_COSTS_EXAMPLES,
  listOpportunities: LIST_OPPORTUNITIES_EXAMPLES,
  listKpis: LIST_KPIS_EXAMPLES,
  listAdjustments: LIST_ADJUSTMENTS_EXAMPLES,
  listTenants: LIST_TENANTS_EXAMPLES,
  listMeasures: LIST_MEASURES_EXAMPLES,
  listPeriods: LIST_PERIODS_EXAMPLES,
  listRuns: LIST_RUNS_EXAMPLES,
  readRun: READ_RUN_EXAMPLES,
}
