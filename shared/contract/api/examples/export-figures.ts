// GET /figures.csv: the file, byte for byte: it begins with a byte order mark, and its lines end with CRLF.
import { STATEMENTS } from '../../../approximation/statements.ts'
import type { ExamplesOf } from './example.ts'
import {
  EXAMPLE_AS_OF,
  EXAMPLE_PERIOD,
  EXAMPLE_RUN_ID,
  TENANT_A,
  TENANT_B,
  TENANT_C,
} from './example-month.ts'

const BYTE_ORDER_MARK = '\uFEFF'
const PROVENANCE = [
  EXAMPLE_PERIOD,
  EXAMPLE_AS_OF,
  EXAMPLE_RUN_ID,
  'even',
  'complete',
  STATEMENTS.join(' '),
].join(',')

const LINES = [
  'row,tenant_id,tenant_name,plan_names,pool,reason,resource_id,total_cost,cost_complete,unknown_resources,revenue,profit,gross_margin_pct,provisional,period,as_of,run_id,method,quality,approximation,missing',
  `tenant,${TENANT_A},Tenant A,,,,,4.00,TRUE,0,0.00,-4.00,,FALSE,${PROVENANCE},gross_margin_pct: no_revenue`,
  `tenant,${TENANT_B},Tenant B,,,,,4.00,TRUE,0,0.00,-4.00,,FALSE,${PROVENANCE},gross_margin_pct: no_revenue`,
  `tenant,${TENANT_C},Tenant C,,,,,8.01,TRUE,0,0.00,-8.01,,FALSE,${PROVENANCE},gross_margin_pct: no_revenue`,
  `unallocated,,,,ip,burned,i3,1.50,TRUE,,,,,,${PROVENANCE},`,
]

export const EXPORT_FIGURES_EXAMPLES: ExamplesOf<'exportFigures'> = {
  fileOfTheMonth: {
    title: 'Cost, revenue, profit and margin of every tenant, and what no tenant carries',
    askedBy: 'ROLE_FINANCE',
    request: {
      period: EXAMPLE_PERIOD,
      measure: ['total_cost', 'revenue', 'profit', 'gross_margin_pct'],
    },
    answer: `${BYTE_ORDER_MARK}${LINES.map((line) => `${line}\r\n`).join('')}`,
  },
}
